//! Lists whose order means nothing. Variants without names are known again by what they say, so that another
//! order of them is no edit.

use serde_json::{Map, Value};

use crate::resolve::{DATA, MAPS};

/// The old description with the variants of each union in the order of the new one, where it has the same.
pub fn like(old: &Value, new: &Value) -> Value {
    ordered(old, new, false)
}

/// A value of it; `is_map` says that its keys are names, and no keywords.
fn ordered(old: &Value, new: &Value, is_map: bool) -> Value {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let members = old.iter().map(|(key, old)| {
                let member = match new.get(key) {
                    Some(new) if is_map => ordered(old, new, false),
                    Some(new) => member(key, old, new),
                    None => old.clone(),
                };
                (key.clone(), member)
            });
            Value::Object(members.collect())
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            let items = old.iter().zip(new);
            Value::Array(items.map(|(old, new)| like(old, new)).collect())
        }
        _ => old.clone(),
    }
}

fn member(key: &str, old: &Value, new: &Value) -> Value {
    match (old, new) {
        _ if DATA.contains(&key) => old.clone(),
        (Value::Array(olds), Value::Array(news)) if is_union(key) => {
            variants(olds, news).map_or_else(|| old.clone(), Value::Array)
        }
        _ => ordered(old, new, MAPS.contains(&key)),
    }
}

/// The old variants in the order of the new ones, if they are the same.
fn variants(old: &[Value], new: &[Value]) -> Option<Vec<Value>> {
    let mut left: Vec<(Value, &Value)> = old.iter().map(|it| (sorted(it), it)).collect();
    let ordered = new.iter().map(|new| {
        let whole = sorted(new);
        let index = left.iter().position(|(old, _)| *old == whole)?;
        Some(like(left.remove(index).1, new))
    });
    let ordered: Option<Vec<Value>> = ordered.collect();
    ordered.filter(|_| left.is_empty())
}

/// Whether two lists under a key say the same.
pub fn say_the_same(key: &str, one: &[Value], other: &[Value]) -> bool {
    let [one, other] = [one, other].map(|items| sorted_under(key, &Value::from(items)));
    one == other
}

/// A value with all lists whose order means nothing, and the keys, in an order of their own.
pub fn sorted(value: &Value) -> Value {
    sorted_under("", value)
}

fn sorted_under(key: &str, value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(key, member)| (key.clone(), sorted_under(key, member)));
            let mut members: Vec<(String, Value)> = members.collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(members.into_iter().collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(sorted).collect();
            if has_no_order(key) {
                items.sort_by_cached_key(Value::to_string);
            }
            Value::Array(items)
        }
        scalar => scalar.clone(),
    }
}

fn has_no_order(key: &str) -> bool {
    is_union(key) || matches!(key, "enum" | "parameters" | "required" | "type")
}

fn is_union(key: &str) -> bool {
    matches!(key, "oneOf" | "anyOf")
}
