//! `diff` speaks of what stands in the user's files, at its place there, whatever the generator makes of it.

#[cfg(unix)]
use std::process::Command;
#[cfg(unix)]
use std::{fs, thread};

use serde_json::Value;

use crate::comparing::OLD;
use crate::sandbox::Sandbox;

const API: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /files:
    $ref: paths.yaml#/files
components:
  schemas:
    A:
      properties:
        b: { $ref: '#/components/schemas/B/properties/t' }
        n: { $ref: 'part.yaml#/N' }
        w: { $ref: whole.yaml }
    B:
      properties:
        t:
          properties:
            one: { type: string }
            two: { type: string, enum: [x, y] }
";

const PATHS: &str = "\
files:
  get:
    operationId: listFiles
    parameters:
      - { name: size, in: query, schema: { type: integer } }
    responses: { '200': { description: Files., content: { application/json: { schema: { $ref: 'part.yaml#/N' } } } } }
";

const PART: &str = "\
N:
  properties:
    x: { type: string }
    deep: { properties: { y: { type: string } } }
M: { properties: { z: { type: string } } }
";

const WHOLE: &str = "\
properties:
  q: { type: string }
  d: { $ref: 'part.yaml#/N/properties/deep' }
";

/// What is changed in which file.
const CHANGES: &[(&str, &str, &str)] = &[
    (
        "api.yaml",
        "one: { type: string }",
        "one: { type: integer }",
    ),
    ("api.yaml", "[x, y]", "[x, y, z]"),
    ("paths.yaml", "{ type: integer }", "{ type: string }"),
    ("part.yaml", "x: { type: string }", "x: { type: boolean }"),
    ("part.yaml", "y: { type: string }", "y: { type: integer }"),
    ("whole.yaml", "q: { type: string }", "q: { type: number }"),
    ("whole.yaml", "N/properties/deep", "M"),
];

/// Every edit, with its place. What nothing referred to before is added.
const EDITS: &[(&str, &str)] = &[
    ("#/M", "new/part.yaml:5:1"),
    (
        "#/N/properties/deep/properties/y/type",
        "new/part.yaml:4:32",
    ),
    ("#/N/properties/x/type", "new/part.yaml:3:10"),
    (
        "#/components/schemas/B/properties/t/properties/one/type",
        "new/api.yaml:18:20",
    ),
    (
        "#/components/schemas/B/properties/t/properties/two/enum/z",
        "new/api.yaml:19:47",
    ),
    (
        "#/files/get/parameters/size/schema/type",
        "new/paths.yaml:5:44",
    ),
    ("#/properties/d/$ref", "new/whole.yaml:3:8"),
    ("#/properties/q/type", "new/whole.yaml:2:8"),
];

/// What `diff` says of two versions of the files.
fn said(format: &str) -> String {
    let sandbox = Sandbox::new();
    for (file, text) in [
        ("api.yaml", API),
        ("paths.yaml", PATHS),
        ("part.yaml", PART),
        ("whole.yaml", WHOLE),
    ] {
        sandbox.write(&format!("old/{file}"), text);
        let mut new = text.to_owned();
        for (_, before, after) in CHANGES.iter().filter(|(changed, ..)| *changed == file) {
            assert!(new.contains(before), "{before}");
            new = new.replace(before, after);
        }
        sandbox.write(&format!("new/{file}"), new);
    }
    let arguments = ["diff", "old/api.yaml", "new/api.yaml", "--format", format];
    let ending = sandbox.run(&arguments);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    ending.stdout
}

#[test]
fn every_edit_is_told_by_its_pointer_and_place_in_its_file() {
    let said: Value = serde_json::from_str(&said("json")).unwrap();
    let changes = said["changes"].as_array().unwrap().iter();
    let edits = changes.flat_map(|change| change["edits"].as_array().unwrap());
    let mut edits: Vec<(&str, &str)> = edits
        .map(|edit| {
            (
                edit["pointer"].as_str().unwrap(),
                edit["place"].as_str().unwrap(),
            )
        })
        .collect();
    edits.sort_unstable();
    assert_eq!(edits, EDITS);
    let mut changes = said["changes"].as_array().unwrap().iter();
    let reference = changes
        .find(|it| it["edits"][0]["pointer"] == "#/properties/d/$ref")
        .unwrap();
    let edit = &reference["edits"][0];
    assert_eq!(edit["before"], "\"part.yaml#/N/properties/deep\"");
    assert_eq!(edit["after"], "\"part.yaml#/M\"");
}

#[test]
fn no_form_has_pointers_or_names_that_no_file_has() {
    for format in ["text", "markdown", "json", "github"] {
        let said = said(format);
        for (pointer, _) in EDITS {
            assert!(said.contains(pointer), "{format}: {said}");
        }
        for own in ["B t", "schemas/N", "schemas/M", "schemas/whole", "~1files"] {
            assert!(!said.contains(own), "{format}: {own} in {said}");
        }
    }
}

const LIMITED: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /files:
    get:
      operationId: listFiles
      parameters: [{ $ref: 'common.yaml#/limit' }]
      responses: { '204': { description: None. } }
";

#[test]
fn what_is_made_for_components_of_other_files_is_seen_at_the_first_of_them() {
    let sandbox = Sandbox::new();
    let limit = "{ name: limit, in: query, schema: { type: integer } }";
    sandbox.write("common.yaml", format!("limit: {limit}\n"));
    sandbox.write("many.yaml", LIMITED);
    let bundled = LIMITED.replace("{ $ref: 'common.yaml#/limit' }", limit);
    sandbox.write("bundled.yaml", bundled);
    let ending = sandbox.run(&["diff", "many.yaml", "bundled.yaml"]);
    let edit = "  removed #/components\n  --> common.yaml:1:1\n";
    assert!(ending.stdout.contains(edit), "{ending:?}");
}

#[test]
fn a_crate_whose_name_is_given_loses_nothing_by_another_title() {
    let sandbox = Sandbox::new();
    let [old, new] =
        ["Pets", "Animals"].map(|title| API.replace("title: Pets", &format!("title: {title}")));
    for (folder, text) in [("old", old), ("new", new)] {
        sandbox.write(&format!("{folder}/api.yaml"), text);
        sandbox.write(&format!("{folder}/paths.yaml"), PATHS);
        sandbox.write(&format!("{folder}/part.yaml"), PART);
        sandbox.write(&format!("{folder}/whole.yaml"), WHOLE);
    }
    for (name, verdict) in [(&[][..], "breaking"), (&["--name", "zoo"], "documentation")] {
        let arguments = [&["diff", "old/api.yaml", "new/api.yaml"], name].concat();
        let said = sandbox.run(&arguments).stdout;
        assert!(said.starts_with(verdict), "{said}");
    }
}

/// A shell gives the output of `git show` so, in `<(..)`.
#[cfg(unix)]
#[test]
fn the_output_of_a_command_is_a_file() {
    let sandbox = Sandbox::new();
    let made = Command::new("mkfifo")
        .arg(sandbox.path("old.yaml"))
        .status();
    assert!(made.unwrap().success());
    sandbox.write("new.yaml", OLD);
    let pipe = sandbox.path("old.yaml");
    let writer = thread::spawn(move || fs::write(pipe, OLD));
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(ending.stdout.contains("0 changes"), "{ending:?}");
    writer.join().unwrap().unwrap();
}
