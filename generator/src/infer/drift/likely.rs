//! The variant that a received value is most likely meant to be, though it may not fit: so that what
//! does not fit is found in it.

use serde_json::Value;

use crate::infer::schemas::Schemas;
use crate::infer::unions::{Union, Variant};

/// The variant of a value: that which is beyond doubt; or the only one whose tag or required keys it has.
pub fn likely<'e>(union: &Union<'e>, schemas: Schemas<'e>, value: &Value) -> Option<usize> {
    let chosen = union.chosen(schemas, value);
    if chosen.is_some() || union.is_decided() {
        return chosen;
    }
    let object = value.as_object()?;
    if let Some(property) = tag(union, schemas) {
        let text = object.get(property)?.as_str()?;
        return only(union, |variant| {
            tags(variant, schemas, property).contains(&text)
        });
    }
    only(union, |variant| {
        let required = &variant.shape.required;
        !required.is_empty() && required.iter().all(|key| object.contains_key(*key))
    })
}

/// The property for which every variant lists texts.
pub fn tag<'e>(union: &Union<'e>, schemas: Schemas<'e>) -> Option<&'e str> {
    let first = union.variants.first()?;
    let mut properties = first.shape.properties.keys().copied();
    properties.find(|property| {
        let mut variants = union.variants.iter();
        variants.all(|variant| !tags(variant, schemas, property).is_empty())
    })
}

/// The texts that a variant lists for a property.
fn tags<'e>(variant: &Variant<'e>, schemas: Schemas<'e>, property: &str) -> Vec<&'e str> {
    let schema = variant.shape.properties.get(property);
    let schema = schema.map(|schema| schemas.followed(schema));
    schema
        .map(|schema| schema.texts("enum"))
        .unwrap_or_default()
}

fn only(union: &Union<'_>, condition: impl Fn(&Variant<'_>) -> bool) -> Option<usize> {
    let mut found = union
        .variants
        .iter()
        .enumerate()
        .filter(|(_, it)| condition(it));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}
