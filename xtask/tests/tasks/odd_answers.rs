//! Answers that fit no type: `drift` finds each, and what it proposes ends it.

use serde_json::{Value, json};

use crate::drifting::{accept_actions, drift, json};
use crate::sandbox::Sandbox;

/// Schemas with values that none of them describes, each of an operation of its own.
fn odd_answers() -> Vec<(Value, Value)> {
    let of = |schema: Value| json!({ "type": "object", "properties": { "it": schema } });
    let with = |required: &str| json!({ "type": "object", "required": [required], "properties": { (required): { "type": "string" } } });
    let tagged = |tag: &str| {
        let tag = json!({ "type": "string", "enum": [tag] });
        json!({ "type": "object", "required": ["tag"], "properties": { "tag": tag } })
    };
    let events = json!({
        "oneOf": [{ "$ref": "#/components/schemas/Came" }, { "$ref": "#/components/schemas/Went" }],
        "discriminator": { "propertyName": "type" },
    });
    let keys = json!({ "oneOf": [with("mail"), with("phone")] });
    let any_keys = json!({ "anyOf": [with("mail"), with("phone")] });
    let text_or_integer = json!({ "oneOf": [{ "type": "string" }, { "type": "integer" }] });
    let number = json!({ "type": "integer" });
    let short = json!({ "type": "integer", "format": "int32" });
    let number_of = json!({ "$ref": "#/components/schemas/Number" });
    let came = json!({ "$ref": "#/components/schemas/Came" });
    let in_it = [
        (number.clone(), json!(1.5)),
        (number.clone(), json!(1e30)),
        (number.clone(), json!(u64::MAX)),
        (short.clone(), json!(3_000_000_000_u32)),
        (short, json!(0.5)),
        (json!({ "type": "integer", "enum": [1, 2] }), json!(2.5)),
        (json!({ "type": "integer", "enum": [1, 2] }), json!(3)),
        (json!({ "type": "string", "enum": ["a"] }), json!("A")),
        (json!({ "type": "string", "format": "byte" }), json!("%%%")),
        (
            json!({ "type": "string", "format": "date" }),
            json!("31/01/2020"),
        ),
        (text_or_integer.clone(), json!(1.5)),
        (text_or_integer, json!([1])),
        (events.clone(), json!({ "type": "Left", "late": 1 })),
        (events.clone(), json!({ "type": 7 })),
        (events.clone(), json!({ "type": null })),
        (events.clone(), json!({ "late": 1 })),
        (events.clone(), json!("Came")),
        (events, json!({ "type": "Went", "far": "yes" })),
        (
            json!({ "oneOf": [tagged("one"), tagged("two")] }),
            json!({ "tag": "three", "more": 1 }),
        ),
        (
            json!({ "oneOf": [tagged("one"), tagged("two")] }),
            json!({ "more": 1 }),
        ),
        (keys.clone(), json!({ "fax": "1" })),
        (keys.clone(), json!({ "fax": "1", "telex": "2" })),
        (keys.clone(), json!({ "mail": 7 })),
        (keys.clone(), json!({ "mail": null })),
        (keys.clone(), json!({ "mail": "1", "phone": "2" })),
        (keys.clone(), json!({})),
        (keys.clone(), json!("by post")),
        (any_keys, json!({ "fax": "1" })),
        (
            json!({ "allOf": [with("id"), keys] }),
            json!({ "id": "1", "fax": "2" }),
        ),
        (
            json!({ "type": "object", "additionalProperties": number_of }),
            json!({ "a": null }),
        ),
        (number_of.clone(), json!("many")),
        (came.clone(), Value::Null),
        (came.clone(), json!([])),
    ];
    let in_it = in_it.map(|(schema, value)| (of(schema), json!({ "it": value })));
    let whole = [
        (came.clone(), Value::Null),
        (of(number), Value::Null),
        (
            json!({ "type": "array", "items": came.clone() }),
            json!([null]),
        ),
        (
            json!({ "type": "array", "items": came }),
            json!({ "data": [] }),
        ),
    ];
    in_it.into_iter().chain(whole).collect()
}

/// A description with an operation for each schema, and an answer of each.
fn odd_sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    let mut paths = serde_json::Map::new();
    for (index, (schema, body)) in odd_answers().into_iter().enumerate() {
        let path = format!("/answer-{index:02}");
        let content = json!({ "application/json": { "schema": schema } });
        let answer = json!({ "200": { "description": "It.", "content": content } });
        paths.insert(path.clone(), json!({ "get": { "responses": answer } }));
        let call = json!({
            "request": { "method": "GET", "path": path },
            "response": { "status": 200, "body": body },
        });
        sandbox.write(&format!("calls/{index:02}.json"), call.to_string());
    }
    let event = |more: &str, kind: &str| {
        let properties = json!({ "type": { "type": "string" }, (more): { "type": kind } });
        json!({ "type": "object", "required": ["type"], "properties": properties })
    };
    let schemas = json!({
        "Number": { "type": "integer", "format": "int32" },
        "Came": event("by", "string"),
        "Went": event("far", "integer"),
    });
    let description = json!({
        "openapi": "3.0.3", "info": { "title": "Odd", "version": "1" },
        "paths": paths, "components": { "schemas": schemas },
    });
    sandbox.write("api.yaml", description.to_string());
    sandbox
}

/// Whatever the types refuse or keep as unknown is found, and ends once the actions are carried out: those
/// that wait for others, in the next round.
#[test]
fn every_odd_answer_is_found_and_its_actions_end_it() {
    let sandbox = odd_sandbox();
    let said = json(&sandbox, &[]);
    let findings = said["findings"].as_array().unwrap();
    for index in 0..odd_answers().len() {
        let operation = format!("GET /answer-{index:02}");
        let mut findings = findings.iter();
        assert!(
            findings.any(|it| it["operation"] == operation),
            "{operation}: {said:#}"
        );
    }
    for finding in findings {
        let message = finding["message"].as_str().unwrap();
        let has_remedy = finding["actions"] != "" || message.contains("; ");
        assert!(has_remedy, "{finding:#}");
    }
    // Of new variants with one key each round names one, as none has the name of another.
    let mut overlays = Vec::new();
    for round in ["first.yaml", "second.yaml", "third.yaml"] {
        accept_actions(&sandbox, &json(&sandbox, &overlays));
        sandbox.write(round, sandbox.read("found.yaml"));
        overlays.extend(["--overlay", round]);
    }
    let ending = drift(&sandbox, &[&overlays, &["--deny", "new"][..]].concat());
    let whole = format!("{} whole, 0 in part, 0 refused", odd_answers().len());
    assert!(
        ending.stdout.contains(": 0 findings, 0 new\n"),
        "{ending:?}"
    );
    assert!(ending.stdout.contains(&whole), "{ending:?}");
}
