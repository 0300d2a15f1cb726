//! Brings a reference that an `allOf` only wraps, to say more of its place, to the form in which it stands alone in it:
//!
//! ```text
//! allOf: [P, { description: D }], type: object    becomes    allOf: [P], description: D
//! ```

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::REMARKS;
use super::families::{property, schemas};

/// Keywords that say something of a place, and nothing of its values.
const OF_PLACES: &[&str] = &[
    "description",
    "nullable",
    "deprecated",
    "readOnly",
    "writeOnly",
    "default",
    "example",
    "externalDocs",
];

/// The references to components that stand for their heirs.
pub struct Parents(BTreeSet<String>);

impl Parents {
    /// Those of a description.
    pub fn new(tree: &Node) -> Self {
        let schemas = schemas(tree).and_then(Node::members).into_iter().flatten();
        let told = schemas.filter(|(_, schema)| property(schema).is_some());
        Self(told.map(|(name, _)| format!("{SCHEMAS}{name}")).collect())
    }

    /// Leaves out the parts that say nothing of the values, and what stands beside and says nothing more. Which of its
    /// members one that stands for its heirs must have is left to the server.
    pub fn unwrap(&self, members: &mut IndexMap<String, Node>) {
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
            _ => false,
        };
        let is_of_place = |key: &str| OF_PLACES.contains(&key) || REMARKS.contains(&key);
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
        for (key, value) in left_out.iter().filter_map(Node::members).flatten() {
            if OF_PLACES.contains(&key.as_str()) {
                let known = members.entry(key.clone());
                known.or_insert_with(|| value.clone());
            }
        }
        let says_more = ["properties", "additionalProperties", "oneOf", "anyOf"];
        if is_alone && !says_more.iter().any(|key| members.contains_key(*key)) {
            members.retain(|key, value| !says_nothing(key, value));
        }
    }
}
