//! JSON as the value that comes nearest to it: numbers that are too large for any are the largest.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::values::surrogates::without_lone_surrogates;

/// The value of a body. It has for half of a pair of surrogates what the types of the crate have.
pub fn received(body: &str) -> Value {
    match without_lone_surrogates(body) {
        Some(mended) => nearest(&mended),
        None => nearest(body),
    }
}

/// The value of a text; `null` if it is no JSON.
pub fn nearest(text: &str) -> Value {
    let text = text.trim_start();
    serde_json::from_str(text).unwrap_or_else(|_| match text.as_bytes().first() {
        Some(b'{') => {
            let members: BTreeMap<String, Nearest> = serde_json::from_str(text).unwrap_or_default();
            let members = members.into_iter();
            Value::Object(members.map(|(key, member)| (key, member.0)).collect())
        }
        Some(b'[') => {
            let items: Vec<Nearest> = serde_json::from_str(text).unwrap_or_default();
            items.into_iter().map(|item| item.0).collect()
        }
        Some(b'-') => f64::MIN.into(),
        Some(b'0'..=b'9') => f64::MAX.into(),
        _ => Value::Null,
    })
}

/// A value within another.
struct Nearest(Value);

impl<'de> Deserialize<'de> for Nearest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Ok(Self(nearest(raw.get())))
    }
}
