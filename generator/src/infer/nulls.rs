//! Null where no schema allows it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Findings;
use super::actions::{Action, object};
use super::conflicts::{self, Few};
use super::kinds::{JsonKind, kinds};
use super::schemas::{Schema, Schemas};
use super::sightings::{Sighting, Sightings};
use super::words;

/// Proposes `nullable: true` where null was seen.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    let schemas = sightings.schemas;
    let uses = uses(schemas);
    let mut settled: Vec<String> = Vec::new();
    for (schema, seen) in sightings.all() {
        let nulls = seen.iter().filter(|seen| is_null(seen)).count();
        if nulls == 0 || kinds(schemas, &schema).contains(&JsonKind::Null) {
            continue;
        }
        // What is said expressly is not overruled.
        let followed = schemas.followed(&schema);
        if followed.json.get("nullable") == Some(&Value::Bool(false)) {
            let place = seen.iter().find(|seen| is_null(seen));
            let place = place.map_or("", |seen| seen.example.place.as_str());
            let few = Few {
                few: nulls,
                all: seen.len(),
                place,
            };
            let accepted = kinds(schemas, &schema);
            let conflict = conflicts::kind(&Value::Null, &accepted, few, &followed.pointer);
            findings.conflicts.push(conflict);
            continue;
        }
        let evidence = format!("Null in {nulls} of {}.", words::seen(seen));
        let nullable = object([("nullable", true.into())]);
        let Some(target) = schemas.target(&schema) else {
            findings
                .actions
                .push(Action::update(&schema.pointer, nullable, evidence));
            continue;
        };
        if settled.contains(&target.pointer) {
            continue;
        }
        let places = uses.get(&target.pointer).map_or(&[][..], Vec::as_slice);
        if places
            .iter()
            .all(|place| sightings.of(place).iter().any(is_null))
        {
            let everywhere = format!("{evidence} So it is wherever the schema is used.");
            findings
                .actions
                .push(Action::update(&target.pointer, nullable, everywhere));
            settled.push(target.pointer);
        } else {
            findings.actions.extend(wrapped(&schema, &evidence));
        }
    }
}

/// Makes a reference nullable, but not what it leads to.
pub fn wrapped(schema: &Schema<'_>, evidence: &str) -> [Action; 2] {
    let reference = schema.json.get("$ref").cloned().unwrap_or_default();
    let update = object([
        ("nullable", true.into()),
        ("allOf", json!([{"$ref": reference}])),
    ]);
    [
        Action::remove(format!("{}/$ref", schema.pointer), evidence),
        Action::update(&schema.pointer, update, evidence),
    ]
}

fn is_null(seen: &Sighting<'_>) -> bool {
    seen.value.is_null()
}

/// The references to each schema, by its pointer.
pub fn uses(schemas: Schemas<'_>) -> BTreeMap<String, Vec<String>> {
    let mut uses: BTreeMap<String, Vec<String>> = BTreeMap::new();
    schemas.each(|schema| {
        if schema.json.get("$ref").is_some_and(Value::is_string)
            && let Some(target) = schemas.target(&schema)
        {
            uses.entry(target.pointer).or_default().push(schema.pointer);
        }
    });
    uses
}
