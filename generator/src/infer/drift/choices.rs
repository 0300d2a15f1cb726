//! A value of another type than its schema says: the actions that accept both.

use std::ptr;

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::kinds::Kind;
use crate::infer::schemas::Schema;
use crate::infer::sightings::{Sighting, Sightings};
use crate::parse::pointer::escape;

use super::differences::described;

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
    let kind = Kind::of(seen.value);
    let received = format!("Received in {}: {}.", seen.example.place, kind.one());
    if says_a_type_alone(schema) {
        let evidence = format!("{received} Any JSON is decoded, until more is known.");
        return vec![Action::remove(format!("{}/type", schema.pointer), evidence)];
    }
    let other = described(seen.value);
    match reference(sightings, schema, seen) {
        Some(reference) => choice(&reference, own_words(&reference), other, &received),
        None if schema.json.get("oneOf").is_none() => {
            choice(schema, own_words(schema), other, &received)
        }
        None if schema.json.get("discriminator").is_none() => {
            let update = object([("oneOf", json!([other]))]);
            vec![Action::update(&schema.pointer, update, received)]
        }
        // A discriminator selects among objects.
        None => Vec::new(),
    }
}

fn says_a_type_alone(schema: &Schema<'_>) -> bool {
    let words = own_words(schema);
    words.len() == 1 && words.contains_key("type")
}

/// The reference by which the value has the schema.
fn reference<'e>(
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
