//! Variants that a server sends and no description has: the actions that would describe them.

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::words::code;
use crate::lower::names::camel_case;
use crate::parse::pointer::escape;

use super::differences::described;

/// A variant that a text selects, as it was received.
pub struct Received<'a> {
    /// The property that selects.
    pub property: &'a str,
    pub text: &'a str,
    pub value: &'a Value,
    /// The recording.
    pub place: &'a str,
}

/// Adds the variant to the schemas, and to the union that has it; `keyword` is that of its mapping. A
/// union without a mapping, and a value that is no object, are for people.
pub fn selected(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    keyword: &str,
    received: &Received<'_>,
) -> Vec<Action> {
    let union = schemas.followed(union);
    let mapping = union.child(keyword).and_then(|it| it.child("mapping"));
    let (Some(members), Some(_)) = (received.value.as_object(), mapping) else {
        return Vec::new();
    };
    let evidence = format!(
        "Received in {}, where {} is {}.",
        received.place,
        code(received.property),
        code(received.text)
    );
    let schema = json!({ "type": "object", "properties": properties(members) });
    let mapping = |pointer: &str| {
        let mapping = json!({ "mapping": { received.text: pointer } });
        object([(keyword, mapping)])
    };
    added(schemas, &union, received.text, schema, mapping, &evidence)
}

/// The same for a variant that is known by its only key.
pub fn with_key(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    members: &Map<String, Value>,
    place: &str,
) -> Vec<Action> {
    let mut keys = members.keys();
    let (Some(key), None) = (keys.next(), keys.next()) else {
        return Vec::new();
    };
    let evidence = format!("Received in {place}, with the key {}.", code(key));
    let schema = json!({ "type": "object", "required": [key], "properties": properties(members) });
    added(schemas, union, key, schema, |_| Map::new(), &evidence)
}

/// A schema that is named after a text, and its place in the union, with what more is said there. A union
/// of another form, and a name that is taken, are for people.
fn added(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    text: &str,
    schema: Value,
    more: impl Fn(&str) -> Map<String, Value>,
    evidence: &str,
) -> Vec<Action> {
    let is_listed = union.json.get("oneOf").is_some_and(Value::is_array);
    let name = camel_case(text);
    let pointer = format!("#/components/schemas/{}", escape(&name));
    if !is_listed || name.is_empty() || schemas.at(&pointer).is_some() {
        return Vec::new();
    }
    let mut update = object([("oneOf", json!([{ "$ref": pointer }]))]);
    update.extend(more(&pointer));
    let schema = object([(&name, schema)]);
    vec![
        Action::update("#/components/schemas", schema, evidence),
        Action::update(&union.pointer, update, evidence),
    ]
}

fn properties(members: &Map<String, Value>) -> Map<String, Value> {
    let members = members.iter();
    members
        .map(|(key, value)| (key.clone(), described(value)))
        .collect()
}
