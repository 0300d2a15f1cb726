//! Variants that a server sends and no description has: the actions that would describe them.

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::unions::Union;
use crate::infer::words::code;
use crate::lower::names::camel_case;
use crate::parse::pointer::escape;

use super::described::described;
use super::redacted::is_redacted_text;

/// A variant that a text selects, as it was received.
pub struct Received<'a> {
    /// The property that selects.
    pub property: &'a str,
    pub text: &'a str,
    pub value: &'a Value,
    /// The recording.
    pub place: &'a str,
}

/// Adds the variant to the schemas, and to the union that has it; `keyword` is that which says what
/// selects. What a sibling selects needs a mapping, and a value that is no object is no schema of its own.
pub fn selected(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    keyword: &str,
    received: &Received<'_>,
) -> Vec<Action> {
    let union = schemas.followed(union);
    let mapping = union.child(keyword).and_then(|it| it.child("mapping"));
    let Some(members) = received.value.as_object() else {
        return Vec::new();
    };
    if keyword == "x-sibling-discriminator" && mapping.is_none() {
        return Vec::new();
    }
    let evidence = format!(
        "Received in {}, where {} is {}.",
        received.place,
        code(received.property),
        code(received.text)
    );
    let mut schema = json!({ "type": "object", "properties": properties(members) });
    if keyword == "enum" {
        schema["required"] = json!([received.property]);
        schema["properties"][received.property] =
            json!({ "type": "string", "enum": [received.text] });
    }
    let mapping = |pointer: &str| match keyword {
        "enum" => Map::new(),
        _ => {
            let mapping = json!({ "mapping": { received.text: pointer } });
            object([(keyword, mapping)])
        }
    };
    added(schemas, &union, received.text, schema, mapping, &evidence)
}

/// The same for a variant that is known by a key that no other has.
pub fn with_key(
    schemas: Schemas<'_>,
    schema: &Schema<'_>,
    union: &Union<'_>,
    members: &Map<String, Value>,
    place: &str,
) -> Vec<Action> {
    let is_new = |key: &&String| {
        let mut variants = union.variants.iter();
        !variants.any(|variant| variant.shape.properties.contains_key(key.as_str()))
    };
    let mut keys = members.keys().filter(|key| !is_redacted_text(key));
    let Some(key) = keys.find(is_new) else {
        return Vec::new();
    };
    let evidence = format!("Received in {place}, with the key {}.", code(key));
    let variant = json!({ "type": "object", "required": [key], "properties": properties(members) });
    added(schemas, schema, key, variant, |_| Map::new(), &evidence)
}

/// A schema that is named after a text, and its place in the union, with what more is said there.
fn added(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    text: &str,
    schema: Value,
    more: impl Fn(&str) -> Map<String, Value>,
    evidence: &str,
) -> Vec<Action> {
    let mut keywords = ["oneOf", "anyOf"].into_iter();
    let Some(keyword) = keywords.find(|it| union.json.get(it).is_some_and(Value::is_array)) else {
        return Vec::new();
    };
    let name = camel_case(text);
    let pointer = |name: &str| format!("#/components/schemas/{}", escape(name));
    let names = [
        name.clone(),
        camel_case(&union.name()) + &name,
        name + "Variant",
    ];
    let Some(name) = names
        .into_iter()
        .find(|name| schemas.at(&pointer(name)).is_none())
    else {
        return Vec::new();
    };
    let pointer = pointer(&name);
    let mut update = object([(keyword, json!([{ "$ref": pointer }]))]);
    update.extend(more(&pointer));
    let schema = object([(&name, schema)]);
    vec![
        Action::update("#/components/schemas", schema, evidence),
        Action::update(&union.pointer, update, evidence),
    ]
}

fn properties(members: &Map<String, Value>) -> Map<String, Value> {
    let members = members.iter().filter(|(key, _)| !is_redacted_text(key));
    members
        .map(|(key, value)| (key.clone(), described(&[value])))
        .collect()
}
