//! Brings a reference that an `allOf` only wraps, to say more of its place, to the form in which it stands alone in it:
//!
//! ```text
//! allOf: [P, { description: D }], type: object    becomes    allOf: [P], description: D
//! ```

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::FURTHER_EXAMPLES;
use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::checks::CHECKS;
use super::families::{property, schemas, variants};
use super::{GIVEN, REMARKS};
use crate::extensions::{
    AMBIGUOUS, ENVELOPE, EXACT_NUMBERS, KEEP_UNKNOWN_FIELDS, OWN_VALUE, SIBLING_DISCRIMINATOR,
};

/// Keywords that say something of a place, and nothing of its values.
const OF_PLACES: &[&str] = &[
    "description",
    "nullable",
    "deprecated",
    "readOnly",
    "writeOnly",
    "default",
    "example",
    FURTHER_EXAMPLES,
    "externalDocs",
    "xml",
];

/// What an overlay says of the values of a schema.
const MEANT: &[&str] = &[
    AMBIGUOUS,
    ENVELOPE,
    EXACT_NUMBERS,
    KEEP_UNKNOWN_FIELDS,
    OWN_VALUE,
    SIBLING_DISCRIMINATOR,
];

/// The references to components that stand for others: for their heirs, or for those they list.
pub struct Wrapped(BTreeSet<String>);

impl Wrapped {
    /// Those of a description.
    pub fn new(tree: &Node) -> Self {
        let schemas = schemas(tree).and_then(Node::members).into_iter().flatten();
        let told = schemas.filter(|(_, it)| property(it).is_some() || variants(it).is_some());
        Self(told.map(|(name, _)| format!("{SCHEMAS}{name}")).collect())
    }

    /// Leaves out the parts that say nothing of the values, and what stands beside and says nothing more. Which of its
    /// members one that stands for others must have is left to the server.
    pub fn unwrap(&self, members: &mut IndexMap<String, Node>) {
        unwrap_parts(members);
        let parts = members.get("allOf").and_then(Node::items);
        let references = parts.into_iter().flatten();
        let mut references = references.filter_map(|part| part.get("$ref")?.text());
        let (Some(reference), None) = (references.next(), references.next()) else {
            return;
        };
        let is_told = self.0.contains(reference);
        let says_nothing = |key: &str, value: &Node| match key {
            "type" => value.text() == Some("object"),
            "required" => is_told,
            "properties" => value.members().is_some_and(IndexMap::is_empty),
            _ => CHECKS.contains(&key),
        };
        let is_left_out = |part: &mut Node| {
            let mut own = part.members().into_iter().flatten();
            own.all(|(key, value)| is_of_place(key) || says_nothing(key, value))
        };
        let parts = members.get_mut("allOf").and_then(Node::items_mut);
        let Some(parts) = parts else {
            return;
        };
        let left_out: Vec<Node> = parts.extract_if(.., is_left_out).collect();
        let is_alone = parts.len() == 1;
        left_out.iter().for_each(|part| describe(members, part));
        let says_more = |(key, value): (&String, &Node)| {
            let keys = ["properties", "additionalProperties", "oneOf", "anyOf"];
            keys.contains(&key.as_str()) && !says_nothing(key, value)
        };
        if is_alone && !members.iter().any(says_more) {
            members.retain(|key, value| !says_nothing(key, value));
        }
    }
}

/// Puts the reference of a part that only wraps it where the part stood, and leaves out the parts that say nothing of
/// values beside others that do.
pub fn unwrap_parts(members: &mut IndexMap<String, Node>) {
    let parts = members.get_mut("allOf").and_then(Node::items_mut);
    let mut unwrapped = Vec::new();
    for part in parts.into_iter().flatten() {
        let mut own = part.members().into_iter().flatten();
        let only_wraps = own.all(|(key, _)| key == "allOf" || is_of_place(key));
        let within = part.get("allOf").and_then(Node::items);
        if let ([reference], true) = (within.map_or(&[][..], Vec::as_slice), only_wraps)
            && reference.get("$ref").is_some()
        {
            let reference = reference.clone();
            unwrapped.push(std::mem::replace(part, reference));
        }
    }
    unwrapped.iter().for_each(|part| describe(members, part));
    let says_nothing = |part: &Node| {
        let mut own = part.members().into_iter().flatten();
        own.all(|(key, _)| is_of_place(key))
    };
    let parts = members.get_mut("allOf").and_then(Node::items_mut);
    if let Some(parts) = parts.filter(|parts| !parts.iter().all(says_nothing)) {
        let left_out: Vec<Node> = parts.extract_if(.., |part| says_nothing(part)).collect();
        left_out.iter().for_each(|part| describe(members, part));
    }
}

/// Says of a place what a part says of it.
fn describe(members: &mut IndexMap<String, Node>, part: &Node) {
    for (key, value) in part.members().into_iter().flatten() {
        if OF_PLACES.contains(&key.as_str()) {
            let known = members.entry(key.clone());
            known.or_insert_with(|| value.clone());
        }
    }
}

/// Whether a keyword says nothing of values.
pub fn is_of_place(key: &str) -> bool {
    let is_foreign = key.starts_with("x-") && !MEANT.contains(&key) && !GIVEN.contains(&key);
    OF_PLACES.contains(&key) || REMARKS.contains(&key) || is_foreign
}
