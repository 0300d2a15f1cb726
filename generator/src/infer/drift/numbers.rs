//! Numbers that their schemas have no room for: fractions, and what is too large.

use serde_json::{Number, Value};

use crate::infer::actions::{Action, object};
use crate::infer::schemas::Schema;
use crate::infer::sightings::Sighting;
use crate::infer::words::code;

use super::differences::Search;

/// What a number is, where an integer is described.
enum Size {
    Fraction,
    /// It is an `i64`.
    Long,
    /// It is larger.
    Huge,
}

impl<'e> Search<'_, 'e> {
    /// A number that the integer of its schema cannot be.
    pub fn number(&mut self, schema: &Schema<'e>, number: &Number, seen: &Sighting<'e>) {
        if schema.text("type") != Some("integer") || self.is_exact(schema) {
            return;
        }
        let format = schema.text("format").unwrap_or_default();
        let size = size(number);
        let is_wide = format.starts_with("uint") || has_wide_bounds(schema);
        let (subject, what) = match size {
            Size::Fraction => ("fraction", "is no whole number".to_owned()),
            Size::Long if format == "int32" && !is_int32(number) => {
                ("int32", "is too large for `int32`".to_owned())
            }
            Size::Huge if !(is_wide && number.is_u64()) => {
                ("large", "is too large for an integer".to_owned())
            }
            Size::Long if format.starts_with("uint") && !number.is_u64() => {
                ("negative", format!("is not {}", code(format)))
            }
            _ => return,
        };
        let text = number.to_string();
        let message = || format!("{} {what}", code(&text));
        let difference = self.find("other-number", &schema.pointer, subject, seen, message);
        if difference.actions.is_empty() {
            let evidence = format!("{} was received in {}.", code(&text), seen.example.place);
            difference.actions = actions(schema, &size, &evidence);
        }
    }

    /// Whether numbers of any size and form are kept as they are written.
    fn is_exact(&self, schema: &Schema<'e>) -> bool {
        let is_said = |json: &Value| json.get("x-exact-numbers").and_then(Value::as_bool);
        let said = is_said(schema.json).or_else(|| is_said(self.sightings.schemas.root));
        said.unwrap_or_default()
    }
}

/// What makes room for a number.
fn actions(schema: &Schema<'_>, size: &Size, evidence: &str) -> Vec<Action> {
    let format = schema.json.get("format").is_some();
    let without_format =
        format.then(|| Action::remove(format!("{}/format", schema.pointer), evidence));
    let update = |update| Some(Action::update(&schema.pointer, update, evidence));
    let more = match size {
        Size::Fraction => update(object([("type", "number".into())])),
        Size::Long => None,
        Size::Huge => update(object([("x-exact-numbers", true.into())])),
    };
    without_format.into_iter().chain(more).collect()
}

fn size(number: &Number) -> Size {
    const PAST_I64: f64 = 9_223_372_036_854_775_808.0;
    match number.as_f64() {
        _ if number.is_i64() => Size::Long,
        Some(float) if float.fract() != 0.0 => Size::Fraction,
        Some(float) if (-PAST_I64..PAST_I64).contains(&float) => Size::Long,
        _ => Size::Huge,
    }
}

fn is_int32(number: &Number) -> bool {
    number
        .as_f64()
        .is_some_and(|float| (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&float))
}

/// Whether the bounds ask for more than an `i64` has.
fn has_wide_bounds(schema: &Schema<'_>) -> bool {
    let most = schema.json.get("maximum").and_then(Value::as_f64);
    most.is_some_and(|most| most >= 9_223_372_036_854_775_808.0)
}
