//! JSON kept as the text that was received.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::declared_fields::declared_fields;

/// A JSON value as the text that was received, to the last digit and blank.
///
/// Unions keep in it what none of their variants describes. Two values are equal when their texts
/// are.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawJson(Box<RawValue>);

impl RawJson {
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
        serde_json::from_str(self.as_str())
    }

    /// The keys of an object, sorted; none for any other value.
    pub fn keys(&self) -> Vec<String> {
        let members: Result<BTreeMap<String, IgnoredAny>, _> = self.decode();
        members.unwrap_or_default().into_keys().collect()
    }

    /// The text that an object has under `key`.
    pub fn text_at(&self, key: &str) -> Option<String> {
        let mut members: BTreeMap<String, Self> = self.decode().ok()?;
        members.remove(key)?.decode().ok()
    }

    /// Reads the value as the member of a union's variant, and wraps it, if it fits.
    ///
    /// It fits when it decodes and, where `T` is a struct, is `{}` or has at least one key that `T`
    /// declares. (Serde reads a struct from an array too, and one whose fields are all optional from
    /// every object; either would lose what was received.)
    pub fn read_as<T: DeserializeOwned, U>(&self, wrap: impl FnOnce(T) -> U) -> Option<U> {
        let member = self.decode().ok()?;
        let fits = declared_fields::<T>().is_none_or(|declared| self.is_object_with(declared));
        fits.then(|| wrap(member))
    }

    /// Whether the value is `{}`, or an object that has at least one of these keys.
    fn is_object_with(&self, declared: &[&str]) -> bool {
        let keys = self.keys();
        match keys.is_empty() {
            true => self.as_str().starts_with('{'),
            false => keys.iter().any(|key| declared.contains(&key.as_str())),
        }
    }

    /// What `read` makes of the one key of an object that it knows; nothing if it knows two.
    ///
    /// `read` gives nothing for a key that it does not know, and `Some(None)` for one whose value
    /// it cannot read.
    pub fn by_key<U>(&self, read: impl Fn(&str) -> Option<Option<U>>) -> Option<U> {
        let keys = self.keys();
        let mut known = keys.iter().filter_map(|key| read(key));
        let result = known.next()?;
        if known.next().is_some() { None } else { result }
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
