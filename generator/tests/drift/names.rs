//! What is proposed has a name, and there is a crate with it.

use generator::{Input, Source, generate};
use serde_json::{Value, json};

use crate::{calls, description, rounds};

/// There is a crate of the description with this overlay.
pub fn assert_generates(description: &str, overlay: &str) {
    let overlays = [Source::new("found.yaml", overlay)];
    let input = Input {
        description: Source::new("api.json", description),
        overlays: &overlays,
        name: None,
        tests: false,
        command: "it",
        from: "api.json",
    };
    if let Err(problems) = generate(&input) {
        panic!("{problems:#?}\n{overlay}");
    }
}

/// What has a name keeps it.
#[test]
fn a_field_that_would_be_called_like_another_is_given_a_name() {
    for (declared, received) in [
        (
            json!({ "_links": {} }),
            json!({ "_links": "a", "links": "b" }),
        ),
        (json!({ "userName": {} }), json!({ "user_name": "a" })),
        (
            json!({ "id": {} }),
            json!({ "newKey": "a", "new_key": "b" }),
        ),
        (
            json!({ "links": {}, "links_field": {} }),
            json!({ "_links": "a" }),
        ),
        (
            json!({ "NewKey": {} }),
            json!({ "new-key": "a", "newKey": "b", "new_key": "c" }),
        ),
    ] {
        let description = description(&json!({ "type": "object", "properties": declared }));
        let overlays = rounds(&description, &calls(&[received]));
        let [overlay] = overlays.as_slice() else {
            panic!("{overlays:#?}");
        };
        assert_generates(&description, overlay);
        for name in declared.as_object().unwrap().keys() {
            assert!(!overlay.contains(&format!(" {name}: ")), "{overlay}");
        }
    }
}

#[test]
fn fields_of_several_recordings_have_names_apart() {
    let description = description(&json!({ "type": "object", "properties": { "id": {} } }));
    let overlays = rounds(
        &description,
        &calls(&[json!({ "newKey": "a" }), json!({ "new_key": "b" })]),
    );
    assert_generates(&description, &overlays[0]);
}

#[test]
fn a_field_is_not_called_as_a_part_calls_another() {
    let base = json!({
        "type": "object", "properties": { "foo": { "type": "string" } }, "x-names": { "foo": "user_name" },
    });
    let schema = json!({ "allOf": [base, { "type": "object", "properties": { "id": {} } }] });
    let description = description(&schema);
    let received = json!({ "foo": "a", "user_name": "b" });
    let overlays = rounds(&description, &calls(&[received]));
    assert_generates(&description, &overlays[0]);
}

#[test]
fn a_field_is_not_called_as_an_heir_calls_another() {
    let description = json!({
        "openapi": "3.0.3", "info": { "title": "It", "version": "1" },
        "paths": {
            "/it": { "get": { "responses": answering("Base") } },
            "/heir": { "get": { "responses": answering("Heir") } },
        },
        "components": { "schemas": {
            "Base": { "type": "object", "properties": { "id": {} } },
            "Heir": { "allOf": [
                { "$ref": "#/components/schemas/Base" },
                { "type": "object", "properties": { "userName": { "type": "string" } } },
            ] },
        } },
    });
    let description = description.to_string();
    let overlays = rounds(&description, &calls(&[json!({ "user_name": "a" })]));
    assert_generates(&description, &overlays[0]);
}

fn answering(schema: &str) -> Value {
    let schema = json!({ "$ref": format!("#/components/schemas/{schema}") });
    json!({ "200": { "description": "It.", "content": { "application/json": { "schema": schema } } } })
}
