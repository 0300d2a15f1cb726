//! The names of proposed fields: none is called like another of its object.

use serde_json::json;

use crate::extensions::NAMES;
use crate::infer::actions::Change;
use crate::infer::schemas::Schemas;
use crate::infer::shapes::Shape;
use crate::lower::names::value_name;

use super::differences::{Names, Search};

impl Search<'_, '_> {
    /// Gives a name to each proposed field that would be called like one that the object declares, or like one that is
    /// proposed beside it and comes before it in the alphabet; so too in whatever is composed of the object.
    pub fn name_fields(&mut self) {
        let schemas = self.sightings.schemas;
        let wholes = wholes(schemas);
        for ((kind, pointer, key), difference) in &mut self.found {
            let action = difference.actions.first_mut();
            let (Some(Change::Update(update)), "undeclared-field") =
                (action.map(|action| &mut action.change), *kind)
            else {
                continue;
            };
            let own = schemas.at(pointer).map(|it| Shape::of(schemas, &it));
            let own = own.unwrap_or_default();
            let given = name(key, &own);
            let mut free = given.clone();
            let composed = wholes.iter().filter(|it| it.parts.contains(pointer));
            let shapes: Vec<&Shape<'_>> = composed.chain([&own]).collect();
            while shapes
                .iter()
                .any(|shape| is_taken(&free, key, shape, self.names))
            {
                free += "_field";
            }
            if free != given {
                update.insert(NAMES.to_owned(), json!({ key: free }));
            }
            let names = self.names.entry(pointer.clone()).or_default();
            names.insert(key.clone(), free);
        }
    }
}

/// The objects that are composed of others.
fn wholes<'a>(schemas: Schemas<'a>) -> Vec<Shape<'a>> {
    let mut wholes = Vec::new();
    schemas.each(|schema| {
        if schema.json.get("allOf").is_some() {
            wholes.push(Shape::of(schemas, &schema));
        }
    });
    wholes
}

/// Whether an object has another key of this name, or a part of it has one that is proposed.
fn is_taken(free: &str, key: &str, shape: &Shape<'_>, proposed: &Names) -> bool {
    let mut declared = shape.properties.keys();
    let proposed = shape.parts.iter().filter_map(|part| proposed.get(part));
    let is_it = |(other, name): (&String, &String)| other != key && name == free;
    declared.any(|other| *other != key && name(other, shape) == free)
        || proposed.flatten().any(is_it)
}

fn name(key: &str, shape: &Shape<'_>) -> String {
    let given = shape.names.get(key);
    given.map_or_else(|| value_name(key), |given| (*given).to_owned())
}
