//! The objects among values.

use std::collections::BTreeSet;

use crate::ir::unions::JsonKind;
use crate::resolve::{Object, SchemaRef};

use super::super::super::values::Values;

/// How many objects a variant may be one of for a test that holds for all of them.
const OBJECTS: usize = 8;

/// The component of each object, if each of the values is an object of one.
pub fn heirs<'a>(values: &Values<'a>) -> Option<Vec<&'a str>> {
    let objects = objects(values)?.iter();
    let names = objects.map(|object| {
        let mut names = object.components.iter();
        names.next().filter(|_| names.next().is_none()).copied()
    });
    names.collect()
}

/// What the values are, where they are a few described objects and nothing else.
pub fn objects<'v, 'a>(values: &'v Values<'a>) -> Option<&'v [Object<'a>]> {
    objects_among(values).filter(|_| values.are_all(JsonKind::Object))
}

/// What the objects among the values are, where these are a few described ones.
pub fn objects_among<'v, 'a>(values: &'v Values<'a>) -> Option<&'v [Object<'a>]> {
    let are_few = (1..=OBJECTS).contains(&values.objects.len());
    (values.kinds.contains(&JsonKind::Object) && are_few).then_some(values.objects.as_slice())
}

/// Whether a key is of one and the same component in all of some objects.
pub fn refer_alike<'v, 'a: 'v>(objects: impl Iterator<Item = &'v Object<'a>>, key: &str) -> bool {
    let references = objects.map(
        |object| match object.properties.get(key).map(Vec::as_slice) {
            Some([(SchemaRef::Reference(reference), _)]) => Some(*reference),
            _ => None,
        },
    );
    let references: Option<BTreeSet<&str>> = references.collect();
    references.is_some_and(|references| references.len() == 1)
}
