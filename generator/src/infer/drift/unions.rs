//! How values differ from their unions: no variant is theirs.

use serde_json::Value;

use crate::infer::schemas::Schema;
use crate::infer::sightings::Sighting;
use crate::infer::unions::Union;
use crate::infer::words::code;

use super::differences::Search;
use super::variants::{self, Received};

impl<'e> Search<'_, 'e> {
    /// A variant that the declared discriminator does not know.
    pub fn variant(&mut self, schema: &Schema<'e>, seen: &Sighting<'e>) {
        let schemas = self.sightings.schemas;
        let Some(union) = Union::of(schemas, schema) else {
            return;
        };
        if !union.is_decided() {
            return self.variant_by_keys(schema, &union, seen);
        }
        if seen.value.is_null() || union.chosen(schemas, seen.value).is_some() {
            return;
        }
        let property = schema.child("discriminator");
        let property = property
            .and_then(|it| it.text("propertyName"))
            .unwrap_or_default();
        let text = seen
            .value
            .get(property)
            .and_then(Value::as_str)
            .unwrap_or_default();
        self.unknown_variant(schema, "discriminator", (property, text), seen.value, seen);
    }

    /// An object that lacks what each variant requires.
    fn variant_by_keys(&mut self, schema: &Schema<'e>, union: &Union<'e>, seen: &Sighting<'e>) {
        let Some(members) = seen.value.as_object() else {
            return;
        };
        let mut variants = union.variants.iter().map(|variant| &variant.shape.required);
        if variants.any(|required| required.iter().all(|key| members.contains_key(*key))) {
            return;
        }
        let keys: Vec<&str> = members.keys().map(String::as_str).collect();
        let keys = keys.join(", ");
        let schemas = self.sightings.schemas;
        let message = || format!("no variant has the keys {}", code(&keys));
        let difference = self.find("unknown-variant", &schema.pointer, &keys, seen, message);
        if difference.actions.is_empty() {
            difference.actions = variants::with_key(schemas, schema, members, &seen.example.place);
        }
    }

    /// A value of a union whose text in the property that selects is known to no variant.
    pub fn unknown_variant(
        &mut self,
        union: &Schema<'e>,
        keyword: &'static str,
        (property, text): (&str, &str),
        value: &Value,
        seen: &Sighting<'e>,
    ) {
        let schemas = self.sightings.schemas;
        let message = || format!("{} of {} selects no variant", code(text), code(property));
        let difference = self.find("unknown-variant", &union.pointer, text, seen, message);
        if difference.actions.is_empty() {
            let received = Received {
                property,
                text,
                value,
                place: &seen.example.place,
            };
            difference.actions = variants::selected(schemas, union, keyword, &received);
        }
    }
}
