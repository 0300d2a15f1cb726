//! Types that are one of some texts, and open for more.

use super::Docs;

/// One of some texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The known values, in the order of the description.
    pub values: Vec<Value>,
    /// The variant that keeps any other text.
    pub unknown: String,
}

/// One known value.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What the description says of it.
    pub docs: Docs,
    /// The variant's name.
    pub name: String,
    /// The text in JSON.
    pub wire: String,
}
