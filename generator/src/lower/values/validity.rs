//! Whether a value is valid for a schema, but for bounds, patterns and formats.
//!
//! A set of [values](super::Values) may be too large. What is shown as JSON that a schema accepts has to be so.

use std::cell::Cell;

use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaData, SchemaKind, Type};
use serde_json::{Map, Value};

use crate::resolve::{Document, SchemaRef};

/// How many schemas may lead to one another; beyond, nothing is said to be valid.
const DEPTH: usize = 64;

/// Whether the value is valid for the schema, where it stands or is referred to. So many schemas may still be
/// looked at; beyond, nothing is said to be valid.
pub fn accepts<'a>(
    document: Document<'a>,
    schema: impl Into<SchemaRef<'a>>,
    value: &Value,
    steps: &Cell<usize>,
) -> bool {
    let validity = Validity {
        document,
        depth: DEPTH,
        steps,
    };
    validity.of(schema.into(), value).unwrap_or(false)
}

/// Tells what is valid; nothing where that is not known, as of schemas that lead back to themselves.
#[derive(Clone, Copy)]
struct Validity<'a, 's> {
    document: Document<'a>,
    depth: usize,
    steps: &'s Cell<usize>,
}

impl<'a> Validity<'a, '_> {
    fn of(self, schema: SchemaRef<'a>, value: &Value) -> Option<bool> {
        self.steps.set(self.steps.get().checked_sub(1)?);
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
            SchemaKind::OneOf { one_of } => inner.is_one(one_of, value),
            SchemaKind::AnyOf { any_of } => inner.is_any(any_of, value),
            SchemaKind::AllOf { all_of } => inner.is_all(all_of, value),
            SchemaKind::Not { not } => Some(!inner.of(not.as_ref().into(), value)?),
            SchemaKind::Type(kind) => {
                let is_listed = is_of(kind, value) && is_listed(kind, value);
                Some(is_listed && inner.parts(schema, value)?)
            }
            SchemaKind::Any(any) => {
                let is_typed = any.typ.as_deref().is_none_or(|name| is_named(name, value));
                let listed = &any.enumeration;
                let is_listed = listed.is_empty() || listed.iter().any(|it| is_same(it, value));
                let is_one = any.one_of.is_empty() || inner.is_one(&any.one_of, value)?;
                let is_any = any.any_of.is_empty() || inner.is_any(&any.any_of, value)?;
                let is_all = inner.is_all(&any.all_of, value)?;
                let is_not = match &any.not {
                    Some(not) => !inner.of(not.as_ref().into(), value)?,
                    None => true,
                };
                let is_composed = is_one && is_any && is_all && is_not;
                Some(is_typed && is_listed && is_composed && inner.parts(schema, value)?)
            }
        }
    }

    /// Whether it is valid for one of the schemas alone.
    fn is_one(self, schemas: &'a [ReferenceOr<Schema>], value: &Value) -> Option<bool> {
        let mut is_one = false;
        for schema in schemas {
            match (is_one, self.of(schema.into(), value)?) {
                (true, true) => return Some(false),
                (_, is_valid) => is_one |= is_valid,
            }
        }
        Some(is_one)
    }

    /// Whether it is valid for one of the schemas, or several.
    fn is_any(self, schemas: &'a [ReferenceOr<Schema>], value: &Value) -> Option<bool> {
        for schema in schemas {
            if self.of(schema.into(), value)? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Whether it is valid for all the schemas.
    fn is_all(self, schemas: &'a [ReferenceOr<Schema>], value: &Value) -> Option<bool> {
        for schema in schemas {
            if !self.of(schema.into(), value)? {
                return Some(false);
            }
        }
        Some(true)
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
        let is_missing = |key: &&String| !members.contains_key(*key);
        let mut are_valid = !required.iter().filter(is_missing).any(|key| {
            // Answers are without what only requests have.
            let property = properties.get(key).map(|it| (it.into(), String::new()));
            let is_sent_alone = |data: &SchemaData| data.write_only;
            !self.document.is_some(property.as_slice(), is_sent_alone)
        });
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

/// Whether two values are the same: `1` and `1.0` are, and two whole numbers only to the last digit.
pub fn is_same(one: &Value, other: &Value) -> bool {
    let are_whole = |is: fn(&Value) -> bool| is(one) && is(other);
    if are_whole(Value::is_i64) || are_whole(Value::is_u64) {
        return one == other;
    }
    let are_numbers = one.is_number() && other.is_number();
    one == other || are_numbers && one.as_f64() == other.as_f64()
}
