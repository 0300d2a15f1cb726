//! What a value does not say any more when it is written.

use serde_json::Value;

/// The paths of the parts that were received and are not written, or are written as something else;
/// `start` is the path of the whole. Nulls that are left out say nothing, and neither do the order of
/// keys and the form of a number.
pub fn lost_parts(received: &Value, written: &Value, start: &str) -> Vec<String> {
    let mut lost = Vec::new();
    compare(received, written, start.to_owned(), &mut lost);
    lost
}

fn compare(received: &Value, written: &Value, path: String, lost: &mut Vec<String>) {
    match (received, written) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                let path = match path.as_str() {
                    "" => key.clone(),
                    path => format!("{path}.{key}"),
                };
                match new.get(key) {
                    Some(written) => compare(value, written, path, lost),
                    // Another spelling of a key is written as the usual one.
                    None if value.is_null() || new.iter().any(|it| is_renamed(old, it, value)) => {}
                    None => lost.push(path),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                compare(old, new, format!("{path}[{index}]"), lost);
            }
        }
        (Value::Number(old), Value::Number(new)) if old.as_f64() == new.as_f64() => {}
        (old, new) if old == new => {}
        _ => lost.push(if path.is_empty() {
            ".".to_owned()
        } else {
            path
        }),
    }
}

/// Whether a written member has this value under a key that was not received.
fn is_renamed(
    received: &serde_json::Map<String, Value>,
    (key, written): (&String, &Value),
    value: &Value,
) -> bool {
    !received.contains_key(key) && lost_parts(value, written, "").is_empty()
}
