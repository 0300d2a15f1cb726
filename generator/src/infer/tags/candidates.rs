//! The property of a union's values that is most likely their tag, and what speaks against it.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::diagnostics::Diagnostic;

use super::super::conflicts::{self, Few};
use super::super::schemas::{Schema, Schemas};
use super::super::sightings::Sighting;
use super::super::unions::{Declared, Union};

/// How many values of each variant show that a property which may be any text is a tag; or, where something else tells
/// the variants, that one is of which no schema speaks.
const MANY: usize = 5;

/// How many values must name their variant by a property of which no schema speaks, where something else tells these, and
/// it is the tag of no other union.
const NAMED: usize = 2;

/// A property that may be the tag of a union.
pub struct Candidate<'e> {
    pub property: &'e str,
    /// The values that have it, with the variant that is meant.
    pub pairs: Vec<Pair<'e>>,
    /// Values that have it, and mean no variant that is known.
    pub strangers: Vec<Sighting<'e>>,
    /// Values that lack it.
    pub lacking: Vec<Sighting<'e>>,
    is_declared: bool,
}

/// A value, and the variant that it is of.
pub struct Pair<'e> {
    pub seen: Sighting<'e>,
    pub text: &'e str,
    pub variant: usize,
    /// Whether the text names the variant; otherwise its shape does.
    pub is_named: bool,
    /// The variant whose shape the value has, if it has not that of the one that is named.
    pub rival: Option<usize>,
}

/// The best candidate among the properties of the values that were seen of a union. Some are known to be tags of
/// others.
pub fn candidate<'e>(
    schemas: Schemas<'e>,
    union: &Union<'e>,
    seen: &[Sighting<'e>],
    known: &BTreeSet<&str>,
) -> Option<Candidate<'e>> {
    let is_told = union.is_told_by_itself(schemas);
    candidates(schemas, union, seen)
        .filter(|candidate| candidate.is_proved(is_told, known.contains(candidate.property)))
        .min_by_key(|candidate| (candidate.is_declared, usize::MAX - candidate.named()))
}

/// The property that a discriminator names, with the values whose texts it does not say to mean anything, though they
/// name a variant, or are seen more than once in values of its shape.
pub fn unmapped<'e>(
    schemas: Schemas<'e>,
    union: &Union<'e>,
    seen: &[Sighting<'e>],
) -> Option<Candidate<'e>> {
    let property = union.told_by()?;
    let unselected = seen.iter().filter_map(|seen| {
        let object = seen.value.as_object()?;
        let text = object.get(property)?.as_str()?;
        let is_selected = union.chosen(schemas, seen.value).is_some();
        let pair = pair(schemas, union, property, *seen, object, text);
        pair.filter(|pair| !is_selected && pair.rival.is_none())
    });
    let mut pairs: Vec<Pair<'e>> = unselected.collect();
    let mut meanings: IndexMap<&str, (BTreeSet<usize>, usize)> = IndexMap::new();
    for pair in &pairs {
        let (variants, count) = meanings.entry(pair.text).or_default();
        variants.insert(pair.variant);
        *count += 1;
    }
    pairs.retain(|pair| {
        let (variants, count) = &meanings[pair.text];
        variants.len() == 1 && (pair.is_named || *count > 1)
    });
    (!pairs.is_empty()).then_some(Candidate {
        property,
        pairs,
        strangers: Vec::new(),
        lacking: Vec::new(),
        is_declared: true,
    })
}

/// Every property of the values that is a text, and that no schema speaks against.
pub fn candidates<'e>(
    schemas: Schemas<'e>,
    union: &Union<'e>,
    seen: &[Sighting<'e>],
) -> impl Iterator<Item = Candidate<'e>> {
    let mut properties: Vec<&'e str> = Vec::new();
    for object in seen.iter().filter_map(|seen| seen.value.as_object()) {
        for (key, value) in object {
            if value.is_string() && !properties.contains(&key.as_str()) {
                properties.push(key);
            }
        }
    }
    properties
        .into_iter()
        .filter_map(move |property| Candidate::new(schemas, union, property, seen))
}

impl<'e> Candidate<'e> {
    fn new(
        schemas: Schemas<'e>,
        union: &Union<'e>,
        property: &'e str,
        seen: &[Sighting<'e>],
    ) -> Option<Self> {
        let mut candidate = Self {
            property,
            pairs: Vec::new(),
            strangers: Vec::new(),
            lacking: Vec::new(),
            is_declared: is_declared(schemas, union, property)?,
        };
        for seen in seen {
            let Some(object) = seen.value.as_object() else {
                continue;
            };
            match object.get(property).and_then(Value::as_str) {
                None => candidate.lacking.push(*seen),
                Some(text) => match pair(schemas, union, property, *seen, object, text) {
                    Some(pair) => candidate.pairs.push(pair),
                    None => candidate.strangers.push(*seen),
                },
            }
        }
        Some(candidate)
    }

    /// How many values name their variant.
    pub fn named(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.is_named).count()
    }

    /// How many values there are, with the property and without.
    pub fn total(&self) -> usize {
        self.pairs.len() + self.strangers.len() + self.lacking.len()
    }

    /// Whether all values have the property, and each means a variant.
    pub fn is_complete(&self) -> bool {
        self.strangers.is_empty() && self.lacking.is_empty()
    }

    /// The variants that are meant, each once.
    pub fn variants(&self) -> Vec<usize> {
        let mut variants: Vec<usize> = self.pairs.iter().map(|pair| pair.variant).collect();
        variants.sort_unstable();
        variants.dedup();
        variants
    }

    /// Whether the property is a tag beyond doubt, conflicts aside. A property that the schemas describe as any text
    /// must always name a variant, and not always the same one, or else be a word of its own in many values of each
    /// variant. One that does not name variants must always be there, and be the same in all values of a shape. Where
    /// something else tells the variants, it must be shown by more: what is read already is not to become unknown by chance.
    fn is_proved(&self, is_told: bool, is_known: bool) -> bool {
        let variants = self.variants();
        if self.is_declared {
            let are_named = self.named() == self.pairs.len();
            let words: BTreeSet<&str> = self.pairs.iter().map(|pair| pair.text).collect();
            let are_words = words.len() == variants.len() && words.into_iter().all(is_word);
            let are_many = are_words && self.are_repeated(&variants, MANY);
            return self.is_complete()
                && variants.len() > 1
                && self.pairs.iter().all(|pair| pair.rival.is_none())
                && match is_told {
                    true => are_named && are_many,
                    false => are_named || are_many,
                };
        }
        if self.named() > 0 {
            let is_shown = !is_told || is_known || self.named() >= NAMED;
            return is_shown && self.pairs.len() > self.strangers.len();
        }
        let least = if is_told { MANY } else { 2 };
        self.is_complete() && variants.len() > 1 && self.are_repeated(&variants, least)
    }

    /// Whether all values of each variant have the same text, and there are as many of each.
    fn are_repeated(&self, variants: &[usize], least: usize) -> bool {
        variants.iter().all(|variant| {
            let of_variant = self.pairs.iter().filter(|pair| pair.variant == *variant);
            let pairs: Vec<&Pair<'_>> = of_variant.collect();
            pairs.len() >= least && pairs.iter().all(|pair| pair.text == pairs[0].text)
        })
    }

    /// What speaks against the property.
    pub fn conflicts(&self, schema: &Schema<'_>, union: &Union<'_>) -> Vec<Diagnostic> {
        let pointer = &schema.pointer;
        let name = |index: usize| union.variants[index].schema.name();
        let mut found = Vec::new();
        for (index, pair) in self.pairs.iter().enumerate() {
            let earlier = &self.pairs[..index];
            let other = earlier
                .iter()
                .find(|other| other.text == pair.text && other.variant != pair.variant);
            if let Some(other) = other {
                found.push(conflicts::tag_of_two(
                    self.property,
                    pair.text,
                    (&name(other.variant), &other.seen.example.place),
                    (&name(pair.variant), &pair.seen.example.place),
                    pointer,
                ));
            }
            if let Some(rival) = pair.rival {
                found.push(conflicts::tag_against_shape(
                    self.property,
                    pair.text,
                    &name(pair.variant),
                    &name(rival),
                    &pair.seen.example.place,
                ));
            }
        }
        if let Some(stranger) = self.strangers.first() {
            let text = stranger.value.get(self.property).and_then(Value::as_str);
            let place = &stranger.example.place;
            found.push(conflicts::strange_tag(
                self.property,
                text.unwrap_or_default(),
                place,
                pointer,
            ));
        }
        if let Some(lacking) = self.lacking.first() {
            let few = Few {
                few: self.lacking.len(),
                all: self.total(),
                place: &lacking.example.place,
            };
            found.push(conflicts::missing_tag(self.property, few, pointer));
        }
        found
    }
}

/// Whether the schemas describe the property as any text; nothing if it can be no tag.
fn is_declared(schemas: Schemas<'_>, union: &Union<'_>, property: &str) -> Option<bool> {
    let mut is_declared = false;
    let mut is_undeclared = false;
    for variant in &union.variants {
        match variant.property(schemas, property) {
            Declared::Nothing => is_undeclared = true,
            Declared::Text => is_declared = true,
            Declared::Constant(_) => {}
            Declared::Other => return None,
        }
    }
    (is_declared != is_undeclared).then_some(is_declared)
}

/// Whether a text is one word.
pub fn is_word(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphabetic() || "_-.".contains(sign);
    text.chars().all(is_sign)
}

fn pair<'e>(
    schemas: Schemas<'e>,
    union: &Union<'e>,
    property: &str,
    seen: Sighting<'e>,
    object: &Map<String, Value>,
    text: &'e str,
) -> Option<Pair<'e>> {
    let named = union.named(text);
    let fitting = union.fitting(schemas, object, Some(property));
    let variant = named.or(fitting)?;
    let has_keys = |index: usize| {
        let shape = &union.variants[index].shape;
        shape.has_keys_of(object, Some(property))
    };
    let rival = fitting.filter(|fitting| *fitting != variant && !has_keys(variant));
    Some(Pair {
        seen,
        text,
        variant,
        is_named: named.is_some(),
        rival,
    })
}
