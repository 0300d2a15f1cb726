//! What is inferred from small descriptions: one folder a case, whose name says what it shows.
//!
//! A folder holds `input.yaml`, perhaps further files of it in `files`, and `recording.json`, and what is expected: `overlay.yaml` and
//! `remarks.txt`, the conflicts and notes. `UPDATE=1 cargo test` accepts what came out.

use std::fs;
use std::path::{Path, PathBuf};

use generator::{Diagnostic, File, Inferred, Input, Source, generate, infer};
use proptest::prelude::*;

/// The folders of the cases, by name.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/infer");
    let entries = fs::read_dir(folder).unwrap();
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn inferred(case: &Path, overlay: Option<&str>) -> Inferred {
    let input = fs::read_to_string(case.join("input.yaml")).unwrap();
    let recording = fs::read_to_string(case.join("recording.json")).ok();
    let files = files(case);
    let source = |name, text| Source::new(name, text);
    let overlays = overlay.map(|text| source("overlay.yaml", text));
    let recording = recording
        .as_ref()
        .map(|text| source("recording.json", text));
    let inferred = infer(
        source("input.yaml", &input).with_files(&files),
        overlays.as_slice(),
        recording.as_slice(),
    );
    inferred.unwrap_or_else(|problems| panic!("{}: {problems:#?}", case.display()))
}

/// The further files of a case, by name.
fn files(case: &Path) -> Vec<File> {
    let entries = fs::read_dir(case.join("files")).into_iter().flatten();
    let files = entries.map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        File {
            name: format!("files/{name}"),
            text: fs::read_to_string(&path).unwrap(),
        }
    });
    let mut files: Vec<File> = files.collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// Compares with the file of a case, or writes it.
fn compare(case: &Path, file: &str, found: &str) {
    let path = case.join(file);
    if std::env::var("UPDATE").is_ok_and(|it| it == "1") {
        match found.is_empty() {
            true => drop(fs::remove_file(path)),
            false => fs::write(path, found).unwrap(),
        }
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{} (UPDATE=1 accepts)", path.display());
}

#[test]
fn each_case_gives_its_overlay_and_its_remarks() {
    let cases = cases();
    assert!(cases.len() > 10);
    for case in cases {
        let inferred = inferred(&case, None);
        let remarks = inferred.diagnostics.iter().chain(&inferred.conflicts);
        let remarks: String = remarks.map(|remark| format!("{remark}\n")).collect();
        compare(&case, "overlay.yaml", &inferred.overlay);
        compare(&case, "remarks.txt", &remarks);
    }
}

#[test]
fn what_is_applied_is_not_proposed_again() {
    for case in cases() {
        let first = inferred(&case, None);
        if first.actions == 0 {
            continue;
        }
        let again = inferred(&case, Some(&first.overlay));
        assert_eq!(again.actions, 0, "{}: {}", case.display(), again.overlay);
        let (before, after) = (first.conflicts.len(), again.conflicts.len());
        assert_eq!(after, before, "{}", case.display());
    }
}

/// What the generator says of names that collide, with an overlay.
fn collisions(input: &str, files: &[File], overlay: &str) -> Vec<Diagnostic> {
    let overlay = Source::new("overlay.yaml", overlay);
    let generated = generate(&Input {
        description: Source::new("input.yaml", input).with_files(files),
        overlays: &[overlay],
        name: None,
        tests: false,
        command: "test",
        from: "test",
    });
    let mut diagnostics = match generated {
        Ok(output) => output.diagnostics,
        Err(diagnostics) => diagnostics,
    };
    diagnostics.retain(|it| ["name-collision", "overlay-target"].contains(&it.code));
    diagnostics
}

#[test]
fn with_what_is_proposed_nothing_comes_to_one_name_but_what_is_listed() {
    for case in cases() {
        let inferred = inferred(&case, None);
        let input = fs::read_to_string(case.join("input.yaml")).unwrap();
        let collisions = collisions(&input, &files(&case), &inferred.overlay);
        let listed = inferred.conflicts.iter();
        let listed = listed.filter(|it| it.message.starts_with("nothing that they say"));
        let both = (collisions.len(), listed.count());
        assert_eq!(
            both.0 > 0,
            both.1 > 0,
            "{}: {collisions:#?}",
            case.display()
        );
    }
}

#[test]
fn a_text_that_records_no_call_is_an_error() {
    let input = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let description = Source::new("api.yaml", input);
    let no_call = "error[recording]: `call.json` records no call\n  help: a recording is \
        `{\"request\": {\"method\": .., \"path\": .., \"body\": ..}, \
        \"response\": {\"status\": .., \"body\": ..}}`";
    for (text, message) in [
        (
            "{",
            "error[recording]: the recording is no JSON: EOF while parsing an object at line 1 column 1\n  \
             --> call.json:1:1",
        ),
        ("[]", no_call),
        (r#"{"request": {"method": 1}}"#, no_call),
    ] {
        let recording = Source::new("call.json", text);
        let problems = infer(description, &[], &[recording]).unwrap_err();
        let problems: String = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, message);
    }
}

#[test]
fn errors_of_the_description_are_given_back() {
    let name = "api.yaml";
    let text = "openapi: 4.0.0\n";
    let problems = infer(Source::new(name, text), &[], &[]).unwrap_err();
    assert_eq!(problems[0].code, "unsupported-version", "{problems:?}");
}

/// A description with one union and one example of it.
fn description(property: &str, value: &str, prose: &str) -> String {
    let [property, value, prose] = [property, value, prose].map(|text| serde_json::json!(text));
    format!(
        "openapi: 3.0.3\ninfo: {{title: {prose}, version: '1'}}\npaths: {{}}\n\
         components:\n  schemas:\n    Pet:\n      oneOf:\n        \
         - $ref: '#/components/schemas/Cat'\n        - $ref: '#/components/schemas/Pet'\n      \
         example: {{{property}: Cat, name: {value}}}\n    Cat:\n      type: object\n      \
         properties:\n        name: {{type: string, description: {prose}}}\n"
    )
}

proptest! {
    /// Whatever names and texts a description has, what is proposed applies, or nothing is.
    #[test]
    fn any_text_is_survived(property in ".{0,8}", value in ".{0,30}", prose in "(values: \\[)?.{0,30}") {
        let text = description(&property, &value, &prose);
        let source = Source::new("api.yaml", &text);
        let found = infer(source, &[], &[]);
        prop_assert!(found.is_ok(), "{text}\n{found:?}");
    }
}

/// An object and an enumeration of these texts, and a union of objects with one of them each.
fn described_by(texts: &[String]) -> String {
    let properties: serde_json::Map<String, serde_json::Value> = texts
        .iter()
        .map(|text| (text.clone(), serde_json::json!({"type": "string"})))
        .collect();
    let variants = texts.iter().map(|text| {
        serde_json::json!({
            "type": "object",
            "required": [text],
            "properties": {text: {"type": "string"}},
            "additionalProperties": false,
        })
    });
    let variants = variants.chain([serde_json::json!({"type": "string"})]);
    let schemas = serde_json::json!({
        "Object": {"type": "object", "properties": properties},
        "Value": {"type": "string", "enum": texts},
        "Choice": {"oneOf": variants.collect::<Vec<_>>()},
    });
    let description = serde_json::json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    });
    description.to_string()
}

proptest! {
    /// Whatever comes to one name is named, or listed.
    #[test]
    fn no_collision_is_left_unsaid(texts in prop::collection::btree_set("[aAbB1_+. @-]{1,4}", 1..6)) {
        let texts: Vec<String> = texts.into_iter().collect();
        let text = described_by(&texts);
        let inferred = infer(Source::new("api.json", &text), &[], &[]).unwrap();
        let collisions = collisions(&text, &[], &inferred.overlay);
        let is_listed = inferred.conflicts.iter().any(|it| it.code == "colliding-names");
        prop_assert!(collisions.is_empty() || is_listed, "{texts:?}\n{}\n{collisions:#?}", inferred.overlay);
    }
}

/// Schemas that lead from one to the next, and end in a union with themselves.
#[test]
fn long_chains_and_circles_are_survived() {
    let mut text = String::from(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n",
    );
    for index in 0..60 {
        let next = (index + 1) % 60;
        text += &format!(
            "    S{index}:\n      allOf: [{{$ref: '#/components/schemas/S{next}'}}]\n      \
             oneOf: [{{$ref: '#/components/schemas/S0'}}, {{$ref: '#/components/schemas/S{next}'}}]\n      \
             properties: {{p: {{$ref: '#/components/schemas/S{index}'}}}}\n"
        );
    }
    text += &format!("      example: {}1{}\n", "{p: ".repeat(30), "}".repeat(30));
    let source = Source::new("api.yaml", &text);
    assert!(infer(source, &[], &[]).is_ok());
}
