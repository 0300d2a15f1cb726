//! Names by the place where a schema is declared.
//!
//! Whatever is composed of a component (`allOf`) has its properties too, and comes to the schemas that
//! stand in them. These are called after the component all the same, and stand in its file: which
//! schema is read first, and which are added, changes no name.

use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaKind, Type};

use crate::parse::pointer::{SCHEMAS, escape, tokens};
use crate::resolve::{Placed, SchemaRef};

use super::models::{Hint, Models};
use super::names;
use super::types::forms::{Form, form};

impl<'a> Models<'a, '_> {
    /// The hint for what an object within a component declares here: a property, or the type of all
    /// others. For anything else it is the given one, which is already that of its place.
    pub fn hint_at(&mut self, pointer: &str, given: Hint) -> Hint {
        self.declared(pointer).unwrap_or(given)
    }

    fn declared(&mut self, pointer: &str) -> Option<Hint> {
        let way = tokens(pointer.strip_prefix(SCHEMAS).map(|_| pointer)?);
        let (wire, way) = way.get(2..)?.split_first()?;
        let components = self.document.openapi.components.as_ref()?;
        let mut schema = components.schemas.get(wire).and_then(ReferenceOr::as_item);
        let mut hint = Hint::of_component(self.component_name(wire)?);
        let mut place = format!("{SCHEMAS}{}", escape(wire));
        let mut is_member = false;
        let mut way = way.iter();
        while let Some(step) = way.next() {
            place = format!("{place}/{}", escape(step));
            match (step.as_str(), schema) {
                ("allOf", _) => {
                    let index = way.next()?;
                    place = format!("{place}/{index}");
                    schema = schema.and_then(|schema| part(schema, index.parse().ok()?));
                    continue;
                }
                ("properties", _) => {
                    let key = way.next()?;
                    place = format!("{place}/{}", escape(key));
                    schema = schema.and_then(|schema| property(schema, key));
                    hint = hint.inner(key);
                }
                ("additionalProperties", Some(object)) => {
                    hint = match (self.is_map(object), is_member) {
                        (true, true) => hint,
                        (true, false) => hint.inner("value"),
                        (false, _) => hint.inner("other"),
                    };
                    schema = others(object);
                }
                _ => return None,
            }
            is_member = true;
            if way.len() > 0 {
                hint.name = self.name_there(schema, &place, hint.name);
            }
        }
        is_member.then_some(hint)
    }

    /// The name of the type of a schema, which may be given by its `x-name`.
    fn name_there(&mut self, schema: Option<&'a Schema>, place: &str, name: String) -> String {
        let mut next = schema.map(|schema| (schema, place.to_owned()));
        let mut given = None;
        while let Some((schema, place)) = next.take() {
            given = self.name_at(schema, &place).or(given);
            if let Form::Same((SchemaRef::Item(schema), place)) =
                form(self.document, schema, &place)
            {
                next = Some((schema, place));
            }
        }
        given.unwrap_or_else(|| names::unlike_types(name))
    }

    /// Whether the type of an object is a map.
    fn is_map(&self, object: &'a Schema) -> bool {
        match form(self.document, object, "") {
            Form::Map(_) => true,
            Form::Same((SchemaRef::Item(object), _)) => self.is_map(object),
            _ => false,
        }
    }
}

/// The place of a property for which these schemas are given together: that of the last, where the object
/// itself declares it; else one in the object, as what is given elsewhere has a type of its own there.
pub fn joined(object: &str, key: &str, schemas: &[Placed<'_>]) -> String {
    let own = || format!("{object}/properties/{}", escape(key));
    last_within(object, schemas).unwrap_or_else(own)
}

/// The same of further members, of which all of these schemas speak.
pub fn joined_others(object: &str, schemas: &[Placed<'_>]) -> String {
    let own = || format!("{object}/additionalProperties");
    last_within(object, schemas).unwrap_or_else(own)
}

/// The same of the entries of a list, of which all of these schemas speak.
pub fn joined_entries(list: &str, schemas: &[Placed<'_>]) -> String {
    let own = || format!("{list}/items");
    last_within(list, schemas).unwrap_or_else(own)
}

/// The place of the last of some schemas, where it stands in the object.
fn last_within(object: &str, schemas: &[Placed<'_>]) -> Option<String> {
    let (_, last) = schemas.last()?;
    let rest = last.strip_prefix(object)?;
    rest.starts_with('/').then(|| last.clone())
}

fn part(schema: &Schema, index: usize) -> Option<&Schema> {
    let parts = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of,
        SchemaKind::Any(any) => &any.all_of,
        _ => return None,
    };
    parts.get(index)?.as_item()
}

fn property<'a>(schema: &'a Schema, key: &str) -> Option<&'a Schema> {
    let properties = match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => &object.properties,
        SchemaKind::Any(any) => &any.properties,
        _ => return None,
    };
    properties.get(key)?.as_item().map(AsRef::as_ref)
}

fn others(schema: &Schema) -> Option<&Schema> {
    let others = match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => &object.additional_properties,
        SchemaKind::Any(any) => &any.additional_properties,
        _ => return None,
    };
    match others {
        Some(AdditionalProperties::Schema(others)) => others.as_item(),
        _ => None,
    }
}
