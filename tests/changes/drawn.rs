//! Unions that nobody had in mind: in which order their variants and all else in them stand does not matter to
//! how they are told apart.

use fastrand::Rng;
use generator::compare::compare;
use serde_json::{Map, Value, json};

use tests::description::input;

use crate::shuffles::{LISTS, Objects, Shuffle};

/// How many descriptions are drawn, each with this many unions.
const DESCRIPTIONS: u64 = 12;
const UNIONS: usize = 25;

#[test]
fn no_order_matters_to_how_a_union_is_told() {
    let shuffle = Shuffle {
        objects: Objects::All,
        lists: &LISTS,
    };
    for seed in 0..DESCRIPTIONS {
        let mut random = Rng::with_seed(seed);
        let drawn = description(&mut random);
        let shuffled = shuffle.apply(&drawn, &mut random);
        let (old, new) = (drawn.to_string(), shuffled.to_string());
        let comparison = compare(&input(&old, &[]), &input(&new, &[]))
            .unwrap_or_else(|diagnostics| panic!("{seed}: {old} {diagnostics:#?}"));
        let is_same = comparison.changes.is_empty() && comparison.unexplained == 0;
        assert!(is_same, "{seed}: {old} {new} {comparison:#?}");
        assert!(comparison.moved > UNIONS, "{seed}: little was shuffled");
    }
}

fn description(random: &mut Rng) -> Value {
    let mut schemas = Map::new();
    for union in 0..UNIONS {
        let names =
            (0..random.usize(2..5)).map(|variant| format!("Union{union}{}", letter(variant)));
        let names: Vec<String> = names.collect();
        let listed = names
            .iter()
            .map(|it| json!({ "$ref": format!("#/components/schemas/{it}") }));
        let keyword = if random.u8(..4) == 0 {
            "anyOf"
        } else {
            "oneOf"
        };
        schemas.insert(
            format!("Union{union}"),
            json!({ keyword: listed.collect::<Value>() }),
        );
        for name in names {
            schemas.insert(name, variant(random));
        }
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Drawn", "version": "1" },
        "servers": [{ "url": "https://drawn.example" }],
        "x-ambiguous": "keep",
        "paths": {},
        "components": { "schemas": schemas },
    })
}

fn letter(index: usize) -> char {
    char::from(b'A' + u8::try_from(index).unwrap())
}

/// Objects for the most part, some of them of two parts.
fn variant(random: &mut Rng) -> Value {
    match random.u8(..10) {
        0 => scalar(random),
        1 => json!({ "allOf": [object(random), object(random)] }),
        _ => object(random),
    }
}

/// An object with a few of few keys, so that two have most of them in common.
fn object(random: &mut Rng) -> Value {
    let mut properties = Map::new();
    for key in ["a", "b", "c", "d"] {
        if random.u8(..3) > 0 {
            properties.insert(key.to_owned(), member(random));
        }
    }
    let required = properties.keys().filter(|_| random.u8(..3) > 0);
    let required: Vec<&String> = required.collect();
    let mut object = json!({ "type": "object", "required": required, "properties": properties });
    if random.u8(..5) == 0 {
        object["additionalProperties"] = false.into();
    }
    object
}

fn member(random: &mut Rng) -> Value {
    match random.u8(..10) {
        0 => json!({ "type": "array", "minItems": 1, "items": scalar(random) }),
        1 => json!({ "type": "object", "required": ["e"], "properties": { "e": scalar(random) } }),
        2 => json!({ "oneOf": [{ "type": "integer" }, { "type": "string", "enum": ["x", "y"] }] }),
        _ => scalar(random),
    }
}

fn scalar(random: &mut Rng) -> Value {
    let schemas = [
        json!({ "type": "string" }),
        json!({ "type": "string", "nullable": true }),
        json!({ "type": "string", "format": "date" }),
        json!({ "type": "string", "format": "uuid" }),
        json!({ "type": "string", "enum": ["x"] }),
        json!({ "type": "string", "enum": ["x", "y"] }),
        json!({ "type": "string", "enum": ["z"] }),
        json!({ "type": "integer" }),
        json!({ "type": "integer", "enum": [1, 2] }),
        json!({ "type": "boolean" }),
    ];
    schemas[random.usize(..schemas.len())].clone()
}
