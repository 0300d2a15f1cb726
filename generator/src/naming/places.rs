//! Where a schema stands, in the words that its name can have.

use crate::parse::pointer::tokens;

/// What a schema is where it stands, the plainest word first.
pub fn words(pointer: &str) -> &'static [&'static str] {
    let tokens = tokens(pointer);
    let ends: Vec<&str> = tokens.iter().rev().map(String::as_str).collect();
    let is_of = |key: &str| tokens.iter().any(|token| token == key);
    match ends.as_slice() {
        ["items", ..] => &["Item", "Entry"],
        ["additionalProperties", ..] => &["Value", "Entry"],
        [_, "oneOf" | "anyOf", ..] => &["Variant", "Choice"],
        [_, "allOf", ..] => &["Part", "Content"],
        [_, "properties", ..] => &["Property", "Value"],
        ["schema", _, "parameters", ..] => &["Parameter", "Argument"],
        ["schema", _, "headers", ..] => &["Header", "Value"],
        _ if is_of("requestBody") || is_of("requestBodies") => &["Body", "Content"],
        _ if is_of("responses") => &["Answer", "Content"],
        _ => &["Content", "Value"],
    }
}

/// How much a schema has a claim to its name: one that has it as its own most, one of an operation
/// least.
pub fn rank(pointer: &str, name: &str) -> usize {
    let tokens = tokens(pointer);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["components", "schemas", own] if *own == name => 0,
        ["components", "schemas", _] => 1,
        ["components", "schemas", ..] => 2,
        ["components", ..] => 3,
        _ => 4,
    }
}
