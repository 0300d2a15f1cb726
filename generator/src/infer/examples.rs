//! The examples of a description, each with the schema that it should fit.

use serde_json::Value;

use crate::parse::FURTHER_EXAMPLES;
use crate::parse::pointer::tokens;

use super::positions;
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
}

/// Every example of a description, in order.
pub fn examples(schemas: Schemas<'_>) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    positions::visit(schemas.root, &mut |holder| {
        let schema = holder.child("schema");
        let side = side(&holder.pointer, schema.is_some());
        // A media type, a parameter or a header has a schema; anything else with an example is one.
        let schema = schema.unwrap_or_else(|| holder.clone());
        let mut add = |place: String, value| {
            examples.push(Example {
                schema: schema.clone(),
                value,
                side,
                place,
                is_recorded: false,
            });
        };
        // One that is null and nothing else says that there is none.
        let is_there = |example: &Schema<'_>| !example.json.is_null();
        if let Some(example) = holder.child("example").filter(is_there) {
            add(example.pointer, example.json);
        }
        for (number, example) in holder.map(FURTHER_EXAMPLES) {
            add(
                format!("{}/examples/{number}", holder.pointer),
                example.json,
            );
        }
        for (_, example) in holder.map("examples") {
            let value = schemas.followed(&example).child("value");
            if let Some(value) = value.filter(is_there) {
                add(value.pointer, value.json);
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
