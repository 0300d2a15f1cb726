//! Siblings of which no schema says that they select the variants of a union, and the shapes of the
//! values do.

use std::collections::BTreeSet;

use serde_json::{Map, json};

use crate::diagnostics::Diagnostic;
use crate::extensions::SIBLING_DISCRIMINATOR;
use crate::infer::Findings;
use crate::infer::actions::{Action, object};
use crate::infer::conflicts::{self, Few};
use crate::infer::nulls::uses;
use crate::infer::readings::Reading;
use crate::infer::schemas::{Schema, Schemas};
use crate::infer::sightings::{Sighting, Sightings};
use crate::infer::unions::{Declared, Union, Variant};
use crate::infer::words;
use crate::numbering::numbered_schemas;
use crate::parse::pointer::schema_pointer;

use super::candidates::{Candidate, candidates};
use super::entries;

/// Proposes the sibling of each union that has one; several that say the same, and one against which
/// a few values speak, are listed.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    let schemas = sightings.schemas;
    let uses = uses(schemas);
    for (holder, seen) in sightings.all() {
        for (key, property) in holder.map("properties") {
            let (place, _) = entries(schemas, &property, None);
            let schema = schemas.followed(&place);
            let Some(union) = Union::of(schemas, &schema) else {
                continue;
            };
            // A schema that is used elsewhere may have nothing beside it there.
            let places = uses.get(&schema.pointer).map_or(&[][..], Vec::as_slice);
            let is_here = schema.pointer == place.pointer || places == [place.pointer];
            let is_settled = findings
                .actions
                .iter()
                .any(|it| it.pointer == schema.pointer);
            if !is_here || is_settled || !is_open(schemas, &schema, &union) {
                continue;
            }
            let mut found: Vec<Candidate<'_>> =
                candidates(schemas, &union, &holder, (key, &property), seen);
            let most = found.iter().map(Candidate::rank).max();
            found.retain(|candidate| Some(candidate.rank()) == most);
            match found.as_slice() {
                [] => {}
                [only] if only.against.is_empty() && only.is_shown => {
                    propose(schemas, &schema, &union, only, findings);
                }
                [only] if only.against.is_empty() => {
                    let (meanings, values) = (meanings(&union, only), only.values.len());
                    let properties = (only.property, key);
                    let note =
                        conflicts::likely_sibling(properties, &meanings, values, &schema.pointer);
                    findings.notes.push(note);
                }
                [first, others @ ..] => {
                    findings
                        .conflicts
                        .push(listed(&schema, &union, key, first, others));
                }
            }
        }
    }
}

/// Whether neither the description nor the variants say how these are told apart.
fn is_open(schemas: Schemas<'_>, schema: &Schema<'_>, union: &Union<'_>) -> bool {
    let is_said = schema.json.get(SIBLING_DISCRIMINATOR).is_some();
    !is_said
        && !union.is_decided()
        && union.can_be_mapped()
        && union.has_only_objects(schemas)
        && !union
            .variants
            .iter()
            .all(|variant| is_told(schemas, union, variant))
}

/// Whether a variant requires a key that no other has, or one with a text of its own.
fn is_told(schemas: Schemas<'_>, union: &Union<'_>, variant: &Variant<'_>) -> bool {
    let is_own = |key: &&str| {
        let declared = variant.property(schemas, key);
        let mut others = union.variants.iter();
        others.all(|other| {
            let of_other = other.property(schemas, key);
            other.schema.pointer == variant.schema.pointer
                || (of_other == Declared::Nothing && !other.shape.is_open)
                || (matches!(declared, Declared::Constant(_))
                    && matches!(of_other, Declared::Constant(_))
                    && of_other != declared)
        })
    };
    variant.shape.required.iter().any(is_own)
}

/// Proposes what says which text selects which variant, if there is one for each.
fn propose(
    schemas: Schemas<'_>,
    schema: &Schema<'_>,
    union: &Union<'_>,
    candidate: &Candidate<'_>,
    findings: &mut Findings,
) {
    let (property, pointer) = (candidate.property, &schema.pointer);
    let seen: BTreeSet<usize> = candidate.meanings.values().copied().collect();
    let numbered = numbered_schemas(schemas.root).concat();
    let mut mapping = Map::new();
    for (variant, texts) in union.variants.iter().zip(texts(union, candidate)) {
        let name = variant.name.as_deref().unwrap_or_default();
        let conflict = if texts.is_empty() {
            conflicts::unseen_variant(property, name, pointer)
        } else if numbered.contains(&name) {
            conflicts::numbered_variant(property, name, pointer)
        } else {
            let reference = schema_pointer(name);
            mapping.extend(
                texts
                    .into_iter()
                    .map(|text| (text, reference.clone().into())),
            );
            continue;
        };
        findings.conflicts.push(conflict);
        return;
    }
    let variants = words::count(union.variants.len(), "variant");
    let variants = match union.variants.len() - seen.len() {
        0 => variants,
        1 => format!(
            "{} of {variants} seen, the other by the same pattern",
            seen.len()
        ),
        _ => format!(
            "{} of {variants} seen, the others by the same pattern",
            seen.len()
        ),
    };
    let property = words::code(property);
    let values = words::seen(&candidate.values);
    let evidence = format!("{property} beside {values}: {variants}, no conflict.");
    let sibling = json!({"propertyName": candidate.property, "mapping": mapping});
    let update = object([(SIBLING_DISCRIMINATOR, sibling)]);
    findings
        .actions
        .push(Action::update(pointer, update, evidence));
}

/// The texts of each variant: those that were seen, or what the pattern of the others gives.
fn texts(union: &Union<'_>, candidate: &Candidate<'_>) -> Vec<Vec<String>> {
    let meanings = &candidate.meanings;
    let pairs = meanings.iter();
    let pairs: Vec<_> = pairs
        .map(|(text, variant)| (text.as_str(), &union.variants[*variant]))
        .collect();
    let reading = Reading::of(&pairs, &union.variants);
    let variants = union.variants.iter().enumerate();
    let texts = variants.map(|(index, variant)| {
        let seen = meanings.iter().filter(|(_, meant)| **meant == index);
        let mut texts: Vec<String> = seen.map(|(text, _)| text.clone()).collect();
        if texts.is_empty() {
            let text = reading.as_ref().and_then(|reading| reading.text(variant));
            texts.extend(text.filter(|text| !meanings.contains_key(text.as_str())));
        }
        texts
    });
    texts.collect()
}

/// The conflict between candidates, or between the only one and its values.
fn listed(
    schema: &Schema<'_>,
    union: &Union<'_>,
    key: &str,
    first: &Candidate<'_>,
    others: &[Candidate<'_>],
) -> Diagnostic {
    let pointer = &schema.pointer;
    if let (Some(other), true) = (others.first(), first.against.is_empty()) {
        return conflicts::siblings([first.property, other.property], key, pointer);
    }
    let meanings = meanings(union, first);
    let place = first
        .against
        .first()
        .map(|seen: &Sighting<'_>| seen.example.place.as_str());
    let few = Few {
        few: first.against.len(),
        all: first.values.len(),
        place: place.unwrap_or_default(),
    };
    conflicts::contradicted_sibling((first.property, key), &meanings, few, pointer)
}

/// The texts of a candidate, each with the name of the variant that goes with it.
fn meanings<'c>(union: &Union<'_>, candidate: &'c Candidate<'_>) -> Vec<(&'c str, String)> {
    let name = |index: usize| union.variants[index].schema.name();
    let meanings = candidate.meanings.iter();
    let meanings = meanings.map(|(text, variant)| (text.as_str(), name(*variant)));
    meanings.collect()
}
