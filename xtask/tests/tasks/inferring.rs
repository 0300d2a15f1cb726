//! What `infer` prints and writes.

use crate::sandbox::Sandbox;

/// A description whose examples say more than its schemas.
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
          content:
            application/json:
              schema:
                type: object
                properties: { born: { type: string }, name: { type: string, example: 1 } }
              example: { born: '2020-01-31T00:00:00Z', name: Rex }
";

const RECORDING: &str = r#"{
  "request": { "method": "GET", "path": "/pets/1" },
  "response": { "status": 200, "body": { "name": null } }
}"#;

#[test]
fn the_overlay_is_printed_and_the_rest_goes_to_standard_error() {
    let sandbox = Sandbox::new();
    sandbox.write("api.yaml", DESCRIPTION);
    let ending = sandbox.run(&["infer", "--description", "api.yaml"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(
        ending.stdout.contains("\noverlay: 1.0.0\n"),
        "{}",
        ending.stdout
    );
    assert!(
        ending.stdout.contains("      format: date-time\n"),
        "{}",
        ending.stdout
    );
    assert!(
        ending
            .stderr
            .starts_with("warning[conflicting-kind]: the schema says string"),
        "{}",
        ending.stderr
    );
    assert!(
        ending.stderr.ends_with("\n1 action, 1 conflict\n"),
        "{}",
        ending.stderr
    );
}

#[test]
fn the_overlay_is_written_and_can_be_applied() {
    let sandbox = Sandbox::new();
    sandbox.write("api.yaml", DESCRIPTION);
    sandbox.write("calls/pets/one.json", RECORDING);
    sandbox.write("calls/README.md", "No recording.");
    let arguments = [
        "infer",
        "--description",
        "api.yaml",
        "--recordings",
        "calls",
    ];
    let ending = sandbox.run(&[&arguments[..], &["--out", "found.yaml"]].concat());
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert_eq!(ending.stdout, "found.yaml: 2 actions, 1 conflict\n");
    assert!(sandbox.read("found.yaml").contains("nullable: true"));

    let again = sandbox.run(&[&arguments[..], &["--overlay", "found.yaml"]].concat());
    assert!(
        again.stdout.ends_with("\nactions: []\n"),
        "{}",
        again.stdout
    );
}

#[test]
fn what_is_no_recording_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("calls/one.json", "{}");
    let arguments = ["infer", "--description", "pets.yaml", "--recordings"];
    let ending = sandbox.run(&[&arguments[..], &["calls"]].concat());
    assert_eq!(ending.code, Some(1));
    assert!(
        ending
            .stderr
            .starts_with("error[recording]: `calls/one.json` records no call"),
        "{}",
        ending.stderr
    );
    let ending = sandbox.run(&[&arguments[..], &["nowhere"]].concat());
    assert_eq!(ending.code, Some(1));
    assert!(
        ending.stderr.starts_with("error: cannot read nowhere: "),
        "{}",
        ending.stderr
    );
}
