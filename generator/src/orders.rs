//! Lists whose order means nothing.

use serde_json::{Map, Value};

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

/// Whether a keyword lists variants.
pub fn is_union(key: &str) -> bool {
    matches!(key, "oneOf" | "anyOf")
}
