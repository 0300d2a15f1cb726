//! What the types of the crate refuse, keep as unknown or do not keep, as differences between values and
//! their schemas.

use std::ptr;

use serde_json::Value;

use crate::extensions::ALIASES;
use crate::infer::kinds::JsonKind;
use crate::infer::schemas::Schema;
use crate::infer::sightings::Sightings;
use crate::infer::words::code;

use super::differences::Difference;
use super::redacted;
use super::statuses::UNDECLARED_STATUS;
use super::{Found, Misfit, MisfitFate};

/// What mends an answer that is no JSON, as the one without a body is.
const NO_JSON: &str = "; it is no JSON, and only an overlay that removes the `content` of the answer says that \
                       it may be none";

/// The differences by which a value, or what it is in, is no variant of its union.
const CAUSES: [&str; 6] = [
    "missing-field",
    "null",
    "other-number",
    "other-type",
    "time-form",
    "unknown-variant",
];

/// Adds a difference for each way in which answers to an operation are refused, and for what is not typed in
/// the others where nothing else says why. Where another difference is why an answer is refused, it is that
/// which has the actions.
pub fn add<'e>(
    found: &mut Found<'e>,
    sightings: &Sightings<'e>,
    misfits: &[&Misfit],
    operation: &str,
) {
    let mut added = Found::new();
    for misfit in misfits {
        let place = Place::of(misfit, sightings);
        let path = code(&misfit.path);
        let (kind, message, is_settled) = match &misfit.fate {
            MisfitFate::Refused(reason) => {
                let cause = refused_for(found, &place, misfit);
                let cause = cause.or_else(|| undeclared_status(found, &place, misfit));
                let remedy = match (cause, place.value) {
                    (Some(kind), _) => format!("; what mends the {kind} mends it"),
                    (None, None) => NO_JSON.to_owned(),
                    (None, Some(_)) => String::new(),
                };
                let message = format!("the answer is refused at {path}: {reason}{remedy}");
                ("refused", message, cause.is_some() || place.value.is_none())
            }
            MisfitFate::Unknown if is_explained(found, &place) => continue,
            MisfitFate::Unknown => {
                let has_unlisted = has_unlisted(found, &place);
                let remedy = match has_unlisted {
                    true => "; what mends the unlisted-value may mend it, and goes first",
                    false => "",
                };
                let message = format!("{path} is of no variant, and kept as unknown{remedy}");
                ("kept-unknown", message, has_unlisted)
            }
            MisfitFate::Lost if is_lost_by_another(found, &place) => continue,
            MisfitFate::Lost => {
                let is_second = is_second_spelling(&place, misfit);
                let reason = match is_second {
                    true => ", as it stands there under another key too, and no overlay keeps both",
                    false => "",
                };
                let message = format!("{path} is not kept{reason}");
                ("not-kept", message, is_second)
            }
        };
        let pointer = match place.schemas.last() {
            Some(schema) => schema.pointer.clone(),
            None => operation.to_owned(),
        };
        let difference = added
            .entry((kind, pointer, subject(misfit, place.value)))
            .or_insert_with(|| Difference::new(message));
        difference.places.insert(misfit.recording.clone());
        difference.values.extend(place.value);
        difference.is_settled = is_settled;
    }
    found.extend(added);
}

/// The value that does not fit.
struct Place<'e> {
    value: Option<&'e Value>,
    /// The schemas that describe it, or what it stands in; the last one says most.
    schemas: Vec<Schema<'e>>,
}

impl<'e> Place<'e> {
    /// What has no schema stands in something that has one.
    fn of(misfit: &Misfit, sightings: &Sightings<'e>) -> Self {
        let mut pointer = misfit.pointer.as_str();
        let mut value = None;
        loop {
            let schemas = described(sightings, &misfit.recording, pointer, &mut value);
            let above = pointer.rsplit_once('/');
            match above {
                Some((above, _)) if schemas.is_empty() => pointer = above,
                _ => return Self { value, schemas },
            }
        }
    }
}

/// The schemas of the value at a pointer into the body of a recording; and the value, unless one is
/// known already.
fn described<'e>(
    sightings: &Sightings<'e>,
    recording: &str,
    pointer: &str,
    value: &mut Option<&'e Value>,
) -> Vec<Schema<'e>> {
    let mut example = sightings.all().flat_map(|(_, seen)| seen);
    let example = example.find(|seen| seen.example.place == recording);
    let Some(found) = example.and_then(|seen| seen.example.value.pointer(pointer)) else {
        return Vec::new();
    };
    value.get_or_insert(found);
    let schemas = sightings
        .all()
        .filter(|(schema, seen)| {
            let is_of = seen.iter().any(|it| ptr::eq(it.value, found));
            is_of && (found.is_null() || sightings.schemas.target(schema).is_none())
        })
        .map(|(schema, _)| schema);
    schemas.collect()
}

/// What a misfit is about, without what other recordings have otherwise: the key that is missing or not
/// kept, the keys of an object, or the kind of the value.
fn subject(misfit: &Misfit, value: Option<&Value>) -> String {
    match (missing_key(misfit), &misfit.fate, value) {
        (Some(key), ..) => key.to_owned(),
        (None, MisfitFate::Lost, _) => {
            let key = misfit.pointer.rsplit('/').next();
            redacted::subject(key.unwrap_or_default()).to_owned()
        }
        (None, MisfitFate::Unknown, Some(Value::Object(members))) => {
            let mut keys: Vec<&str> = members.keys().map(|it| redacted::subject(it)).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.join(", ")
        }
        (None, _, Some(value)) => JsonKind::of(value).keyword().to_owned(),
        (None, _, None) => "no JSON".to_owned(),
    }
}

fn missing_key(misfit: &Misfit) -> Option<&str> {
    let MisfitFate::Refused(reason) = &misfit.fate else {
        return None;
    };
    let rest = reason.strip_prefix("missing field `")?;
    rest.split_once('`').map(|(key, _)| key)
}

/// The kind of the difference that is why an answer is refused: one of the very value.
fn refused_for(found: &Found<'_>, place: &Place<'_>, misfit: &Misfit) -> Option<&'static str> {
    let value = place.value?;
    let missing = missing_key(misfit);
    let mut differences = found.iter();
    let cause = differences.find(|((kind, _, about), difference)| {
        let is_about = match missing {
            Some(key) => *kind == "missing-field" && about == key,
            None => *kind != "missing-field" && CAUSES.contains(kind),
        };
        is_about && difference.is_of(value)
    });
    cause.map(|((kind, ..), _)| *kind)
}

/// The kind of the difference that is why an answer without JSON is refused: its status, if nothing says that it has
/// none.
fn undeclared_status(
    found: &Found<'_>,
    place: &Place<'_>,
    misfit: &Misfit,
) -> Option<&'static str> {
    let mut differences = found.iter().filter(|_| place.value.is_none());
    let cause = differences.find(|((kind, ..), difference)| {
        *kind == UNDECLARED_STATUS && difference.places.contains(&misfit.recording)
    });
    cause.map(|((kind, ..), _)| *kind)
}

/// Whether a difference says why a value is unknown: one of itself, or of what is in it.
fn is_explained(found: &Found<'_>, place: &Place<'_>) -> bool {
    let Some(value) = place.value else {
        return false;
    };
    found.iter().any(|((kind, ..), difference)| {
        let is_unlisted = *kind == "unlisted-value" && difference.is_of(value);
        let is_within = || difference.values.iter().any(|it| contains(value, it));
        is_unlisted || (CAUSES.contains(kind) && is_within())
    }) || is_undeclared(found, value)
}

/// Whether a member of an object is no value that its schema lists: it may be the one by which variants are told.
fn has_unlisted(found: &Found<'_>, place: &Place<'_>) -> bool {
    let members = place.value.and_then(Value::as_object);
    let mut members = members.into_iter().flat_map(|it| it.values());
    members.any(|member| {
        let mut differences = found.iter();
        differences.any(|((kind, ..), it)| *kind == "unlisted-value" && it.is_of(member))
    })
}

/// Whether nothing in an object is described, so that it is not known for a value of its variant.
fn is_undeclared(found: &Found<'_>, value: &Value) -> bool {
    let is_one = |member: &Value| {
        let mut differences = found.iter();
        differences.any(|((kind, ..), it)| *kind == "undeclared-field" && it.is_of(member))
    };
    let members = value.as_object().filter(|members| !members.is_empty());
    members.is_some_and(|members| members.values().all(is_one))
}

/// Whether a difference says that a member is not described.
fn is_lost_by_another(found: &Found<'_>, place: &Place<'_>) -> bool {
    let is_undeclared = |kind: &str| ["undeclared-field", "other-type", "null"].contains(&kind);
    place.value.is_some_and(|value| {
        let mut differences = found.iter();
        differences.any(|((kind, ..), it)| is_undeclared(kind) && it.is_of(value))
    })
}

/// Whether a member has one of several keys under which its field is read.
fn is_second_spelling(place: &Place<'_>, misfit: &Misfit) -> bool {
    let key = misfit.pointer.rsplit('/').next().unwrap_or_default();
    let mut aliases = place.schemas.iter().flat_map(|it| it.map(ALIASES));
    aliases.any(|(name, aliases)| {
        let aliases = aliases.json.as_array().into_iter().flatten();
        name == key || aliases.filter_map(Value::as_str).any(|alias| alias == key)
    })
}

/// Whether a value is this very one, or is in it.
fn contains(whole: &Value, part: &Value) -> bool {
    ptr::eq(whole, part)
        || match whole {
            Value::Array(items) => items.iter().any(|item| contains(item, part)),
            Value::Object(members) => members.values().any(|member| contains(member, part)),
            _ => false,
        }
}
