//! A value of another type than its schema says: the actions that accept both.

use std::ptr;

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::kinds::JsonKind;
use crate::infer::nulls;
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::sightings::{Sighting, Sightings};
use crate::parse::pointer::{escape, tokens};

use super::described::described;

/// Keywords that say nothing of the values.
const REMARKS: [&str; 5] = ["description", "title", "example", "deprecated", "default"];

/// The actions that let a value stand where it was seen. What says no more than a type becomes any JSON.
/// Elsewhere both types are accepted: by the reference to the schema, if there is one, so that the schema
/// stays what it is.
pub fn accepting(
    sightings: &Sightings<'_>,
    schema: &Schema<'_>,
    seen: &Sighting<'_>,
) -> Vec<Action> {
    let kind = JsonKind::of(seen.value);
    let received = format!("Received in {}: {}.", seen.example.place, kind.one());
    if says_a_type_alone(schema) {
        let evidence = format!("{received} Any JSON is decoded, until more is known.");
        return vec![Action::remove(format!("{}/type", schema.pointer), evidence)];
    }
    let other = described(&[seen.value]);
    match reference(sightings, schema, seen) {
        Some(reference) => choice(&reference, own_words(&reference), other, &received),
        None if schema.json.get("oneOf").is_none() => {
            choice(schema, own_words(schema), other, &received)
        }
        None if schema.json.get("discriminator").is_none() && !has_inline_objects(schema) => {
            let update = object([("oneOf", json!([other]))]);
            vec![Action::update(&schema.pointer, update, received)]
        }
        // A discriminator selects among objects, and those without a name are called after their keys as
        // long as they are alone: the union is one choice, and the value another.
        None => choice(schema, own_words(schema), other, &received),
    }
}

/// The actions that let null stand where it was seen. A reference is nullable, and not what it leads to. No
/// type of a whole answer has null beside it.
pub fn accepting_null(
    schemas: Schemas<'_>,
    schema: &Schema<'_>,
    seen: &Sighting<'_>,
) -> Vec<Action> {
    let evidence = format!("Null was received in {}.", seen.example.place);
    if seen.example.value.is_null() {
        return Vec::new();
    }
    match schemas.target(schema) {
        Some(_) => nulls::wrapped(schema, &evidence).into(),
        None => {
            let update = object([("nullable", true.into())]);
            vec![Action::update(&schema.pointer, update, evidence)]
        }
    }
}

/// The actions by which any JSON is decoded where a schema stands, or where it is referred to: what always
/// ends a difference. `written` is the description as it is written, which need not have the very schema; and
/// where an action cannot be given, what the schema stands in becomes any JSON.
pub fn accepting_all(
    written: &Value,
    pointer: &str,
    reference: Option<&str>,
    evidence: &str,
    can_be_given: impl Fn(&Action) -> bool,
) -> Vec<Action> {
    let evidence = format!("{evidence} Any JSON is decoded, until more is known.");
    let pointers = std::iter::successors(Some(pointer), |pointer| {
        pointer.rsplit_once('/').map(|(above, _)| above)
    });
    // A reference that is nullable stands in an `allOf`.
    let reference = reference.map(|it| it.strip_suffix("/allOf/0").unwrap_or(it));
    let mut places = reference.into_iter().chain(pointers);
    let found = places.find_map(|pointer| {
        let json = written.pointer(pointer.strip_prefix('#')?)?;
        let words = own_words(&Schema {
            json,
            pointer: pointer.to_owned(),
        });
        let actions = words.keys().map(|key| {
            let pointer = format!("{pointer}/{}", escape(key));
            Action::remove(pointer, evidence.as_str())
        });
        let actions: Vec<Action> = actions.collect();
        let is_schema = is_place_of_a_schema(pointer) && !actions.is_empty();
        (is_schema && actions.iter().all(&can_be_given)).then_some(actions)
    });
    found.unwrap_or_default()
}

/// Whether a schema stands at a pointer, by the keys that lead there.
fn is_place_of_a_schema(pointer: &str) -> bool {
    let tokens = tokens(pointer);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    matches!(
        tokens.as_slice(),
        [.., "schema" | "items" | "additionalProperties"]
            | [.., "properties" | "oneOf" | "anyOf", _]
            | ["components", "schemas", _]
    )
}

/// Whether some variant of a union is an object that has no name.
fn has_inline_objects(union: &Schema<'_>) -> bool {
    let mut variants = union.list("oneOf").into_iter();
    variants.any(|variant| variant.json.get("properties").is_some())
}

fn says_a_type_alone(schema: &Schema<'_>) -> bool {
    let words = own_words(schema);
    words.len() == 1 && words.contains_key("type")
}

/// The reference by which the value has the schema.
pub fn reference<'e>(
    sightings: &Sightings<'e>,
    schema: &Schema<'_>,
    seen: &Sighting<'_>,
) -> Option<Schema<'e>> {
    let mut all = sightings.all();
    let (reference, _) = all.find(|(reference, values)| {
        let target = sightings.schemas.target(reference);
        target.is_some_and(|target| target.pointer == schema.pointer)
            && values.iter().any(|it| ptr::eq(it.value, seen.value))
    })?;
    Some(reference)
}

/// The actions that make of a schema the choice between what it says and another.
fn choice(
    schema: &Schema<'_>,
    own: Map<String, Value>,
    other: Value,
    evidence: &str,
) -> Vec<Action> {
    let removed = own.keys().map(|key| {
        let pointer = format!("{}/{}", schema.pointer, escape(key));
        Action::remove(pointer, evidence)
    });
    let mut actions: Vec<Action> = removed.collect();
    let update = object([("oneOf", json!([own, other]))]);
    actions.push(Action::update(&schema.pointer, update, evidence));
    actions
}

/// What a schema says of its values.
fn own_words(schema: &Schema<'_>) -> Map<String, Value> {
    let members = schema.json.as_object().into_iter().flatten();
    let words = members.filter(|(key, _)| !REMARKS.contains(&key.as_str()));
    words
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}
