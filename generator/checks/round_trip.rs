//! What every test of an example does.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Decode, Json};

/// Asserts that every part of an example is known, and that it is written as it was read.
#[track_caller]
pub fn comes_back<T: DeserializeOwned + Serialize + Debug>(example: &str) {
    let value: T = read(example);
    let shown = format!("{value:?}");
    let is_known = !has_unknown(&shown);
    assert!(is_known, "a part is unknown: {shown}");
    is_kept::<T>(example);
}

/// Whether a variant `Unknown` is among what is shown; names of others may end with this word.
fn has_unknown(shown: &str) -> bool {
    let shown = without_texts(shown);
    let is_of_name = |letter: char| letter == '_' || letter.is_alphanumeric();
    let mut found = shown.match_indices("Unknown(");
    found.any(|(start, _)| !shown[..start].ends_with(is_of_name))
}

/// What is shown but for the texts in it, which may say anything.
fn without_texts(shown: &str) -> String {
    let shown = shown.replace(r"\\", "").replace(r#"\""#, "");
    shown.split('"').step_by(2).collect()
}

/// Asserts that an example is written as it was read.
#[track_caller]
pub fn is_kept<T: DeserializeOwned + Serialize>(example: &str) {
    let value: T = read(example);
    let written = serde_json::to_value(&value).expect("the value can be written");
    let example: Value = serde_json::from_str(example).expect("the example is JSON");
    let is_kept = is_same(&example, &written);
    assert!(is_kept, "{example} was written as {written}");
}

/// Reads an example as the client reads an answer.
#[track_caller]
fn read<T: DeserializeOwned>(example: &str) -> T {
    Json::<T>::decode(example.as_bytes()).expect("the example is of its type")
}

/// Whether two values are the same; the order of keys, and zeros after the point, may differ.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) if one.is_f64() || other.is_f64() => {
            one.as_f64() == other.as_f64()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| is_same(one, other)))
        }
        (one, other) => one == other,
    }
}
