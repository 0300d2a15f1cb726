//! A schema that is composed of another takes nothing from it, even if it is read first.

use generator::compare::{Verdict, compare};
use serde_json::{Map, Value, json};

use tests::description::{Texts, input};

use crate::shuffled::composed;

/// A description with a schema in front of all others.
fn with_schema_in_front(description: &Value, schema: &Value) -> Value {
    let mut description = description.clone();
    let schemas = description["components"]["schemas"]
        .as_object_mut()
        .unwrap();
    let others = std::mem::take(schemas);
    schemas.insert("Another".to_owned(), schema.clone());
    schemas.extend(others);
    description
}

/// The names of the schemas that a description has.
fn schemas(description: &Value) -> &Map<String, Value> {
    description["components"]["schemas"].as_object().unwrap()
}

#[test]
fn what_is_composed_of_a_schema_adds_its_own_names_alone() {
    for description in [Texts::read().json(), composed()] {
        let mut compared = 0;
        for name in schemas(&description).keys() {
            let part = json!({ "$ref": format!("#/components/schemas/{name}") });
            let own =
                json!({ "type": "object", "properties": { "further": { "type": "string" } } });
            let schema = json!({ "allOf": [part, own] });
            let new = with_schema_in_front(&description, &schema);
            let (old, new) = (description.to_string(), new.to_string());
            // Not every schema is one that an object can be composed of.
            let Ok(comparison) = compare(&input(&old, &[]), &input(&new, &[])) else {
                continue;
            };
            compared += 1;
            assert_eq!(
                comparison.verdict(),
                Some(Verdict::Additive),
                "{name}: {comparison:#?}"
            );
            assert_eq!(comparison.unexplained, 0, "{name}: {comparison:#?}");
        }
        assert!(compared > 10, "only {compared} could be compared");
    }
}

#[test]
fn a_union_with_keys_beside_it_takes_no_name_from_its_variants() {
    let description = composed();
    let variants = ["Illness", "Checkup"];
    let variants = variants.map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    for beside in [
        json!({ "additionalProperties": false }),
        json!({ "properties": { "further": { "type": "string" } } }),
    ] {
        let mut schema = json!({ "oneOf": variants, "discriminator": { "propertyName": "why" } });
        let members = schema.as_object_mut().unwrap();
        members.extend(beside.as_object().unwrap().clone());
        let new = with_schema_in_front(&description, &schema);
        let (old, new) = (description.to_string(), new.to_string());
        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
        assert_eq!(
            comparison.verdict(),
            Some(Verdict::Additive),
            "{beside}: {comparison:#?}"
        );
        assert_eq!(comparison.unexplained, 0, "{beside}");
    }
}

#[test]
fn an_operation_takes_no_name_from_the_parameters_of_its_path() {
    let mut old = composed();
    let path = old["paths"]["/pets"].as_object_mut().unwrap();
    let list = path.shift_remove("get").unwrap();
    path.insert("put".to_owned(), list);
    let mut new = old.clone();
    new["paths"]["/pets"]["get"] = json!({
        "tags": ["Pets"],
        "responses": { "200": { "description": "Read before all others." } },
    });
    let (old, new) = (old.to_string(), new.to_string());
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    assert_eq!(
        comparison.verdict(),
        Some(Verdict::Additive),
        "{comparison:#?}"
    );
    assert_eq!(comparison.unexplained, 0);
}
