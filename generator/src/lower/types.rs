//! The type of a schema's values.

pub mod forms;

use openapiv3::Schema;

use crate::errors;
use crate::extensions::EXACT_NUMBERS;
use crate::ir::models::ModelKind;
use crate::ir::types::{Passing, Type};
use crate::resolve::{Located, Placed, SchemaRef};

use super::extensions::Extensions;
use super::models::{Hint, Models};
use forms::{Form, form};

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

    /// The type of an entry or an answer, which may be null.
    pub fn entry_kind(&mut self, schema: SchemaRef<'a>, pointer: &str, hint: &Hint) -> Type {
        let kind = self.kind(schema, pointer, hint);
        self.or_null(kind, &[(schema, pointer.to_owned())])
    }

    /// A type of values that may be null, if these schemas say so.
    pub fn or_null(&self, kind: Type, schemas: &[Placed<'a>]) -> Type {
        match self.accepts_null(schemas) {
            // Any JSON may be null, too.
            true if kind != Type::Json => Type::OrNull(Box::new(kind)),
            _ => kind,
        }
    }

    fn inline_kind(&mut self, schema: &Located<'a, Schema>, hint: &Hint) -> Type {
        match form(self.document, schema.value, &schema.pointer) {
            Form::Plain(kind) => self.plain(kind, schema),
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
            Form::All(parts) => {
                parts.iter().for_each(|part| self.comes_to(schema, part));
                self.kind_of_parts(&parts, hint)
            }
            Form::Same(only) => {
                self.comes_to(schema, &only);
                self.kind(only.0, &only.1, hint)
            }
            Form::Unknown => self.unknown(schema),
        }
    }

    /// A type that needs no name. Numbers of a width hold any number where `x-exact-numbers` asks
    /// for it.
    fn plain(&mut self, kind: Type, schema: &Located<'a, Schema>) -> Type {
        if !matches!(kind, Type::Integer(_) | Type::Float) {
            return kind;
        }
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        let own = extensions.flag(EXACT_NUMBERS, self.diagnostics);
        match own.unwrap_or(self.keeps_exact_numbers) {
            true => Type::Number,
            false => kind,
        }
    }

    /// What a schema with a name of its own is.
    pub fn named_kind(&mut self, schema: &Located<'a, Schema>, hint: &Hint) -> ModelKind {
        if let Some(union) = self.union_of_heirs(schema, hint) {
            return ModelKind::Union(union);
        }
        let inner = |part: &str| hint.inner(part);
        match form(self.document, schema.value, &schema.pointer) {
            Form::Plain(kind) => ModelKind::Alias(self.plain(kind, schema)),
            Form::Text => ModelKind::Newtype,
            Form::Enum(values) => ModelKind::Enum(self.r#enum(schema, &values)),
            Form::List(items) => ModelKind::Alias(self.list(items, schema, &inner("item"))),
            Form::Map(values) => ModelKind::Alias(self.map(values, schema, &inner("value"))),
            Form::Object => ModelKind::Struct(self.r#struct(schema, hint)),
            Form::Same(_) if self.is_heir(schema) => ModelKind::Struct(self.r#struct(schema, hint)),
            Form::All(parts) => match self.narrowest(&parts).cloned() {
                Some(only) => self.same(only, schema, hint),
                None => ModelKind::Alias(self.kind_of_parts(&parts, &inner("value"))),
            },
            Form::Union(keyword, variants) => {
                ModelKind::Union(self.union(schema, keyword, variants, hint))
            }
            Form::Same(only) => self.same(only, schema, hint),
            Form::Unknown => ModelKind::Alias(self.unknown(schema)),
        }
    }

    /// What a schema with a name is that comes to one other: another name, or that very one if it
    /// has none.
    fn same(&mut self, only: Placed<'a>, schema: &Located<'a, Schema>, hint: &Hint) -> ModelKind {
        self.comes_to(schema, &only);
        match only {
            (SchemaRef::Item(value), pointer) => {
                let component = schema.component;
                let located = Located {
                    value,
                    pointer,
                    component,
                };
                self.named_kind(&located, hint)
            }
            (other, pointer) => ModelKind::Alias(self.kind(other, &pointer, hint)),
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
            Type::Model(name) => match self.model_kind(name) {
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
        match self.model_kind(name) {
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
        matches!(self.model_kind(name), Some(ModelKind::Union(_)))
    }

    /// Whether the type has named fields.
    pub fn is_struct(&self, kind: &Type) -> bool {
        let Type::Model(name) = kind else {
            return false;
        };
        matches!(self.model_kind(name), Some(ModelKind::Struct(_)))
    }

    /// Whether values of the type are objects, or may be.
    pub fn is_object(&self, kind: &Type) -> bool {
        match self.unnamed(kind) {
            Type::Json | Type::Map(_) => true,
            Type::Model(name) => matches!(
                self.model_kind(name),
                Some(ModelKind::Struct(_) | ModelKind::Union(_))
            ),
            _ => false,
        }
    }

    /// The entries of a list, also under another name.
    pub fn entries<'t>(&'t self, kind: &'t Type) -> Option<&'t Type> {
        match kind {
            Type::List(entry) => Some(entry),
            Type::Model(name) => match self.model_kind(name) {
                Some(ModelKind::Alias(kind)) => self.entries(kind),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether other types stand for it: texts, numbers, what a variant holds, any JSON, a file.
    fn is_converted(&self, kind: &Type) -> bool {
        let is_plain = matches!(
            self.unnamed(kind),
            Type::Bytes | Type::FileOr(_) | Type::Json | Type::Number
        );
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
