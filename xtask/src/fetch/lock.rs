//! The lock file: where a description came from, when, and what it was.

use std::fs;
use std::io::ErrorKind;

use jiff::{Timestamp, Unit};
use reqwest::Url;
use serde::{Deserialize, Serialize};

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::sums::sum;

/// What a lock file says. Before the first download it has the address alone.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The address.
    #[serde(with = "address")]
    pub url: Url,
    /// When it was downloaded, in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// The SHA-256 of what was downloaded, in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    /// The version, as the server names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
}

impl Lock {
    /// Of what was downloaded now.
    pub fn of(url: Url, text: &str, etag: Option<String>) -> Self {
        let now = Timestamp::now();
        let date = now.round(Unit::Second).unwrap_or(now).to_string();
        Self {
            url,
            date: Some(date),
            sha256: Some(sum(text.as_bytes())),
            etag,
        }
    }

    /// Reads a lock file, if there is one.
    pub fn read(file: &Location) -> Result<Option<Self>, Failure> {
        let bytes = match fs::read(&file.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failures::unreadable(file, &error)),
        };
        let lock = serde_json::from_slice(&bytes);
        lock.map(Some)
            .map_err(|error| failures::no_lock(file, &error))
    }

    /// Whether this content is what was downloaded.
    pub fn is_of(&self, content: &[u8]) -> bool {
        self.sha256.as_ref() == Some(&sum(content))
    }

    /// What the file is to say.
    pub fn text(&self) -> String {
        let json = serde_json::to_value(self).unwrap_or_default();
        format!("{json:#}\n")
    }
}

/// An address as text.
mod address {
    use reqwest::Url;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(url: &Url, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(url.as_str())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
        let text = String::deserialize(deserializer)?;
        Url::parse(&text).map_err(D::Error::custom)
    }
}
