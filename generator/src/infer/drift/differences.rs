//! How values differ from their schemas, schema by schema.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use serde_json::{Map, Value, json};

use crate::extensions::{ALIASES, SIBLING_DISCRIMINATOR};
use crate::infer::actions::{Action, object};
use crate::infer::examples::Side;
use crate::infer::kinds::{JsonKind, kinds};
use crate::infer::required;
use crate::infer::schemas::Schema;
use crate::infer::shapes::Shape;
use crate::infer::siblings::{Selected, entries, selected};
use crate::infer::sightings::{Sighting, Sightings};
use crate::infer::unions::Union;
use crate::infer::words::code;
use crate::infer::wrappers::{meant, wrapped};

use super::Found;
use super::choices::{accepting, accepting_null};
use super::described::described;
use super::redacted;
use super::unions::Unknown;

/// A difference, before it is known where and how often it was seen.
pub struct Difference<'e> {
    pub message: String,
    /// The recordings that show it.
    pub places: BTreeSet<String>,
    /// The values that show it.
    pub values: Vec<&'e Value>,
    pub actions: Vec<Action>,
    /// Whether no action is called for: another difference has it, or no overlay can say it.
    pub is_settled: bool,
}

impl<'e> Difference<'e> {
    /// One that was not seen yet.
    pub fn new(message: String) -> Self {
        Self {
            message,
            places: BTreeSet::new(),
            values: Vec::new(),
            actions: Vec::new(),
            is_settled: false,
        }
    }

    /// Whether this very value shows it.
    pub fn is_of(&self, value: &Value) -> bool {
        self.values.iter().any(|it| ptr::eq(*it, value))
    }
}

/// Every difference between values and the schemas that they were seen of. The names of values and fields are those of
/// all operations, as their actions are carried out together.
pub fn differences<'e>(sightings: &Sightings<'e>, names: &mut Names) -> Found<'e> {
    let mut search = Search {
        sightings,
        found: Found::new(),
        unknown: Vec::new(),
        names,
    };
    for (schema, seen) in sightings.all() {
        let is_reference = sightings.schemas.target(&schema).is_some();
        for seen in seen {
            // What a reference leads to has the same values, but for null.
            if !is_reference || seen.value.is_null() {
                search.look(&schema, seen);
            }
        }
    }
    search.name_fields();
    search.propose_variants();
    search.propose_required();
    search.found
}

/// The names that the values of enumerations have, and the fields of objects, by the pointers of these and by the
/// values or keys.
pub type Names = BTreeMap<String, BTreeMap<String, String>>;

/// The search through what was seen.
pub struct Search<'s, 'e> {
    pub sightings: &'s Sightings<'e>,
    pub names: &'s mut Names,
    pub found: Found<'e>,
    pub unknown: Vec<Unknown<'e>>,
}

impl<'e> Search<'_, 'e> {
    /// Takes a difference down, and gives it for the first recording that shows it.
    pub fn find(
        &mut self,
        kind: &'static str,
        pointer: &str,
        subject: &str,
        seen: &Sighting<'e>,
        message: impl FnOnce() -> String,
    ) -> &mut Difference<'e> {
        let key = (kind, pointer.to_owned(), subject.to_owned());
        let entry = self.found.entry(key);
        let difference = entry.or_insert_with(|| Difference::new(message()));
        difference.places.insert(seen.example.place.clone());
        difference.values.push(seen.value);
        difference
    }

    /// Takes a difference down that is about something redacted: nothing can be proposed of it.
    pub fn redacted(
        &mut self,
        kind: &'static str,
        pointer: &str,
        seen: &Sighting<'e>,
        message: impl FnOnce() -> String,
    ) {
        let difference = self.find(kind, pointer, redacted::SUBJECT, seen, message);
        difference.is_settled = true;
    }

    /// Whether a difference was seen before.
    pub fn has(&self, kind: &'static str, pointer: &str, subject: &str) -> bool {
        let key = (kind, pointer.to_owned(), subject.to_owned());
        self.found.contains_key(&key)
    }

    /// What is no part of a schema's kind at all is a matter of the whole of which that is a part.
    fn look(&mut self, schema: &Schema<'e>, seen: &Sighting<'e>) {
        let kinds = kinds(self.sightings.schemas, schema);
        match seen.value {
            value if !kinds.contains(&JsonKind::of(value)) => {
                if !self.is_within(schema, seen, |_| true) {
                    self.other_kind(schema, seen);
                }
                return;
            }
            // What a wrapped reference leads to has the same members.
            Value::Object(_) if wrapped(self.sightings.schemas, schema).is_some() => {}
            Value::Object(members) => self.members(schema, members, seen),
            Value::String(text) => self.text(schema, text, seen),
            Value::Number(number) => self.number(schema, number, seen),
            _ => {}
        }
        if !seen.value.is_null() {
            self.unlisted(schema, seen);
            self.variant(schema, seen);
        }
    }

    fn other_kind(&mut self, schema: &Schema<'e>, seen: &Sighting<'e>) {
        let kind = JsonKind::of(seen.value);
        let name = match kind {
            JsonKind::Null => "null",
            _ => "other-type",
        };
        let actions = match kind {
            JsonKind::Null => accepting_null(self.sightings.schemas, schema, seen),
            _ => accepting(self.sightings, schema, seen),
        };
        let message = || format!("{} stands where none is described", kind.one());
        let difference = self.find(name, &schema.pointer, kind.keyword(), seen, message);
        if difference.actions.is_empty() {
            difference.actions = actions;
        }
    }

    /// A part of `allOf` does not know the members of the others: the whole is looked at.
    fn members(
        &mut self,
        schema: &Schema<'e>,
        members: &'e Map<String, Value>,
        seen: &Sighting<'e>,
    ) {
        let schemas = self.sightings.schemas;
        for key in schema.texts("required") {
            // What is only sent is in no answer.
            if required::declared_side(schemas, schema, key) == Some(Side::Sent) {
                continue;
            }
            let aliases = schema.child(ALIASES);
            let aliases = aliases
                .map(|aliases| aliases.texts(key))
                .unwrap_or_default();
            if !members.contains_key(key) && !aliases.iter().any(|it| members.contains_key(*it)) {
                let message = || format!("{} is required, and left out", code(key));
                self.find("missing-field", &schema.pointer, key, seen, message);
            }
        }
        let shape = Shape::of(schemas, schema);
        let is_part = self.is_part(schema, seen);
        let is_free = shape.is_open || shape.properties.is_empty();
        if !is_free && !is_part && Union::at_place(schemas, schema).is_none() {
            self.undeclared(schema, &shape, members, seen);
        }
        for (key, property) in schema.map("properties") {
            let (place, values) = entries(schemas, &property, members.get(key));
            let Selected::Unknown { property: by, text } = selected(schemas, &place, members)
            else {
                continue;
            };
            for value in values.into_iter().filter(|value| !value.is_null()) {
                let keyword = SIBLING_DISCRIMINATOR;
                let example = seen.example;
                let seen = &Sighting { value, example };
                self.unknown_variant(&place, keyword, (by, &text), seen);
            }
        }
    }

    fn undeclared(
        &mut self,
        schema: &Schema<'e>,
        shape: &Shape<'e>,
        members: &'e Map<String, Value>,
        seen: &Sighting<'e>,
    ) {
        let aliases = schema.map(ALIASES).into_iter();
        let aliases = aliases.flat_map(|(_, list)| list.json.as_array().into_iter().flatten());
        let aliases: Vec<&str> = aliases.filter_map(Value::as_str).collect();
        for (key, value) in members {
            let key = key.as_str();
            if shape.properties.contains_key(key) || aliases.contains(&key) {
                continue;
            }
            let example = seen.example;
            let seen = &Sighting { value, example };
            if redacted::is_redacted_text(key) {
                let message = || {
                    "a field whose name was redacted is not described; no action can name it"
                        .to_owned()
                };
                self.redacted("undeclared-field", &schema.pointer, seen, message);
                continue;
            }
            let message = || format!("the field {} is not described", code(key));
            let difference = self.find("undeclared-field", &schema.pointer, key, seen, message);
            // What is proposed must not refuse any of the values that were read without it.
            let described = described(&difference.values);
            let update = object([("properties", json!({ key: described }))]);
            let first = difference.places.first().map_or("", String::as_str);
            let evidence = format!("Received in {first}.");
            difference.actions = vec![Action::update(&schema.pointer, update, evidence)];
        }
    }

    /// Whether another schema, of which this is a part, describes the value too.
    pub fn is_part(&self, schema: &Schema<'e>, seen: &Sighting<'e>) -> bool {
        let schemas = self.sightings.schemas;
        self.is_within(schema, seen, |whole| wrapped(schemas, whole).is_none())
    }

    /// The same of such wholes.
    fn is_within(
        &self,
        schema: &Schema<'e>,
        seen: &Sighting<'e>,
        counts: impl Fn(&Schema<'e>) -> bool,
    ) -> bool {
        let above = schema.pointer.rsplit_once('/').map(|(above, _)| above);
        if above.is_some_and(|above| above.ends_with("/allOf")) {
            return true;
        }
        let schemas = self.sightings.schemas;
        self.sightings.all().any(|(whole, values)| {
            let is_whole = whole
                .list("allOf")
                .iter()
                .any(|part| meant(schemas, part).pointer == schema.pointer);
            is_whole && counts(&whole) && values.iter().any(|it| ptr::eq(it.value, seen.value))
        })
    }

    /// Gives required keys that are left out the actions that the inference proposes.
    fn propose_required(&mut self) {
        let mut findings = crate::infer::Findings::default();
        required::find(self.sightings, &mut findings);
        for action in findings.actions {
            let key = action.item.clone().unwrap_or_default();
            let difference = self.found.iter_mut().find(|((kind, pointer, subject), _)| {
                let rest = action.pointer.strip_prefix(pointer.as_str());
                *kind == "missing-field"
                    && rest == Some("/required")
                    && (key.is_empty() || key == *subject)
            });
            if let Some((_, difference)) = difference {
                difference.actions.push(action);
            }
        }
    }
}
