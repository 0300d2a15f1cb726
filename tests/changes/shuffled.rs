//! Another order of the same description changes nothing, or moves lines and nothing else.

use std::fs;
use std::path::Path;

use fastrand::Rng;
use generator::Tree;
use generator::compare::compare;
use serde_json::{Value, json};

use tests::description::{Texts, input};

use crate::shuffles::{LISTS, Objects, Shuffle};

/// How many orders of each are tried.
const TIMES: u64 = 4;

/// The crate of a description, without the sums of what it is made from.
fn tree(description: &Value) -> Tree {
    let text = description.to_string();
    let output = generator::generate(&input(&text, &[]));
    let mut tree = output
        .unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
        .tree;
    let manifest = tree.get_mut("Cargo.toml").unwrap();
    let sum = manifest.find("\"api.yaml\" = ").unwrap();
    let end = sum + manifest[sum..].find('\n').unwrap();
    manifest.replace_range(sum..end, "");
    tree
}

/// A description as JSON.
fn written(text: &str) -> Option<Value> {
    generator::parse::written(input(text, &[]).description, &[])
}

/// A description whose schemas are composed of each other in every way.
pub fn composed() -> Value {
    written(include_str!("composed.yaml")).unwrap()
}

/// The descriptions of all golden cases that are a crate, by their names. A pointer into a list means something
/// else in another order.
fn golden_cases() -> Vec<(String, Value)> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/cases");
    let mut found = Vec::new();
    for entry in fs::read_dir(cases).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(text) = fs::read_to_string(folder.join("input.yaml")) else {
            continue;
        };
        let points_into_lists = ["/allOf/", "/oneOf/", "/parameters/"]
            .iter()
            .any(|list| text.contains(list));
        let is_whole = !folder.join("overlay.yaml").exists() && !points_into_lists;
        let is_crate = is_whole && generator::generate(&input(&text, &[])).is_ok();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(written(&text).filter(|_| is_crate).map(|it| (name, it)));
    }
    found
}

/// The files that differ, with what they say now.
pub fn differing<'a>(old: &Tree, new: &'a Tree) -> Vec<(&'a String, &'a String)> {
    assert!(old.keys().eq(new.keys()), "other files");
    let files = new.iter();
    files.filter(|(path, text)| old[*path] != **text).collect()
}

#[test]
fn the_order_of_schemas_paths_methods_answers_and_keys_is_of_no_importance() {
    let shuffle = Shuffle {
        objects: Objects::AllButProperties,
        lists: &["required"],
    };
    for description in [Texts::read().json(), composed()] {
        let old = tree(&description);
        for seed in 0..TIMES {
            let new = tree(&shuffle.apply(&description, &mut Rng::with_seed(seed)));
            let differing = differing(&old, &new);
            assert!(differing.is_empty(), "{seed}: {differing:#?}");
        }
    }
}

#[test]
fn the_order_of_properties_parameters_values_and_variants_moves_lines_alone() {
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let shuffle = Shuffle {
        objects: Objects::Under(&["properties"]),
        lists: &[LISTS.as_slice(), &["allOf"]].concat(),
    };
    for description in [Texts::read().json(), composed()] {
        let old = tree(&description);
        for seed in 0..TIMES {
            let new = tree(&shuffle.apply(&description, &mut Rng::with_seed(seed)));
            for (path, text) in differing(&old, &new) {
                assert_eq!(sorted(&old[path]), sorted(text), "{seed}: {path}");
            }
            assert_eq!(old["names.txt"], new["names.txt"], "{seed}");
        }
    }
}

#[test]
fn another_order_is_no_change() {
    let shuffle = Shuffle {
        objects: Objects::All,
        lists: &LISTS,
    };
    let own = [("spec", Texts::read().json()), ("composed", composed())];
    let own = own.map(|(name, description)| (name.to_owned(), description));
    let mut failures = Vec::new();
    for (name, description) in own.into_iter().chain(golden_cases()) {
        for seed in 0..TIMES {
            let shuffled = shuffle.apply(&description, &mut Rng::with_seed(seed));
            let (old, new) = (description.to_string(), shuffled.to_string());
            let comparison = compare(&input(&old, &[]), &input(&new, &[]));
            let is_same = comparison
                .as_ref()
                .is_ok_and(|it| it.changes.is_empty() && it.moved == it.lines);
            if !is_same {
                failures.push((name.clone(), seed, new, comparison));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn another_order_of_parts_is_a_change_that_costs_what_it_costs() {
    let written = |first: &str, second: &str| {
        let part = |text: &str| json!({ "properties": { "name": { "type": "string", "description": text } } });
        let parts = json!({ "allOf": [part(first), part(second)] });
        json!({
            "openapi": "3.0.3",
            "info": { "title": "Pets API", "version": "1" },
            "servers": [{ "url": "https://pets.example" }],
            "paths": {},
            "components": { "schemas": { "Pet": parts } },
        })
        .to_string()
    };
    let (old, new) = (written("First.", "Last."), written("Last.", "First."));
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    let [change] = comparison.changes.as_slice() else {
        panic!("{comparison:#?}");
    };
    assert_eq!(change.edits[0].pointer, "#/components/schemas/Pet/allOf");
    assert_eq!((change.lines, comparison.unexplained), (2, 0));
}

#[test]
fn what_is_required_twice_is_no_change() {
    let text = include_str!("composed.yaml");
    let twice = text.replace("required: [kind, status]", "required: [kind, status, kind]");
    assert_ne!(text, twice);
    for (old, new) in [(text, &*twice), (&*twice, text), (&*twice, &*twice)] {
        let comparison = compare(&input(old, &[]), &input(new, &[])).unwrap();
        assert!(comparison.changes.is_empty(), "{comparison:#?}");
        assert_eq!(comparison.lines, 0);
    }
}

#[test]
fn a_fingerprint_does_not_depend_on_how_an_edit_is_written() {
    let text = include_str!("composed.yaml");
    let first = "- { name: order, in: query, schema: { type: string, enum: [name, age] } }";
    let with = |parameters: [&str; 2]| {
        let [one, other] = parameters;
        let new = text.replace(first, &format!("{first}\n      {one}\n      {other}"));
        assert_ne!(text, new);
        let comparison = compare(&input(text, &[]), &input(&new, &[])).unwrap();
        let changes = comparison.changes.into_iter();
        let mut fingerprints: Vec<String> = changes.map(|it| it.fingerprint).collect();
        fingerprints.sort();
        fingerprints
    };
    let one = with([
        "- { name: limit, in: query, schema: { type: string, enum: [few, many] } }",
        "- { name: page, in: query, schema: { type: integer } }",
    ]);
    let other = with([
        "- { schema: { type: integer }, in: query, name: page }",
        "- { in: query, schema: { enum: [many, few], type: string }, name: limit }",
    ]);
    assert_eq!(one, other);
}

#[test]
fn a_renamed_schema_is_known_again_in_another_order() {
    let text = include_str!("composed.yaml");
    let renamed = text
        .replace("schemas/Checkup", "schemas/Exam")
        .replace("    Checkup:", "    Exam:");
    let shuffled = written(&renamed).unwrap();
    let shuffle = Shuffle {
        objects: Objects::All,
        lists: &LISTS,
    };
    let shuffled = shuffle.apply(&shuffled, &mut Rng::with_seed(1)).to_string();
    let comparison = compare(&input(text, &[]), &input(&shuffled, &[])).unwrap();
    let [rename] = comparison.renames.as_slice() else {
        panic!("{comparison:#?}");
    };
    assert_eq!(
        (rename.from.as_str(), rename.to.as_str()),
        ("Checkup", "Exam")
    );
}
