//! Points in time as a server writes them, which is not always as RFC 3339 says.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

/// A point in time, kept as the text that was received.
///
/// Any text is accepted and given back unchanged, and so is a number, so that one strange date
/// never costs a whole answer. [`instant`](Self::instant) reads the text when the time itself is
/// needed. Two values are equal when their texts are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateTime {
    text: String,
    is_number: bool,
}

impl DateTime {
    /// The text as received, or as it will be sent.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The instant that the text names.
    ///
    /// Three forms are read: RFC 3339 (`2015-11-30T00:00:00.000Z`), the same with the zone named
    /// behind it (`2015-11-30T00:00:00Z[GMT]`), and with a colon before the fraction of the second
    /// (`2015-11-30T00:00:00:000Z`).
    ///
    /// # Errors
    ///
    /// The text has none of these forms; the error shows it.
    pub fn instant(&self) -> Result<jiff::Timestamp, DateTimeError> {
        self.text.parse().or_else(|source| {
            let mended = with_point_before_fraction(&self.text).and_then(|text| text.parse().ok());
            mended.ok_or_else(|| DateTimeError {
                text: self.text.clone(),
                source,
            })
        })
    }
}

/// A text that names no instant.
#[derive(Clone, Debug, thiserror::Error)]
#[error("`{text}` is not a date and time of a known form")]
#[non_exhaustive]
pub struct DateTimeError {
    /// The text.
    pub text: String,
    /// Why it is not RFC 3339.
    pub source: jiff::Error,
}

impl From<jiff::Timestamp> for DateTime {
    fn from(instant: jiff::Timestamp) -> Self {
        instant.to_string().into()
    }
}

impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self {
            text,
            is_number: false,
        }
    }
}

impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl AsRef<str> for DateTime {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number: Option<serde_json::Number> =
            self.is_number.then(|| self.text.parse().ok()).flatten();
        match number {
            Some(number) => number.serialize(serializer),
            None => serializer.serialize_str(&self.text),
        }
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrNumber)
    }
}

/// Takes a text as it is, and a number as its text.
struct TextOrNumber;

impl TextOrNumber {
    fn number(number: impl fmt::Display) -> DateTime {
        DateTime {
            text: number.to_string(),
            is_number: true,
        }
    }
}

impl Visitor<'_> for TextOrNumber {
    type Value = DateTime;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a date and time")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<DateTime, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<DateTime, E> {
        Ok(text.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<DateTime, E> {
        Ok(Self::number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<DateTime, E> {
        Ok(Self::number(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<DateTime, E> {
        Ok(Self::number(number))
    }
}

/// `..T00:00:00:000Z` as `..T00:00:00.000Z`: the third colon of the time becomes a point.
fn with_point_before_fraction(text: &str) -> Option<String> {
    let time = text.find('T')? + 1;
    let (third, _) = text[time..].match_indices(':').nth(2)?;
    let (before, after) = text.split_at(time + third);
    Some(format!("{before}.{}", &after[1..]))
}
