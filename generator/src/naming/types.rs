//! Schemas of which types with one name are made.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::collisions::Things;
use crate::lower::names::{camel_case, type_name, words as words_of};
use crate::parse::pointer::tokens;

use super::own_words::{KEYS, REQUIRED, title, whole_own_words};
use super::places;
use super::spellings::{spelled, style};
use super::{Finder, groups};
use crate::infer::words;

impl Finder<'_> {
    /// Names all schemas with one name but the one that has most claim to it.
    pub(super) fn name_types(&mut self) {
        let types = groups(self.names, |things| match things {
            Things::Types(schemas) => Some(((), schemas)),
            _ => None,
        });
        let length = |pointer: &String| tokens(pointer).len();
        let shortest = |pointers: &[String]| pointers.iter().map(length).min();
        let mut types = types;
        types.sort_by_key(|(_, _, pointers)| shortest(pointers));
        for (_, name, mut pointers) in types {
            // Most types have the name of what they stand in: with another name for that, they may have one too.
            let stands_in = |pointer: &String, outer: &String| {
                let rest = pointer.strip_prefix(outer.as_str());
                rest.is_some_and(|rest| rest.starts_with('/'))
            };
            let is_open = |pointer: &String| {
                self.open
                    .iter()
                    .any(|it| it == pointer || stands_in(pointer, it))
            };
            if pointers.iter().any(is_open) {
                continue;
            }
            // What cannot be named keeps its name, and what is composed of a schema takes none from it.
            let copies: Vec<String> = pointers
                .iter()
                .filter(|it| self.is_copy(it, &pointers))
                .cloned()
                .collect();
            pointers.sort_by_cached_key(|it| {
                let (is_free, is_copy) = (self.can_be_named(it, ""), copies.contains(it));
                let claim = (is_free, is_copy, places::rank(it, name));
                (claim, length(it), it.clone())
            });
            let Some((first, others)) = pointers.split_first() else {
                continue;
            };
            for other in others {
                self.open.push(other.clone());
                let is_copy = copies.contains(other);
                let candidates = match is_copy {
                    true => with_owner(name, other),
                    false => None,
                };
                let candidates = candidates
                    .into_iter()
                    .chain(self.type_names(name, first, other));
                let mut free = candidates.into_iter();
                let free = free.find(|(candidate, _)| {
                    self.can_be_named(other, "") && !self.taken.contains(candidate)
                });
                match free {
                    Some((new, from)) => {
                        let (one, name) = (words::code(first), words::code(name));
                        let reason = match is_copy {
                            true => format!("what is composed of {one} would be {name} too"),
                            false => format!("{one} is {name} too"),
                        };
                        self.take(&new);
                        let shown = match is_copy {
                            true => &[],
                            false => std::slice::from_ref(first),
                        };
                        self.name(other, &new, shown, reason, from);
                    }
                    None => self.give_up("types", name, &[first.clone(), other.clone()]),
                }
            }
        }
    }

    /// Whether what has one of these pointers was written where another stands.
    fn is_copy(&self, pointer: &str, pointers: &[String]) -> bool {
        let written = self.places.written(pointer);
        written != pointer && pointers.contains(&written)
    }

    /// What a schema could be called instead, the best first, and after what.
    fn type_names(&self, name: &str, first: &str, other: &str) -> Vec<(String, &'static str)> {
        let (Some(one), Some(schema)) = (self.at(first), self.at(other)) else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        let title = title(schema).map(|title| type_name(&title));
        candidates.extend(title.map(|title| (title, "its title")));
        let of_component = |pointer: &str| match tokens(pointer).as_slice() {
            [components, schemas, name] if components == "components" && schemas == "schemas" => {
                Some(name.clone())
            }
            _ => None,
        };
        let Some(wire) = of_component(other) else {
            let place = places::words(other).iter();
            let place = place.filter(|word| !name.ends_with(**word));
            candidates.extend(place.map(|word| (format!("{name}{word}"), "where it stands")));
            candidates.extend(with_own_place(name, first, other));
            return candidates;
        };
        candidates.extend(with_own_key(name, one, schema));
        candidates.extend(with_file(&wire, name));
        let wires = of_component(first).map(|first| [first, wire.clone()]);
        let spelled = wires.and_then(|wires| spelled(&wires, type_name, &BTreeSet::new()));
        if let Some(spelled) = spelled {
            let own = spelled.names.into_iter().find(|(text, _)| *text == wire);
            candidates.extend(own.map(|(_, name)| (name, spelled.by)));
        }
        let written = type_name(&format!("{wire} {}", style(&wire)));
        candidates.push((written, "how it is written"));
        candidates
    }
}

/// The name behind that of the component which it is part of.
fn with_owner(name: &str, pointer: &str) -> Option<(String, &'static str)> {
    let owner = tokens(pointer).into_iter().nth(2)?;
    Some((type_name(&format!("{owner} {name}")), "what it is part of"))
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
    Some((type_name(&format!("{word} {name}")), from))
}

/// The name with the words that its place alone has.
fn with_own_place(name: &str, first: &str, other: &str) -> Option<(String, &'static str)> {
    let words = |pointer: &str| -> Vec<String> {
        let tokens = tokens(pointer).into_iter();
        tokens.flat_map(|token| words_of(&token)).collect()
    };
    let known = words(first);
    let mut own = words(other);
    own.retain(|word| {
        !known.contains(word) && !word.starts_with(|sign: char| sign.is_ascii_digit())
    });
    own.dedup();
    let named = type_name(&format!("{name} {}", own.join(" ")));
    (!own.is_empty()).then_some((named, "the words that its place alone has"))
}

/// The name with a key that the other schema with this name does not have.
fn with_own_key(name: &str, one: &Value, schema: &Value) -> Option<(String, &'static str)> {
    let ways = whole_own_words(&[one, schema]);
    let mut keys = ways
        .iter()
        .filter(|way| [REQUIRED, KEYS].contains(&way.from));
    let key = keys.find_map(|way| way.words[1].as_ref())?;
    Some((
        format!("{name}With{}", camel_case(key.trim_start_matches("with "))),
        "a key that it alone has",
    ))
}
