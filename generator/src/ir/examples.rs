//! Examples of the description, which the tests of the crate read and write.

use super::types::Type;

/// The examples of a resource, or those of all schemas: a file of tests.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleFile {
    /// The file's name, without `.rs`.
    pub name: String,
    /// What the examples are of, as a line of docs.
    pub docs: String,
    /// The examples, in the order of the description.
    pub examples: Vec<Example>,
}

/// One example.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The name of its test.
    pub name: String,
    /// What it is read as.
    pub reading: Reading,
    /// The example, as JSON.
    pub json: String,
    /// What is wrong with it, if anything is.
    pub contradiction: Option<Contradiction>,
}

/// A contradiction between an example and its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The first part of the example that the type does not describe, and why.
    pub reason: String,
    /// Whether all of it is kept nevertheless, as unknown.
    pub is_kept: bool,
}

/// What an example is read as.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A value.
    Value(Type),
    /// An answer with a value in the envelope.
    Data(Type),
    /// An answer with a list in the envelope; the type is that of an entry.
    Page(Type),
}
