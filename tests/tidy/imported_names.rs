//! No type of a description is named like one that its file may name without declaring it.

use std::collections::BTreeSet;

use generator::{Input, Source};

use crate::files::files;

/// Files of `emit` whose imports never stand beside types of the description.
const ALONE: [&str; 5] = ["api", "crate_root", "envelope", "examples", "trial"];

/// What the files of models or of resources import, as far as it is a type.
fn imported(is_of_resources: bool) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in files("generator/src/emit", "rs") {
        let stem = file.path.rsplit('/').next().unwrap_or_default();
        let stem = stem.trim_end_matches(".rs");
        let is_of_calls = ["operations", "resources"].contains(&stem);
        if ALONE.contains(&stem) || (is_of_calls && !is_of_resources) {
            continue;
        }
        for call in ["imports.add(", "scope.import("] {
            for (at, _) in file.text.match_indices(call) {
                let arguments: Vec<&str> = file.text[at..].splitn(5, '"').collect();
                if let [_, module, ", ", name, _] = arguments.as_slice()
                    && !module.starts_with("crate::models")
                    && name.starts_with(char::is_uppercase)
                {
                    names.insert((*name).to_owned());
                }
            }
        }
    }
    names
}

/// The models and resources of a crate.
fn generated(description: &str) -> String {
    let input = Input {
        description: Source::new("input.yaml", description),
        overlays: &[],
        name: None,
        tests: false,
        command: "cargo xtask generate",
        from: "input.yaml",
    };
    let output = generator::generate(&input).unwrap();
    let files = output.tree.into_iter().filter(|(path, _)| {
        let folders = ["src/models/", "src/resources/"];
        folders.iter().any(|folder| path.starts_with(folder))
    });
    files.map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_type_takes_the_name_of_an_import() {
    let (models, calls) = (imported(false), imported(true));
    assert!(
        models.contains("RawJson") && calls.contains("JsonText"),
        "{calls:?}"
    );
    let description = |paths: &str, schemas: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: Names API, version: '1' }}\n\
             paths: {paths}\ncomponents: {{ schemas: {schemas} }}\n"
        )
    };
    for name in &models {
        let schemas = format!("{{ {name}: {{ type: object }} }}");
        let text = generated(&description("{}", &schemas));
        assert!(!text.contains(&format!("pub struct {name} {{")), "{name}");
    }
    for name in &calls {
        let path = format!(
            "{{ /a: {{ get: {{ tags: [a], operationId: {name}, \
             responses: {{ '204': {{ description: . }} }} }} }} }}"
        );
        let text = generated(&description(&path, "{}"));
        assert!(!text.contains(&format!("pub struct {name}:")), "{name}");
    }
}
