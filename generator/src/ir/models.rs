//! The types of what is sent and received.

use super::Docs;
use super::bodies::Parts;
use super::enums::Enum;
use super::structs::{Field, Struct};
use super::types::Type;
use super::unions::Union;

/// One source file: a schema of the description and what it declares inline.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The file's name, without `.rs`.
    pub name: String,
    /// The schema's own item, then those declared in it, in the order of the description.
    pub models: Vec<Model>,
}

/// One type.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The type's name.
    pub name: String,
    /// Where its schema stands.
    pub origin: String,
    /// What the description says of it.
    pub docs: Docs,
    /// Which way its values travel.
    pub uses: Uses,
    /// What it is.
    pub kind: ModelKind,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelKind {
    /// Named fields.
    Struct(Struct),
    /// The parts of a body.
    Parts(Parts),
    /// One of some texts.
    Enum(Enum),
    /// One of some types.
    Union(Union),
    /// A text with a name of its own.
    Newtype,
    /// Another name of a type.
    Alias(Type),
}

impl ModelKind {
    /// Whether a field tells null from missing.
    pub fn keeps_null(&self) -> bool {
        let keeps = |field: &Field| field.presence.reads_null();
        matches!(self, Self::Struct(kind) if kind.fields.iter().any(keeps))
    }

    /// Whether a field keeps what no other declares, as it is received.
    pub fn keeps_others(&self) -> bool {
        matches!(self, Self::Struct(kind) if kind.others.is_some())
    }

    /// Whether a field has what no other declares.
    pub fn has_others(&self) -> bool {
        self.keeps_others() || matches!(self, Self::Parts(kind) if kind.others.is_some())
    }
}

/// Which way the values of a type travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Part of a request.
    pub sent: bool,
    /// Part of an answer.
    pub received: bool,
}
