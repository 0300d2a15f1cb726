//! Texts that are points in time.

use super::Findings;
use super::actions::{Action, object};
use super::conflicts::{self, Few};
use super::sightings::{Sighting, Sightings};
use super::words;
use crate::patterns::{after, is_offset};

/// The forms of a point in time that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `2015-11-30T00:00:00.000Z`
    Standard,
    /// `2015-11-30T00:00:00Z[GMT]`
    ZoneNamed,
    /// `2015-11-30T00:00:00:000Z`
    ColonBeforeFraction,
}

/// How many times as many points in time as other texts there must be before the others are doubted.
const TIMES: usize = 3;

/// Proposes `format: date-time` for texts that are always points in time. Lists texts that are so
/// but for a few.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    let mut forms: Vec<(Form, &str)> = Vec::new();
    for (schema, seen) in sightings.all() {
        let is_plain = schema.text("type") == Some("string") && schema.json.get("enum").is_none();
        let texts: Vec<(&str, &Sighting<'_>)> = seen
            .iter()
            .filter_map(|seen| Some((seen.value.as_str()?, seen)))
            .collect();
        let Some((first, _)) = texts.first().filter(|_| is_plain) else {
            continue;
        };
        let mut unread = texts.iter().filter(|(text, _)| form(text).is_none());
        let first_unread = unread.next();
        let number_unread = first_unread.iter().len() + unread.count();
        // Where there are others than texts, that is listed, and nothing decided.
        let are_texts = seen
            .iter()
            .all(|it| it.value.is_string() || it.value.is_null());
        let is_free = schema.json.get("pattern").is_none() && are_texts;
        match (schema.text("format"), first_unread) {
            (None, None) if is_free => {
                let evidence = match texts.len() {
                    1 => format!("The only value is a date and time: {}.", words::code(first)),
                    number => format!(
                        "All {number} values are dates and times, such as {}.",
                        words::code(first)
                    ),
                };
                let update = object([("format", "date-time".into())]);
                findings
                    .actions
                    .push(Action::update(&schema.pointer, update, evidence));
            }
            (None, Some((text, seen)))
                if is_free && texts.len() - number_unread >= TIMES * number_unread =>
            {
                let few = Few {
                    few: number_unread,
                    all: texts.len(),
                    place: &seen.example.place,
                };
                let conflict = conflicts::likely_time(text, few, &schema.pointer);
                findings.conflicts.push(conflict);
            }
            (Some("date-time"), Some((text, seen))) => {
                let place = &seen.example.place;
                findings
                    .conflicts
                    .push(conflicts::no_time(text, place, &schema.pointer));
            }
            (Some("date-time"), None) => forms.extend(
                texts
                    .iter()
                    .filter_map(|(text, seen)| Some((form(text)?, seen.example.place.as_str()))),
            ),
            _ => {}
        }
    }
    let number = |wanted: Form| forms.iter().filter(|(form, _)| *form == wanted).count();
    let (named, colons) = (number(Form::ZoneNamed), number(Form::ColonBeforeFraction));
    let strange = forms.iter().find(|(form, _)| *form != Form::Standard);
    if let Some((_, place)) = strange {
        let note = conflicts::time_forms(forms.len(), named, colons, place);
        findings.notes.push(note);
    }
}

/// The form in which a text writes a point in time; nothing if it is none that can be read.
pub fn form(text: &str) -> Option<Form> {
    let (text, is_named) = match text.strip_suffix(']').and_then(|text| text.split_once('[')) {
        Some((text, zone)) => (text, is_zone_name(zone).then_some(true)?),
        None => (text, false),
    };
    let rest = after(text, "dddd-dd-dd")?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let rest = after(rest, "dd:dd:dd")?;
    let is_digit = |sign: char| sign.is_ascii_digit();
    let (rest, colon) = match rest.strip_prefix(['.', ':']) {
        Some(fraction) if fraction.starts_with(is_digit) => {
            (fraction.trim_start_matches(is_digit), rest.starts_with(':'))
        }
        Some(_) => return None,
        None => (rest, false),
    };
    match (is_offset(rest), colon, is_named) {
        (false, ..) => None,
        (true, true, _) => Some(Form::ColonBeforeFraction),
        (true, false, true) => Some(Form::ZoneNamed),
        (true, false, false) => Some(Form::Standard),
    }
}

fn is_zone_name(zone: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "_+-/".contains(sign);
    !zone.is_empty() && zone.chars().all(is_sign)
}
