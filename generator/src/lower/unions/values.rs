//! Which JSON values a schema accepts, as far as unions are told apart by it.

use std::collections::BTreeSet;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind, Type};

use crate::ir::unions::Kind;
use crate::resolve::{Document, Object, SchemaRef};

/// How deep `oneOf` and `anyOf` may go; below, any value is taken to be accepted.
const DEPTH: usize = 8;

/// The values that a schema accepts.
#[derive(Debug, Default)]
pub struct Values<'a> {
    /// Their JSON types.
    pub kinds: BTreeSet<Kind>,
    /// The only texts among them, where they are enumerated.
    pub texts: Option<BTreeSet<&'a str>>,
    /// The objects among them, where their members are described.
    pub object: Option<Object<'a>>,
}

impl<'a> Values<'a> {
    fn of(kinds: impl IntoIterator<Item = Kind>) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            ..Self::default()
        }
    }

    /// The values of a schema, where it stands or is referred to.
    pub fn new(document: Document<'a>, schema: impl Into<SchemaRef<'a>>, pointer: &str) -> Self {
        Self::at_depth(document, schema.into(), pointer, DEPTH)
    }

    /// The values of a member of the objects, where it is declared.
    pub fn member(&self, document: Document<'a>, key: &str) -> Option<Self> {
        let (schema, pointer) = self.object.as_ref()?.properties.get(key)?;
        Some(Self::new(document, *schema, pointer))
    }

    fn at_depth(
        document: Document<'a>,
        schema: SchemaRef<'a>,
        pointer: &str,
        depth: usize,
    ) -> Self {
        let located = document.schema(schema, pointer).filter(|_| depth > 0);
        let Some(located) = located else {
            return Self::of(Kind::ALL);
        };
        let mut values = match &located.value.schema_kind {
            SchemaKind::OneOf { one_of } => Self::any_of(document, one_of, &located.pointer, depth),
            SchemaKind::AnyOf { any_of } => Self::any_of(document, any_of, &located.pointer, depth),
            SchemaKind::AllOf { all_of } if all_of.len() == 1 => {
                let pointer = format!("{}/allOf/0", located.pointer);
                Self::at_depth(document, (&all_of[0]).into(), &pointer, depth - 1)
            }
            _ => Self::plain(document, located.value, &located.pointer),
        };
        if located.value.schema_data.nullable {
            values.kinds.insert(Kind::Null);
        }
        values
    }

    /// The values of several schemas. Only their types are kept: members may be of any of them.
    fn any_of(
        document: Document<'a>,
        schemas: &'a [ReferenceOr<Schema>],
        pointer: &str,
        depth: usize,
    ) -> Self {
        let values = schemas
            .iter()
            .map(|schema| Self::at_depth(document, schema.into(), pointer, depth - 1));
        Self::of(values.flat_map(|values| values.kinds))
    }

    fn plain(document: Document<'a>, schema: &'a Schema, pointer: &str) -> Self {
        if let Some(object) = document.object(schema, pointer) {
            let untyped = matches!(&schema.schema_kind, SchemaKind::Any(any) if any.typ.is_none() && any.all_of.is_empty());
            let described = !object.properties.is_empty() || !object.required.is_empty();
            if untyped && !described {
                return Self::of(Kind::ALL);
            }
            return Self {
                object: described.then_some(object),
                ..Self::of([Kind::Object])
            };
        }
        match &schema.schema_kind {
            SchemaKind::Type(kind) => Self::typed(kind),
            SchemaKind::Any(any) => Self::loose(any),
            _ => Self::of(Kind::ALL),
        }
    }

    fn typed(kind: &'a Type) -> Self {
        match kind {
            Type::String(text) => {
                let texts: BTreeSet<&str> = text
                    .enumeration
                    .iter()
                    .flatten()
                    .map(String::as_str)
                    .collect();
                let texts = (!texts.is_empty()).then_some(texts);
                Self {
                    texts,
                    ..Self::of([Kind::String])
                }
            }
            Type::Number(_) | Type::Integer(_) => Self::of([Kind::Number]),
            Type::Boolean(_) => Self::of([Kind::Boolean]),
            Type::Array(_) => Self::of([Kind::Array]),
            Type::Object(_) => Self::of([Kind::Object]),
        }
    }

    /// A schema that mixes keywords.
    fn loose(any: &'a AnySchema) -> Self {
        let kinds = match any.typ.as_deref() {
            Some("string") => vec![Kind::String],
            Some("number" | "integer") => vec![Kind::Number],
            Some("boolean") => vec![Kind::Boolean],
            Some("array") => vec![Kind::Array],
            Some("object") => vec![Kind::Object],
            _ => Kind::ALL.to_vec(),
        };
        Self::of(kinds)
    }
}
