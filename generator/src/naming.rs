//! Proposes names where the rules of the generator give one name twice, or one that hangs on a number.
//!
//! A name that is proposed says what its thing says itself: its title, its tag, the keys that it
//! alone has, the signs that were lost, or where it stands. Where nothing of this makes a difference,
//! it is a conflict. What a name uncovers is looked at again, until nothing is left.

mod numbered;
mod operations;
mod own_words;
mod places;
mod spellings;
mod texts;
mod types;
mod variants;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::collisions::{Names, Things};
use crate::diagnostics::Diagnostics;
use crate::lower;
use crate::parse::{Description, SourceMap};
use crate::resolve;

use super::Findings;
use super::actions::{Action, object};
use super::conflicts;

/// What has been named so far: a name that changes nothing is not proposed again.
#[derive(Default)]
pub struct Named {
    things: BTreeSet<(String, String)>,
}

/// Looks once at the names of a description, as it is read and as it is written.
pub fn find(
    description: &Description,
    places: &SourceMap,
    written: &Value,
    named: &mut Named,
) -> Findings {
    let mut diagnostics = Diagnostics::default();
    let document = resolve::resolve(description, &mut diagnostics);
    let names = document.map(|document| lower::collisions(document, &mut diagnostics));
    // Without all its schemas, no description has names: the generator says so.
    let Some(mut names) = names else {
        return Findings::default();
    };
    // What stands beside a choice has been said in each of its variants: names go where they stood.
    for pointer in names.pointers_mut() {
        *pointer = places.written_in_all(pointer);
    }
    let mut naming = Naming {
        read: &description.json,
        written,
        taken: names.types.clone(),
        names: &names,
        named,
        findings: Findings::default(),
    };
    naming.name_numbered();
    naming.name_texts();
    naming.name_parameters();
    naming.name_variants();
    naming.name_operations();
    // Most types have the name of what they stand in: with that, they get another.
    if naming.findings.actions.is_empty() {
        naming.name_types();
    }
    naming.findings
}

/// One look at the names.
struct Naming<'a> {
    /// The description in the form in which it is generated from.
    read: &'a Value,
    /// The description as its writer wrote it.
    written: &'a Value,
    names: &'a Names,
    /// The names of types, with those that are proposed.
    taken: BTreeSet<String>,
    named: &'a mut Named,
    findings: Findings,
}

impl<'a> Naming<'a> {
    /// What stands at a pointer, in the words of its writer if it stands there.
    fn at(&self, pointer: &str) -> Option<&'a Value> {
        let pointer = pointer.strip_prefix('#')?;
        self.written
            .pointer(pointer)
            .or_else(|| self.read.pointer(pointer))
    }

    /// Whether an action can name what stands at a pointer, and none has done so.
    fn can_be_named(&self, pointer: &str, text: &str) -> bool {
        let place = pointer.strip_prefix('#').unwrap_or(pointer);
        let is_there = self
            .written
            .pointer(place)
            .is_some_and(|it| it.is_object() && it.get("$ref").is_none());
        let thing = (pointer.to_owned(), text.to_owned());
        is_there && !self.named.things.contains(&thing)
    }

    /// Proposes a name for what stands at a pointer.
    fn name(&mut self, pointer: &str, name: &str, evidence: String) {
        self.named
            .things
            .insert((pointer.to_owned(), String::new()));
        let update = object([("x-name", name.into())]);
        let action = Action::update(pointer, update, evidence);
        self.findings.actions.push(action);
    }

    /// Proposes names for properties or values of the schema at a pointer.
    fn name_members(&mut self, pointer: &str, names: &[(String, String)], evidence: String) {
        let mut members = serde_json::Map::new();
        for (text, name) in names {
            self.named.things.insert((pointer.to_owned(), text.clone()));
            members.insert(text.clone(), json!(name));
        }
        let update = object([("x-names", members.into())]);
        let action = Action::update(pointer, update, evidence);
        self.findings.actions.push(action);
    }

    /// Says that nothing tells two things apart by which they could be named.
    fn give_up(&mut self, what: &str, name: &str, pointers: &[String]) {
        let conflict = conflicts::same_names(what, name, pointers);
        self.findings.conflicts.push(conflict);
    }

    /// Takes a name for a type, if it is free.
    fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }
}

/// What has one name, once each: the collisions of one kind, each with what it is in.
fn groups<'n, K: Ord + 'n>(
    names: &'n Names,
    kind: impl Fn(&'n Things) -> Option<(K, &'n [String; 2])>,
) -> Vec<(K, &'n str, Vec<String>)> {
    let mut groups: Vec<(K, &'n str, Vec<String>)> = Vec::new();
    for collision in &names.collisions {
        let Some((key, things)) = kind(&collision.things) else {
            continue;
        };
        let same = groups
            .iter()
            .position(|(known, name, _)| *known == key && *name == collision.name);
        let group = same.unwrap_or(groups.len());
        if same.is_none() {
            groups.push((key, &collision.name, Vec::new()));
        }
        let (_, _, group) = &mut groups[group];
        for thing in things {
            if !group.contains(thing) {
                group.push(thing.clone());
            }
        }
    }
    groups
}
