//! Values of another type than they should have, which can mean one thing only.

use serde_json::{Number, Value};

use super::super::tree::{Content, Node};
use super::kinds::Kind;

/// What a value is meant to be; nothing if it is as it should be, or if there is a doubt.
pub fn meant(node: &Node, kind: &Kind) -> Option<Content> {
    let value = match (kind, node.value()?) {
        (Kind::Text, value @ Value::Bool(_)) => value.to_string().into(),
        (Kind::Text, Value::Number(number)) => written(number)?.into(),
        (Kind::Flag, Value::String(text)) => text.parse::<bool>().ok()?.into(),
        (Kind::Number, Value::String(text)) => text.parse::<Number>().ok()?.into(),
        (Kind::Count, Value::String(text)) => text.parse::<u64>().ok()?.into(),
        (Kind::Choice(choices), Value::String(text)) => choice(choices, text)?.into(),
        (Kind::Former(_), Value::Bool(_)) => return Some(Content::Array(Vec::new())),
        _ => return None,
    };
    Some(Content::Scalar(value))
}

/// A number as it was written. That of `1.10` is `1.1`, so that only a fraction of zero is sure.
fn written(number: &Number) -> Option<String> {
    let text = number.to_string();
    let is_sure = !number.is_f64() || text.ends_with(".0");
    is_sure.then_some(text)
}

/// The only choice that differs in nothing but capitals.
fn choice(choices: &[&'static str], text: &str) -> Option<&'static str> {
    let mut alike = choices.iter().filter(|it| it.eq_ignore_ascii_case(text));
    let first = alike.next().filter(|first| **first != text)?;
    alike.next().is_none().then_some(first)
}
