//! Fields that may be missing or null, and for which these are two different things.

use serde::{Deserialize, Deserializer};

/// Reads a member that is there: null as a value of its type, such as `Some(None)`. (A missing one
/// is `None`, by default.)
pub(crate) fn kept<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
