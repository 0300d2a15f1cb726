//! Points in time as a server writes them, which is not always as RFC 3339 says.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A point in time, kept as the text that was received.
///
/// Any text is accepted and given back unchanged, so that one strange date never costs a whole
/// answer. [`instant`](Self::instant) reads the text when the time itself is needed. Two values
/// are equal when their texts are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DateTime(String);

impl DateTime {
    /// The text as received, or as it will be sent.
    pub fn as_str(&self) -> &str {
        &self.0
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
        self.0.parse().or_else(|source| {
            let mended = with_point_before_fraction(&self.0).and_then(|text| text.parse().ok());
            mended.ok_or_else(|| DateTimeError {
                text: self.0.clone(),
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
        Self(instant.to_string())
    }
}

impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl AsRef<str> for DateTime {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// `..T00:00:00:000Z` as `..T00:00:00.000Z`: the third colon of the time becomes a point.
fn with_point_before_fraction(text: &str) -> Option<String> {
    let time = text.find('T')? + 1;
    let (third, _) = text[time..].match_indices(':').nth(2)?;
    let (before, after) = text.split_at(time + third);
    Some(format!("{before}.{}", &after[1..]))
}
