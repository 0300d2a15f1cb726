//! The examples of a description, each with the schema that it should fit.

use std::ptr;

use serde_json::Value;

use crate::json::Json;
use crate::parse::pointer::{escape, tokens};
use crate::parse::{FURTHER_EXAMPLES, Numbers};

use super::schemas::{Schema, Schemas};

/// Whether a value is sent or received, as far as its place tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A request or a parameter.
    Sent,
    /// An answer.
    Received,
    /// A schema that may be used for both.
    Open,
}

/// A value that someone says, or that was seen to be, of a schema.
#[derive(Clone)]
pub struct Example<'a> {
    pub schema: Schema<'a>,
    pub value: &'a Value,
    pub side: Side,
    /// The pointer of the example, or the name of the recording.
    pub place: String,
    /// Whether it was seen on the wire.
    pub is_recorded: bool,
    /// The numbers of the description that it stands in, and its pointer there.
    pub written: Option<(&'a Numbers, String)>,
}

impl Example<'_> {
    /// The text of a part, with a number as it is written.
    pub fn text(&self, part: &Value) -> String {
        let number = self.written.as_ref().and_then(|(numbers, pointer)| {
            let pointer = way(self.value, pointer, part)?;
            numbers.get(&pointer)
        });
        number.map_or_else(|| part.to_string(), Json::to_string)
    }
}

/// The pointer of a part of the value at a pointer.
fn way(whole: &Value, pointer: &str, part: &Value) -> Option<String> {
    if ptr::eq(whole, part) {
        return Some(pointer.to_owned());
    }
    match whole {
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, item)| way(item, &format!("{pointer}/{index}"), part))
        }
        Value::Object(members) => {
            let mut members = members.iter();
            members.find_map(|(key, it)| way(it, &format!("{pointer}/{}", escape(key)), part))
        }
        _ => None,
    }
}

/// Every example of a description, in order.
pub fn examples<'a>(schemas: Schemas<'a>, numbers: &'a Numbers) -> Vec<Example<'a>> {
    let mut examples = Vec::new();
    schemas.each(|holder| {
        let schema = holder.child("schema");
        let side = side(&holder.pointer, schema.is_some());
        // A media type, a parameter or a header has a schema; anything else with an example is one.
        let schema = schema.unwrap_or_else(|| holder.clone());
        let mut add = |place: String, example: Schema<'a>| {
            examples.push(Example {
                schema: schema.clone(),
                value: example.json,
                side,
                place,
                is_recorded: false,
                written: Some((numbers, example.pointer)),
            });
        };
        // One that is null and nothing else says that there is none.
        let is_there = |example: &Schema<'_>| !example.json.is_null();
        if let Some(example) = holder.child("example").filter(is_there) {
            add(example.pointer.clone(), example);
        }
        for (number, example) in holder.map(FURTHER_EXAMPLES) {
            add(format!("{}/examples/{number}", holder.pointer), example);
        }
        for (_, example) in holder.map("examples") {
            let value = schemas.followed(&example).child("value");
            if let Some(value) = value.filter(is_there) {
                add(value.pointer.clone(), value);
            }
        }
    });
    examples
}

/// On which side the examples of the object at this pointer stand.
fn side(pointer: &str, has_schema: bool) -> Side {
    let tokens = tokens(pointer);
    let is_among = |names: &[&str]| tokens.iter().any(|token| names.contains(&token.as_str()));
    if !has_schema || is_among(&["callbacks", "headers"]) {
        Side::Open
    } else if is_among(&["responses"]) {
        Side::Received
    } else {
        Side::Sent
    }
}
