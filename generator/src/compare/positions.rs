//! Lists into which something points by position: another order of them is another target.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::parse::pointer;

/// The lists of two descriptions into which references and mappings point by position, by their pointers.
pub fn pointed_into(old: &Value, new: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for description in [old, new] {
        collect(description, description, &mut found);
    }
    found
}

fn collect(value: &Value, description: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("#/") => along(text, description, found),
        Value::Array(items) => items.iter().for_each(|it| collect(it, description, found)),
        Value::Object(members) => members
            .values()
            .for_each(|it| collect(it, description, found)),
        _ => {}
    }
}

/// Finds the lists along a pointer.
fn along(text: &str, description: &Value, found: &mut BTreeSet<String>) {
    let tokens = pointer::tokens(&pointer::percent_decoded(text));
    let mut value = description;
    for (index, token) in tokens.iter().enumerate() {
        let next = match value {
            Value::Object(members) => members.get(token),
            Value::Array(items) => {
                found.insert(pointer::pointer(&tokens[..index]));
                token.parse().ok().and_then(|it: usize| items.get(it))
            }
            _ => None,
        };
        let Some(next) = next else {
            return;
        };
        value = next;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_are_found_along_pointers_that_lead_somewhere() {
        let description = json!({
            "a/b": { "oneOf": [{ "allOf": [1, 2] }] },
            "refs": ["#/a~1b/oneOf/0/allOf/1", "#/refs/7/x", "#/other/0", "#/a%7E1b/oneOf"],
        });
        let found = Vec::from_iter(pointed_into(&json!({}), &description));
        assert_eq!(found, ["#/a~1b/oneOf", "#/a~1b/oneOf/0/allOf", "#/refs"]);
    }
}
