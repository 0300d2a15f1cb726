//! How values differ from their schemas, schema by schema.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::infer::actions::{Action, object};
use crate::infer::kinds::{Kind, kinds};
use crate::infer::schemas::Schema;
use crate::infer::shapes::Shape;
use crate::infer::siblings::{Selected, selected};
use crate::infer::sightings::{Sighting, Sightings};
use crate::infer::timestamps::{Form, form};
use crate::infer::unions::Union;
use crate::infer::words::code;
use crate::infer::{nulls, required};

use super::Found;
use super::choices::accepting;

/// A difference, before it is known where and how often it was seen.
pub struct Difference {
    pub message: String,
    /// The recordings that show it.
    pub places: BTreeSet<String>,
    pub actions: Vec<Action>,
}

/// Every difference between values and the schemas that they were seen of.
pub fn differences(sightings: &Sightings<'_>) -> Found {
    let mut search = Search {
        sightings,
        found: Found::new(),
    };
    for (schema, seen) in sightings.all() {
        // What a reference leads to has the same values.
        if sightings.schemas.target(&schema).is_some() {
            continue;
        }
        for seen in seen {
            search.look(&schema, seen);
        }
    }
    search.propose();
    search.found
}

/// The search through what was seen.
pub struct Search<'s, 'e> {
    pub sightings: &'s Sightings<'e>,
    found: Found,
}

impl<'e> Search<'_, 'e> {
    /// Takes a difference down, and gives it for the first recording that shows it.
    pub fn find(
        &mut self,
        kind: &'static str,
        pointer: &str,
        subject: &str,
        seen: &Sighting<'_>,
        message: impl FnOnce() -> String,
    ) -> &mut Difference {
        let key = (kind, pointer.to_owned(), subject.to_owned());
        let difference = self.found.entry(key).or_insert_with(|| Difference {
            message: message(),
            places: BTreeSet::new(),
            actions: Vec::new(),
        });
        difference.places.insert(seen.example.place.clone());
        difference
    }

    fn look(&mut self, schema: &Schema<'e>, seen: &Sighting<'e>) {
        let kinds = kinds(self.sightings.schemas, schema);
        match seen.value {
            value if !kinds.contains(&Kind::of(value)) => self.other_kind(schema, seen),
            Value::Object(members) => self.members(schema, members, seen),
            Value::String(text) => self.text(schema, text, seen),
            _ => {}
        }
        self.variant(schema, seen);
    }

    fn other_kind(&mut self, schema: &Schema<'e>, seen: &Sighting<'e>) {
        let kind = Kind::of(seen.value);
        let name = match kind {
            Kind::Null => "null",
            _ => "other-type",
        };
        let actions = match kind {
            // The inference proposes what to say of null.
            Kind::Null => Vec::new(),
            _ => accepting(self.sightings, schema, seen),
        };
        let message = || format!("{} stands where none is described", kind.one());
        let difference = self.find(name, &schema.pointer, kind.keyword(), seen, message);
        if difference.actions.is_empty() {
            difference.actions = actions;
        }
    }

    /// A part of `allOf` does not know the members of the others: the whole is looked at.
    fn members(&mut self, schema: &Schema<'e>, members: &Map<String, Value>, seen: &Sighting<'e>) {
        let schemas = self.sightings.schemas;
        for key in schema.texts("required") {
            let aliases = schema.child("x-aliases");
            let aliases = aliases
                .map(|aliases| aliases.texts(key))
                .unwrap_or_default();
            if !members.contains_key(key) && !aliases.iter().any(|it| members.contains_key(*it)) {
                let message = || format!("{} is required, and left out", code(key));
                self.find("missing-field", &schema.pointer, key, seen, message);
            }
        }
        let shape = Shape::of(schemas, schema);
        let is_part = schema.pointer.contains("/allOf/") || self.is_part(schema, seen);
        let is_free = shape.is_open || shape.properties.is_empty();
        if !is_free && !is_part && Union::of(schemas, schema).is_none() {
            self.undeclared(schema, &shape, members, seen);
        }
        for (key, property) in schema.map("properties") {
            let value = members.get(key).filter(|value| !value.is_null());
            let selected = selected(schemas, &property, members);
            if let (Some(value), Selected::Unknown { property: by, text }) = (value, selected) {
                let keyword = "x-sibling-discriminator";
                self.unknown_variant(&property, keyword, (by, &text), value, seen);
            }
        }
    }

    fn undeclared(
        &mut self,
        schema: &Schema<'e>,
        shape: &Shape<'e>,
        members: &Map<String, Value>,
        seen: &Sighting<'e>,
    ) {
        let aliases = schema.map("x-aliases").into_iter();
        let aliases = aliases.flat_map(|(_, list)| list.json.as_array().into_iter().flatten());
        let aliases: Vec<&str> = aliases.filter_map(Value::as_str).collect();
        for (key, value) in members {
            let key = key.as_str();
            if shape.properties.contains_key(key) || aliases.contains(&key) {
                continue;
            }
            let message = || format!("the field {} is not described", code(key));
            let difference = self.find("undeclared-field", &schema.pointer, key, seen, message);
            if difference.actions.is_empty() {
                let update = object([("properties", json!({ key: described(value) }))]);
                let evidence = format!("Received in {}.", seen.example.place);
                difference
                    .actions
                    .push(Action::update(&schema.pointer, update, evidence));
            }
        }
    }

    /// Whether another schema, of which this is a part, describes the value too.
    fn is_part(&self, schema: &Schema<'e>, seen: &Sighting<'e>) -> bool {
        let schemas = self.sightings.schemas;
        self.sightings.all().any(|(whole, values)| {
            let is_whole = whole
                .list("allOf")
                .iter()
                .any(|part| schemas.followed(part).pointer == schema.pointer);
            is_whole && values.iter().any(|it| std::ptr::eq(it.value, seen.value))
        })
    }

    fn text(&mut self, schema: &Schema<'e>, text: &str, seen: &Sighting<'e>) {
        let listed = schema.texts("enum");
        if !listed.is_empty() && !listed.contains(&text) {
            let message = || format!("the value {} is not listed", code(text));
            let difference = self.find("unlisted-value", &schema.pointer, text, seen, message);
            if difference.actions.is_empty() {
                let update = object([("enum", json!([text]))]);
                let evidence = format!("Received in {}.", seen.example.place);
                difference
                    .actions
                    .push(Action::update(&schema.pointer, update, evidence));
            }
        }
        if schema.text("format") == Some("date-time") {
            self.time(schema, text, seen);
        }
    }

    /// A form that the example of the schema has is described by it.
    fn time(&mut self, schema: &Schema<'e>, text: &str, seen: &Sighting<'e>) {
        let received = form(text);
        let shown = schema.text("example").and_then(form);
        let (subject, message) = match received {
            Some(Form::Standard) => return,
            Some(_) if received == shown => return,
            Some(Form::ZoneNamed) => ("zone-named", "names a zone in brackets"),
            Some(Form::ColonBeforeFraction) => ("colon", "has a colon before the fraction"),
            None => ("unreadable", "cannot be read as a date and time"),
        };
        let message = || format!("{} {message}", code(text));
        let difference = self.find("time-form", &schema.pointer, subject, seen, message);
        if difference.actions.is_empty() {
            let evidence = format!("{} was received.", code(text));
            let action = match received {
                Some(_) => {
                    let update = object([("example", text.into())]);
                    Action::update(&schema.pointer, update, evidence)
                }
                None => Action::remove(format!("{}/format", schema.pointer), evidence),
            };
            difference.actions.push(action);
        }
    }

    /// Gives what the inference proposes too the actions that it proposes.
    fn propose(&mut self) {
        let mut findings = crate::infer::Findings::default();
        nulls::find(self.sightings, &mut findings);
        required::find(self.sightings, &mut findings);
        for action in findings.actions {
            let key = action.item.clone().unwrap_or_default();
            let difference = self.found.iter_mut().find(|((kind, pointer, subject), _)| {
                let rest = action.pointer.strip_prefix(pointer.as_str());
                match *kind {
                    "null" => rest.is_some_and(str::is_empty),
                    "missing-field" => {
                        rest == Some("/required") && (key.is_empty() || key == *subject)
                    }
                    _ => false,
                }
            });
            if let Some((_, difference)) = difference {
                difference.actions.push(action);
            }
        }
    }
}

/// The little that one value says of its schema.
pub fn described(value: &Value) -> Value {
    match value {
        Value::Null => json!({ "nullable": true }),
        Value::Bool(_) => json!({ "type": "boolean" }),
        Value::Number(number) if number.is_f64() => json!({ "type": "number" }),
        Value::Number(_) => json!({ "type": "integer", "format": "int64" }),
        Value::String(_) => json!({ "type": "string" }),
        Value::Array(items) => {
            let items = items.first().map(described).unwrap_or_else(|| json!({}));
            json!({ "type": "array", "items": items })
        }
        Value::Object(_) => json!({ "type": "object", "additionalProperties": true }),
    }
}
