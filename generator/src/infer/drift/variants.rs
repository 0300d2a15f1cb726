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
/// union of another form, a value that is no object, and a name that is taken are for people.
pub fn actions(
    schemas: Schemas<'_>,
    union: &Schema<'_>,
    keyword: &str,
    received: &Received<'_>,
) -> Vec<Action> {
    let union = schemas.followed(union);
    let mapping = union.child(keyword).and_then(|it| it.child("mapping"));
    let is_listed = mapping.is_some() && union.json.get("oneOf").is_some_and(Value::is_array);
    let name = camel_case(received.text);
    let pointer = format!("#/components/schemas/{}", escape(&name));
    let Some(members) = received.value.as_object() else {
        return Vec::new();
    };
    if !is_listed || name.is_empty() || schemas.at(&pointer).is_some() {
        return Vec::new();
    }
    let properties = members.iter();
    let properties: Map<String, Value> = properties
        .map(|(key, value)| (key.clone(), described(value)))
        .collect();
    let schema = json!({ "type": "object", "properties": properties });
    let evidence = format!(
        "Received in {}, where {} is {}.",
        received.place,
        code(received.property),
        code(received.text)
    );
    let variant = object([
        ("oneOf", json!([{ "$ref": pointer }])),
        (keyword, json!({ "mapping": { received.text: pointer } })),
    ]);
    vec![
        Action::update(
            "#/components/schemas",
            object([(&name, schema)]),
            evidence.clone(),
        ),
        Action::update(&union.pointer, variant, evidence),
    ]
}
