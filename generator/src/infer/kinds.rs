//! The kinds of JSON values, and which of them a schema accepts.

use std::collections::BTreeSet;

use serde_json::Value;

use super::schemas::{Schema, Schemas};
pub use crate::ir::unions::JsonKind;

/// How many schemas are looked at to find the kinds of one, and how far away they may be.
const STEPS: usize = 200;
const DEPTH: usize = 20;

impl JsonKind {
    /// The kind of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

/// The kinds of values that a schema accepts. Null is among them if any part of the schema says so.
pub fn kinds(schemas: Schemas<'_>, schema: &Schema<'_>) -> BTreeSet<JsonKind> {
    Search {
        schemas,
        path: Vec::new(),
        steps: 0,
    }
    .kinds(schema)
}

struct Search<'a> {
    schemas: Schemas<'a>,
    path: Vec<String>,
    steps: usize,
}

impl<'a> Search<'a> {
    fn kinds(&mut self, schema: &Schema<'a>) -> BTreeSet<JsonKind> {
        let schema = self.schemas.followed(schema);
        self.steps += 1;
        let is_too_far = self.steps > STEPS || self.path.len() == DEPTH;
        if is_too_far || self.path.contains(&schema.pointer) {
            return BTreeSet::from(JsonKind::ALL);
        }
        self.path.push(schema.pointer.clone());
        let mut parts = vec![own_kinds(schema.json)];
        for part in schema.list("allOf") {
            parts.push(self.kinds(&part));
        }
        for keyword in ["oneOf", "anyOf"] {
            let variants = schema.list(keyword);
            if !variants.is_empty() {
                let kinds = variants.iter().flat_map(|variant| self.kinds(variant));
                parts.push(kinds.collect());
            }
        }
        self.path.pop();
        // A part that speaks of all kinds says nothing of null.
        let says_null = |part: &BTreeSet<JsonKind>| {
            part.len() < JsonKind::ALL.len() && part.contains(&JsonKind::Null)
        };
        let is_nullable = schema.json.get("nullable") == Some(&Value::Bool(true));
        let accepts_null = is_nullable || parts.iter().any(says_null);
        let all = BTreeSet::from(JsonKind::ALL);
        let mut kinds = parts.iter().fold(all, |kinds, part| &kinds & part);
        if kinds.len() < JsonKind::ALL.len() {
            kinds.remove(&JsonKind::Null);
            kinds.extend(accepts_null.then_some(JsonKind::Null));
        }
        kinds
    }
}

/// The kinds that the schema itself speaks of; all of them if it speaks of none.
fn own_kinds(schema: &Value) -> BTreeSet<JsonKind> {
    let listed = schema.get("enum").and_then(Value::as_array);
    let listed = listed.into_iter().flatten().map(JsonKind::of);
    let mut kinds: BTreeSet<JsonKind> = match schema.get("type").and_then(Value::as_str) {
        Some(name) => JsonKind::named(name).into_iter().collect(),
        None if schema.get("properties").is_some() => BTreeSet::from([JsonKind::Object]),
        None => listed.clone().collect(),
    };
    if kinds.is_empty() {
        kinds.extend(JsonKind::ALL);
    } else if listed.clone().any(|kind| kind == JsonKind::Null) {
        kinds.insert(JsonKind::Null);
    }
    kinds
}
