//! Scalars that their schemas do not list, and texts of another form than they say.

use serde_json::{Value, json};

use crate::extensions::NAMES;
use crate::infer::actions::{Action, object};
use crate::infer::schemas::Schema;
use crate::infer::sightings::Sighting;
use crate::infer::timestamps::{Form, form};
use crate::infer::words::code;
use crate::ir::unions::TextForm;
use crate::lower::names::variant_name;
use crate::lower::values::is_same;
use crate::parse::ANY_TEXT;

use super::differences::Search;
use super::redacted::is_redacted;

impl<'e> Search<'_, 'e> {
    /// A text, number or boolean beside those that are listed.
    pub fn unlisted(&mut self, schema: &Schema<'e>, seen: &Sighting<'e>) {
        let listed = schema.json.get("enum").and_then(Value::as_array);
        let listed = listed.map(Vec::as_slice).unwrap_or_default();
        // Beside the list may stand that any text is as good.
        let is_described = seen.value.is_string() && schema.json.get(ANY_TEXT).is_some();
        if listed.is_empty() || is_described || listed.iter().any(|it| is_same(it, seen.value)) {
            return;
        }
        if is_redacted(seen.value) {
            let message =
                || "a value is not listed that was redacted; no action can list it".to_owned();
            return self.redacted("unlisted-value", &schema.pointer, seen, message);
        }
        let text = match seen.value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let message = || format!("the value {} is not listed", code(&text));
        let is_known = self.has("unlisted-value", &schema.pointer, &text);
        let name = match is_known {
            true => None,
            false => self.name_apart(schema, seen.value),
        };
        let difference = self.find("unlisted-value", &schema.pointer, &text, seen, message);
        if !is_known {
            let mut update = object([("enum", json!([seen.value]))]);
            if let Some(name) = name {
                update.insert(NAMES.to_owned(), json!({ text: name }));
            }
            let evidence = format!("Received in {}.", seen.example.place);
            let action = Action::update(&schema.pointer, update, evidence);
            difference.actions.push(action);
        }
    }

    /// The name that a new text must be given, as its own is that of another value.
    fn name_apart(&mut self, schema: &Schema<'e>, value: &Value) -> Option<String> {
        let text = value.as_str()?;
        let given = schema.child(NAMES);
        let listed = schema.texts("enum").into_iter().map(|text| {
            let given = given.as_ref().and_then(|names| names.text(text));
            (text.to_owned(), variant_name(given.unwrap_or(text)))
        });
        let own = variant_name(text);
        let names = self.names.entry(schema.pointer.clone());
        let taken = names.or_insert_with(|| listed.collect());
        // What another operation answers with too has one name.
        let mut name = taken.get(text).unwrap_or(&own).clone();
        while taken.iter().any(|(it, taken)| it != text && *taken == name) {
            name += "Value";
        }
        taken.insert(text.to_owned(), name.clone());
        (name != own).then_some(name)
    }

    /// A text of another form than its schema says.
    pub fn text(&mut self, schema: &Schema<'e>, text: &str, seen: &Sighting<'e>) {
        let Some(format) = schema.text("format") else {
            return;
        };
        if format == "date-time" {
            return self.time(schema, text, seen);
        }
        // The bytes of a file are replaced by a text that is none.
        let may_have_been = format == "byte" && is_redacted(seen.value);
        let is_other = !may_have_been && !has_format(format, text);
        if schema.text("type") == Some("string") && is_other {
            let message = || format!("{} is not of the format {}", code(text), code(format));
            let difference = self.find("other-format", &schema.pointer, format, seen, message);
            if difference.actions.is_empty() {
                let evidence = format!("{} was received in {}.", code(text), seen.example.place);
                let pointer = format!("{}/format", schema.pointer);
                difference.actions.push(Action::remove(pointer, evidence));
            }
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
}

/// Whether a text has a format, of those that are easily told.
fn has_format(format: &str, text: &str) -> bool {
    match format {
        "byte" => is_base64(text),
        "date" => is_date(text),
        "uuid" => TextForm::Uuid.is_of(text),
        _ => true,
    }
}

/// Whether a text is base64 of either alphabet, padded or not.
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |sign: char| sign.is_ascii_alphanumeric() || "+/-_".contains(sign);
    let is_padded = digits.len() == text.len() || text.len().is_multiple_of(4);
    digits.chars().all(is_digit) && digits.len() % 4 != 1 && is_padded
}

fn is_date(text: &str) -> bool {
    form(&format!("{text}T00:00:00Z")) == Some(Form::Standard)
}
