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

/// The only choice that differs in nothing but capitals.
pub fn choice(choices: &[&'static str], text: &str) -> Option<&'static str> {
    let mut alike = choices.iter().filter(|it| it.eq_ignore_ascii_case(text));
    let first = alike.next().filter(|first| **first != text)?;
    alike.next().is_none().then_some(first)
}
