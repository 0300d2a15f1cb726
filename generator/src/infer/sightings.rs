//! Follows every example along its schema, so that every schema knows the values that were seen of
//! it.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::ptr;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::examples::Example;
use super::schemas::{Schema, Schemas};
use super::siblings::{Selected, selected};
use super::unions::Union;
use super::wrappers::wrapped;

/// How many schemas describe one value at most.
const SCHEMAS_OF_A_VALUE: usize = 50;

/// How many schemas lead from an example to a part of it at most.
const DEPTH: usize = 500;

/// A value that was seen of a schema.
#[derive(Clone, Copy)]
pub struct Sighting<'e> {
    pub value: &'e Value,
    pub example: &'e Example<'e>,
}

/// What was seen of each schema, and of each reference to one, by JSON pointer.
pub struct Sightings<'e> {
    pub schemas: Schemas<'e>,
    seen: IndexMap<String, Vec<Sighting<'e>>>,
    /// The schemas that have been followed for each value of the example at hand.
    described: BTreeMap<*const Value, BTreeSet<String>>,
    depth: usize,
    /// What stands beside the property at hand, or beside that of which an entry is.
    beside: Option<&'e Map<String, Value>>,
    choose: Choose<'e>,
}

/// How the variant of a value is found.
pub type Choose<'e> = fn(&Union<'e>, Schemas<'e>, &Value) -> Option<usize>;

impl<'e> Sightings<'e> {
    /// What the examples show, where their variants are beyond doubt.
    pub fn new(schemas: Schemas<'e>, examples: &'e [Example<'e>]) -> Self {
        Self::chosen(schemas, examples, Union::chosen)
    }

    /// What the examples show, with the variants that are chosen for them.
    pub fn chosen(schemas: Schemas<'e>, examples: &'e [Example<'e>], choose: Choose<'e>) -> Self {
        let mut sightings = Self {
            schemas,
            seen: IndexMap::new(),
            described: BTreeMap::new(),
            depth: 0,
            beside: None,
            choose,
        };
        for example in examples {
            let value = example.value;
            sightings.described.clear();
            sightings.follow(&example.schema, Sighting { value, example });
        }
        sightings
    }

    /// The values of the schema or reference at a pointer.
    pub fn of(&self, pointer: &str) -> &[Sighting<'e>] {
        self.seen.get(pointer).map_or(&[], Vec::as_slice)
    }

    /// Every schema or reference of which values were seen, with them.
    pub fn all(&self) -> impl Iterator<Item = (Schema<'e>, &[Sighting<'e>])> {
        self.seen.iter().filter_map(|(pointer, sightings)| {
            let schema = self.schemas.at(pointer)?;
            Some((schema, sightings.as_slice()))
        })
    }

    /// Takes a value down, and goes on with its parts. A schema may contain itself, and be reached on
    /// several ways: a value is taken down once.
    fn follow(&mut self, schema: &Schema<'e>, seen: Sighting<'e>) {
        self.follow_as(false, schema, seen);
    }

    /// The same of what may be a part of another schema: a part does not stand for its heirs.
    fn follow_as(&mut self, is_part: bool, schema: &Schema<'e>, seen: Sighting<'e>) {
        if is_reference(&seen) {
            return;
        }
        let described = self.described.entry(ptr::from_ref(seen.value)).or_default();
        let is_known = described.contains(&schema.pointer);
        if is_known || described.len() == SCHEMAS_OF_A_VALUE || self.depth == DEPTH {
            return;
        }
        described.insert(schema.pointer.clone());
        let pointer = schema.pointer.clone();
        self.seen.entry(pointer).or_default().push(seen);
        if seen.value.is_null() {
            return;
        }
        self.depth += 1;
        match self.schemas.target(schema) {
            Some(target) => self.follow_as(is_part, &target, seen),
            None => self.follow_schemas(is_part, schema, seen),
        }
        self.depth -= 1;
    }

    /// Goes on with what a schema is composed of, and with the parts of the value.
    fn follow_schemas(&mut self, is_part: bool, schema: &Schema<'e>, seen: Sighting<'e>) {
        let is_wrapper = wrapped(self.schemas, schema).is_some();
        for part in schema.list("allOf") {
            self.follow_as(is_part || !is_wrapper, &part, seen);
        }
        let union = match is_part {
            true => Union::of(self.schemas, schema),
            false => Union::at_place(self.schemas, schema),
        };
        if let Some(union) = union
            && let Some(index) = (self.choose)(&union, self.schemas, seen.value)
        {
            self.follow(&union.variants[index].listed, seen);
        }
        self.follow_parts(schema, seen);
    }

    fn follow_parts(&mut self, schema: &Schema<'e>, seen: Sighting<'e>) {
        let example = seen.example;
        match seen.value {
            Value::Array(items) => {
                if let Some(schema) = schema.child("items") {
                    for value in items {
                        self.follow_beside(&schema, self.beside, Sighting { value, example });
                    }
                }
            }
            Value::Object(members) => {
                let properties: IndexMap<&str, Schema<'e>> =
                    schema.map("properties").into_iter().collect();
                let additional = schema.child("additionalProperties");
                for (key, value) in members {
                    let seen = Sighting { value, example };
                    match (properties.get(key.as_str()), &additional) {
                        (Some(property), _) => self.follow_beside(property, Some(members), seen),
                        (None, Some(further)) => self.follow_beside(further, self.beside, seen),
                        (None, None) => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Goes on with a property, or an entry of one, or with what a property beside it selects.
    fn follow_beside(
        &mut self,
        place: &Schema<'e>,
        beside: Option<&'e Map<String, Value>>,
        seen: Sighting<'e>,
    ) {
        let outer = mem::replace(&mut self.beside, beside);
        let selected = beside.map(|members| selected(self.schemas, place, members));
        match selected.unwrap_or(Selected::Alone) {
            Selected::Alone => self.follow(place, seen),
            Selected::Variant(variant) => self.follow(&variant, seen),
            Selected::Unknown { .. } => {}
        }
        self.beside = outer;
    }
}

/// Whether an example refers to a value in place of being one, which OpenAPI does not know. What is on the wire is a value
/// in any case.
fn is_reference(seen: &Sighting<'_>) -> bool {
    let members = seen.value.as_object().filter(|it| it.len() == 1);
    let reference = members.and_then(|members| members.get("$ref")?.as_str());
    !seen.example.is_recorded && reference.is_some_and(|it| it.starts_with("#/"))
}
