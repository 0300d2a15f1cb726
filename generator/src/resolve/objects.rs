//! Objects as the sum of what they are composed of.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind, Type,
};
use serde_json::{Map, Value};

use crate::parse::CLOSED;
use crate::parse::pointer::{escape, schema_pointer};

use super::{Document, Located, SchemaRef};

/// How deep `allOf` may go; deeper ones are taken for circular.
const DEPTH: usize = 32;

/// How deep choices may stand in choices.
const CHOICES: usize = 3;

/// A schema, and the pointer of the place that it is given for.
pub type Placed<'a> = (SchemaRef<'a>, String);

/// The members that a schema declares, with those that it has from `allOf`.
#[derive(Clone, Debug, Default)]
pub struct Object<'a> {
    /// The properties, in the order of the description. A value must be of all schemas that are
    /// given for it: one, unless parts of an `allOf` speak of one key.
    pub properties: IndexMap<&'a str, Vec<Placed<'a>>>,
    /// The keys that must be there.
    pub required: BTreeSet<&'a str>,
    /// What is said of all other members, where anything is.
    pub others: Option<Undeclared<'a>>,
    /// The schemas that it is composed of, each behind those that it is composed of itself.
    pub composed_of: Vec<(&'a Schema, String)>,
    /// The components that it is, but for those that these are composed of.
    pub components: BTreeSet<&'a str>,
    /// The components that it is composed of.
    parts: BTreeSet<&'a str>,
    /// How many schemas it is composed of.
    sources: usize,
    /// Of how many of them it is said that there are no others.
    closed: usize,
    /// Whether one of them is a value that is listed.
    is_listed: bool,
}

/// What is said of members that are not declared.
#[derive(Clone, Debug)]
pub enum Undeclared<'a> {
    /// That there may be some.
    Any,
    /// Their schemas: they are of all of these.
    Of(Vec<Placed<'a>>),
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

    /// The object that several schemas describe together, if each describes one.
    pub fn object_of(&self, schemas: &[Placed<'a>]) -> Option<Object<'a>> {
        let mut object = Object::default();
        for (schema, pointer) in schemas {
            let located = self.schema(*schema, pointer)?;
            if !self.add(located.value, &located.pointer, DEPTH, &mut object) {
                return None;
            }
            object.consists_of(&located);
        }
        Some(object)
    }

    /// The same object in an answer: what only requests have is not required there.
    pub fn received(&self, mut object: Object<'a>) -> Object<'a> {
        let properties = &object.properties;
        object.required.retain(|key| {
            let schemas = properties.get(key).map_or(&[][..], Vec::as_slice);
            !self.is_some(schemas, |data| data.write_only)
        });
        object
    }

    /// Whether one of the schemas of a property is such.
    pub fn is_some(&self, schemas: &[Placed<'a>], is_such: impl Fn(&SchemaData) -> bool) -> bool {
        schemas.iter().any(|(schema, pointer)| {
            let located = self.schema(*schema, pointer);
            located.is_some_and(|located| is_such(&located.value.schema_data))
        })
    }

    /// The alternatives of a choice, and of choices that are among them, if a schema is one.
    fn choice(
        &self,
        schema: SchemaRef<'a>,
        pointer: &str,
        depth: usize,
    ) -> Option<Vec<Placed<'a>>> {
        let depth = depth.checked_sub(1)?;
        let located = self.schema(schema, pointer)?;
        let (keyword, variants) = match &located.value.schema_kind {
            SchemaKind::OneOf { one_of } => ("oneOf", one_of),
            SchemaKind::AnyOf { any_of } => ("anyOf", any_of),
            _ => return None,
        };
        let variants = variants.iter().enumerate();
        let variants = variants.flat_map(|(index, variant)| {
            let pointer = format!("{}/{keyword}/{index}", located.pointer);
            let variant = SchemaRef::from(variant);
            let inner = self.choice(variant, &pointer, depth);
            inner.unwrap_or_else(|| vec![(variant, pointer)])
        });
        let null = (SchemaRef::Listed(&[Value::Null]), String::new());
        let null = located.value.schema_data.nullable.then_some(null);
        Some(variants.chain(null).collect())
    }

    /// The components that an object is composed of, in the order of the description.
    pub fn parts(&self, object: &Object<'a>) -> Vec<Located<'a, Schema>> {
        let schemas = self.openapi.components.iter();
        let schemas = schemas.flat_map(|components| &components.schemas);
        let parts = schemas.filter_map(|(name, schema)| match schema {
            ReferenceOr::Item(value) if object.parts.contains(name.as_str()) => Some(Located {
                value,
                pointer: schema_pointer(name),
                component: Some(name.as_str()),
            }),
            _ => None,
        });
        parts.collect()
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
        let open = object.sources - object.closed;
        let is_added = match &schema.schema_kind {
            SchemaKind::Type(Type::Object(_)) => {
                object.declare(schema, pointer);
                true
            }
            SchemaKind::AllOf { all_of } => self.add_all(all_of, pointer, depth, object),
            SchemaKind::Any(any) => {
                let plain = any.one_of.is_empty() && any.any_of.is_empty();
                let is_object = any.typ.as_deref().is_none_or(|kind| kind == "object");
                let is_plain = plain && is_object && any.enumeration.is_empty();
                if !is_plain || !self.add_all(&any.all_of, pointer, depth, object) {
                    return false;
                }
                object.declare(schema, pointer);
                true
            }
            _ => false,
        };
        if closes_parts(schema) {
            object.closed = object.sources - open;
        }
        is_added
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
            let is_added = !is_new || self.add(part.value, &part.pointer, depth, object);
            if is_new {
                object.consists_of(&part);
            }
            is_added
        })
    }
}

impl<'a> Object<'a> {
    /// Remembers a schema that it is composed of, all parts of which are known.
    fn consists_of(&mut self, part: &Located<'a, Schema>) {
        self.composed_of.push((part.value, part.pointer.clone()));
    }

    /// An object that a schema lists: with these members and no others.
    pub fn listed(members: &'a Map<String, Value>) -> Self {
        let properties = members.iter().map(|(key, value)| {
            let only = SchemaRef::Listed(std::slice::from_ref(value));
            (key.as_str(), vec![(only, String::new())])
        });
        Self {
            properties: properties.collect(),
            required: members.keys().map(String::as_str).collect(),
            is_listed: true,
            ..Self::default()
        }
    }

    /// Adds what a schema itself says of members.
    pub fn declare(&mut self, schema: &'a Schema, pointer: &str) {
        let (properties, required, additional) = match &schema.schema_kind {
            SchemaKind::Type(Type::Object(kind)) => (
                &kind.properties,
                &kind.required,
                kind.additional_properties.as_ref(),
            ),
            SchemaKind::Any(any) => (
                &any.properties,
                &any.required,
                any.additional_properties.as_ref(),
            ),
            _ => return,
        };
        for (wire, property) in properties {
            let pointer = format!("{pointer}/properties/{}", escape(wire));
            self.properties
                .entry(wire)
                .or_default()
                .push((property.into(), pointer));
        }
        self.required.extend(required.iter().map(String::as_str));
        self.sources += 1;
        match additional {
            Some(AdditionalProperties::Schema(values)) if !says_nothing(values) => {
                let pointer = format!("{pointer}/additionalProperties");
                self.add_others(&Undeclared::Of(vec![(values.as_ref().into(), pointer)]));
            }
            Some(AdditionalProperties::Any(true) | AdditionalProperties::Schema(_)) => {
                self.add_others(&Undeclared::Any);
            }
            Some(AdditionalProperties::Any(false)) => self.closed += 1,
            None => {}
        }
    }

    /// The same object with each alternative in place of the first choice that is made of the member under a
    /// key; the object alone where there is none.
    pub fn by_choice(&self, document: Document<'a>, key: &str) -> Vec<Self> {
        let schemas = self.properties.get(key).into_iter().flatten();
        let mut choices = schemas
            .enumerate()
            .filter_map(|(index, (schema, pointer))| {
                Some((index, document.choice(*schema, pointer, CHOICES)?))
            });
        let Some((index, alternatives)) = choices.next() else {
            return vec![self.clone()];
        };
        let objects = alternatives.into_iter().map(|alternative| {
            let mut object = self.clone();
            object.properties[key][index] = alternative;
            object
        });
        objects.collect()
    }

    /// An object that is of both.
    pub fn and(mut self, other: &Self) -> Self {
        for (wire, schemas) in &other.properties {
            let known = self.properties.entry(wire).or_default();
            known.extend(schemas.iter().cloned());
        }
        self.required.extend(&other.required);
        self.components.extend(&other.components);
        self.sources += other.sources;
        self.closed += other.closed;
        self.is_listed |= other.is_listed;
        if let Some(others) = &other.others {
            self.add_others(others);
        }
        self
    }

    /// Adds what is said of all other members.
    fn add_others(&mut self, others: &Undeclared<'a>) {
        match (&mut self.others, others) {
            (Some(Undeclared::Of(known)), Undeclared::Of(others)) => {
                known.extend_from_slice(others)
            }
            (Some(Undeclared::Of(_)), Undeclared::Any) => {}
            (known, others) => *known = Some(others.clone()),
        }
    }

    /// The schemas of all its members, where it declares none by name.
    pub fn as_map(&self) -> Option<&[Placed<'a>]> {
        let names_none = self.properties.is_empty() && self.required.is_empty();
        match &self.others {
            Some(Undeclared::Of(schemas)) if names_none => Some(schemas),
            _ => None,
        }
    }

    /// Whether anything is said of its members.
    pub fn is_described(&self) -> bool {
        let is_typed = matches!(self.others, Some(Undeclared::Of(_)));
        let has_some = !self.properties.is_empty() || !self.required.is_empty();
        has_some || is_typed || self.is_closed()
    }

    /// Whether there are no other members than those that are declared. An object with an open part is
    /// taken for open: descriptions close the others as if these stood alone.
    pub fn is_closed(&self) -> bool {
        let are_parts_closed = self.closed > 0 && self.closed == self.sources;
        self.is_listed || are_parts_closed && self.others.is_none()
    }

    /// The same without other members than those that are declared.
    pub fn close(&mut self) {
        self.closed = self.sources;
    }

    /// Whether the description speaks of this key, by itself or by a type of all others. (That
    /// there may be others of any type goes without saying.)
    pub fn may_have(&self, key: &str) -> bool {
        let is_typed = matches!(self.others, Some(Undeclared::Of(_)));
        self.properties.contains_key(key) || self.required.contains(key) || is_typed
    }
}

/// Whether a schema says that there are no other members than those of its parts and its own.
pub fn closes_parts(schema: &Schema) -> bool {
    let says_so = match &schema.schema_kind {
        SchemaKind::Any(any) => any.additional_properties == Some(AdditionalProperties::Any(false)),
        _ => false,
    };
    says_so || schema.schema_data.extensions.contains_key(CLOSED)
}

/// Whether a schema says nothing of its values.
fn says_nothing(schema: &ReferenceOr<Schema>) -> bool {
    match schema {
        ReferenceOr::Reference { .. } => false,
        ReferenceOr::Item(schema) => match &schema.schema_kind {
            SchemaKind::Any(any) => *any == AnySchema::default(),
            _ => false,
        },
    }
}
