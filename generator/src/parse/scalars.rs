//! The values that plain YAML scalars stand for, by the core schema of YAML 1.2.

use serde_json::{Number, Value};

/// The value that unquoted text stands for, or nothing if no `Number` is like it.
pub fn plain(text: &str) -> Option<Value> {
    if is_word(text) {
        return Some(text.into());
    }
    match serde_yaml::from_str(text) {
        Ok(serde_yaml::Value::Null) => Some(Value::Null),
        Ok(serde_yaml::Value::Bool(value)) => Some(Value::Bool(value)),
        Ok(serde_yaml::Value::Number(value)) => number(&value).map(Value::Number),
        _ if is_huge(text) => Some(Value::Number(Number::from_f64(text.parse().ok()?)?)),
        _ => Some(text.into()),
    }
}

/// Whether text is a number that the reader of YAML gives up on, beyond `u64` or even `f64`.
fn is_huge(text: &str) -> bool {
    let unsigned = text.trim_start_matches(['-', '+']);
    unsigned.starts_with(|first: char| ('1'..='9').contains(&first)) && text.parse::<f64>().is_ok()
}

/// Whether text can be nothing but itself, as most scalars are: no reader needs to look at them.
fn is_word(text: &str) -> bool {
    let is_literal = ["null", "true", "false"]
        .iter()
        .any(|literal| text.eq_ignore_ascii_case(literal));
    let begins_as_number = text.starts_with(|first: char| "+-.~0123456789".contains(first));
    !text.is_empty() && !is_literal && !begins_as_number
}

/// The number, or nothing if it is not finite.
fn number(value: &serde_yaml::Number) -> Option<Number> {
    let integer = value.as_i64().map(Number::from);
    let integer = integer.or_else(|| value.as_u64().map(Number::from));
    integer.or_else(|| value.as_f64().and_then(Number::from_f64))
}
