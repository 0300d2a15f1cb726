//! Schemas that lead back to themselves, in whatever way: a crate is made of each, or an error says why not.

#[path = "generated/crate_of.rs"]
mod crate_of;

use std::thread;

use crate_of::crate_of;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

/// The stack of the main thread of a program.
const STACK: usize = 8 << 20;

const COMPONENTS: [&str; 4] = ["A", "B", "C", "D"];

/// A description of these components.
fn description(schemas: &Map<String, Value>) -> String {
    let description = json!({
        "openapi": "3.0.3", "info": { "title": "It", "version": "1" }, "x-ambiguous": "keep", "paths": {},
        "components": { "schemas": schemas },
    });
    description.to_string()
}

fn reference() -> impl Strategy<Value = Value> + Clone {
    let places = prop_oneof![8 => Just(""), 1 => Just("/properties/p"), 1 => Just("/allOf/0")];
    (prop::sample::select(&COMPONENTS), places)
        .prop_map(|(name, place)| json!({ "$ref": format!("#/components/schemas/{name}{place}") }))
}

/// An object of some of the properties `p`, `q` and `r`.
fn object(member: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let properties =
        prop::collection::btree_map(prop::sample::select(&["p", "q", "r"]), member, 1..3);
    (properties, any::<bool>()).prop_map(|(properties, is_required)| {
        let required: Vec<_> = properties.keys().take(1).collect();
        match is_required {
            true => json!({ "type": "object", "properties": properties, "required": required }),
            false => json!({ "type": "object", "properties": properties }),
        }
    })
}

fn schema() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![4 => reference(), 1 => Just(json!({ "type": "string" }))];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let choice = || {
            let keyword = prop::sample::select(&["oneOf", "anyOf", "allOf", "allOf"]);
            (keyword, prop::collection::vec(inner.clone(), 1..3))
        };
        prop_oneof![
            2 => object(inner.clone()),
            1 => inner.clone().prop_map(|items| json!({ "type": "array", "items": items })),
            1 => inner.clone().prop_map(|it| json!({ "type": "object", "additionalProperties": it })),
            3 => choice().prop_map(|(keyword, parts)| json!({ keyword: parts })),
            1 => (choice(), object(inner.clone())).prop_map(|((keyword, parts), mut schema)| {
                schema[keyword] = json!(parts);
                schema
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 600,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_recursion_comes_to_an_end(schemas in prop::collection::vec(schema(), COMPONENTS.len())) {
        let named = COMPONENTS.iter().map(|name| (*name).to_owned()).zip(schemas);
        let description = description(&named.collect());
        let made = thread::Builder::new().stack_size(STACK).spawn(move || drop(crate_of(&description, &[])));
        prop_assert!(made.unwrap().join().is_ok());
    }
}

/// Each of them leads to each, so that there are more ways than anybody can go.
#[test]
fn what_is_of_two_families_is_of_one_type_for_each_two() {
    const COUNT: usize = 8;
    let mut schemas = Map::new();
    for family in ["A", "B"] {
        for index in 0..COUNT {
            let members = (0..COUNT).map(|other| {
                let target = format!("#/components/schemas/{family}{other}");
                (format!("to{other}"), json!({ "$ref": target }))
            });
            let mut members: Map<String, Value> = members.collect();
            members.insert(format!("of{family}"), json!({ "type": "string" }));
            let schema = json!({ "type": "object", "properties": members });
            schemas.insert(format!("{family}{index}"), schema);
        }
    }
    let parts = ["A0", "B0"].map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    schemas.insert("Both".to_owned(), json!({ "allOf": parts }));
    let output = crate_of(&description(&schemas), &[]).unwrap();
    let joined = output.tree.keys().filter(|path| path.contains("_and_"));
    assert_eq!(joined.count(), COUNT);
}
