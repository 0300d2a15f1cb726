//! Required keys that values lack.

use serde_json::Value;

use super::Findings;
use super::actions::Action;
use super::conflicts::{self, Few};
use super::examples::Side;
use super::schemas::{Schema, Schemas};
use super::sightings::{Sighting, Sightings};
use super::words;

/// Proposes that keys are not required which answers lack; lists those that only other examples
/// lack.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    for (schema, seen) in sightings.all() {
        let required = schema.texts("required");
        let objects: Vec<_> = seen.iter().filter(|seen| seen.value.is_object()).collect();
        let mut removed = Vec::new();
        for key in required.iter().copied() {
            let lacks = |seen: &&&Sighting<'_>| seen.value.get(key).is_none();
            let lacking: Vec<_> = objects.iter().filter(lacks).collect();
            let received: Vec<_> = of_side(&lacking, Side::Received);
            let only = declared_side(sightings.schemas, &schema, key);
            if !received.is_empty() && only != Some(Side::Sent) {
                let all = of_side(&objects.iter().collect::<Vec<_>>(), Side::Received).len();
                let evidence = format!(
                    "{} is left out in {} of {} received.",
                    words::code(key),
                    received.len(),
                    words::count(all, "value"),
                );
                removed.push((key, evidence));
            } else if let (Some(example), None) = (lacking.first(), only) {
                let few = Few {
                    few: lacking.len(),
                    all: objects.len(),
                    place: &example.example.place,
                };
                let conflict = conflicts::lacking(key, few, &schema.pointer);
                findings.conflicts.push(conflict);
            }
        }
        let pointer = format!("{}/required", schema.pointer);
        if removed.len() == required.len() && !removed.is_empty() {
            let evidence: Vec<String> = removed.into_iter().map(|(_, evidence)| evidence).collect();
            findings
                .actions
                .push(Action::remove(pointer, evidence.join(" ")));
            continue;
        }
        for (key, evidence) in removed {
            findings
                .actions
                .push(Action::remove_item(pointer.clone(), key, evidence));
        }
    }
}

fn of_side<'e>(seen: &[&&Sighting<'e>], side: Side) -> Vec<Sighting<'e>> {
    let of_side = seen.iter().filter(|seen| seen.example.side == side);
    of_side.map(|seen| ***seen).collect()
}

/// The only side on which a property is used, if its schema says so.
pub fn declared_side(schemas: Schemas<'_>, schema: &Schema<'_>, key: &str) -> Option<Side> {
    let property = schema.child("properties")?.child(key)?;
    side(schemas, &property)
}

/// The same of a property itself.
pub fn side(schemas: Schemas<'_>, property: &Schema<'_>) -> Option<Side> {
    let property = schemas.followed(property);
    let is = |keyword: &str| property.json.get(keyword) == Some(&Value::Bool(true));
    match (is("readOnly"), is("writeOnly")) {
        (true, false) => Some(Side::Received),
        (false, true) => Some(Side::Sent),
        _ => None,
    }
}
