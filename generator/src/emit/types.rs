//! Types of values, and the declarations of arguments.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use super::imports::Imports;
use crate::ir::structs::Presence;
use crate::ir::types::{Integer, Passing, Type};

/// Where the text of a type will stand, which decides how models are named.
pub enum Scope<'a> {
    /// In a file of `models`, which imports what it names.
    Models(&'a mut Imports),
    /// Anywhere else, where other types may have the names of models.
    Others(&'a mut Imports),
    /// In a test of the crate, which has the name given.
    Tests(&'a mut Imports, &'a str),
}

impl Scope<'_> {
    /// Imports a name; what stands in the crate itself stands at its root too.
    pub fn import(&mut self, module: &str, name: &str) {
        match self {
            Self::Models(imports) | Self::Others(imports) => imports.add(module, name),
            Self::Tests(imports, own) if module.starts_with("crate") => imports.add(own, name),
            Self::Tests(imports, _) => imports.add(module, name),
        }
    }
}

/// A type.
pub fn kind(kind: &Type, scope: &mut Scope<'_>) -> TokenStream {
    match kind {
        Type::String => quote!(String),
        Type::Integer(Integer::I32) => quote!(i32),
        Type::Integer(Integer::I64) => quote!(i64),
        Type::Integer(Integer::U64) => quote!(u64),
        Type::Float => quote!(f64),
        Type::Number => {
            scope.import("crate::values::number", "Number");
            quote!(Number)
        }
        Type::Boolean => quote!(bool),
        Type::DateTime => {
            scope.import("crate::values::date_time", "DateTime");
            quote!(DateTime)
        }
        Type::Bytes => {
            scope.import("bytes", "Bytes");
            quote!(Bytes)
        }
        Type::File => {
            scope.import("crate::calls::multipart", "FilePart");
            quote!(FilePart)
        }
        Type::FileOr(other) => {
            scope.import("crate::calls::multipart", "FileOr");
            let other = self::kind(other, scope);
            quote!(FileOr<#other>)
        }
        Type::Parts => {
            scope.import("crate::calls::multipart", "Multipart");
            quote!(Multipart)
        }
        Type::Json => {
            scope.import("crate::values::raw_json", "RawJson");
            quote!(RawJson)
        }
        Type::List(entry) => {
            let entry = self::kind(entry, scope);
            quote!(Vec<#entry>)
        }
        Type::Map(value) => {
            scope.import("std::collections", "BTreeMap");
            let value = self::kind(value, scope);
            quote!(BTreeMap<String, #value>)
        }
        Type::Model(name) => model(name, scope),
        Type::OrNull(inner) => {
            let inner = self::kind(inner, scope);
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = self::kind(inner, scope);
            quote!(Box<#inner>)
        }
    }
}

fn model(name: &str, scope: &mut Scope<'_>) -> TokenStream {
    let model = ident(name);
    match scope {
        Scope::Models(imports) => {
            imports.add("crate::models", name);
            quote!(#model)
        }
        Scope::Others(imports) => {
            imports.add("crate", "models");
            quote!(models::#model)
        }
        Scope::Tests(imports, own) => {
            imports.add(own, "models");
            quote!(models::#model)
        }
    }
}

/// The type of a field.
pub fn field(presence: Presence, kind: &Type, scope: &mut Scope<'_>) -> TokenStream {
    let kind = self::kind(kind, scope);
    match presence {
        Presence::Required => kind,
        Presence::Nullable | Presence::Optional | Presence::OptionalJson => quote!(Option<#kind>),
        Presence::OptionalNullable => quote!(Option<Option<#kind>>),
    }
}

/// The declared type of an argument.
pub fn argument(passing: &Passing, scope: &mut Scope<'_>) -> TokenStream {
    match passing {
        Passing::Text => quote!(impl AsRef<str>),
        Passing::Into(kind) => {
            let kind = self::kind(kind, scope);
            quote!(impl Into<#kind>)
        }
        Passing::Plain(kind) => self::kind(kind, scope),
        Passing::Each(kind) => {
            let kind = self::kind(kind, scope);
            quote!(impl IntoIterator<Item = #kind>)
        }
        Passing::EachInto(kind) => {
            let kind = self::kind(kind, scope);
            quote!(impl IntoIterator<Item: Into<#kind>>)
        }
        Passing::EachText => {
            scope.import("std::fmt", "Display");
            quote!(impl IntoIterator<Item: Display>)
        }
    }
}

/// The value of an argument, as a field keeps it.
pub fn kept(passing: &Passing, name: &Ident) -> TokenStream {
    match passing {
        Passing::Into(_) => quote!(#name.into()),
        Passing::Each(_) => quote!(#name.into_iter().collect()),
        Passing::EachInto(_) => quote!(#name.into_iter().map(Into::into).collect()),
        Passing::Text | Passing::EachText | Passing::Plain(_) => quote!(#name),
    }
}

/// The value of an argument, as a path, query or header shows it.
pub fn shown(passing: &Passing, name: &Ident) -> TokenStream {
    match passing {
        Passing::Text => quote!(#name.as_ref()),
        Passing::Into(_) => quote!(#name.into()),
        Passing::Plain(_) | Passing::Each(_) | Passing::EachInto(_) | Passing::EachText => {
            quote!(#name)
        }
    }
}
