//! JSON kept as the text that was received.

use std::fmt;
use std::str::FromStr;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, Value, to_raw_value};

use crate::values::reader::read;

/// A JSON value as text, to the last digit and blank.
///
/// What a description says nothing about is kept in it, and what none of a union's variants
/// describes. Two values are equal when their texts are.
///
/// It is made of any value that can be written as JSON, by [`new`](Self::new), of a [`Value`], or
/// of a text that is JSON, by `parse`; [`decode`](Self::decode) reads it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawJson(Box<RawValue>);

impl RawJson {
    /// Writes a value as JSON.
    ///
    /// # Errors
    ///
    /// The value cannot be written as JSON: a map, say, whose keys are no texts.
    pub fn new(value: &(impl Serialize + ?Sized)) -> Result<Self, serde_json::Error> {
        to_raw_value(value).map(Self)
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Reads the value as `T`.
    ///
    /// # Errors
    ///
    /// The value is not a `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        read(serde_json::Deserializer::from_str(self.as_str()))
    }
}

impl FromStr for RawJson {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

impl From<Value> for RawJson {
    fn from(value: Value) -> Self {
        Self(to_raw_value(&value).expect("a `Value` is JSON"))
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RawJson {}

impl fmt::Debug for RawJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Display for RawJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
