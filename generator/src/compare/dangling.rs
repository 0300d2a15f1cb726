//! References that lead nowhere: on the way a description may have some that neither of its ends has. No crate can be made
//! of it then, which is seen sooner here.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::parse::pointer::percent_decoded;

/// The references within a description that lead nowhere.
pub fn dangling(description: &Value) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut left = vec![description];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(items) => left.extend(items),
            Value::Object(members) => {
                let target = members.get("$ref").and_then(Value::as_str);
                found.extend(target.filter(|it| !is_there(description, it)));
                left.extend(members.values());
            }
            _ => {}
        }
    }
    found
}

/// Whether there is anything where a reference leads, if that is within the description.
fn is_there(description: &Value, target: &str) -> bool {
    match target.strip_prefix('#') {
        Some(pointer) if pointer.starts_with('/') => {
            description.pointer(&percent_decoded(pointer)).is_some()
        }
        _ => true,
    }
}
