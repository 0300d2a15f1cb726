//! The kinds of JSON values, and which of them a schema accepts.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::schemas::{Schema, Schemas};
pub use crate::ir::unions::Kind;

/// How many schemas are looked at to find the kinds of one, and how far away they may be.
const STEPS: usize = 200;
const DEPTH: usize = 20;

impl Kind {
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

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "boolean" => Self::Boolean,
            "integer" | "number" => Self::Number,
            "string" => Self::String,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// The word of a schema for this kind.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// That word after its article.
    pub fn one(self) -> String {
        let article = match self {
            Self::Array | Self::Object => "an",
            _ => "a",
        };
        format!("{article} {self}")
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.keyword())
    }
}

/// The kinds of values that a schema accepts. Null is among them if any part of the schema says so.
pub fn kinds(schemas: Schemas<'_>, schema: &Schema<'_>) -> BTreeSet<Kind> {
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
    fn kinds(&mut self, schema: &Schema<'a>) -> BTreeSet<Kind> {
        let schema = self.schemas.followed(schema);
        self.steps += 1;
        let is_too_far = self.steps > STEPS || self.path.len() == DEPTH;
        if is_too_far || self.path.contains(&schema.pointer) {
            return BTreeSet::from(Kind::ALL);
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
        let says_null =
            |part: &BTreeSet<Kind>| part.len() < Kind::ALL.len() && part.contains(&Kind::Null);
        let is_nullable = schema.json.get("nullable") == Some(&Value::Bool(true));
        let accepts_null = is_nullable || parts.iter().any(says_null);
        let all = BTreeSet::from(Kind::ALL);
        let mut kinds = parts.iter().fold(all, |kinds, part| &kinds & part);
        if kinds.len() < Kind::ALL.len() {
            kinds.remove(&Kind::Null);
            kinds.extend(accepts_null.then_some(Kind::Null));
        }
        kinds
    }
}

/// The kinds that the schema itself speaks of; all of them if it speaks of none.
fn own_kinds(schema: &Value) -> BTreeSet<Kind> {
    let listed = schema.get("enum").and_then(Value::as_array);
    let listed = listed.into_iter().flatten().map(Kind::of);
    let mut kinds: BTreeSet<Kind> = match schema.get("type").and_then(Value::as_str) {
        Some(name) => Kind::named(name).into_iter().collect(),
        None if schema.get("properties").is_some() => BTreeSet::from([Kind::Object]),
        None => listed.clone().collect(),
    };
    if kinds.is_empty() {
        kinds.extend(Kind::ALL);
    } else if listed.clone().any(|kind| kind == Kind::Null) {
        kinds.insert(Kind::Null);
    }
    kinds
}
