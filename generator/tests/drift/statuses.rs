//! Successes with a status that is not declared.

use generator::{Misfit, MisfitFate, Source, drift};
use serde_json::{Value, json};

use crate::{found, rounds};

/// A description whose operation has these answers.
fn answering(answers: &Value) -> String {
    let description = json!({
        "openapi": "3.0.3", "info": { "title": "It", "version": "1" },
        "paths": { "/it": { "get": { "responses": answers } } },
        "components": { "schemas": { "Report": object("rows"), "Job": object("job") } },
    });
    description.to_string()
}

fn object(key: &str) -> Value {
    json!({ "type": "object", "required": [key], "properties": { key: { "type": "string" } } })
}

/// An answer with the schema of this name.
fn answer(name: &str) -> Value {
    let schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    json!({ "description": "It.", "content": { "application/json": { "schema": schema } } })
}

fn call(status: u16, body: Option<Value>) -> String {
    let mut call =
        json!({ "request": { "method": "GET", "path": "/it" }, "response": { "status": status } });
    if let Some(body) = body {
        call["response"]["body"] = body;
    }
    call.to_string()
}

#[test]
fn an_answer_is_declared_like_the_one_that_describes_it() {
    let description = answering(&json!({ "200": answer("Report"), "202": answer("Job") }));
    let calls = [call(203, Some(json!({ "job": "1" })))];
    let findings = found(&description, &[], &calls).findings;
    let [finding] = findings.as_slice() else {
        panic!("{findings:#?}");
    };
    assert_eq!(
        finding.message,
        "the status `203` is not declared, and its answers are kept as received, in 1 recording"
    );
    assert!(
        finding.actions.contains("#/components/schemas/Job"),
        "{}",
        finding.actions
    );
    rounds(&description, &calls);
}

#[test]
fn an_answer_that_none_describes_is_declared_as_any_json() {
    let description = answering(&json!({ "200": answer("Report"), "202": answer("Job") }));
    for body in [json!({ "rest": "1" }), json!(["1"])] {
        let calls = [call(203, Some(body))];
        let actions = &rounds(&description, &calls)[0];
        assert!(actions.contains("application/json: {}"), "{actions}");
    }
}

#[test]
fn a_status_in_lower_case_is_one_of_its_class() {
    let description =
        answering(&json!({ "200": answer("Report"), "2xx": answer("Job"), "4xx": answer("Job") }));
    let calls = [
        call(299, Some(json!({ "job": "1" }))),
        call(404, Some(json!({ "job": "1", "more": 1 }))),
    ];
    let findings = found(&description, &[], &calls).findings;
    let kinds: Vec<_> = findings
        .iter()
        .map(|it| (it.kind, it.subject.as_str()))
        .collect();
    assert_eq!(kinds, [("undeclared-field", "more")]);
}

#[test]
fn what_declares_a_status_without_a_body_mends_that_it_is_refused() {
    let description = answering(&json!({ "200": answer("Report") }));
    let misfit = Misfit {
        recording: "call.json".to_owned(),
        pointer: String::new(),
        path: ".".to_owned(),
        fate: MisfitFate::Refused("EOF while parsing a value".to_owned()),
    };
    let call = call(204, None);
    let calls = [Source::new("call.json", &call)];
    let drift = drift(
        Source::new("api.json", &description),
        &[],
        &calls,
        &[misfit],
    )
    .unwrap();
    let messages = drift.findings.iter().map(|it| it.message.as_str());
    assert_eq!(
        messages.collect::<Vec<_>>(),
        [
            "the answer is refused at `.`: EOF while parsing a value; what mends the undeclared-status mends it, \
             in 1 recording",
            "the status `204` is not declared, in 1 recording",
        ]
    );
}

#[test]
fn a_text_that_none_describes_is_declared_as_text() {
    for answers in [
        json!({ "200": answer("Report"), "202": answer("Job") }),
        json!({ "200": answer("Report") }),
    ] {
        let call = json!({
            "request": { "method": "GET", "path": "/it" }, "response": { "status": 206, "text": "a,b" },
        });
        let actions = &rounds(&answering(&answers), &[call.to_string()])[0];
        assert!(actions.contains("text/plain:"), "{actions}");
    }
}

/// One type is read for both, which stays so.
#[test]
fn what_is_said_of_an_answer_is_said_of_all_that_are_the_same() {
    let inline = |description: &str| {
        let content = json!({ "application/json": { "schema": object("id") } });
        json!({ "description": description, "content": content })
    };
    let answers = json!({ "200": inline("It was there."), "201": inline("It is new."), "202": answer("Job") });
    let calls = [call(201, Some(json!({ "id": "1", "more": true })))];
    let actions = &rounds(&answering(&answers), &calls)[0];
    let targets: Vec<_> = actions
        .lines()
        .filter(|line| line.contains("target: "))
        .collect();
    let target = |status: &str| {
        format!(
            "  - target: $.paths['/it'].get.responses['{status}'].content['application/json'].schema"
        )
    };
    assert_eq!(targets, [target("201"), target("200")], "{actions}");
}

#[test]
fn answers_among_the_components_are_said_the_same_of_too() {
    let content = json!({ "application/json": { "schema": object("id") } });
    let inline = json!({ "description": "It.", "content": content });
    let refer = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    let description = json!({
        "openapi": "3.0.3", "info": { "title": "It", "version": "1" },
        "paths": {
            "/it": { "get": { "responses": { "200": refer("It"), "201": refer("New"), "202": answer("Job") } } },
            "/all": { "get": { "responses": { "200": inline, "201": refer("New") } } },
        },
        "components": {
            "responses": { "It": inline, "New": { "description": "It is new.", "content": content } },
            "schemas": { "Job": object("job") },
        },
    });
    let calls = [call(200, Some(json!({ "id": "1", "more": true })))];
    let actions = &rounds(&description.to_string(), &calls)[0];
    let targets = actions
        .lines()
        .filter_map(|line| line.strip_prefix("  - target: "));
    let schema = "content['application/json'].schema";
    let expected = [
        "$.components.responses.It",
        "$.components.responses.New",
        "$.paths['/all'].get.responses['200']",
    ];
    assert_eq!(
        targets.collect::<Vec<_>>(),
        expected.map(|answer| format!("{answer}.{schema}")),
        "{actions}"
    );
}
