//! Bodies of requests: how they are written, and the parts of those that have parts.

use super::structs::Struct;
use super::styles::Style;

/// How a body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As JSON of this media type.
    Json(String),
    /// As a form: pairs of names and values. Some members may have a style of their own.
    Form(Vec<(String, Style)>),
    /// As parts: `multipart/form-data`, or another media type of parts.
    Parts(String),
    /// As it is, bytes or text, of this media type.
    Plain(String),
}

/// A body of several parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// What the parts are made of.
    pub members: Struct,
    /// How each field is written, in their order.
    pub parts: Vec<Part>,
    /// How each of the others is written, if there may be others.
    pub others: Option<Part>,
}

/// How a field is written as a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What is written.
    pub kind: PartKind,
    /// Whether each entry of the field, which is a list, is a part of its own.
    pub is_repeated: bool,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Text; of this media type, if one is asked for.
    Text(Option<String>),
    /// Text where the value is one, of this media type if one is asked for, and else JSON.
    Value(Option<String>),
    /// JSON; of this media type, if another than the usual one is asked for.
    Json(Option<String>),
    /// A file; of this media type, unless it says otherwise.
    File(String),
    /// A file, of this media type, unless it says otherwise; or text where the value is one, and else JSON.
    FileOr(String),
}
