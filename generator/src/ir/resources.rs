//! Groups of operations.

use super::Docs;
use super::bodies::Writing;
use super::operations::{Answer, Operation, Place};

/// A group of operations: a method of the client, and a type with a method for each of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// The client's method and the source file.
    pub name: String,
    /// The type.
    pub type_name: String,
    /// The description's tag.
    pub wire: String,
    /// What the description says of it.
    pub docs: Docs,
    /// The operations, in the alphabetical order of the paths; those of one path in that of
    /// OpenAPI's methods.
    pub operations: Vec<Operation>,
}

impl Resource {
    /// Whether an operation gives the value in the envelope alone.
    pub fn unwraps(&self) -> bool {
        let unwraps = |operation: &Operation| matches!(operation.answer, Answer::Data { .. });
        self.operations.iter().any(unwraps)
    }

    /// Whether an operation gives pages that lead to further ones.
    pub fn has_pages(&self) -> bool {
        self.operations.iter().any(|operation| operation.has_pages)
    }

    /// Whether the body of an operation is a form.
    pub fn sends_forms(&self) -> bool {
        let mut operations = self.operations.iter();
        operations.any(|operation| {
            let mut given = operation.arguments.iter().chain(&operation.options);
            given.any(|parameter| parameter.place == Place::Body(Writing::Form))
        })
    }
}
