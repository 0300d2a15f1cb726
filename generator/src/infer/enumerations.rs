//! Enumerations that only the prose of a description gives.

use serde_json::{Value, json};

use super::Findings;
use super::actions::{Action, object};
use super::conflicts::{self, Few};
use super::prose;
use super::schemas::Schema;
use super::sightings::Sightings;
use super::words;

/// Proposes `enum` for the texts whose values are listed in prose, if every example agrees.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    sightings.schemas.each(|holder| {
        let values = holder.text("description").and_then(prose::listed);
        let (Some(mut values), Some(schema)) = (values, texts(&holder)) else {
            return;
        };
        // Where null is allowed, that word means it.
        let is_nullable = schema.json.get("nullable") == Some(&true.into());
        values.retain(|value| !(is_nullable && value == "null"));
        if let Some(listed) = schema.json.get("enum").and_then(Value::as_array) {
            let lacks = |value: &&String| listed.iter().all(|it| it.as_str() != Some(value));
            let lacking: Vec<&str> = values.iter().filter(lacks).map(String::as_str).collect();
            if !lacking.is_empty() {
                let conflict = conflicts::prose_against_enum(&values, &lacking, &schema.pointer);
                findings.conflicts.push(conflict);
            }
            return;
        }
        let seen = sightings.of(&schema.pointer);
        // That they are no texts is to be settled first.
        if seen
            .iter()
            .any(|seen| !seen.value.is_string() && !seen.value.is_null())
        {
            return;
        }
        let default = schema.text("default");
        let examples = seen
            .iter()
            .filter_map(|seen| Some((seen.value.as_str()?, seen.example.place.as_str())));
        let examples: Vec<_> = examples
            .chain(default.map(|default| (default, schema.pointer.as_str())))
            .collect();
        let is_listed = |text: &str| values.iter().any(|value| value == text);
        let outside: Vec<_> = examples
            .iter()
            .filter(|(text, _)| !is_listed(text))
            .collect();
        if let Some((text, place)) = outside.first() {
            let few = Few {
                few: outside.len(),
                all: examples.len(),
                place,
            };
            let conflict = conflicts::outside(text, &values, few, &schema.pointer);
            findings.conflicts.push(conflict);
            return;
        }
        let agreement = match examples.len() {
            0 => "there is no example".to_owned(),
            1 => "the only example agrees".to_owned(),
            number => format!("all {number} examples agree"),
        };
        let number = words::count(values.len(), "value");
        let evidence = format!("The description lists {number}; {agreement}.");
        let update = object([("enum", json!(values))]);
        findings
            .actions
            .push(Action::update(&schema.pointer, update, evidence));
    });
}

/// The schema of the texts that the description of an object is about: its own, that of its items,
/// or that of a parameter.
fn texts<'a>(holder: &Schema<'a>) -> Option<Schema<'a>> {
    let schema = match holder.text("in") {
        Some(_) => holder.child("schema")?,
        None => holder.clone(),
    };
    let schema = match schema.text("type") {
        Some("array") => schema.child("items")?,
        _ => schema,
    };
    let is_open = schema.text("type") == Some("string")
        && ["format", "pattern"]
            .iter()
            .all(|key| schema.json.get(key).is_none());
    is_open.then_some(schema)
}
