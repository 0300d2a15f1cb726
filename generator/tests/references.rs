//! References to anything: what they do to names, and what nobody can do with them.

#[path = "generated/crate_of.rs"]
mod crate_of;

use std::collections::BTreeSet;

use crate_of::crate_of;
use generator::File;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";

fn file(name: &str, text: &str) -> File {
    File {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// What stands inline keeps its name when something refers to it.
#[test]
fn a_reference_that_is_added_renames_nothing() {
    let pet = "    Pet:
      properties:
        owner: {properties: {name: {type: string}, mood: {type: string, enum: [glad]}}}
        toys: {type: array, items: {properties: {colour: {type: string}}}}
        home: {oneOf: [{title: House, properties: {rooms: {type: integer}}, required: [rooms]}, {type: string}]}
";
    let old = format!("{HEAD}components:\n  schemas:\n{pet}");
    let names = |text: &str| -> BTreeSet<String> {
        let surface = crate_of(text, &[]).unwrap().surface;
        surface.into_iter().map(|item| item.path).collect()
    };
    let old = names(&old);
    for part in [
        "owner",
        "owner/properties/mood",
        "toys",
        "toys/items",
        "home",
        "home/oneOf/0",
    ] {
        let other = format!(
            "    Other: {{properties: {{it: {{$ref: '#/components/schemas/Pet/properties/{part}'}}}}}}\n"
        );
        let new = format!("{HEAD}components:\n  schemas:\n{pet}{other}");
        let new = names(&new);
        assert!(new.is_superset(&old), "{part}: {new:?}");
    }
}

/// A section that OpenAPI does not know holds no components.
#[test]
fn what_stands_in_a_section_of_ones_own_becomes_a_component() {
    let text = format!(
        "{HEAD}components:\n  own: {{X: {{type: string, enum: [a]}}}}\n  schemas: {{A: {{properties: {{x: \
         {{$ref: '#/components/own/X'}}}}}}}}\n"
    );
    let surface = crate_of(&text, &[]).unwrap().surface;
    assert!(surface.iter().any(|item| item.path == "models::X"));
}

/// What a file defines is called by its name there, whether something refers to the whole file or not. Of two
/// with one name, the second has that of what it is defined in too.
#[test]
fn what_a_file_defines_has_its_own_name() {
    let whole = "whole: {$ref: part.yaml}, ";
    let schemas = "one: {$ref: 'part.yaml#/$defs/X'}, two: {$ref: 'part.yaml#/x-defs/Y'}, \
                   three: {$ref: 'part.yaml#/x-more/near/Z'}";
    let part = "properties: {own: {$ref: '#/x-defs/Y'}}\n\
                $defs: {X: {properties: {it: {properties: {a: {type: string}}}}}}\n\
                x-defs: {Y: {properties: {it: {properties: {b: {type: string}}}}}}\n\
                x-more: {near: {Z: {properties: {c: {type: string}}}}}\n";
    let models = |properties: &str, more: &str| -> BTreeSet<String> {
        let text = format!(
            "{HEAD}components: {{schemas: {{{more}A: {{properties: {{{properties}}}}}}}}}\n"
        );
        let surface = crate_of(&text, &[file("part.yaml", part)]).unwrap().surface;
        let paths = surface.into_iter().map(|item| item.path);
        paths
            .filter(|path| path.matches("::").count() == 1 && !path.contains(' '))
            .filter(|path| path.starts_with("models::"))
            .map(|path| path.replace("models::", ""))
            .collect()
    };
    let found = models(schemas, "");
    let named = ["A", "X", "XIt", "Y", "YIt", "Z"].map(str::to_owned);
    assert_eq!(found, BTreeSet::from(named));
    let found = models(&format!("{whole}{schemas}"), "");
    let named = ["A", "Part", "X", "XIt", "Y", "YIt", "Z"].map(str::to_owned);
    assert_eq!(found, BTreeSet::from(named));
    let taken = "Y: {properties: {d: {type: string}}}, ";
    let found = models(&format!("{whole}{schemas}"), taken);
    assert!(found.contains("Y") && found.contains("PartY"), "{found:?}");
}

/// In which order files are given says nothing of them.
#[test]
fn the_order_of_the_files_makes_no_difference() {
    let text = format!(
        "{HEAD}components: {{schemas: {{A: {{properties: {{b: {{$ref: b.yaml}}, c: {{$ref: 'c.yaml#/C'}}}}}}}}}}\n"
    );
    let mut files = vec![
        file("b.yaml", "properties: {c: {$ref: 'c.yaml#/C'}}"),
        file("c.yaml", "C: {properties: {b: {$ref: b.yaml}}}"),
    ];
    let one = crate_of(&text, &files).unwrap().tree;
    files.reverse();
    assert_eq!(crate_of(&text, &files).unwrap().tree, one);
}

/// A file that is given, and that nothing leads to, may be anything.
#[test]
fn what_is_no_part_of_the_description_is_not_read() {
    let text = format!("{HEAD}components: {{schemas: {{A: {{$ref: 'a.yaml#/A'}}}}}}\n");
    let a = file(
        "a.yaml",
        "A: {properties: {b: {type: string}}}\nB: {$ref: b.yaml}\n",
    );
    let files = [a, file("b.yaml", "{ no YAML")];
    assert!(crate_of(&text, &files).is_ok());
    let text = text.replace("#/A", "#/B");
    let messages = crate_of(&text, &files).unwrap_err();
    assert!(messages.starts_with("error[syntax]: "), "{messages}");
    assert_eq!(messages.matches("error[").count(), 1, "{messages}");
}

/// References that double what they lead to come to an end.
#[test]
fn what_grows_by_references_is_held() {
    let mut schemas = String::from("    A0: {type: array, items: {type: string}}\n");
    for index in 1..30 {
        let before = index - 1;
        let part = format!("{{$ref: '#/components/schemas/A{before}/items'}}");
        schemas +=
            &format!("    A{index}: {{type: array, items: {{type: array, items: {part}}}}}\n");
    }
    let text = format!("{HEAD}components:\n  schemas:\n{schemas}");
    assert!(crate_of(&text, &[]).is_ok());
    // Files that are part of each other have no end.
    let text = format!("{HEAD}components: {{schemas: {{$ref: a.yaml}}}}\n");
    let files = [file("a.yaml", "A: {properties: {$ref: a.yaml}}")];
    let messages = crate_of(&text, &files).unwrap_err();
    assert!(
        messages.starts_with("error[circular-reference]: "),
        "{messages}"
    );
}
