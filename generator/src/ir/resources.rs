//! Groups of operations.

use super::Docs;
use super::bodies::Writing;
use super::operations::{Answer, Operation, Parameter, Place};

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
        let mut answers = self.operations.iter().flat_map(|it| it.answer.by_status());
        answers.any(|answer| matches!(answer, Answer::Data { .. }))
    }

    /// Whether an operation takes some of the credentials that go to one place, and others not.
    pub fn chooses_credentials(&self) -> bool {
        let mut schemes = self.operations.iter().flat_map(|it| &it.schemes);
        schemes.any(|schemes| !schemes.is_empty())
    }

    /// Whether an operation gives pages without lists, too.
    pub fn may_lack_lists(&self) -> bool {
        let mut answers = self.operations.iter().flat_map(|it| it.answer.by_status());
        answers.any(|answer| {
            matches!(
                answer,
                Answer::Page {
                    required: false,
                    ..
                }
            )
        })
    }

    /// Whether the status tells what an operation answers.
    pub fn has_outcomes(&self) -> bool {
        let mut answers = self.operations.iter().map(|it| &it.answer);
        answers.any(|answer| matches!(answer, Answer::Outcomes { .. }))
    }

    /// Whether an operation gives pages that lead to further ones.
    pub fn has_pages(&self) -> bool {
        self.operations.iter().any(|operation| operation.has_pages)
    }

    /// Whether an operation has a parameter for which this holds.
    pub fn has_parameter(&self, holds: impl Fn(&Parameter) -> bool) -> bool {
        let mut operations = self.operations.iter();
        operations.any(|operation| {
            let mut given = operation.arguments.iter().chain(&operation.options);
            given.any(&holds)
        })
    }

    /// Whether a parameter has a style of its own, or is a cookie.
    pub fn has_styles(&self) -> bool {
        self.has_parameter(|it| matches!(it.place, Place::Styled(..) | Place::Cookie))
    }

    /// Whether a list is written in a style of its own.
    pub fn has_styled_lists(&self) -> bool {
        self.has_parameter(|it| it.passing.is_list() && matches!(it.place, Place::Styled(..)))
    }

    /// Whether the body of an operation has parts.
    pub fn sends_parts(&self) -> bool {
        self.has_parameter(|it| matches!(it.place, Place::Body(Writing::Parts(_))))
    }

    /// Whether the body of an operation is a form.
    pub fn sends_forms(&self) -> bool {
        self.has_parameter(|it| matches!(it.place, Place::Body(Writing::Form(_))))
    }
}
