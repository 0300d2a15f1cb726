//! Tags: a string property that no schema speaks of, or of which every schema only says that it is
//! a string, and whose value names the variant of a union. So does one that a discriminator names, without saying what
//! its values mean.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Findings;
use super::conflicts;
use super::readings::Reading;
use super::schemas::{Schema, Schemas};
use super::sightings::{Sighting, Sightings};
use super::unions::{Declared, Union};
use super::words;

mod candidates;
mod doubts;
mod listed;
mod proposals;

use candidates::{Candidate, candidate, unmapped};

/// The tag of a union, as far as it is proved.
struct Tag<'a> {
    schema: Schema<'a>,
    property: String,
    /// For each variant its schema, and the texts that select it.
    variants: Vec<Tagged<'a>>,
    evidence: String,
    is_label: bool,
}

struct Tagged<'a> {
    schema: Schema<'a>,
    name: String,
    texts: Vec<String>,
    evidence: String,
    is_declared: bool,
}

/// Proposes a discriminator for each union whose values carry a tag.
pub fn find(sightings: &Sightings<'_>, findings: &mut Findings) {
    let mut tags = Vec::new();
    let schemas = sightings.schemas;
    let unions = sightings.all().filter_map(|(schema, seen)| {
        let union = Union::of(schemas, &schema).or_else(|| Union::of_heirs(schemas, &schema));
        Some((schema, union.filter(Union::can_be_mapped)?, seen))
    });
    let unions: Vec<_> = unions.collect();
    let undecided = unions.iter().filter(|(_, union, _)| !union.is_decided());
    let known = undecided.filter_map(|(_, union, seen)| {
        let candidate = candidate(schemas, union, seen, &BTreeSet::new())?;
        Some(candidate.property)
    });
    let known: BTreeSet<&str> = known.collect();
    for (schema, union, seen) in unions {
        if union.is_decided() {
            let candidate = unmapped(schemas, &union, seen);
            tags.extend(candidate.map(|it| tag(schemas, schema, &union, &it)));
            continue;
        }
        let Some(candidate) = candidate(schemas, &union, seen, &known) else {
            doubts::find(schemas, &schema, &union, seen, findings);
            continue;
        };
        if let Some(rival) = doubts::rival(&candidate) {
            let mut properties = [candidate.property, rival];
            properties.sort_unstable();
            let conflict = conflicts::tags(properties, &schema.name(), &schema.pointer);
            findings.conflicts.push(conflict);
            continue;
        }
        match candidate.conflicts(&schema, &union) {
            conflicts if conflicts.is_empty() => {
                tags.push(tag(schemas, schema, &union, &candidate));
            }
            conflicts => findings.conflicts.extend(conflicts),
        }
    }
    proposals::propose(&tags, findings);
    let known = tags.iter().map(|tag| tag.schema.pointer.clone());
    listed::find(sightings.schemas, &known.collect(), findings);
}

/// The values that carry each text of each variant.
type Seen<'c, 'e> = IndexMap<(usize, &'c str), Vec<Sighting<'e>>>;

fn tag<'a>(
    schemas: Schemas<'a>,
    schema: Schema<'a>,
    union: &Union<'a>,
    candidate: &Candidate<'_>,
) -> Tag<'a> {
    let property = candidate.property;
    let mut seen = Seen::new();
    for pair in &candidate.pairs {
        let key = (pair.variant, pair.text);
        seen.entry(key).or_default().push(pair.seen);
    }
    let pairs = seen.keys();
    let pairs: Vec<_> = pairs
        .map(|(variant, text)| (*text, &union.variants[*variant]))
        .collect();
    let reading = Reading::of(&pairs, &union.variants);
    let union_name = words::code(&schema.name());
    let mut variants = Vec::new();
    for (index, variant) in union.variants.iter().enumerate() {
        let mut texts: Vec<String> = Vec::new();
        let mut values: Vec<Sighting<'_>> = Vec::new();
        for ((_, text), seen) in seen.iter().filter(|((of, _), _)| *of == index) {
            texts.push((*text).to_owned());
            values.extend(seen);
        }
        if texts.is_empty() && !union.is_mapped() {
            let text = reading.as_ref().and_then(|reading| reading.text(variant));
            texts.extend(text);
        }
        let declared = variant.property(schemas, property);
        variants.push(Tagged {
            name: variant.name.clone().unwrap_or_default(),
            evidence: match values.as_slice() {
                [] => format!("follows the others of {union_name}"),
                values => format!("in {} of {union_name}", words::seen(values)),
            },
            // What a discriminator maps need not be said again.
            is_declared: union.is_decided()
                || matches!(&declared, Declared::Constant(text) if texts == [text.as_str()]),
            texts,
            schema: variant.schema.clone(),
        });
    }
    Tag {
        property: property.to_owned(),
        is_label: reading.is_some_and(|reading| reading.is_label()),
        evidence: evidence(candidate, &variants, &seen, union.is_mapped()),
        schema,
        variants,
    }
}

/// How many values have the tag, and how many variants are known by it.
fn evidence(
    candidate: &Candidate<'_>,
    variants: &[Tagged<'_>],
    seen: &Seen<'_, '_>,
    is_mapped: bool,
) -> String {
    let values: Vec<Sighting<'_>> = candidate.pairs.iter().map(|pair| pair.seen).collect();
    let seen: BTreeSet<usize> = seen.keys().map(|(variant, _)| *variant).collect();
    let is_known = |variant: &&Tagged<'_>| !variant.texts.is_empty();
    let known = variants.iter().filter(is_known).count();
    let rest = match (variants.len() - seen.len(), known - seen.len()) {
        _ if is_mapped => "",
        (0, _) => "",
        (_, 0) => ", the others are not known",
        (1, _) => ", the other by the same pattern",
        _ => ", the others by the same pattern",
    };
    format!(
        "{} in {}: {} of {} seen{rest}, no conflict.",
        words::code(candidate.property),
        words::seen(&values),
        seen.len(),
        words::count(variants.len(), "variant"),
    )
}
