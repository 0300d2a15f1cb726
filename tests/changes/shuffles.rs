//! The same description in another order.

use serde_json::{Map, Value};

/// Turns around the members of the objects at the ends of these paths, which have `*` for any key.
pub fn reversed(description: &Value, paths: &[&str]) -> Value {
    let mut description = description.clone();
    for path in paths {
        let tokens: Vec<&str> = path.split(' ').filter(|token| !token.is_empty()).collect();
        visit(&mut description, &tokens, &mut turn);
    }
    description
}

/// Turns around all objects, those in examples too, but for those whose order is that of fields in Rust.
pub fn with_keys_reversed(value: &Value, key: &str) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            let inner = members.map(|(key, value)| (key.clone(), with_keys_reversed(value, key)));
            let mut inner: Vec<(String, Value)> = inner.collect();
            if key != "properties" {
                inner.reverse();
            }
            Value::Object(inner.into_iter().collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let items = items.iter();
            Value::Array(items.map(|item| with_keys_reversed(item, "")).collect())
        }
        scalar => scalar.clone(),
    }
}

/// Turns around all lists and objects with one of these keys, wherever they are.
pub fn with_lists_reversed(value: &mut Value, keys: &[&str]) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                if keys.contains(&key.as_str()) {
                    turn(member);
                }
                with_lists_reversed(member, keys);
            }
        }
        Value::Array(items) => {
            for item in items {
                with_lists_reversed(item, keys);
            }
        }
        _ => {}
    }
}

fn visit(value: &mut Value, path: &[&str], change: &mut impl FnMut(&mut Value)) {
    let Some((token, rest)) = path.split_first() else {
        return change(value);
    };
    if let Value::Object(members) = value {
        for (key, member) in members.iter_mut() {
            if *token == "*" || key == token {
                visit(member, rest, change);
            }
        }
    }
}

fn turn(value: &mut Value) {
    match value {
        Value::Object(members) => {
            let turned: Vec<_> = std::mem::take(members).into_iter().rev().collect();
            members.extend(turned);
        }
        Value::Array(items) => items.reverse(),
        _ => {}
    }
}
