//! Refused answers as differences between values and their schemas.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use serde_json::Value;

use crate::infer::kinds::Kind;
use crate::infer::schemas::Schema;
use crate::infer::sightings::Sightings;
use crate::infer::words::code;

use super::differences::Difference;
use super::{Found, Refusal};

/// Adds a difference for each way in which answers to an operation are refused. Where another difference
/// is why, it is that which has the actions.
pub fn add(found: &mut Found, sightings: &Sightings<'_>, refusals: &[&Refusal], operation: &str) {
    let mut added: BTreeMap<(String, String), Difference> = BTreeMap::new();
    for refusal in refusals {
        let place = Place::of(refusal, sightings);
        let pointer = match place.schemas.last() {
            Some(schema) => schema.pointer.clone(),
            None => operation.to_owned(),
        };
        let difference = added
            .entry((pointer, subject(refusal, place.value)))
            .or_insert_with(|| Difference {
                message: format!(
                    "the answer is refused at {}: {}{}",
                    code(&refusal.path),
                    refusal.reason,
                    remedy(found, &place, refusal)
                ),
                places: BTreeSet::new(),
                actions: Vec::new(),
            });
        difference.places.insert(refusal.recording.clone());
    }
    let added = added.into_iter();
    found.extend(
        added.map(|((pointer, subject), difference)| (("refused", pointer, subject), difference)),
    );
}

/// The value at which an answer is refused.
struct Place<'e> {
    value: Option<&'e Value>,
    /// The schemas that describe it, or what it stands in; the last one says most.
    schemas: Vec<Schema<'e>>,
}

impl<'e> Place<'e> {
    /// What has no schema stands in something that has one.
    fn of(refusal: &Refusal, sightings: &Sightings<'e>) -> Self {
        let mut pointer = refusal.pointer.as_str();
        let mut value = None;
        loop {
            let schemas = described(sightings, &refusal.recording, pointer, &mut value);
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
            is_of && sightings.schemas.target(schema).is_none()
        })
        .map(|(schema, _)| schema);
    schemas.collect()
}

/// What a refusal is about, without what other recordings have otherwise: the key that is missing, or
/// the kind of the value that does not fit.
fn subject(refusal: &Refusal, value: Option<&Value>) -> String {
    let missing = refusal.reason.strip_prefix("missing field `");
    match (missing.and_then(|rest| rest.split_once('`')), value) {
        (Some((key, _)), _) => key.to_owned(),
        (None, Some(value)) => Kind::of(value).keyword().to_owned(),
        (None, None) => "no JSON".to_owned(),
    }
}

/// What mends it. A body that is no JSON, though it says so, is a matter of the server.
fn remedy(found: &Found, place: &Place<'_>, refusal: &Refusal) -> String {
    match (cause(found, place, refusal), place.value) {
        (Some(kind), _) => format!("; what mends the {kind} mends it"),
        (None, None) => "; it is no JSON, which no overlay can mend".to_owned(),
        (None, Some(_)) => String::new(),
    }
}

/// The kind of the difference that is why the answer is refused, and has the actions that end both.
fn cause(found: &Found, place: &Place<'_>, refusal: &Refusal) -> Option<&'static str> {
    let is_here = |pointer: &String| place.schemas.iter().any(|it| it.pointer == *pointer);
    let key = subject(refusal, place.value);
    let mut differences = found.iter();
    let cause = differences.find(|((kind, pointer, about), difference)| {
        !difference.actions.is_empty()
            && is_here(pointer)
            && (*kind != "missing-field" || *about == key)
            && difference.places.contains(&refusal.recording)
    });
    cause.map(|((kind, _, _), _)| *kind)
}
