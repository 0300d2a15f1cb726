//! Unions whose variant a property beside them selects, as `x-sibling-discriminator` says.

mod candidates;
mod undeclared;

use serde_json::{Map, Value};

use crate::extensions::SIBLING_DISCRIMINATOR;
use crate::lower::examples::selector;
use crate::parse::pointer::schema_pointer;
use crate::resolve::component;

use super::schemas::{Schema, Schemas};
pub use undeclared::find;

/// How deep lists and maps are looked into.
const DEPTH: usize = 8;

/// What a property beside a union selects.
pub enum Selected<'a> {
    /// Nothing beside the schema selects anything.
    Alone,
    /// The schema of a variant.
    Variant(Schema<'a>),
    /// No variant: the property, and the text that it has.
    Unknown { property: &'a str, text: String },
}

/// Where the values of a property stand that a sibling may select, and these: it itself, or what its lists and maps hold.
pub fn entries<'e>(
    schemas: Schemas<'e>,
    property: &Schema<'e>,
    value: Option<&'e Value>,
) -> (Schema<'e>, Vec<&'e Value>) {
    let mut place = property.clone();
    let mut values = Vec::from_iter(value);
    for _ in 0..DEPTH {
        let schema = schemas.followed(&place);
        let is_map = schema.map("properties").is_empty();
        let further = schema.child("additionalProperties");
        place = match (schema.child("items"), further.filter(|_| is_map)) {
            (Some(items), _) => {
                let lists = values.into_iter().filter_map(Value::as_array);
                values = lists.flatten().collect();
                items
            }
            (None, Some(further)) => {
                let maps = values.into_iter().filter_map(Value::as_object);
                values = maps.flat_map(Map::values).collect();
                further
            }
            (None, None) => break,
        };
    }
    (place, values)
}

/// What is selected of a property's schema, or of that of its entries, in this object.
pub fn selected<'a>(
    schemas: Schemas<'a>,
    schema: &Schema<'a>,
    members: &Map<String, Value>,
) -> Selected<'a> {
    let own = schema.child(SIBLING_DISCRIMINATOR);
    let discriminator = own.or_else(|| schemas.followed(schema).child(SIBLING_DISCRIMINATOR));
    let Some(discriminator) = discriminator else {
        return Selected::Alone;
    };
    let property = discriminator.text("propertyName").unwrap_or_default();
    let Some(text) = members.get(property).and_then(selector) else {
        return Selected::Alone;
    };
    let mapping = discriminator.child("mapping");
    let target = mapping.as_ref().and_then(|mapping| mapping.text(&text));
    let found = target.and_then(|target| {
        let name = component(target).map_or(target.to_owned(), |(_, name)| name);
        schemas.at(&schema_pointer(&name))
    });
    match found {
        Some(variant) => Selected::Variant(variant),
        None => Selected::Unknown { property, text },
    }
}
