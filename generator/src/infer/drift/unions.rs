//! How values differ from their unions: no variant is theirs.

use serde_json::{Map, Value};

use crate::infer::schemas::Schema;
use crate::infer::sightings::Sighting;
use crate::infer::unions::Union;
use crate::infer::words::code;
use crate::lower::examples::selector;

use super::differences::Search;
use super::likely::{likely, tag};
use super::redacted::{is_redacted_text, subject};
use super::variants::{self, Received};

/// What a value of no variant is called.
const UNKNOWN: &str = "unknown-variant";

/// A text that selects none of the variants of a union.
pub struct Unknown<'e> {
    union: Schema<'e>,
    /// What says which property selects.
    keyword: &'static str,
    property: String,
    text: String,
}

impl<'e> Search<'_, 'e> {
    /// A value that is of no variant, so far as that shows.
    pub fn variant(&mut self, schema: &Schema<'e>, seen: &Sighting<'e>) {
        let schemas = self.sightings.schemas;
        let union = match self.is_part(schema, seen) {
            true => Union::of(schemas, schema),
            false => Union::at_place(schemas, schema),
        };
        let Some(union) = union else {
            return;
        };
        let Some(members) = seen.value.as_object() else {
            return;
        };
        if likely(&union, schemas, seen.value).is_some() {
            return;
        }
        let (property, keyword) = match (union.is_decided(), tag(&union, schemas)) {
            (true, _) => (union.told_by(), "discriminator"),
            (false, Some(property)) => (Some(property), "enum"),
            (false, None) => return self.variant_by_keys(schema, &union, members, seen),
        };
        let property = property.unwrap_or_default();
        match members.get(property).and_then(selector) {
            Some(text) => self.unknown_variant(schema, keyword, (property, &text), seen),
            None => {
                let message =
                    || format!("{} selects no variant, as it has no text", code(property));
                self.find(UNKNOWN, &schema.pointer, "", seen, message);
            }
        }
    }

    /// An object that lacks what each variant requires.
    fn variant_by_keys(
        &mut self,
        schema: &Schema<'e>,
        union: &Union<'e>,
        members: &Map<String, Value>,
        seen: &Sighting<'e>,
    ) {
        let mut variants = union.variants.iter().map(|variant| &variant.shape.required);
        if variants.any(|required| required.iter().all(|key| members.contains_key(*key))) {
            return;
        }
        let keys: Vec<&str> = members.keys().map(|key| subject(key)).collect();
        let keys = keys.join(", ");
        let schemas = self.sightings.schemas;
        let message = || match keys.is_empty() {
            true => "no variant is an object without keys".to_owned(),
            false => format!("no variant has the keys {}", code(&keys)),
        };
        let difference = self.find(UNKNOWN, &schema.pointer, &keys, seen, message);
        if difference.actions.is_empty() {
            let place = &seen.example.place;
            difference.actions = variants::with_key(schemas, schema, union, members, place);
        }
    }

    /// A value of a union whose text in the property that selects is known to no variant.
    pub fn unknown_variant(
        &mut self,
        union: &Schema<'e>,
        keyword: &'static str,
        (property, text): (&str, &str),
        seen: &Sighting<'e>,
    ) {
        if is_redacted_text(text) {
            let property = code(property);
            let message = || {
                format!(
                    "what {property} has selects no variant, and was redacted; no action can name it"
                )
            };
            return self.redacted(UNKNOWN, &union.pointer, seen, message);
        }
        let message = || format!("{} of {} selects no variant", code(text), code(property));
        let difference = self.find(UNKNOWN, &union.pointer, text, seen, message);
        if difference.values.len() == 1 {
            self.unknown.push(Unknown {
                union: union.clone(),
                keyword,
                property: property.to_owned(),
                text: text.to_owned(),
            });
        }
    }

    /// Gives each variant that no union has the actions that describe all of its values.
    pub fn propose_variants(&mut self) {
        for unknown in &self.unknown {
            let (pointer, text) = (unknown.union.pointer.clone(), unknown.text.clone());
            let Some(difference) = self.found.get_mut(&(UNKNOWN, pointer, text)) else {
                continue;
            };
            let received = Received {
                property: &unknown.property,
                text: &unknown.text,
                values: &difference.values,
                place: difference.places.first().map_or("", String::as_str),
            };
            let schemas = self.sightings.schemas;
            let actions = variants::selected(schemas, &unknown.union, unknown.keyword, &received);
            difference.actions = actions;
        }
    }
}
