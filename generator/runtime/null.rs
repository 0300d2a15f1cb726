//! Fields that may be missing or null, and for which these are two different things.

use serde::{Deserialize, Deserializer};

/// Reads a member that is there: null as `Some(None)`. (A missing one is `None`, by default.)
pub(crate) fn kept<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
