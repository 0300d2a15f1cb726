//! Fields that may be missing or null, and for which these are two different things.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads a member that is there: null as a value of its type, such as `Some(None)`. (A missing one
/// is `None`, by default.)
pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Writes null where it was read; what is missing is skipped before.
pub(crate) fn serialize<S, T>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: Serialize,
{
    value.serialize(serializer)
}
