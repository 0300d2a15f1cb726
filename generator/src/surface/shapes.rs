//! Types as users read them.

use crate::ir::structs::Presence;
use crate::ir::types::{Integer, Passing, Type};

/// A type.
pub fn kind(kind: &Type) -> String {
    match kind {
        Type::String => "String".to_owned(),
        Type::Integer(Integer::I32) => "i32".to_owned(),
        Type::Integer(Integer::I64) => "i64".to_owned(),
        Type::Integer(Integer::U64) => "u64".to_owned(),
        Type::Float => "f64".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::File => "FilePart".to_owned(),
        Type::FileOr(other) => format!("FileOr<{}>", self::kind(other)),
        Type::Parts => "Multipart".to_owned(),
        Type::Json => "RawJson".to_owned(),
        Type::List(entry) => format!("Vec<{}>", self::kind(entry)),
        Type::Map(value) => format!("BTreeMap<String, {}>", self::kind(value)),
        Type::Model(name) => format!("models::{name}"),
        Type::OrNull(inner) => format!("Option<{}>", self::kind(inner)),
        Type::Boxed(inner) => format!("Box<{}>", self::kind(inner)),
    }
}

/// The type of a field.
pub fn field(presence: Presence, kind: &Type) -> String {
    let kind = self::kind(kind);
    match presence {
        Presence::Required => kind,
        Presence::Nullable | Presence::Optional | Presence::OptionalJson => {
            format!("Option<{kind}>")
        }
        Presence::OptionalNullable => format!("Option<Option<{kind}>>"),
    }
}

/// The type of an argument.
pub fn argument(passing: &Passing) -> String {
    match passing {
        Passing::Text => "impl AsRef<str>".to_owned(),
        Passing::Into(kind) => format!("impl Into<{}>", self::kind(kind)),
        Passing::Plain(kind) => self::kind(kind),
        Passing::Each(kind) => format!("impl IntoIterator<Item = {}>", self::kind(kind)),
        Passing::EachInto(kind) => {
            format!("impl IntoIterator<Item: Into<{}>>", self::kind(kind))
        }
        Passing::EachText => "impl IntoIterator<Item: Display>".to_owned(),
    }
}
