//! Another order of the same description changes nothing, or moves lines and nothing else.

use generator::Tree;
use generator::compare::compare;
use serde_json::Value;

use tests::description::{Texts, input};

use crate::shuffles::{reversed, with_keys_reversed, with_lists_reversed};

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

/// A description whose schemas are composed of each other in every way.
pub fn composed() -> Value {
    let text = include_str!("composed.yaml");
    generator::parse::written(input(text, &[]).description, &[]).unwrap()
}

/// The files that differ, with what they say now.
pub fn differing<'a>(old: &Tree, new: &'a Tree) -> Vec<(&'a String, &'a String)> {
    assert!(old.keys().eq(new.keys()), "other files");
    let files = new.iter();
    files.filter(|(path, text)| old[*path] != **text).collect()
}

#[test]
fn the_order_of_schemas_paths_methods_answers_and_keys_is_of_no_importance() {
    for description in [Texts::read().json(), composed()] {
        let old = tree(&description);
        for (name, shuffled) in [
            ("schemas", reversed(&description, &["components schemas"])),
            ("paths", reversed(&description, &["paths"])),
            ("methods", reversed(&description, &["paths *"])),
            ("answers", reversed(&description, &["paths * * responses"])),
            ("keys", with_keys_reversed(&description, "")),
        ] {
            let new = tree(&shuffled);
            let differing = differing(&old, &new);
            assert!(differing.is_empty(), "{name}: {differing:#?}");
        }
    }
}

#[test]
fn the_order_of_properties_parameters_values_and_variants_moves_lines_alone() {
    for description in [Texts::read().json(), composed()] {
        let old = tree(&description);
        for key in [
            "properties",
            "parameters",
            "enum",
            "oneOf",
            "anyOf",
            "allOf",
        ] {
            let mut shuffled = description.clone();
            with_lists_reversed(&mut shuffled, &[key]);
            let new = tree(&shuffled);
            for (path, text) in differing(&old, &new) {
                let sorted = |text: &str| {
                    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                    lines.sort();
                    lines
                };
                assert_eq!(sorted(&old[path]), sorted(text), "{key}: {path}");
            }
            assert_eq!(old["names.txt"], new["names.txt"], "{key}");
        }
    }
}

#[test]
fn another_order_is_no_change() {
    for description in [Texts::read().json(), composed()] {
        let shuffled = reversed(&description, &["components schemas", "paths"]);
        let mut shuffled = with_keys_reversed(&shuffled, "");
        with_lists_reversed(&mut shuffled, &["oneOf", "anyOf"]);
        let (old, new) = (description.to_string(), shuffled.to_string());
        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
        assert!(comparison.changes.is_empty(), "{comparison:#?}");
        assert!(comparison.lines > 0);
        assert_eq!(comparison.moved, comparison.lines);
    }
}
