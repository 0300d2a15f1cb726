//! The texts of what can be shown.

use std::fmt::Display;

/// The text of each value.
pub(crate) fn texts<T: Display>(values: impl IntoIterator<Item = T>) -> Vec<String> {
    values.into_iter().map(|value| value.to_string()).collect()
}
