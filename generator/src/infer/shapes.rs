//! The shape of an object schema, and how an object fits it at first sight: its keys, and the kinds
//! of their values.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::kinds::{JsonKind, kinds};
use super::schemas::{Schema, Schemas};
use crate::extensions::NAMES;

/// How many schemas an object is composed of at most.
const PARTS: usize = 50;

/// What a schema, with all that it is composed of, says of the keys of its objects.
#[derive(Default)]
pub struct Shape<'a> {
    pub properties: BTreeMap<&'a str, Schema<'a>>,
    pub required: BTreeSet<&'a str>,
    /// Where it and the schemas stand that it is composed of.
    pub parts: Vec<String>,
    /// The names that properties are given.
    pub names: BTreeMap<&'a str, &'a str>,
    /// Whether keys that are not described are expressly allowed.
    pub is_open: bool,
}

impl<'a> Shape<'a> {
    pub fn of(schemas: Schemas<'a>, schema: &Schema<'a>) -> Self {
        let mut shape = Self::default();
        shape.add(schemas, schema);
        shape
    }

    fn add(&mut self, schemas: Schemas<'a>, schema: &Schema<'a>) {
        let schema = schemas.followed(schema);
        if self.parts.contains(&schema.pointer) || self.parts.len() == PARTS {
            return;
        }
        self.parts.push(schema.pointer.clone());
        self.properties.extend(schema.map("properties"));
        self.required.extend(schema.texts("required"));
        let names = schema.json.get(NAMES).and_then(Value::as_object);
        let names = names.into_iter().flatten();
        self.names
            .extend(names.filter_map(|(key, name)| Some((key.as_str(), name.as_str()?))));
        let additional = schema.json.get("additionalProperties");
        self.is_open |= additional.is_some_and(|value| value != &Value::Bool(false));
        for part in schema.list("allOf") {
            self.add(schemas, &part);
        }
    }

    /// Whether an object has the keys of this shape, but for one that need not be described.
    pub fn has_keys_of(&self, object: &Map<String, Value>, but: Option<&str>) -> bool {
        let is_known =
            |key: &str| self.is_open || Some(key) == but || self.properties.contains_key(key);
        object.keys().all(|key| is_known(key))
            && self.required.iter().all(|key| object.contains_key(*key))
    }

    /// Whether an object has the keys of this shape, with values of the right kinds.
    pub fn fits(
        &self,
        schemas: Schemas<'a>,
        object: &Map<String, Value>,
        but: Option<&str>,
    ) -> bool {
        let fits = |(key, value): (&String, &Value)| match self.properties.get(key.as_str()) {
            Some(_) if Some(key.as_str()) == but => true,
            Some(property) => accepts(schemas, property, value),
            None => true,
        };
        self.has_keys_of(object, but) && object.iter().all(fits)
    }
}

/// Whether a schema describes a value, at first sight.
pub fn describes(schemas: Schemas<'_>, schema: &Schema<'_>, value: &Value) -> bool {
    match value.as_object() {
        Some(object) => Shape::of(schemas, schema).fits(schemas, object, None),
        None => accepts(schemas, schema, value),
    }
}

/// Whether a schema accepts values of this kind, or this very text where it lists texts.
fn accepts(schemas: Schemas<'_>, schema: &Schema<'_>, value: &Value) -> bool {
    let listed = schemas.followed(schema).texts("enum");
    let is_listed = value
        .as_str()
        .is_none_or(|text| listed.is_empty() || listed.contains(&text));
    is_listed && kinds(schemas, schema).contains(&JsonKind::of(value))
}
