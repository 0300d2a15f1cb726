//! Schemas to which overlays give one name, and which say the same, are one type: what writes some descriptions repeats
//! a schema wherever it is used, under a number (`Queue`, `Queue1`). Not so what something tells by their keys.

use std::collections::BTreeMap;

use openapiv3::{OpenAPI, ReferenceOr, Schema};
use serde_json::Value;

use crate::extensions::NAME;
use crate::orders;
use crate::other_names::{OtherNames, referring};
use crate::told_apart::ToldApart;
use crate::words::without_words;

/// The schemas that are the type of another, with that; `names` are those of the types of all components. Words may
/// differ, and the order of lists: the type has those of the one that comes first by what it says, or else by its key.
pub fn twins<'a>(
    openapi: &'a OpenAPI,
    names: &BTreeMap<&'a str, String>,
) -> BTreeMap<&'a str, &'a str> {
    let mut of_one_name: BTreeMap<&str, Vec<(&'a str, &'a Schema)>> = BTreeMap::new();
    let schemas = openapi.components.iter().flat_map(|it| &it.schemas);
    for (wire, schema) in schemas {
        // What has an address for a key (of another file) has the name that it has there, of which nobody says that it is
        // one type.
        if let (ReferenceOr::Item(schema), Some(name)) = (schema, names.get(wire.as_str()))
            && schema.schema_data.extensions.contains_key(NAME)
            && !wire.contains('/')
        {
            of_one_name.entry(name).or_default().push((wire, schema));
        }
    }
    let mut of_one_name: Vec<_> = of_one_name.into_values().collect();
    of_one_name.retain(|group| group.len() > 1);
    if of_one_name.is_empty() {
        return BTreeMap::new();
    }
    let called = names.iter();
    let called = called.map(|(key, name)| ((*key).to_owned(), name.clone()));
    let called: OtherNames = called.collect();
    let mut twins = BTreeMap::new();
    let told_apart = serde_json::to_value(openapi).map(|it| ToldApart::new(&it));
    let told_apart = told_apart.unwrap_or_default();
    for group in of_one_name {
        let keys: Vec<&str> = group.iter().map(|(key, _)| *key).collect();
        if told_apart.tells(&keys) {
            continue;
        }
        let said = group.into_iter().filter_map(|(wire, schema)| {
            let schema = referring(&serde_json::to_value(schema).ok()?, &called);
            let sorted = orders::sorted(&schema);
            Some(((sorted.to_string(), wire), without_words(sorted)))
        });
        let mut said: Vec<((String, &'a str), Value)> = said.collect();
        said.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (index, ((_, wire), says)) in said.iter().enumerate() {
            let mut before = said[..index].iter();
            if let Some(((_, first), _)) = before.find(|(_, other)| other == says) {
                twins.insert(*wire, *first);
            }
        }
    }
    twins
}
