//! Numbers that their schemas have no room for: fractions, and what is too large.

use serde_json::{Number, Value};

use super::Findings;
use super::actions::{Action, object};
use super::conflicts::{self, Few};
use super::schemas::{Schema, Schemas};
use super::sightings::{Sighting, Sightings};
use super::wire_forms::is_shown;
use super::words::{self, code};
use crate::extensions::EXACT_NUMBERS;

/// Why a number is not the integer that its schema describes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    Fraction,
    /// It is no `i32`, which the format asks for.
    PastInt32,
    /// It is negative, against the format.
    Negative,
    /// It is no `i64`.
    PastInt64,
}

/// What an integer may be that its format has no room for.
const PAST_FORMAT: &[(Misfit, &str)] = &[
    (Misfit::PastInt64, "too large for 64 bits"),
    (Misfit::PastInt32, "too large for `int32`"),
    (Misfit::Negative, "negative"),
];

/// Proposes `number` where integers are fractions, exact numbers where they are too large, and no format where that is
/// what has no room for them.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    for (schema, seen) in sightings.all() {
        let with = |misfit| -> Vec<Sighting<'_>> {
            let is_one = |seen: &&Sighting<'_>| {
                let number = seen.value.as_number();
                number.and_then(|it| Misfit::of(sightings.schemas, &schema, it)) == Some(misfit)
            };
            seen.iter().filter(is_one).copied().collect()
        };
        let fractions = with(Misfit::Fraction);
        let numbers = seen.iter().filter(|seen| seen.value.is_number()).count();
        if let Some(first) = fractions.first() {
            // Many write 2.0 as 2: whole numbers say nothing against several fractions.
            let is_proved = fractions.len() == numbers || is_shown(&fractions);
            if is_proved && schema.json.get("enum").is_none() {
                let evidence = of_fractions(&fractions, numbers);
                findings
                    .actions
                    .extend(Misfit::Fraction.actions(&schema, &evidence));
            } else {
                let few = Few {
                    few: fractions.len(),
                    all: numbers,
                    place: &first.example.place,
                };
                let found = first.example.text(first.value);
                let conflict = conflicts::fraction(&found, few, &schema.pointer);
                findings.conflicts.push(conflict);
            }
            continue;
        }
        let misfits = PAST_FORMAT
            .iter()
            .map(|(misfit, what)| (with(*misfit), misfit, what));
        let mut misfits = misfits.filter(|(seen, ..)| !seen.is_empty());
        if let Some((seen, misfit, what)) = misfits.next() {
            let evidence = of_some(&seen, numbers, what);
            findings.actions.extend(misfit.actions(&schema, &evidence));
        }
    }
}

/// How many fractions there are, and how many whole numbers beside them.
fn of_fractions(fractions: &[Sighting<'_>], numbers: usize) -> String {
    let number = words::count(fractions.len(), "fraction");
    let whole = match numbers - fractions.len() {
        0 => "no whole number".to_owned(),
        whole => words::count(whole, "whole number"),
    };
    format!("{number}, such as {}, and {whole}.", shown(fractions))
}

/// How many of the numbers are too large, or whatever they are.
fn of_some(seen: &[Sighting<'_>], numbers: usize, what: &str) -> String {
    let number = format!("{} of {}", seen.len(), words::count(numbers, "number"));
    let verb = if seen.len() == 1 { "is" } else { "are" };
    format!("{number} {verb} {what}, such as {}.", shown(seen))
}

fn shown(seen: &[Sighting<'_>]) -> String {
    let first = seen.first().map(|seen| seen.example.text(seen.value));
    code(&first.unwrap_or_default())
}

impl Misfit {
    /// Why a number is not the integer that a schema describes, if it describes one.
    pub fn of(schemas: Schemas<'_>, schema: &Schema<'_>, number: &Number) -> Option<Self> {
        if schema.text("type") != Some("integer") || is_exact(schemas, schema) {
            return None;
        }
        let format = schema.text("format").unwrap_or_default();
        let is_unsigned = format.starts_with("uint");
        let is_wide = is_unsigned || has_wide_bounds(schema);
        match size(number) {
            Size::Fraction => Some(Self::Fraction),
            Size::Long if format == "int32" && !is_int32(number) => Some(Self::PastInt32),
            Size::Huge if !(is_wide && number.is_u64()) => Some(Self::PastInt64),
            Size::Long if is_unsigned && !number.is_u64() => Some(Self::Negative),
            _ => None,
        }
    }

    /// What makes room for the number.
    pub fn actions(self, schema: &Schema<'_>, evidence: &str) -> Vec<Action> {
        let format = schema.json.get("format").is_some();
        let without_format =
            format.then(|| Action::remove(format!("{}/format", schema.pointer), evidence));
        let update = |update| Some(Action::update(&schema.pointer, update, evidence));
        let more = match self {
            Self::Fraction => update(object([("type", "number".into())])),
            Self::PastInt32 | Self::Negative => None,
            Self::PastInt64 => update(object([(EXACT_NUMBERS, true.into())])),
        };
        without_format.into_iter().chain(more).collect()
    }
}

/// What a number is, where an integer is described.
enum Size {
    Fraction,
    /// It is an `i64`.
    Long,
    /// It is larger.
    Huge,
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

/// Whether numbers of any size and form are kept as they are written.
fn is_exact(schemas: Schemas<'_>, schema: &Schema<'_>) -> bool {
    let is_said = |json: &Value| json.get(EXACT_NUMBERS).and_then(Value::as_bool);
    let said = is_said(schema.json).or_else(|| is_said(schemas.root));
    said.unwrap_or_default()
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
