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

/// A description of which most is used in several places, with room for more beside it.
fn shared() -> Value {
    let schema = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let answer = |name: &str| {
        let content = json!({ "application/json": { "schema": schema(name) } });
        json!({ "description": "It.", "content": content })
    };
    let operation = |tag: &str, answers: Value| json!({ "tags": [tag], "responses": answers });
    let pets = json!({ "200": answer("Pet"), "404": answer("Error") });
    let description = json!({
        "openapi": "3.0.3",
        "info": { "title": "Shops", "version": "1" },
        "paths": {
            "/pets/{name}": {
                "get": operation("Pets", pets),
                "parameters": [
                    { "name": "name", "in": "path", "required": true, "schema": { "type": "string" } },
                ],
            },
            "/shops": { "get": operation("Shops", json!({ "200": answer("Shop") })) },
            "/pets": { "put": {
                "tags": ["Pets"],
                "requestBody": { "content": { "application/json": { "schema": schema("Pet") } } },
                "responses": { "204": { "description": "Put." } },
            } },
            "/owners": { "get": operation("Owners", json!({ "200": answer("Owner") })) },
        },
        "components": { "schemas": {
            "Error": { "type": "object", "properties": { "reason": { "type": "string" } } },
            "Fault": { "type": "object", "properties": { "code": { "type": "integer" } } },
            "Pet": { "type": "object", "properties": { "age": { "type": "integer" } } },
            "Shop": { "type": "object", "properties": { "street": { "type": "string" } } },
            "Owner": { "type": "object", "properties": {
                "street": { "type": "string" },
                "pet": schema("Pet"),
                "since": { "type": "integer" },
            } },
        } },
    });
    grown(&description)
}

/// The verdicts of the changes, each with the number of its edits.
fn verdicts(old: &Value, new: &Value) -> Vec<(Verdict, usize)> {
    let comparison = compared(old, new);
    assert_eq!(comparison.unexplained, 0);
    let changes = comparison.changes.iter();
    changes
        .map(|change| (change.verdict, change.edits.len()))
        .collect()
}

#[test]
fn an_error_that_other_operations_have_is_new_to_nobody() {
    let mut new = shared();
    let error = new["paths"]["/pets/{name}"]["get"]["responses"]["404"].clone();
    new["paths"]["/shops"]["get"]["responses"]["404"] = error;
    assert_eq!(verdicts(&shared(), &new), [(Verdict::Documentation, 1)]);
}

#[test]
fn an_operation_more_is_no_part_of_what_is_done_to_what_it_answers() {
    let mut new = shared();
    let mut newest = new["paths"]["/pets/{name}"].clone();
    newest["parameters"] = json!([]);
    new["paths"]["/pets/newest"] = newest;
    new["components"]["schemas"]["Pet"]["properties"]["age"]["type"] = json!("string");
    let expected = [(Verdict::Breaking, 1), (Verdict::Additive, 1)];
    assert_eq!(verdicts(&shared(), &new), expected);
}

#[test]
fn of_two_operations_with_a_new_tag_each_is_a_change_of_its_own() {
    let mut new = shared();
    for path in ["/shops/open", "/shops/shut"] {
        new["paths"][path] = new["paths"]["/shops"].clone();
        new["paths"][path]["get"]["tags"] = json!(["Hours"]);
    }
    let expected = [(Verdict::Additive, 1), (Verdict::Additive, 1)];
    assert_eq!(verdicts(&shared(), &new), expected);
}

#[test]
fn of_two_operations_with_a_new_error_the_first_tells_it() {
    let mut new = shared();
    let mut error = new["paths"]["/pets/{name}"]["get"]["responses"]["404"].clone();
    error["content"]["application/json"]["schema"]["$ref"] = json!("#/components/schemas/Fault");
    for path in ["/shops", "/owners"] {
        new["paths"][path]["get"]["responses"]["409"] = error.clone();
    }
    let verdicts = verdicts(&shared(), &new);
    assert_eq!(verdicts.len(), 2, "{verdicts:?}");
    assert_eq!(verdicts[1], (Verdict::Documentation, 1));
}

#[test]
fn what_refers_to_a_key_of_somebody_elses_is_told_alone() {
    let mut old = shared();
    old["x-schemas"] = json!({ "Street": { "type": "string", "enum": ["High", "Low"] } });
    for schema in ["Owner", "Shop"] {
        let street = json!({ "$ref": "#/x-schemas/Street" });
        old["components"]["schemas"][schema]["properties"]["street"] = street;
    }
    let mut new = old.clone();
    new["components"]["schemas"]["Shop"]["properties"]["size"] = json!({ "type": "integer" });
    new["components"]["schemas"]["Owner"]["properties"]["since"]["type"] = json!("string");
    let mut expected = vec![(Verdict::Breaking, 1), (Verdict::Additive, 1)];
    for number in 0..PATHS {
        let wood =
            &mut new["components"]["schemas"][format!("Shelf{number}")]["properties"]["wood"];
        wood["description"] = json!("What it is made of.");
        expected.push((Verdict::Documentation, 1));
    }
    assert_eq!(verdicts(&old, &new), expected);
    let mut new = old.clone();
    new["x-schemas"]["Street"]["enum"] = json!(["High", "Low", "Wide"]);
    assert_eq!(verdicts(&old, &new), [(Verdict::Additive, 1)]);
}

#[test]
fn what_only_seems_to_be_sent_no_more_joins_nothing() {
    let mut old = shared();
    let sent = |schema: &str| {
        let content = json!({ "application/json": { "schema": { "$ref": schema } } });
        let answers = json!({ "204": { "description": "Put." } });
        json!({ "put": { "tags": ["Stays"], "requestBody": { "content": content }, "responses": answers } })
    };
    let [pet, fault] = ["#/components/schemas/Pet", "#/components/schemas/Fault"];
    // A part does not know what is sent by what refers to somebody else's key.
    old["x-shapes"] =
        json!({ "Stay": { "type": "object", "properties": { "pet": { "$ref": pet } } } });
    for (path, schema) in [
        ("/stays", "#/x-shapes/Stay"),
        ("/pets", pet),
        ("/faults", fault),
    ] {
        old["paths"][path] = sent(schema);
    }
    let mut new = old.clone();
    new["paths"]["/pets"] = sent(fault);
    new["paths"]["/faults"] = sent(pet);
    new["components"]["schemas"]["Pet"]["properties"]["size"] = json!({ "type": "integer" });
    let expected = [
        (Verdict::Breaking, 1),
        (Verdict::Breaking, 1),
        (Verdict::Additive, 1),
    ];
    assert_eq!(verdicts(&old, &new), expected);
}

#[test]
fn of_new_schemas_that_refer_to_each_other_each_is_a_change_of_its_own() {
    const LINKS: usize = 6;
    let mut new = shared();
    for number in 0..LINKS {
        let next = json!({ "$ref": format!("#/components/schemas/Link{}", number + 1) });
        let properties = match number + 1 < LINKS {
            true => json!({ "next": next }),
            false => json!({ "end": { "type": "string" } }),
        };
        let schema = json!({ "type": "object", "properties": properties });
        new["components"]["schemas"][format!("Link{number}")] = schema;
    }
    assert_eq!(verdicts(&shared(), &new), [(Verdict::Additive, 1); LINKS]);
    assert_eq!(verdicts(&new, &shared()), [(Verdict::Breaking, 1); LINKS]);
}
