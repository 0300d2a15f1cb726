//! A schema of which all of some received values are, no narrower than it has to be.

use serde_json::{Value, json};

use crate::infer::kinds::JsonKind;

/// The schema of these values. Of values of several types it says nothing: any JSON.
pub fn described(values: &[&Value]) -> Value {
    let (nulls, others): (Vec<&Value>, Vec<&Value>) =
        values.iter().copied().partition(|it| it.is_null());
    let Some(first) = others.first() else {
        return json!({ "nullable": true });
    };
    let kind = JsonKind::of(first);
    if others.iter().any(|other| JsonKind::of(other) != kind) {
        return json!({});
    }
    let mut schema = match first {
        Value::Null => json!({}),
        Value::Bool(_) => json!({ "type": "boolean" }),
        Value::Number(_) if others.iter().all(|it| it.is_i64()) => {
            json!({ "type": "integer", "format": "int64" })
        }
        Value::Number(_) => json!({ "type": "number" }),
        Value::String(_) => json!({ "type": "string" }),
        Value::Array(_) => {
            let lists = others.iter().filter_map(|it| it.as_array());
            let items: Vec<&Value> = lists.flatten().collect();
            let items = match items.is_empty() {
                true => json!({}),
                false => described(&items),
            };
            json!({ "type": "array", "items": items })
        }
        Value::Object(_) => json!({ "type": "object", "additionalProperties": true }),
    };
    if let Some(members) = schema.as_object_mut().filter(|_| !nulls.is_empty()) {
        members.insert("nullable".to_owned(), true.into());
    }
    schema
}
