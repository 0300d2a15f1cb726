//! Types that are one of some types, and how these are told apart.

use super::types::Type;

/// One of some types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The variants, in the order of the description.
    pub variants: Vec<Variant>,
    /// The variant that keeps any other value.
    pub unknown: String,
    /// How the variants are told apart.
    pub way: Way,
}

/// One variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The variant's name.
    pub name: String,
    /// What it holds.
    pub member: Type,
    /// The texts that select it: keys or values of a property, by the union's [`Way`].
    pub selectors: Vec<String>,
    /// Whether no other variant holds the same type, so that it converts into the union.
    pub converts: bool,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// By a key that one variant requires and no other declares.
    Key,
    /// By the value of a property of the variants themselves.
    Property {
        /// The key of that property.
        property: String,
    },
    /// By the value of a property that stands beside the union, in the object that holds it.
    Sibling {
        /// The key of that property.
        property: String,
        /// A name for its value in Rust.
        name: String,
    },
}
