//! What an edit is told as does not depend on how much of the description has nothing to do with it.

use generator::compare::{Comparison, Verdict};
use serde_json::{Value, json};

use crate::company::{Edit, compared, description, edits, make, renames};

/// How many paths there are beside the others, each with schemas of its own.
const PATHS: usize = 12;

/// A description with paths and schemas beside those that are edited.
fn grown(small: &Value) -> Value {
    let mut description = small.clone();
    for number in 0..PATHS {
        let schema = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}{number}") });
        let body = |schema: Value| json!({ "application/json": { "schema": schema } });
        let path = json!({
            "get": {
                "tags": [format!("Shelf{}", number % 3)],
                "operationId": format!("shelf{number}"),
                "parameters": [{ "name": "row", "in": "query", "schema": { "type": "integer" } }],
                "responses": { "200": { "description": "It.", "content": body(schema("Shelf")) } },
            },
            "put": {
                "tags": [format!("Shelf{}", number % 3)],
                "operationId": format!("fill{number}"),
                "requestBody": { "required": true, "content": body(schema("Box")) },
                "responses": { "204": { "description": "Filled." } },
            },
        });
        description["paths"][format!("/shelves/{number}")] = path;
        let schemas = &mut description["components"]["schemas"];
        schemas[format!("Shelf{number}")] = json!({
            "type": "object",
            "required": ["boxes"],
            "properties": {
                "boxes": { "type": "array", "items": schema("Box") },
                "wood": { "type": "string", "enum": ["oak", "pine"] },
            },
        });
        schemas[format!("Box{number}")] = json!({
            "type": "object",
            "properties": { "label": { "type": "string" }, "weight": { "type": "number" } },
        });
    }
    description
}

/// All that is said of the changes, but where each stands.
fn told(comparison: &Comparison) -> Vec<Value> {
    let changes = comparison.changes.iter().map(|change| {
        let effects: Vec<String> = change.effects.iter().map(ToString::to_string).collect();
        let edits: Vec<String> = change.edits.iter().map(ToString::to_string).collect();
        json!([
            change.verdict.to_string(),
            change.fingerprint,
            edits,
            effects,
            change.code,
            change.docs,
            change.lines
        ])
    });
    changes.collect()
}

/// The edits, each with the descriptions before and after.
fn edited() -> impl Iterator<Item = (Edit, [Value; 2])> {
    edits().into_iter().chain(renames()).map(|edit| {
        let old = description();
        let mut new = old.clone();
        make(&mut new, &edit);
        (edit, [old, new])
    })
}

#[test]
fn an_edit_is_told_in_a_large_description_as_in_a_small_one() {
    let mut failures = Vec::new();
    for (edit, [old, new]) in edited() {
        let small = compared(&old, &new);
        let large = compared(&grown(&old), &grown(&new));
        if large.unexplained > 0 || told(&small) != told(&large) {
            failures.push((edit, told(&small), told(&large)));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn what_is_beside_an_edit_in_a_large_description_is_told_too() {
    let old = grown(&description());
    for (edit, [_, new]) in edited().step_by(5) {
        let mut new = grown(&new);
        new["info"]["version"] = json!("2");
        new["paths"]["/shelves/3"]["get"]["summary"] = json!("The third.");
        new["components"]["schemas"]["Box5"]["properties"]["weight"]["type"] = json!("string");
        let comparison = compared(&old, &new);
        let verdict = |pointer: &str| {
            let mut changes = comparison.changes.iter();
            let found = changes.find(|it| it.edits.iter().any(|edit| edit.pointer == pointer));
            found.map(|change| (change.verdict, change.effects.len()))
        };
        let weight = "#/components/schemas/Box5/properties/weight/type";
        let summary = "#/paths/~1shelves~13/get/summary";
        assert_eq!(comparison.unexplained, 0, "{edit:?}");
        assert_eq!(verdict(weight), Some((Verdict::Breaking, 2)), "{edit:?}");
        assert_eq!(
            verdict(summary),
            Some((Verdict::Documentation, 0)),
            "{edit:?}"
        );
        let version = verdict("#/info/version");
        assert_eq!(version, Some((Verdict::Documentation, 0)), "{edit:?}");
    }
}
