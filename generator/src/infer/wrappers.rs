//! References that an `allOf` wraps, to say more of their place: what is read there has the type that it has elsewhere.

use crate::parse::is_of_place;

use super::schemas::{Schema, Schemas};
use super::unions::Union;

/// How many wrappers lead to a schema at most.
const WRAPPERS: usize = 50;

/// The reference that a schema only wraps. An heir is a type of its own, even if it says no more than its parent.
pub fn wrapped<'a>(schemas: Schemas<'a>, schema: &Schema<'a>) -> Option<Schema<'a>> {
    let mut keys = schema.json.as_object()?.keys();
    let parts = schema.list("allOf");
    let [part] = parts.as_slice() else {
        return None;
    };
    let says_more = keys.any(|key| key != "allOf" && !is_of_place(key));
    if says_more || part.json.get("$ref").is_none() {
        return None;
    }
    let is_heir =
        schema.component().is_some() && Union::of_heirs(schemas, &schemas.followed(part)).is_some();
    (!is_heir).then(|| part.clone())
}

/// What references and their wrappers lead to.
pub fn meant<'a>(schemas: Schemas<'a>, schema: &Schema<'a>) -> Schema<'a> {
    let mut found = schemas.followed(schema);
    for _ in 0..WRAPPERS {
        match wrapped(schemas, &found) {
            Some(reference) => found = schemas.followed(&reference),
            None => break,
        }
    }
    found
}
