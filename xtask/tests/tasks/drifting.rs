//! What `drift` finds in recordings, and what it knows already.

use serde_json::{Value, json};

use crate::sandbox::{Ending, Sandbox};

pub const DESCRIPTION: &str = "\
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
        lives: { type: integer, format: int32 }
        teeth: { type: integer, enum: [1, 2] }
        photo: { type: string, format: byte }
        seen: { type: string, format: date }
        keeper: { $ref: '#/components/schemas/Mail' }
        contact: { oneOf: [{ $ref: '#/components/schemas/Mail' }, { $ref: '#/components/schemas/Phone' }] }
    Mail: { type: object, required: [mail], properties: { mail: { type: string } } }
    Phone: { type: object, required: [phone], properties: { phone: { type: string } } }
    Shed: { type: object, properties: { kind: { type: string }, wide: { type: integer } } }
    Barn: { type: object, properties: { kind: { type: string } } }
";

/// A folder with a recording of this answer.
pub fn sandbox(answer: Value) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("api.yaml", DESCRIPTION);
    let call = json!({
        "request": { "method": "GET", "path": "/pets/1" },
        "response": { "status": 200, "body": answer },
    });
    sandbox.write("calls/one.json", call.to_string());
    sandbox
}

/// The description, and its answers as its types decode them.
pub fn drift(sandbox: &Sandbox, more: &[&str]) -> Ending {
    let start = [
        "drift",
        "--description",
        "api.yaml",
        "--recordings",
        "calls",
    ];
    sandbox.run(&[&start, more].concat())
}

/// What the task says as JSON.
pub fn json(sandbox: &Sandbox, more: &[&str]) -> Value {
    let ending = drift(sandbox, &[&["--format", "json"], more].concat());
    assert_eq!(ending.code, Some(0), "{ending:?}");
    serde_json::from_str(&ending.stdout).unwrap()
}

/// The kind and the subject of each finding that the description alone shows.
fn findings(answer: Value) -> Vec<(String, String)> {
    let json = json(&sandbox(answer), &["--no-build"]);
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let list = json["findings"].as_array().unwrap();
    list.iter()
        .map(|it| (text(it, "kind"), text(it, "subject")))
        .collect()
}

#[test]
fn what_is_as_described_is_no_finding() {
    let home = json!({ "kind": "shed", "wide": 1 });
    let pet = json!({
        "nmae": "Rex", "born": "2020-01-31T00:00:00Z", "mood": "sad", "home": home,
        "contact": { "phone": "1" },
    });
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
        ("contact", json!({ "fax": "1" }), "unknown-variant", "fax"),
        ("mood", Value::Null, "null", "null"),
        ("name", json!(7), "other-type", "number"),
        (
            "born",
            json!("2020-01-31T00:00:00Z[GMT]"),
            "time-form",
            "zone-named",
        ),
        ("born", json!("yesterday"), "time-form", "unreadable"),
        ("lives", json!(1.5), "other-number", "fraction"),
        ("lives", json!(3_000_000_000_u32), "other-number", "int32"),
        ("lives", json!(1e30), "other-number", "large"),
        ("teeth", json!(3), "unlisted-value", "3"),
        ("photo", json!("%%%"), "other-format", "byte"),
        ("seen", json!("31/01/2020"), "other-format", "date"),
        ("contact", json!({ "mail": 7 }), "other-type", "number"),
        ("contact", json!({ "mail": null }), "null", "null"),
        ("contact", json!({}), "unknown-variant", ""),
        (
            "contact",
            json!({ "phone": "1", "from": "noon" }),
            "undeclared-field",
            "from",
        ),
        ("home", json!({ "wide": 1 }), "unknown-variant", ""),
        ("keeper", Value::Null, "null", "null"),
    ] {
        let mut pet = good.clone();
        pet[key] = value;
        assert_eq!(findings(pet), [(kind.to_owned(), subject.to_owned())]);
    }
    let nameless = json!({ "born": "2020-01-31T00:00:00Z" });
    let missing = ("missing-field".to_owned(), "name".to_owned());
    assert_eq!(findings(nameless), [missing]);
}

/// Writes the actions of all findings into an overlay.
pub fn accept_actions(sandbox: &Sandbox, said: &Value) {
    let findings = said["findings"].as_array().unwrap().iter();
    let actions: String = findings.map(|it| it["actions"].as_str().unwrap()).collect();
    let overlay = "overlay: 1.0.0\ninfo: { title: Found, version: '1' }\nactions:\n";
    sandbox.write("found.yaml", format!("{overlay}{actions}"));
}

#[test]
fn what_the_ledger_has_is_known() {
    let sandbox = sandbox(json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z", "age": 3 }));
    let deny = ["--ledger", "drift.txt", "--deny", "new"];
    let ending = drift(&sandbox, &deny);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    assert!(
        ending
            .stdout
            .starts_with("GET /pets/{id}\n  new undeclared-field: the field `age` is"),
        "{}",
        ending.stdout
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
fn calls_of_no_operation_are_findings_that_can_be_accepted() {
    let sandbox = sandbox(json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z" }));
    for (file, method, path, status) in [
        ("two", "GET", "/pets/1/Text-24?token=hunter-42", 200),
        ("six", "GET", "/pets/2/Text-9", 200),
        ("ten", "DELETE", "/pets/3", 200),
        // Of these the server says that there are none, or which there are.
        ("not", "GET", "/nothing", 404),
        ("ask", "OPTIONS", "/pets", 200),
    ] {
        let request = json!({ "method": method, "path": path });
        let call = json!({ "request": request, "response": { "status": status, "body": {} } });
        sandbox.write(&format!("calls/{file}.json"), call.to_string());
    }
    let ledger = ["--ledger", "drift.txt"];
    let deny = [&ledger[..], &["--deny", "new"]].concat();
    let ending = drift(&sandbox, &deny);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let listed = "\
GET /pets/{}/{}
  new unknown-call: `GET /pets/{}/{}` is no operation of the description; describe it by hand, \
as calls do not show all that it takes, in 2 recordings
    --> api.yaml:3:1  #/paths
    first in calls/six.json
DELETE /pets/{}
  new unknown-call: `DELETE /pets/{}` is no operation of the description; describe it by hand, \
as calls do not show all that it takes, in 1 recording
    --> api.yaml:3:1  #/paths
    first in calls/ten.json
6 recordings of 1 operation: 2 findings, 2 new
1 answer decoded with the types of the crate: 1 whole, 0 in part, 0 refused, 0 without a type
";
    assert_eq!(ending.stdout, listed);
    let error = "error: 2 findings are new, which";
    assert!(ending.stderr.starts_with(error), "{ending:?}");

    let accept = [&ledger[..], &["--accept"]].concat();
    assert_eq!(drift(&sandbox, &accept).code, Some(0));
    let lines = "\nDELETE /pets/{} | unknown-call | #/paths |\nGET /pets/{}/{} | unknown-call | #/paths |\n";
    assert!(sandbox.read("drift.txt").ends_with(lines));
    assert_eq!(drift(&sandbox, &deny).code, Some(0));
}

#[test]
fn what_goes_from_the_ledger_is_counted() {
    let sandbox = sandbox(json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z", "age": 3 }));
    let start = "# What is known.\n\n";
    let entries = "GET /pets | null | #/components/schemas/Pet | null\n\
                   GET /pets | refused | #/components/schemas/Pet | name\n";
    sandbox.write("drift.txt", start.to_owned() + entries);
    let accept = ["--ledger", "drift.txt", "--accept"];
    for written in [
        "\ndrift.txt: 1 line added, 2 removed that are no findings of these recordings\n",
        "\ndrift.txt: 0 lines added, 0 removed\n",
    ] {
        let ending = drift(&sandbox, &accept);
        assert!(ending.stdout.ends_with(written), "{}", ending.stdout);
    }
    sandbox.write("drift.txt", entries);
    let accepted = json!({ "added": 1, "removed": 2 });
    assert_eq!(json(&sandbox, &accept)["accepted"], accepted);
    assert_eq!(json(&sandbox, &[])["accepted"], Value::Null);
}

#[test]
fn what_the_types_refuse_is_a_finding_of_its_own() {
    let born = "2020-01-31T00:00:00Z";
    for (answer, subject, message) in [
        (
            json!({ "born": born }),
            "name",
            "the answer is refused at `.`: missing field `name`; what mends the missing-field mends it, \
             in 1 recording",
        ),
        (
            json!({ "name": 7, "born": born }),
            "number",
            "the answer is refused at `name`: invalid type: integer `7`, expected a string; \
             what mends the other-type mends it, in 1 recording",
        ),
    ] {
        let sandbox = sandbox(answer);
        let said = json(&sandbox, &[]);
        let findings = said["findings"].as_array().unwrap().iter();
        let refused: Vec<&Value> = findings.filter(|it| it["kind"] == "refused").collect();
        assert_eq!(refused.len(), 1, "{said:#}");
        assert_eq!(refused[0]["subject"], subject);
        assert_eq!(refused[0]["message"], message);
        let line = said["findings"][0]["place"].as_str().unwrap();
        assert!(line.starts_with("api.yaml:"), "{said:#}");
        assert_eq!(said["answers"][0]["outcome"], "refused");
        let ending = drift(&sandbox, &[]);
        assert!(
            ending
                .stdout
                .ends_with("0 whole, 0 in part, 1 refused, 0 without a type\n"),
            "{}",
            ending.stdout
        );
    }
}

#[test]
fn what_no_type_describes_is_named_as_unknown_or_not_kept() {
    let barn = json!({ "kind": "tent" });
    let pet = json!({
        "nmae": "Rex", "born": "2020-01-31T00:00:00Z", "mood": "dreamy", "home": barn, "age": 3,
    });
    let sandbox = sandbox(pet);
    let answer = &json(&sandbox, &[])["answers"][0];
    assert_eq!(answer["operation"], "GET /pets/{id}");
    assert_eq!(answer["unknown"], json!(["mood", "home"]));
    assert_eq!(answer["lost"], json!(["age"]));
    let listed = "\ndecoded in part:\n  calls/one.json: kept as unknown: mood, home; not kept: age\n\
                  1 answer decoded with the types of the crate: 0 whole, 1 in part, 0 refused, \
                  0 without a type\n";
    let ending = drift(&sandbox, &[]);
    assert!(ending.stdout.ends_with(listed), "{}", ending.stdout);
}

/// The types decode every success as the one that is declared, and say of it what is true.
#[test]
fn a_success_of_another_status_is_told_against_the_answer_that_decodes_it() {
    let sandbox = sandbox(json!({ "name": 7, "born": "2020-01-31T00:00:00Z", "age": 3 }));
    let call = sandbox.read("calls/one.json").replace("200", "202");
    sandbox.write("calls/one.json", call);
    let said = json(&sandbox, &[]);
    let findings = said["findings"].as_array().unwrap();
    let of = |kind: &str| findings.iter().find(|it| it["kind"] == kind).unwrap();
    let message = "the status `202` is not declared, and its answers are decoded as those of `200`, in 1 recording";
    assert_eq!(of("undeclared-status")["message"], message);
    assert_eq!(of("undeclared-status")["subject"], "202");
    let message = "the answer is refused at `name`: invalid type: integer `7`, expected a string; \
                   what mends the other-type mends it, in 1 recording";
    assert_eq!(of("refused")["message"], message);
    accept_actions(&sandbox, &said);
    let ending = drift(&sandbox, &["--overlay", "found.yaml", "--deny", "new"]);
    assert!(
        ending.stdout.contains(": 0 findings, 0 new\n"),
        "{ending:?}"
    );
    assert!(ending.stdout.contains(": 1 whole, 0 in part"), "{ending:?}");
}

#[test]
fn a_description_without_a_crate_has_no_types_to_decode_with() {
    let sandbox = sandbox(json!({}));
    let broken = DESCRIPTION.replace("#/components/schemas/Barn'", "#/components/schemas/Burn'");
    sandbox.write("api.yaml", broken);
    let ending = drift(&sandbox, &[]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
    let help = "\n  help: mend the description in an overlay, or leave the decoding out with `--no-build`\n";
    assert!(ending.stderr.contains("[dangling-reference]"), "{ending:?}");
    assert!(ending.stderr.ends_with(help), "{ending:?}");
}

/// An answer, and what becomes of it: path, status, body, outcome.
type Case = (&'static str, u16, &'static str, &'static str);

/// Descriptions with answers of every kind, and some of these.
const ANSWERS: &[(&str, &[Case])] = &[
    (
        include_str!("../../../tests/golden/cases/answers-of-every-kind/input.yaml"),
        &[
            ("/nothing", 204, "", "untyped"),
            ("/whole", 200, r#"{ "data": "a", "more": "b" }"#, "decoded"),
            ("/text", 200, r#""a""#, "decoded"),
            ("/data", 200, r#"{ "data": { "name": "Rex" } }"#, "decoded"),
            ("/data", 200, r#"{ "data": null }"#, "refused"),
            ("/maybe", 200, "{}", "decoded"),
            (
                "/page",
                206,
                r#"{ "data": [{ "name": "Rex" }], "meta": { "next": "2" } }"#,
                "decoded",
            ),
            (
                "/page",
                200,
                r#"{ "data": [{ "name": "Rex" }, {}] }"#,
                "refused",
            ),
            ("/page", 200, "<html>", "refused"),
            ("/page", 404, "{}", "untyped"),
        ],
    ),
    (
        include_str!("../../../tests/golden/cases/errors-with-typed-bodies/input.yaml"),
        &[
            ("/pets/1", 204, "", "untyped"),
            ("/pets/1", 404, r#"{ "message": "Gone." }"#, "decoded"),
            ("/pets/1", 409, r#"{ "to": 1 }"#, "refused"),
            (
                "/pets/1",
                418,
                r#"{ "message": "I am a teapot." }"#,
                "decoded",
            ),
            ("/pets/1", 500, r#"{ "message": 1 }"#, "untyped"),
        ],
    ),
];

#[test]
fn answers_of_every_kind_are_decoded_as_the_client_decodes_them() {
    for (description, answers) in ANSWERS {
        let sandbox = Sandbox::new();
        sandbox.write("api.yaml", description);
        for (index, (path, status, body, _)) in answers.iter().enumerate() {
            let response = match serde_json::from_str::<Value>(body) {
                Ok(body) => json!({ "status": status, "body": body }),
                Err(_) => json!({ "status": status, "text": body }),
            };
            let call =
                json!({ "request": { "method": "GET", "path": path }, "response": response });
            sandbox.write(&format!("calls/{index:02}.json"), call.to_string());
        }
        let said = json(&sandbox, &[]);
        let outcomes = said["answers"].as_array().unwrap().iter();
        let outcomes: Vec<&str> = outcomes.map(|it| it["outcome"].as_str().unwrap()).collect();
        let expected: Vec<&str> = answers.iter().map(|answer| answer.3).collect();
        assert_eq!(outcomes, expected, "{said:#}");
    }
}

#[test]
fn a_folder_without_recordings_is_a_mistake() {
    let sandbox = sandbox(json!({}));
    sandbox.write("empty/notes.txt", "");
    let start = ["drift", "--description", "api.yaml"];
    let ending = sandbox.run(&[&start[..], &["--recordings", "empty", "--deny", "new"]].concat());
    let message = "error: empty has no recordings\n  \
                   help: give a folder with files `*.json` that `cargo xtask record` has written\n";
    assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), message));
}

#[test]
fn nothing_in_this_workspace_is_new() {
    let ending = Sandbox::new().run(&["drift", "--deny", "new"]);
    assert_eq!(ending.code, Some(0), "{}", ending.stderr);
}
