//! Whether a value is valid for a schema, but for bounds, patterns and formats.
//!
//! A set of [values](super::Values) may be too large. What is shown as JSON that a schema accepts has to be so.

use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaKind, Type};
use serde_json::{Map, Value};

use crate::resolve::{Document, SchemaRef};

/// How many schemas may lead to one another; beyond, nothing is said to be valid.
const DEPTH: usize = 64;

/// Whether the value is valid for the schema, where it stands or is referred to.
pub fn accepts<'a>(
    document: Document<'a>,
    schema: impl Into<SchemaRef<'a>>,
    value: &Value,
) -> bool {
    let validity = Validity {
        document,
        depth: DEPTH,
    };
    validity.of(schema.into(), value).unwrap_or(false)
}

/// Tells what is valid; nothing where that is not known, as of schemas that lead back to themselves.
#[derive(Clone, Copy)]
struct Validity<'a> {
    document: Document<'a>,
    depth: usize,
}

impl<'a> Validity<'a> {
    fn of(self, schema: SchemaRef<'a>, value: &Value) -> Option<bool> {
        let depth = self.depth.checked_sub(1)?;
        let inner = Self { depth, ..self };
        if let SchemaRef::Listed(values) = schema {
            return Some(values.iter().any(|it| is_same(it, value)));
        }
        let schema = self.document.schema(schema, "")?.value;
        if schema.schema_data.nullable && value.is_null() {
            return Some(true);
        }
        match &schema.schema_kind {
            SchemaKind::OneOf { one_of } => Some(inner.count(one_of, value)? == 1),
            SchemaKind::AnyOf { any_of } => Some(inner.count(any_of, value)? > 0),
            SchemaKind::AllOf { all_of } => Some(inner.count(all_of, value)? == all_of.len()),
            SchemaKind::Not { not } => Some(!inner.of(not.as_ref().into(), value)?),
            SchemaKind::Type(kind) => {
                let is_listed = is_of(kind, value) && is_listed(kind, value);
                Some(is_listed && inner.parts(schema, value)?)
            }
            SchemaKind::Any(any) => {
                let is_typed = any.typ.as_deref().is_none_or(|name| is_named(name, value));
                let listed = &any.enumeration;
                let is_listed = listed.is_empty() || listed.iter().any(|it| is_same(it, value));
                let is_one = any.one_of.is_empty() || inner.count(&any.one_of, value)? == 1;
                let is_any = any.any_of.is_empty() || inner.count(&any.any_of, value)? > 0;
                let is_all = inner.count(&any.all_of, value)? == any.all_of.len();
                let is_not = match &any.not {
                    Some(not) => !inner.of(not.as_ref().into(), value)?,
                    None => true,
                };
                let is_composed = is_one && is_any && is_all && is_not;
                Some(is_typed && is_listed && is_composed && inner.parts(schema, value)?)
            }
        }
    }

    /// For how many of the schemas it is valid.
    fn count(self, schemas: &'a [ReferenceOr<Schema>], value: &Value) -> Option<usize> {
        let valid = schemas.iter().map(|schema| {
            let is_valid = self.of(schema.into(), value)?;
            Some(usize::from(is_valid))
        });
        valid.sum()
    }

    /// Whether all is valid that stands in the value.
    fn parts(self, schema: &'a Schema, value: &Value) -> Option<bool> {
        match value {
            Value::Array(entries) => match items(schema) {
                Some(items) => self.each(items, entries.iter()),
                None => Some(true),
            },
            Value::Object(members) => self.members(schema, members),
            _ => Some(true),
        }
    }

    fn each<'v>(
        self,
        schema: SchemaRef<'a>,
        mut values: impl Iterator<Item = &'v Value>,
    ) -> Option<bool> {
        values.try_fold(true, |all, value| Some(all && self.of(schema, value)?))
    }

    fn members(self, schema: &'a Schema, members: &Map<String, Value>) -> Option<bool> {
        let (properties, required, others) = match &schema.schema_kind {
            SchemaKind::Type(Type::Object(object)) => (
                &object.properties,
                &object.required,
                &object.additional_properties,
            ),
            SchemaKind::Any(any) => (&any.properties, &any.required, &any.additional_properties),
            _ => return Some(true),
        };
        let mut are_valid = required.iter().all(|key| members.contains_key(key));
        for (key, value) in members {
            are_valid &= match (properties.get(key), others) {
                (Some(property), _) => self.of(property.into(), value)?,
                (None, Some(AdditionalProperties::Schema(others))) => {
                    self.of(others.as_ref().into(), value)?
                }
                (None, Some(AdditionalProperties::Any(are_allowed))) => *are_allowed,
                (None, None) => true,
            };
        }
        Some(are_valid)
    }
}

/// The schema of the entries of lists.
fn items(schema: &Schema) -> Option<SchemaRef<'_>> {
    let items = match &schema.schema_kind {
        SchemaKind::Type(Type::Array(array)) => array.items.as_ref(),
        SchemaKind::Any(any) => any.items.as_ref(),
        _ => None,
    };
    items.map(SchemaRef::from)
}

fn is_of(kind: &Type, value: &Value) -> bool {
    match kind {
        Type::String(_) => value.is_string(),
        Type::Number(_) => value.is_number(),
        Type::Integer(_) => is_whole(value),
        Type::Boolean(_) => value.is_boolean(),
        Type::Array(_) => value.is_array(),
        Type::Object(_) => value.is_object(),
    }
}

fn is_named(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => is_whole(value),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => false,
    }
}

/// Whether the value is listed, where any are.
fn is_listed(kind: &Type, value: &Value) -> bool {
    match kind {
        Type::String(text) => {
            let mut listed = text.enumeration.iter();
            text.enumeration.is_empty() || listed.any(|it| it.as_deref() == value.as_str())
        }
        Type::Number(number) => {
            let mut listed = number.enumeration.iter();
            number.enumeration.is_empty() || listed.any(|it| *it == value.as_f64())
        }
        Type::Integer(integer) => {
            let mut listed = integer.enumeration.iter();
            integer.enumeration.is_empty() || listed.any(|it| *it == value.as_i64())
        }
        Type::Boolean(boolean) => {
            let mut listed = boolean.enumeration.iter();
            boolean.enumeration.is_empty() || listed.any(|it| *it == value.as_bool())
        }
        Type::Array(_) | Type::Object(_) => true,
    }
}

fn is_whole(value: &Value) -> bool {
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|it| it.fract() == 0.0)
}

/// Whether two values are the same: `1` and `1.0` are.
fn is_same(one: &Value, other: &Value) -> bool {
    let are_numbers = one.is_number() && other.is_number();
    one == other || are_numbers && one.as_f64() == other.as_f64()
}
