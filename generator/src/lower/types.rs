//! The type of a schema's values.

use std::collections::BTreeSet;

use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, IntegerType, NumberFormat, NumberType,
    ReferenceOr, Schema, SchemaKind, StringFormat, StringType, Type as Described,
    VariantOrUnknownOrEmpty,
};

use crate::errors;
use crate::ir::models::ModelKind;
use crate::ir::types::{Integer, Passing, Type};
use crate::resolve::{Document, Located, SchemaRef};

use super::models::{Hint, Models};

/// What a schema comes to.
enum Form<'a> {
    /// A type that needs no name.
    Plain(Type),
    /// A text with a name of its own, if the schema has one.
    Text,
    /// One of some texts.
    Enum(Vec<&'a str>),
    /// A list.
    List(Option<SchemaRef<'a>>),
    /// An object, by the schemas that it is composed of.
    Object,
    /// An object as a map.
    Map(SchemaRef<'a>),
    /// One of some types; the key is `oneOf` or `anyOf`.
    Union(&'static str, &'a [ReferenceOr<Schema>]),
    /// The same as the one schema under this keyword.
    Same(&'static str, SchemaRef<'a>),
    /// Something that the generator has no type for.
    Unknown,
}

impl<'a> Models<'a, '_> {
    /// The type of a schema's values; `hint` names it if it needs a name.
    pub fn kind(&mut self, schema: impl Into<SchemaRef<'a>>, pointer: &str, hint: &Hint) -> Type {
        let Some(located) = self.document.schema(schema, pointer) else {
            return Type::Json;
        };
        match located.component.and_then(|wire| self.component_name(wire)) {
            Some(name) => Type::Model(name.to_owned()),
            None => self.inline_kind(&located, hint),
        }
    }

    /// The type of an entry, which may be null.
    pub fn entry_kind(&mut self, schema: SchemaRef<'a>, pointer: &str, hint: &Hint) -> Type {
        let nullable = self.document.is_nullable(schema);
        let kind = self.kind(schema, pointer, hint);
        if nullable {
            Type::OrNull(Box::new(kind))
        } else {
            kind
        }
    }

    fn inline_kind(&mut self, schema: &Located<'a, Schema>, hint: &Hint) -> Type {
        match form(self.document, schema.value) {
            Form::Plain(kind) => kind,
            Form::Text => Type::String,
            Form::Enum(values) => self.inline(schema, hint, |models, _| {
                ModelKind::Enum(models.r#enum(schema, &values))
            }),
            Form::List(items) => self.list(items, schema, hint),
            Form::Map(values) => self.map(values, schema, hint),
            Form::Object => self.inline(schema, hint, |models, hint| {
                ModelKind::Struct(models.r#struct(schema, hint))
            }),
            Form::Union(keyword, variants) => self.inline(schema, hint, |models, hint| {
                ModelKind::Union(models.union(schema, keyword, variants, hint))
            }),
            Form::Same(keyword, other) => {
                self.kind(other, &format!("{}/{keyword}/0", schema.pointer), hint)
            }
            Form::Unknown => self.unknown(schema),
        }
    }

    /// What a schema with a name of its own is.
    pub fn named_kind(&mut self, schema: &Located<'a, Schema>, hint: &Hint) -> ModelKind {
        if let Some(union) = self.union_of_heirs(schema, hint) {
            return ModelKind::Union(union);
        }
        let inner = |part: &str| hint.inner(part);
        match form(self.document, schema.value) {
            Form::Plain(kind) => ModelKind::Alias(kind),
            Form::Text => ModelKind::Newtype,
            Form::Enum(values) => ModelKind::Enum(self.r#enum(schema, &values)),
            Form::List(items) => ModelKind::Alias(self.list(items, schema, &inner("item"))),
            Form::Map(values) => ModelKind::Alias(self.map(values, schema, &inner("value"))),
            Form::Object => ModelKind::Struct(self.r#struct(schema, hint)),
            Form::Same("allOf", _) if self.is_heir(schema) => {
                ModelKind::Struct(self.r#struct(schema, hint))
            }
            Form::Union(keyword, variants) => {
                ModelKind::Union(self.union(schema, keyword, variants, hint))
            }
            Form::Same(keyword, other) => {
                let pointer = format!("{}/{keyword}/0", schema.pointer);
                ModelKind::Alias(self.kind(other, &pointer, &inner("value")))
            }
            Form::Unknown => ModelKind::Alias(self.unknown(schema)),
        }
    }

    fn list(
        &mut self,
        items: Option<SchemaRef<'a>>,
        schema: &Located<'a, Schema>,
        hint: &Hint,
    ) -> Type {
        let entry = match items {
            Some(items) => self.entry_kind(items, &format!("{}/items", schema.pointer), hint),
            None => Type::Json,
        };
        Type::List(Box::new(entry))
    }

    fn map(&mut self, values: SchemaRef<'a>, schema: &Located<'a, Schema>, hint: &Hint) -> Type {
        let pointer = format!("{}/additionalProperties", schema.pointer);
        Type::Map(Box::new(self.entry_kind(values, &pointer, hint)))
    }

    fn unknown(&mut self, schema: &Located<'a, Schema>) -> Type {
        self.diagnostics.push(errors::loose_schema(&schema.pointer));
        Type::Json
    }

    /// Whether values of the type are texts, so that `&str` can stand for them.
    pub fn is_text(&self, kind: &Type) -> bool {
        match kind {
            Type::String | Type::DateTime => true,
            Type::Model(name) => match self.model(name).map(|model| &model.kind) {
                Some(ModelKind::Newtype | ModelKind::Enum(_)) => true,
                Some(ModelKind::Alias(kind)) => self.is_text(kind),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the type is an enumeration of texts.
    pub fn is_enum(&self, kind: &Type) -> bool {
        let Type::Model(name) = kind else {
            return false;
        };
        match self.model(name).map(|model| &model.kind) {
            Some(ModelKind::Enum(_)) => true,
            Some(ModelKind::Alias(kind)) => self.is_enum(kind),
            _ => false,
        }
    }

    /// Whether the type is a union, so that its variants' types can stand for it.
    pub fn is_union(&self, kind: &Type) -> bool {
        let Type::Model(name) = kind else {
            return false;
        };
        matches!(
            self.model(name).map(|model| &model.kind),
            Some(ModelKind::Union(_))
        )
    }

    /// Whether the type has named fields.
    pub fn is_struct(&self, kind: &Type) -> bool {
        let Type::Model(name) = kind else {
            return false;
        };
        matches!(
            self.model(name).map(|model| &model.kind),
            Some(ModelKind::Struct(_))
        )
    }

    /// Whether values of the type are objects, or may be.
    pub fn is_object(&self, kind: &Type) -> bool {
        match self.unnamed(kind) {
            Type::Json | Type::Map(_) => true,
            Type::Model(name) => matches!(
                self.model(name).map(|model| &model.kind),
                Some(ModelKind::Struct(_) | ModelKind::Union(_))
            ),
            _ => false,
        }
    }

    /// The entries of a list, also under another name.
    pub fn entries<'t>(&'t self, kind: &'t Type) -> Option<&'t Type> {
        match kind {
            Type::List(entry) => Some(entry),
            Type::Model(name) => match self.model(name).map(|model| &model.kind) {
                Some(ModelKind::Alias(kind)) => self.entries(kind),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether other types stand for it: texts, numbers, what a variant holds, any JSON.
    fn is_converted(&self, kind: &Type) -> bool {
        let is_plain = matches!(self.unnamed(kind), Type::Bytes | Type::Json | Type::Number);
        is_plain || self.is_text(kind) || self.is_union(kind)
    }

    /// How a value that is kept in a body is handed over.
    pub fn kept(&self, kind: &Type) -> Passing {
        match kind {
            kind if self.is_converted(kind) => Passing::Into(kind.clone()),
            Type::List(entry) if self.is_converted(entry) => Passing::EachInto((**entry).clone()),
            Type::List(entry) => Passing::Each((**entry).clone()),
            _ => Passing::Plain(kind.clone()),
        }
    }
}

/// The type of numbers: those of a binary width are rounded to it by whoever writes them, too.
fn number(number: &NumberType) -> Type {
    match &number.format {
        VariantOrUnknownOrEmpty::Item(NumberFormat::Float | NumberFormat::Double) => Type::Float,
        _ => Type::Number,
    }
}

/// What a schema comes to.
fn form<'a>(document: Document<'a>, schema: &'a Schema) -> Form<'a> {
    match &schema.schema_kind {
        SchemaKind::Type(Described::String(text)) => string(text),
        SchemaKind::Type(Described::Integer(integer)) => Form::Plain(Type::Integer(width(integer))),
        SchemaKind::Type(Described::Number(number)) => Form::Plain(self::number(number)),
        SchemaKind::Type(Described::Boolean(_)) => Form::Plain(Type::Boolean),
        SchemaKind::Type(Described::Array(array)) => {
            Form::List(array.items.as_ref().map(SchemaRef::from))
        }
        SchemaKind::Type(Described::Object(object)) => object_form(
            object.properties.is_empty(),
            object.additional_properties.as_ref(),
        ),
        SchemaKind::OneOf { one_of } => union("oneOf", one_of),
        SchemaKind::AnyOf { any_of } => union("anyOf", any_of),
        SchemaKind::AllOf { all_of } => match all_of.as_slice() {
            [other] => Form::Same("allOf", other.into()),
            _ if document.object(schema, "").is_some() => Form::Object,
            _ => Form::Unknown,
        },
        SchemaKind::Not { .. } => Form::Unknown,
        SchemaKind::Any(any) => any_form(document, schema, any),
    }
}

fn string(text: &StringType) -> Form<'_> {
    let values: BTreeSet<_> = text.enumeration.iter().flatten().collect();
    if !values.is_empty() {
        return Form::Enum(
            text.enumeration
                .iter()
                .flatten()
                .map(String::as_str)
                .collect(),
        );
    }
    match &text.format {
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Form::Plain(Type::DateTime),
        _ => Form::Text,
    }
}

fn width(integer: &IntegerType) -> Integer {
    match &integer.format {
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Integer::I32,
        VariantOrUnknownOrEmpty::Unknown(format) if format.starts_with("uint") => Integer::U64,
        _ => Integer::I64,
    }
}

fn object_form(is_empty: bool, additional: Option<&AdditionalProperties>) -> Form<'_> {
    match additional {
        _ if !is_empty => Form::Object,
        Some(AdditionalProperties::Schema(values)) => Form::Map(values.as_ref().into()),
        _ => Form::Plain(Type::Json),
    }
}

fn union<'a>(keyword: &'static str, variants: &'a [ReferenceOr<Schema>]) -> Form<'a> {
    match variants {
        [] => Form::Unknown,
        [only] => Form::Same(keyword, only.into()),
        variants => Form::Union(keyword, variants),
    }
}

/// A schema that mixes keywords, or has none.
fn any_form<'a>(document: Document<'a>, schema: &'a Schema, any: &'a AnySchema) -> Form<'a> {
    let texts: Vec<&str> = any
        .enumeration
        .iter()
        .filter_map(|value| value.as_str())
        .collect();
    let others = any
        .enumeration
        .iter()
        .filter(|value| !value.is_string() && !value.is_null());
    if !texts.is_empty() && others.count() == 0 {
        return Form::Enum(texts);
    }
    if !any.one_of.is_empty() || !any.any_of.is_empty() || any.not.is_some() {
        return Form::Unknown;
    }
    if !any.all_of.is_empty() || !any.properties.is_empty() {
        return match document.object(schema, "") {
            Some(_) => Form::Object,
            None => Form::Unknown,
        };
    }
    match any.typ.as_deref() {
        Some("string") => Form::Text,
        Some("integer") => Form::Plain(Type::Integer(Integer::I64)),
        Some("number") => Form::Plain(Type::Number),
        Some("boolean") => Form::Plain(Type::Boolean),
        Some("array") => Form::List(any.items.as_ref().map(SchemaRef::from)),
        Some("object") => object_form(true, any.additional_properties.as_ref()),
        None if any.items.is_some() => Form::List(any.items.as_ref().map(SchemaRef::from)),
        None => match &any.additional_properties {
            Some(AdditionalProperties::Schema(values)) => Form::Map(values.as_ref().into()),
            _ => Form::Plain(Type::Json),
        },
        Some(_) => Form::Unknown,
    }
}
