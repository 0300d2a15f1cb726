//! Objects as the sum of what they are composed of.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaKind, Type};

use crate::parse::pointer::escape;

use super::{Document, Located, SchemaRef};

/// How deep `allOf` may go; deeper ones are taken for circular.
const DEPTH: usize = 32;

/// The members that a schema declares, with those that it has from `allOf`.
#[derive(Debug, Default)]
pub struct Object<'a> {
    /// The properties, in the order of the description, with their pointers.
    pub properties: IndexMap<&'a str, (SchemaRef<'a>, String)>,
    /// The keys that must be there.
    pub required: BTreeSet<&'a str>,
    /// The type of all other members, with its pointer, where one is given.
    pub others: Option<(SchemaRef<'a>, String)>,
    /// The components that it is composed of.
    parts: BTreeSet<&'a str>,
}

impl<'a> Document<'a> {
    /// The object that a schema describes, if it describes one.
    pub fn object(&self, schema: &'a Schema, pointer: &str) -> Option<Object<'a>> {
        let mut object = Object::default();
        self.add(schema, pointer, DEPTH, &mut object)
            .then_some(object)
    }

    /// The object that a schema describes where it stands or is referred to.
    pub fn object_at(
        &self,
        schema: impl Into<SchemaRef<'a>>,
        pointer: &str,
    ) -> Option<(Located<'a, Schema>, Object<'a>)> {
        let located = self.schema(schema, pointer)?;
        let object = self.object(located.value, &located.pointer)?;
        Some((located, object))
    }

    /// Whether null is a value of the schema.
    pub fn is_nullable(&self, schema: impl Into<SchemaRef<'a>>) -> bool {
        self.schema(schema, "")
            .is_some_and(|schema| schema.value.schema_data.nullable)
    }

    /// Adds what a schema declares; whether it is an object at all.
    fn add(
        &self,
        schema: &'a Schema,
        pointer: &str,
        depth: usize,
        object: &mut Object<'a>,
    ) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        match &schema.schema_kind {
            SchemaKind::Type(Type::Object(kind)) => {
                object.extend(&kind.properties, &kind.required, pointer);
                object.others(kind.additional_properties.as_ref(), pointer);
                true
            }
            SchemaKind::AllOf { all_of } => self.add_all(all_of, pointer, depth, object),
            SchemaKind::Any(any) => {
                let plain = any.one_of.is_empty() && any.any_of.is_empty() && any.not.is_none();
                let is_object = any.typ.as_deref().is_none_or(|kind| kind == "object");
                if !plain || !is_object || !self.add_all(&any.all_of, pointer, depth, object) {
                    return false;
                }
                object.extend(&any.properties, &any.required, pointer);
                object.others(any.additional_properties.as_ref(), pointer);
                true
            }
            _ => false,
        }
    }

    fn add_all(
        &self,
        parts: &'a [ReferenceOr<Schema>],
        pointer: &str,
        depth: usize,
        object: &mut Object<'a>,
    ) -> bool {
        parts.iter().enumerate().all(|(index, part)| {
            let pointer = format!("{pointer}/allOf/{index}");
            let Some(part) = self.schema(part, &pointer) else {
                return false;
            };
            // A component has nothing to add a second time, and to follow each way to it takes long.
            let is_new = part.component.is_none_or(|name| object.parts.insert(name));
            !is_new || self.add(part.value, &part.pointer, depth, object)
        })
    }
}

impl<'a> Object<'a> {
    /// Whether the description speaks of this key, by itself or among all others.
    pub fn may_have(&self, key: &str) -> bool {
        self.properties.contains_key(key) || self.required.contains(key) || self.others.is_some()
    }

    fn extend(
        &mut self,
        properties: &'a IndexMap<String, ReferenceOr<Box<Schema>>>,
        required: &'a [String],
        pointer: &str,
    ) {
        for (wire, property) in properties {
            let pointer = format!("{pointer}/properties/{}", escape(wire));
            self.properties.insert(wire, (property.into(), pointer));
        }
        self.required.extend(required.iter().map(String::as_str));
    }

    fn others(&mut self, additional: Option<&'a AdditionalProperties>, pointer: &str) {
        if let Some(AdditionalProperties::Schema(values)) = additional {
            self.others = Some((
                values.as_ref().into(),
                format!("{pointer}/additionalProperties"),
            ));
        }
    }
}
