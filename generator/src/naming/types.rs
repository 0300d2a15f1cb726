//! Schemas of which types with one name are made.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::collisions::Things;
use crate::extensions::NAME;
use crate::lower::names::{camel_case, type_name, value_name, words};
use crate::orders;
use crate::parse::pointer::{schema_at, tokens};
use crate::wording;

use super::own_words::{KEYS, REQUIRED, own_words, title};
use super::places;
use super::spellings::{spelled, style};
use super::{Finder, given_name, groups};

impl Finder<'_> {
    /// Names all schemas with one name but the one that has most claim to it.
    pub(super) fn name_types(&mut self) {
        let mut types = groups(self.names, |things| match things {
            Things::Types(schemas) => Some(((), schemas)),
            _ => None,
        });
        let length = |pointer: &String| tokens(pointer).len();
        types.sort_by_key(|(_, _, pointers)| pointers.iter().map(length).min());
        for (_, name, mut pointers) in types {
            // Most types have the name of what they stand in: with another name for that, they may have one too.
            let stands_in = |pointer: &String, outer: &String| {
                let rest = pointer.strip_prefix(outer.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            let is_open = |pointer: &String| self.open.iter().any(|it| stands_in(pointer, it));
            if pointers.iter().any(is_open) {
                continue;
            }
            let is_copy = |it: &&String| self.is_copy(it, &pointers);
            let copies: Vec<String> = pointers.iter().filter(is_copy).cloned().collect();
            // What an overlay names, or nothing can name, keeps its name, and what is composed of a schema takes none
            // from it.
            let can_be_named = |it: &String| {
                let is_open = copies.contains(it) || self.given(it, "").is_none();
                self.can_be_named(it, "") && is_open && self.is_own_name(name, it)
            };
            pointers.sort_by_cached_key(|it| {
                let claim = (
                    can_be_named(it),
                    copies.contains(it),
                    places::rank(it, name),
                );
                (claim, length(it), self.standing(it))
            });
            for other in &pointers[1..] {
                self.open.push(other.clone());
                self.name_type(name, &pointers, other, copies.contains(other));
            }
        }
    }

    /// Names one schema, but not the first, of those whose types have one name.
    fn name_type(&mut self, name: &str, all: &[String], other: &str, is_copy: bool) {
        let first = &all[0];
        let candidates = match is_copy {
            true => with_owner(name, other),
            false => None,
        };
        let candidates = candidates
            .into_iter()
            .chain(self.type_names(name, all, other));
        let mut candidates = candidates.map(|(candidate, from)| (given_name(&candidate), from));
        // Of two that an overlay names, neither is called otherwise.
        let is_free = is_copy || self.given(other, "").is_none();
        let can_be_named = is_free && self.can_be_named(other, "") && self.is_own_name(name, other);
        let free = candidates.find(|(it, _)| can_be_named && !self.taken.contains(it));
        let (one, code) = (wording::pointer(first), wording::code(name));
        let Some((new, from)) = free else {
            let reason = format!("{one} is {code} too");
            if !self.name_operation_of(other, first, &reason) {
                self.give_up("types", name, &[first.clone(), other.to_owned()]);
            }
            return;
        };
        let (reason, shown) = match is_copy {
            // Where it was written stands the first one, too.
            true => (
                format!("what is composed of {one} would be {code} too"),
                &all[..0],
            ),
            false => (format!("{one} is {code} too"), &all[..1]),
        };
        self.take(&new);
        self.name(other, &new, shown, reason, from);
    }

    /// Whether a name is that of what stands at a pointer: of one component, its heirs and what it has of its own have two.
    fn is_own_name(&self, name: &str, pointer: &str) -> bool {
        let Some(wire) = of_component(pointer) else {
            return true;
        };
        let given = self.at(pointer).and_then(|it| it.get(NAME)?.as_str());
        type_name(given.unwrap_or(&wire)) == name
    }

    /// Whether what has one of these pointers was written where another stands.
    fn is_copy(&self, pointer: &str, pointers: &[String]) -> bool {
        let written = self.places.written(pointer);
        written != pointer && pointers.contains(&written)
    }

    /// Where a schema stands, in an order that says nothing of the order of the description: what is written like a
    /// name in Rust comes first, and for an item of a list stands what it is.
    fn standing(&self, pointer: &str) -> (bool, Vec<String>) {
        let mut value = Some(self.read);
        let mut steps: Vec<String> = Vec::new();
        let mut word = None;
        for token in tokens(pointer) {
            let item = match value {
                Some(Value::Array(items)) => token.parse().ok().and_then(|it: usize| items.get(it)),
                _ => None,
            };
            value = item.or_else(|| value?.get(&token));
            let is_property = steps.last().is_some_and(|it| it == "properties");
            let said = item.map(|item| match item.get("name").and_then(Value::as_str) {
                Some(name) => (Some(name.to_owned()), format!("{name} {}", item["in"])),
                None => (None, orders::sorted(&self.by_names(item)).to_string()),
            });
            let (named, step) = said.unwrap_or_else(|| (is_property.then(|| token.clone()), token));
            word = named.or(word);
            let is_schema = steps == ["components", "schemas"];
            let called = self.called.get(&step).filter(|_| is_schema).cloned();
            steps.push(called.unwrap_or(step));
        }
        let is_plain = word.is_none_or(|word| value_name(&word) == word);
        (!is_plain, steps)
    }

    /// What a schema could be called instead, the best first, and after what; `all` have its name.
    fn type_names(&self, name: &str, all: &[String], other: &str) -> Vec<(String, &'static str)> {
        let schemas: Option<Vec<&Value>> = all.iter().map(|it| self.at(it)).collect();
        let index = all.iter().position(|it| it == other);
        let (Some(schemas), Some(index)) = (schemas, index) else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        let titles: Vec<Option<String>> = schemas.iter().map(|it| title(it)).collect();
        let title = titles[index].clone();
        let is_alone = titles.iter().filter(|it| **it == title).count() == 1;
        candidates.extend(title.filter(|_| is_alone).map(|title| (title, "its title")));
        let first = &all[0];
        let Some(wire) = of_component(other) else {
            let place = places::words(other).iter();
            let place = place.filter(|word| !name.ends_with(**word));
            candidates.extend(place.map(|word| (format!("{name}{word}"), "where it stands")));
            candidates.extend(with_own_place(name, first, other));
            candidates.extend(with_style(name, other));
            return candidates;
        };
        candidates.extend(with_file(&wire, name));
        candidates.extend(with_own_key(name, &schemas, index));
        let wires = of_component(first).map(|first| [first, wire.clone()]);
        let spelled = wires.and_then(|wires| spelled(&wires, type_name, &BTreeSet::new()));
        if let Some(spelled) = spelled {
            let own = spelled.names.into_iter().find(|(text, _)| *text == wire);
            candidates.extend(own.map(|(_, name)| (name, spelled.by)));
        }
        candidates.push((format!("{wire} {}", style(&wire)), "how it is written"));
        candidates
    }
}

/// The name of the component that stands at a pointer.
fn of_component(pointer: &str) -> Option<String> {
    schema_at(&tokens(pointer)).map(str::to_owned)
}

/// The name behind that of the component which it is part of.
fn with_owner(name: &str, pointer: &str) -> Option<(String, &'static str)> {
    let owner = tokens(pointer).into_iter().nth(2)?;
    Some((format!("{owner} {name}"), "what it is part of"))
}

/// The name with that of the file, or with that of its folder if the schema is all of the file: where
/// several come to one name, schemas of further files stand among the components under their addresses.
fn with_file(wire: &str, name: &str) -> Option<(String, &'static str)> {
    let (path, is_part) = match wire.split_once('#') {
        Some((path, _)) => (path, true),
        None => (wire, false),
    };
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, _) = file.rsplit_once('.')?;
    let folder = folders
        .rsplit('/')
        .next()
        .filter(|folder| !folder.is_empty());
    let (word, from) = match is_part {
        true => (stem, "the file that it stands in"),
        false => (folder?, "the folder of its file"),
    };
    Some((format!("{word} {name}"), from))
}

/// The name with the word for how the property is written in which a schema stands.
fn with_style(name: &str, pointer: &str) -> Option<(String, &'static str)> {
    let tokens = tokens(pointer);
    match tokens.as_slice() {
        [.., properties, property] if properties == "properties" => {
            let named = format!("{name} {}", style(property));
            Some((named, "how its property is written"))
        }
        _ => None,
    }
}

/// The name with the words that its place alone has.
fn with_own_place(name: &str, first: &str, other: &str) -> Option<(String, &'static str)> {
    let words = |pointer: &str| -> Vec<String> {
        let tokens = tokens(pointer).into_iter();
        tokens.flat_map(|token| words(&token)).collect()
    };
    let known = words(first);
    let mut own = words(other);
    own.retain(|word| {
        !known.contains(word) && !word.starts_with(|sign: char| sign.is_ascii_digit())
    });
    own.dedup();
    let named = format!("{name} {}", own.join(" "));
    (!own.is_empty()).then_some((named, "the words that its place alone has"))
}

/// The name with a key that none of the other schemas with this name has.
fn with_own_key(name: &str, schemas: &[&Value], index: usize) -> Option<(String, &'static str)> {
    let ways = own_words(schemas);
    let mut keys = ways
        .iter()
        .filter(|way| [REQUIRED, KEYS].contains(&way.from));
    let key = keys.find_map(|way| way.words[index].as_ref())?;
    let key = camel_case(key.trim_start_matches("with "));
    Some((format!("{name} With{key}"), "a key that it alone has"))
}
