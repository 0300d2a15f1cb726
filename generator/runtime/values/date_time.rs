//! Points in time as a server writes them, which is not always as RFC 3339 says.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A point in time, kept as the text that was received.
///
/// Any text is accepted and given back unchanged, and so is a number, to the last digit, so that one
/// strange date never costs a whole answer. [`instant`](Self::instant) reads the text when the time itself is
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
        if !self.is_number {
            return serializer.serialize_str(&self.text);
        }
        let raw: &RawValue = serde_json::from_str(&self.text).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = String::from(Box::<str>::from(raw));
        let unexpected = match text.as_bytes().first() {
            Some(b'"') => return unquoted(text).map(Self::from).map_err(D::Error::custom),
            Some(b'{') => Unexpected::Map,
            Some(b'[') => Unexpected::Seq,
            Some(b'n') => Unexpected::Unit,
            Some(first @ (b't' | b'f')) => Unexpected::Bool(*first == b't'),
            _ => {
                let is_number = true;
                return Ok(Self { text, is_number });
            }
        };
        Err(D::Error::invalid_type(unexpected, &"a date and time"))
    }
}

/// The text that stands in quotes; without escapes, as dates are, in the memory that it has.
fn unquoted(mut json: String) -> Result<String, serde_json::Error> {
    if json.contains('\\') {
        return serde_json::from_str(&json);
    }
    json.pop();
    json.remove(0);
    Ok(json)
}

/// `..T00:00:00:000Z` as `..T00:00:00.000Z`: the third colon of the time becomes a point.
fn with_point_before_fraction(text: &str) -> Option<String> {
    let time = text.find('T')? + 1;
    let (third, _) = text[time..].match_indices(':').nth(2)?;
    let (before, after) = text.split_at(time + third);
    Some(format!("{before}.{}", &after[1..]))
}
