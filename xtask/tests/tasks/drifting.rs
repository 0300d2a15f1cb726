//! What `drift` finds in recordings, and what it knows already.

use serde_json::{Value, json};

use crate::sandbox::{Ending, Sandbox};

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: A pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet:
      type: object
      required: [name, born]
      x-aliases: { name: [nmae] }
      properties:
        name: { type: string }
        born: { type: string, format: date-time }
        mood: { type: string, enum: [merry, sad] }
        home:
          oneOf: [{ $ref: '#/components/schemas/Shed' }, { $ref: '#/components/schemas/Barn' }]
          discriminator:
            propertyName: kind
            mapping: { shed: '#/components/schemas/Shed', barn: '#/components/schemas/Barn' }
    Shed: { type: object, properties: { kind: { type: string }, wide: { type: integer } } }
    Barn: { type: object, properties: { kind: { type: string } } }
";

/// A folder with a recording of this answer.
fn sandbox(answer: Value) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("api.yaml", DESCRIPTION);
    let call = json!({
        "request": { "method": "GET", "path": "/pets/1" },
        "response": { "status": 200, "body": answer },
    });
    sandbox.write("calls/one.json", call.to_string());
    sandbox
}

fn drift(sandbox: &Sandbox, more: &[&str]) -> Ending {
    let start = [
        "drift",
        "--description",
        "api.yaml",
        "--recordings",
        "calls",
    ];
    sandbox.run(&[&start, more].concat())
}

/// The kind and the subject of each finding.
fn findings(answer: Value) -> Vec<(String, String)> {
    let ending = drift(&sandbox(answer), &["--format", "json"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let list: Vec<Value> = serde_json::from_str(&ending.stdout).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    list.iter()
        .map(|it| (text(it, "kind"), text(it, "subject")))
        .collect()
}

#[test]
fn what_is_as_described_is_no_finding() {
    let home = json!({ "kind": "shed", "wide": 1 });
    let pet = json!({ "nmae": "Rex", "born": "2020-01-31T00:00:00Z", "mood": "sad", "home": home });
    assert_eq!(findings(pet), []);
}

#[test]
fn every_kind_of_difference_is_found() {
    let good = json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z" });
    for (key, value, kind, subject) in [
        ("age", json!(3), "undeclared-field", "age"),
        ("mood", json!("dreamy"), "unlisted-value", "dreamy"),
        ("home", json!({ "kind": "tent" }), "unknown-variant", "tent"),
        (
            "home",
            json!({ "kind": "barn", "hay": 1 }),
            "undeclared-field",
            "hay",
        ),
        ("mood", Value::Null, "null", "null"),
        ("name", json!(7), "other-type", "number"),
        (
            "born",
            json!("2020-01-31T00:00:00Z[GMT]"),
            "time-form",
            "zone-named",
        ),
        ("born", json!("yesterday"), "time-form", "unreadable"),
    ] {
        let mut pet = good.clone();
        pet[key] = value;
        assert_eq!(findings(pet), [(kind.to_owned(), subject.to_owned())]);
    }
    let nameless = json!({ "born": "2020-01-31T00:00:00Z" });
    let missing = ("missing-field".to_owned(), "name".to_owned());
    assert_eq!(findings(nameless), [missing]);
}

#[test]
fn the_proposed_actions_end_the_findings() {
    let sandbox = sandbox(json!({ "born": "yesterday", "mood": "dreamy", "age": 3 }));
    let ending = drift(&sandbox, &["--format", "json"]);
    let list: Vec<Value> = serde_json::from_str(&ending.stdout).unwrap();
    let actions: String = list
        .iter()
        .map(|it| it["actions"].as_str().unwrap())
        .collect();
    let overlay = "overlay: 1.0.0\ninfo: { title: Found, version: '1' }\nactions:\n";
    sandbox.write("found.yaml", format!("{overlay}{actions}"));
    let ending = drift(&sandbox, &["--overlay", "found.yaml", "--deny", "new"]);
    assert_eq!(ending.code, Some(0), "{}{actions}", ending.stderr);
    assert_eq!(
        ending.stdout,
        "1 recording of 1 operation: 0 findings, 0 new\n"
    );
}

#[test]
fn what_the_ledger_has_is_known() {
    let sandbox = sandbox(json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z", "age": 3 }));
    let deny = ["--ledger", "drift.txt", "--deny", "new"];
    let ending = drift(&sandbox, &deny);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
    assert!(
        ending
            .stderr
            .starts_with("GET /pets/{id}\n  new undeclared-field: the field `age` is"),
        "{}",
        ending.stderr
    );
    assert_eq!(
        drift(&sandbox, &["--ledger", "drift.txt", "--accept"]).code,
        Some(0)
    );
    let line = "\nGET /pets/{id} | undeclared-field | #/components/schemas/Pet | age\n";
    assert!(sandbox.read("drift.txt").ends_with(line));
    assert_eq!(drift(&sandbox, &deny).code, Some(0));
}

#[test]
fn nothing_in_this_workspace_is_new() {
    let ending = Sandbox::new().run(&["drift", "--deny", "new"]);
    assert_eq!(ending.code, Some(0), "{}", ending.stderr);
}
