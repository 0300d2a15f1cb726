//! Values for which several schemas are given at once, as by parts of an `allOf`.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use crate::errors;
use crate::ir::models::ModelKind;
use crate::ir::types::{Integer, Type};
use crate::ir::unions::JsonKind;
use crate::parse::pointer::schema_pointer;
use crate::resolve::{Located, Object, Placed, SchemaRef};

use super::models::{Hint, Models};
use super::types::forms::{Form, form, meant, parts};
use super::unions::is_narrower;
use super::values::Values;
use super::{names, places};

impl<'a> Models<'a, '_> {
    /// Whether null is a value of all these schemas, or of what stands instead of objects.
    pub fn accepts_null(&self, schemas: &[Placed<'a>]) -> bool {
        let meant = match schemas.split_last() {
            Some((last, [_, ..])) if self.is_instead_of_objects(schemas) => {
                std::slice::from_ref(last)
            }
            _ => schemas,
        };
        let values = Values::of_all(self.document, meant);
        values.kinds.contains(&JsonKind::Null)
    }

    /// The type of the values of an `allOf` with these parts.
    pub fn kind_of_parts(&mut self, parts: &[Placed<'a>], hint: &Hint) -> Type {
        let place = parts.last().map(|(_, pointer)| pointer.clone());
        self.kind_of_all(parts, &place.unwrap_or_default(), hint)
    }

    /// The type of values that are of all these schemas: that of the narrowest, or of an object
    /// with the members of all, which then stands at this place.
    pub fn kind_of_all(&mut self, schemas: &[Placed<'a>], place: &str, hint: &Hint) -> Type {
        if let Some((schema, pointer)) = self.narrowest(schemas) {
            let hint = self.hint_at(pointer, hint.clone());
            return self.kind(*schema, pointer, &hint);
        }
        let components = self.components_within(schemas);
        let places = self.places(schemas);
        if let (Some(name), None) = (self.joining.get(&places), &components) {
            return Type::Model(name.clone());
        }
        if !self.joined_lists.insert(places.clone()) {
            // A list or map of nothing but itself.
            return Type::Json;
        }
        let kind = self.joined(schemas, components, place, hint);
        self.joined_lists.remove(&places);
        kind
    }

    /// The same of schemas of which none is the narrowest.
    fn joined(
        &mut self,
        schemas: &[Placed<'a>],
        components: Option<BTreeMap<&'a str, Placed<'a>>>,
        place: &str,
        hint: &Hint,
    ) -> Type {
        if let Some(entries) = self.entries_of_all(schemas) {
            let place = places::joined_entries(place, &entries);
            let kind = self.kind_of_all(&entries, &place, hint);
            return Type::List(Box::new(self.or_null(kind, &entries)));
        }
        let Some((last, pointer)) = schemas.last() else {
            return Type::Json;
        };
        let object = self.document.object_of(schemas);
        if let Some(values) = object.as_ref().and_then(Object::as_map) {
            let place = places::joined_others(place, values);
            let kind = self.kind_of_all(values, &place, hint);
            return Type::Map(Box::new(self.or_null(kind, values)));
        }
        match (object, self.document.schema(*last, pointer)) {
            (Some(_), Some(schema)) => {
                if let Some(components) = components {
                    return self.joined_components(components);
                }
                // A name that is given elsewhere is that of the type there.
                let given = match schema.component.is_none() && pointer == place {
                    true => self.own_name(schema.value, pointer),
                    false => None,
                };
                let hint = self.hint_at(place, hint.clone());
                self.joined_object(schemas, given, place, &hint)
            }
            // Enums are open, so that either would read every value.
            _ if self.are_scalars(schemas) => {
                let hint = self.hint_at(pointer, hint.clone());
                self.kind(*last, pointer, &hint)
            }
            _ if self.is_instead_of_objects(schemas) => {
                self.diagnostics.push(errors::instead_of_objects(pointer));
                let hint = self.hint_at(pointer, hint.clone());
                self.kind(*last, pointer, &hint)
            }
            _ => {
                self.diagnostics.push(errors::loose_schema(pointer));
                Type::Json
            }
        }
    }

    /// The type of an object with the members of all these schemas, at this place, which may be given a name.
    fn joined_object(
        &mut self,
        schemas: &[Placed<'a>],
        given: Option<String>,
        place: &str,
        hint: &Hint,
    ) -> Type {
        let last = schemas.last();
        let last = last.and_then(|(schema, pointer)| self.document.schema(*schema, pointer));
        let (Some(object), Some(last)) = (self.document.object_of(schemas), last) else {
            return Type::Json;
        };
        let whole = Located {
            value: last.value,
            pointer: place.to_owned(),
            component: None,
        };
        let places = self.places(schemas);
        self.inline_named(&whole, given, hint, |models, hint| {
            models.joining.insert(places.clone(), hint.name.clone());
            let object = models.struct_of(object, &whole, hint);
            models.joining.remove(&places);
            ModelKind::Struct(object)
        })
    }

    /// The type of an object with the members of all these components: one wherever they meet within other joined
    /// objects, as there would be one for each way to it. What holds it says nothing of it.
    fn joined_components(&mut self, components: BTreeMap<&'a str, Placed<'a>>) -> Type {
        let mut components: Vec<_> = components.into_iter().collect();
        // In what order they are joined, their keys say nothing: they may be numbers.
        components.sort_by_cached_key(|(key, _)| self.component_name(key).map(str::to_owned));
        let (keys, schemas): (Vec<&str>, Vec<_>) = components.into_iter().unzip();
        let place = schema_pointer(&keys.join("+"));
        let names = keys.iter().filter_map(|key| self.component_name(key));
        let names: Vec<&str> = names.collect();
        let hint = Hint::new(names::camel_case(&names.join(" and ")));
        let outer = std::mem::take(&mut self.joining);
        let kind = self.joined_object(&schemas, None, &place, &hint);
        self.joining = outer;
        kind
    }

    /// The components that schemas are, by their names, if this is within another joined object.
    fn components_within(&self, schemas: &[Placed<'a>]) -> Option<BTreeMap<&'a str, Placed<'a>>> {
        let mut named = BTreeMap::new();
        let mut left = schemas.to_vec();
        while let Some((schema, pointer)) = left.pop().filter(|_| !self.joining.is_empty()) {
            let located = self.document.schema(schema, &pointer)?;
            match (located.component, &located.value.schema_kind) {
                (Some(name), _) => {
                    let placed = (SchemaRef::Item(located.value), located.pointer);
                    named.insert(name, placed);
                }
                (None, SchemaKind::AllOf { all_of }) => {
                    left.extend(parts(all_of, &located.pointer));
                }
                _ => return None,
            }
        }
        Some(named).filter(|named| !named.is_empty())
    }

    /// Where the schemas stand that these are or refer to.
    fn places(&self, schemas: &[Placed<'a>]) -> BTreeSet<String> {
        let located = schemas
            .iter()
            .filter_map(|(schema, pointer)| self.document.schema(*schema, pointer));
        located.map(|schema| schema.pointer).collect()
    }

    /// Whether the last of these schemas is of another type than objects, of which the others say nothing but that they
    /// are: generic types are written so, whose arguments a later part says.
    fn is_instead_of_objects(&self, schemas: &[Placed<'a>]) -> bool {
        let mut values = schemas
            .iter()
            .map(|(schema, pointer)| Values::new(self.document, *schema, pointer).without_null());
        let last = values.next_back();
        let is_any_object =
            |values: Values<'_>| values.are_all(JsonKind::Object) && values.are_types();
        last.is_some_and(|last| !last.kinds.contains(&JsonKind::Object))
            && values.all(is_any_object)
    }

    /// What the entries of all these schemas are, if one of them is a list, and the others are or list but one that
    /// can be.
    fn entries_of_all(&self, schemas: &[Placed<'a>]) -> Option<Vec<Placed<'a>>> {
        let lists = schemas.iter().filter_map(|placed| self.list_of(placed));
        let lists: Vec<Option<Placed<'a>>> = lists.collect();
        if lists.is_empty() {
            return None;
        }
        let mut all: Vec<Placed<'a>> = lists.into_iter().flatten().collect();
        let kinds = Values::of_all(self.document, &all).kinds;
        let others = schemas
            .iter()
            .filter(|placed| self.list_of(placed).is_none());
        for (schema, pointer) in others {
            let values = Values::new(self.document, *schema, pointer);
            let mut lists = values.lists.iter().filter(|entries| {
                let entries = Values::of_all(self.document, entries);
                !entries.kinds.is_disjoint(&kinds)
            });
            match (lists.next(), lists.next()) {
                (Some(only), None) => all.extend(only.iter().cloned()),
                (None, None)
                    if values.kinds.contains(&JsonKind::Array) && values.lists.is_empty() => {}
                _ => return None,
            }
        }
        Some(all)
    }

    /// What the entries of a list are, through all that only says more of its place.
    fn list_of(&self, placed: &Placed<'a>) -> Option<Option<Placed<'a>>> {
        let (mut schema, mut pointer) = placed.clone();
        let mut seen = BTreeSet::new();
        loop {
            let list = self.document.schema(schema, &pointer)?;
            match form(self.document, list.value, &list.pointer) {
                Form::List(items) => {
                    return Some(items.map(|items| (items, format!("{}/items", list.pointer))));
                }
                Form::Same(only) if seen.insert(list.pointer) => (schema, pointer) = only,
                _ => return None,
            }
        }
    }

    /// Whether a schema says what another one says, but for what describes it.
    fn is_same(&self, one: &Placed<'a>, other: &Placed<'a>) -> bool {
        let kinds = [one, other].map(|(schema, pointer)| meant(self.document, *schema, pointer));
        let [Some(one), Some(other)] = kinds else {
            return false;
        };
        match (one.component, other.component) {
            (None, None) => are_same(&one.value.schema_kind, &other.value.schema_kind),
            (one, other) => one == other,
        }
    }

    /// Whether a schema is a variant of another one, or an heir of it.
    fn is_narrower(&self, one: &Placed<'a>, other: &Placed<'a>) -> bool {
        let kinds = [one, other].map(|(schema, pointer)| meant(self.document, *schema, pointer));
        match kinds {
            [Some(one), Some(other)] => is_narrower(self.document, &one, &other),
            _ => false,
        }
    }

    /// Whether the values of all schemas are of one JSON type without parts.
    fn are_scalars(&self, schemas: &[Placed<'a>]) -> bool {
        let mut values = schemas.iter().map(|(schema, pointer)| {
            let values = Values::new(self.document, *schema, pointer);
            values.kinds
        });
        let first = values.next().unwrap_or_default();
        let is_scalar = |kind: &JsonKind| !matches!(kind, JsonKind::Array | JsonKind::Object);
        first.len() == 1 && first.iter().all(is_scalar) && values.all(|kinds| kinds == first)
    }

    /// The schema whose values are of all the others too, if there is one; of equal ones the last, and of numbers
    /// the integer. Else the only one that says more than types: it reads all that is of the others too.
    pub fn narrowest<'s>(&self, schemas: &'s [Placed<'a>]) -> Option<&'s Placed<'a>> {
        let (last, others) = schemas.split_last()?;
        if others.iter().all(|other| self.is_same(last, other)) {
            return Some(last);
        }
        let values = schemas.iter();
        let values = values.map(|(schema, pointer)| Values::new(self.document, *schema, pointer));
        // Whether it may be null, all of them say.
        let values: Vec<Values<'a>> = values.map(Values::without_null).collect();
        let is_narrowest = |index: &usize| {
            let mut others = values.iter().enumerate();
            !values[*index].kinds.is_empty()
                && others.all(|(other, rest)| {
                    other == *index
                        || values[*index].are_within(rest)
                        || self.is_narrower(&schemas[*index], &schemas[other])
                })
        };
        let mut telling = (0..schemas.len()).filter(|index| !values[*index].are_types());
        let only = telling.next().filter(|_| telling.next().is_none());
        let shared = values.iter().cloned().reduce(|all, other| all.and(&other));
        let only = only.filter(|_| shared.is_some_and(|shared| !shared.kinds.is_empty()));
        let narrowest = (0..schemas.len()).filter(is_narrowest);
        let narrowest = narrowest.max_by_key(|index| (self.width(&schemas[*index]), *index));
        let keeps = |(schema, pointer): &Placed<'a>| {
            let object = self.document.object_at(*schema, pointer);
            object.is_some_and(|(_, object)| object.others.is_some())
        };
        let narrowest = narrowest.or(only).map(|index| &schemas[index])?;
        // Members of which another speaks, though it says nothing of them, are kept as well.
        (keeps(narrowest) || !schemas.iter().any(keeps)).then_some(narrowest)
    }

    /// How narrow a schema of numbers is, of which all have the same JSON type.
    fn width(&self, (schema, pointer): &Placed<'a>) -> u8 {
        let located = self.document.schema(*schema, pointer);
        let form = located.map(|it| form(self.document, it.value, &it.pointer));
        match form {
            Some(Form::Plain(Type::Integer(Integer::I32))) => 3,
            Some(Form::Plain(Type::Integer(Integer::I64 | Integer::U64))) => 2,
            Some(Form::Plain(Type::Float)) => 1,
            _ => 0,
        }
    }
}

/// Whether two schemas say the same, in whatever order they list their variants.
fn are_same(one: &SchemaKind, other: &SchemaKind) -> bool {
    let list_same = |one: &[ReferenceOr<Schema>], other: &[ReferenceOr<Schema>]| {
        one.len() == other.len() && one.iter().all(|variant| other.contains(variant))
    };
    match (one, other) {
        (SchemaKind::OneOf { one_of: one }, SchemaKind::OneOf { one_of: other })
        | (SchemaKind::AnyOf { any_of: one }, SchemaKind::AnyOf { any_of: other }) => {
            list_same(one, other)
        }
        _ => one == other,
    }
}
