//! Values of another type than they should have, which can mean one thing only.

use serde_json::{Number, Value};

use super::super::tree::Node;
use super::kinds::Kind;

/// What a value is meant to be; nothing if it is as it should be, or if there is a doubt.
pub fn meant(node: &Node, kind: &Kind) -> Option<Node> {
    let value: Value = match (kind, node.value()?) {
        (Kind::Text, Value::Bool(_) | Value::Number(_)) => node.as_written()?.into(),
        (Kind::Flag, Value::String(text)) => text.to_ascii_lowercase().parse::<bool>().ok()?.into(),
        (Kind::Number, Value::String(text)) => text.parse::<Number>().ok()?.into(),
        (Kind::Count, Value::String(text)) => text.parse::<u64>().ok()?.into(),
        (Kind::Choice(choices), Value::String(text)) => choice(choices, text)?.into(),
        (Kind::Former(_), Value::Bool(_)) => return Some(Node::array(node.spot, Vec::new())),
        _ => return None,
    };
    Some(Node::scalar(node.spot, value))
}

/// Keywords that count what there is of something.
const COUNTS: &[&str] = &[
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

/// Keywords whose numbers are whole where those of the schema are.
const BOUNDS: &[&str] = &["minimum", "maximum", "multipleOf"];

/// Writes the whole numbers of a schema as such: to JSON Schema `1.0` is one, too.
pub fn write_whole(schema: &mut Node) {
    let is_integer = schema.get("type").and_then(Node::text) == Some("integer");
    let bounds = BOUNDS.iter().filter(|_| is_integer);
    for key in COUNTS.iter().chain(bounds) {
        if let Some(number) = schema.get_mut(key) {
            write_whole_number(number);
        }
    }
    let listed = schema.get_mut("enum").and_then(Node::items_mut);
    let listed = listed.into_iter().flatten();
    listed.filter(|_| is_integer).for_each(write_whole_number);
}

fn write_whole_number(node: &mut Node) {
    /// From here on a number with a fraction may not be what was written.
    const END: f64 = 9_007_199_254_740_992.0;
    let number = node
        .value()
        .filter(|it| it.is_f64())
        .and_then(Value::as_f64);
    if let Some(number) = number.filter(|it| it.fract() == 0.0 && it.abs() < END) {
        *node = Node::scalar(node.spot, number as i64);
    }
}

/// The only choice that differs in nothing but capitals.
pub fn choice(choices: &[&'static str], text: &str) -> Option<&'static str> {
    let mut alike = choices.iter().filter(|it| it.eq_ignore_ascii_case(text));
    let first = alike.next().filter(|first| **first != text)?;
    alike.next().is_none().then_some(first)
}
