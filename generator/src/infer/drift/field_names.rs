//! The names of proposed fields: none is called like another of its object.

use std::collections::BTreeMap;

use serde_json::json;

use crate::infer::actions::Change;
use crate::infer::shapes::Shape;
use crate::lower::names::value_name;

use super::differences::Search;

impl Search<'_, '_> {
    /// Gives a name to each proposed field that would be called like one that the object declares, or like one that is
    /// proposed beside it and comes before it in the alphabet.
    pub fn name_fields(&mut self) {
        let schemas = self.sightings.schemas;
        for ((kind, pointer, key), difference) in &mut self.found {
            let action = difference.actions.first_mut();
            let (Some(Change::Update(update)), "undeclared-field") =
                (action.map(|action| &mut action.change), *kind)
            else {
                continue;
            };
            let shape = schemas.at(pointer).map(|it| Shape::of(schemas, &it));
            let shape = shape.unwrap_or_default();
            let names = self
                .names
                .entry(pointer.clone())
                .or_insert_with(|| declared(&shape));
            let own = name(key, &shape);
            let mut free = own.clone();
            while names.iter().any(|(other, it)| other != key && *it == free) {
                free += "_field";
            }
            if free != own {
                update.insert("x-names".to_owned(), json!({ key: free }));
            }
            names.insert(key.clone(), free);
        }
    }
}

/// The names of the fields that an object declares.
fn declared(shape: &Shape<'_>) -> BTreeMap<String, String> {
    let declared = shape.properties.keys();
    declared
        .map(|key| ((*key).to_owned(), name(key, shape)))
        .collect()
}

fn name(key: &str, shape: &Shape<'_>) -> String {
    let given = shape.names.get(key);
    given.map_or_else(|| value_name(key), |given| (*given).to_owned())
}
