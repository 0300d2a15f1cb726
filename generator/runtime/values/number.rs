//! Numbers as a server writes them, which may be larger or finer than any type of Rust.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A number, kept as the text that was received, to the last digit.
///
/// It stands where a description says `number` and no format, or asks that numbers are kept as they
/// are written. Two values are equal when their texts are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(String);

impl Number {
    /// The number as it is written in JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest `f64`; NaN for a number made of NaN or an infinity, which JSON cannot write.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number, if it is whole, written without fraction and exponent, and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

macro_rules! from {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Number {
            fn from(number: $kind) -> Self {
                Self(number.to_string())
            }
        })*
    };
}

from!(
    i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize
);

impl From<&Number> for Number {
    fn from(number: &Number) -> Self {
        number.clone()
    }
}

impl From<f64> for Number {
    /// NaN and the infinities become `null`, since JSON has no word for them.
    fn from(number: f64) -> Self {
        match number.is_finite() {
            true => Self(number.to_string()),
            false => Self("null".to_owned()),
        }
    }
}

impl From<f32> for Number {
    /// NaN and the infinities become `null`, since JSON has no word for them.
    fn from(number: f32) -> Self {
        match number.is_finite() {
            true => Self(number.to_string()),
            false => Self("null".to_owned()),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.0).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text: Box<str> = raw.into();
        match text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            true => Ok(Self(text.into())),
            false => Err(D::Error::custom(format_args!(
                "invalid type: {}, expected a number",
                kind(&text)
            ))),
        }
    }
}

/// What JSON is, as serde says it.
fn kind(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'"') => "string",
        Some(b'[') => "sequence",
        Some(b'{') => "map",
        Some(b'n') => "null",
        _ => "boolean",
    }
}
