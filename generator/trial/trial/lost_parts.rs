//! What a value does not say any more when it is written.

use serde_json::Value;

use super::part::Part;

/// The parts that were received and are not written, or are written as something else; `start` is the
/// whole. Nulls that are left out say nothing, and neither do the order of keys and the form of a number.
pub fn lost_parts(received: &Value, written: &Value, start: &Part) -> Vec<Part> {
    let mut lost = Vec::new();
    compare(received, written, start.clone(), &mut lost);
    lost
}

fn compare(received: &Value, written: &Value, part: Part, lost: &mut Vec<Part>) {
    match (received, written) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                let part = part.member(key);
                match new.get(key) {
                    Some(written) => compare(value, written, part, lost),
                    // Another spelling of a key is written as the usual one.
                    None if value.is_null() || new.iter().any(|it| is_renamed(old, it, value)) => {}
                    None => lost.push(part),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                compare(old, new, part.item(index), lost);
            }
        }
        (Value::Number(old), Value::Number(new)) if old.as_f64() == new.as_f64() => {}
        (old, new) if old == new => {}
        _ => lost.push(part.shown()),
    }
}

/// Whether a written member has this value under a key that was not received.
fn is_renamed(
    received: &serde_json::Map<String, Value>,
    (key, written): (&String, &Value),
    value: &Value,
) -> bool {
    !received.contains_key(key) && lost_parts(value, written, &Part::default()).is_empty()
}
