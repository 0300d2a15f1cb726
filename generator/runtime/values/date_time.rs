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
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateTime {
    /// The text, and a quotation mark on either side of it; or a number, without.
    quoted: Box<str>,
}

impl DateTime {
    /// The text as received, or as it will be sent.
    pub fn as_str(&self) -> &str {
        self.text().unwrap_or(&self.quoted)
    }

    /// The text, if it is no number.
    fn text(&self) -> Option<&str> {
        self.quoted.strip_prefix('"')?.strip_suffix('"')
    }

    /// The instant that the text names.
    ///
    /// Three forms are read: RFC 3339 (`2015-11-30T00:00:00.000Z`), the same with the zone named
    /// behind it (`2015-11-30T00:00:00Z[GMT]`), and with a colon before the fraction of the second
    /// (`2015-11-30T00:00:00:000Z`). What names no zone names no instant: [`civil`](Self::civil) reads that.
    ///
    /// # Errors
    ///
    /// The text has none of these forms; the error shows it.
    pub fn instant(&self) -> Result<jiff::Timestamp, DateTimeError> {
        let text = self.as_str();
        text.parse().or_else(|source| {
            let mended = with_point_before_fraction(text).and_then(|text| text.parse().ok());
            mended.ok_or_else(|| DateTimeError {
                text: text.to_owned(),
                source,
            })
        })
    }

    /// The date and time of day of a text that names no zone (`2015-11-30T00:00:00`), as many servers write
    /// them; nothing if the text has another form, or a zone. In which zone they are meant, only who knows
    /// the API can say: `to_zoned` makes an instant of them.
    pub fn civil(&self) -> Option<jiff::civil::DateTime> {
        let text = self.as_str();
        let has_time = text.contains(['T', 't', ' ']);
        let has_zone = self.instant().is_ok();
        text.parse().ok().filter(|_| has_time && !has_zone)
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
        instant.to_string().as_str().into()
    }
}

impl From<String> for DateTime {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        Self {
            quoted: format!("\"{text}\"").into(),
        }
    }
}

impl AsRef<str> for DateTime {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.text() {
            Some(text) => fmt::Debug::fmt(text, formatter),
            None => formatter.write_str(&self.quoted),
        }
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(text) = self.text() {
            return serializer.serialize_str(text);
        }
        let number: &RawValue =
            serde_json::from_str(&self.quoted).map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Box::<str>::from(Box::<RawValue>::deserialize(deserializer)?);
        let unexpected = match json.as_bytes().first() {
            Some(b'"') if json.contains('\\') => {
                let text: Result<String, _> = serde_json::from_str(&json);
                return text.map(Self::from).map_err(D::Error::custom);
            }
            Some(b'{') => Unexpected::Map,
            Some(b'[') => Unexpected::Seq,
            Some(b'n') => Unexpected::Unit,
            Some(first @ (b't' | b'f')) => Unexpected::Bool(*first == b't'),
            _ => return Ok(Self { quoted: json }),
        };
        Err(D::Error::invalid_type(unexpected, &"a date and time"))
    }
}

/// `..T00:00:00:000Z` as `..T00:00:00.000Z`: the third colon of the time becomes a point.
fn with_point_before_fraction(text: &str) -> Option<String> {
    let time = text.find('T')? + 1;
    let (third, _) = text[time..].match_indices(':').nth(2)?;
    let (before, after) = text.split_at(time + third);
    Some(format!("{before}.{}", &after[1..]))
}
