//! Properties that may be tags and are not proved to be: too few values show it, or a few say otherwise.

use std::collections::BTreeMap;

use super::super::Findings;
use super::super::conflicts::{self, Few};
use super::super::schemas::{Schema, Schemas};
use super::super::sightings::Sighting;
use super::super::unions::Union;
use super::candidates::{Candidate, Pair, candidates, is_word};

/// How many times as many values must agree as say otherwise before a property is spoken of.
const TIMES: usize = 3;

/// Lists the first property of a union's values that may be its tag.
pub fn find(
    schemas: Schemas<'_>,
    schema: &Schema<'_>,
    union: &Union<'_>,
    seen: &[Sighting<'_>],
    findings: &mut Findings,
) {
    let name = |index: usize| union.variants[index].schema.name();
    let candidates: Vec<Candidate<'_>> = candidates(schemas, union, seen).collect();
    if let Some(likely) = candidates.iter().find(|candidate| is_likely(candidate)) {
        let mut meanings: Vec<(&str, String)> = Vec::new();
        for pair in &likely.pairs {
            if !meanings.iter().any(|(text, _)| *text == pair.text) {
                meanings.push((pair.text, name(pair.variant)));
            }
        }
        let values = likely.pairs.len();
        let note = conflicts::likely_tag(likely.property, &meanings, values, &schema.pointer);
        findings.notes.push(note);
        return;
    }
    let contradicted = candidates.iter().find_map(|candidate| {
        let words = words(candidate)?;
        let against = against(candidate, &words);
        let total = candidate.total();
        let is_rule = !against.is_empty() && total - against.len() >= TIMES * against.len();
        is_rule.then_some((candidate, words, against))
    });
    if let Some((candidate, words, against)) = contradicted {
        let words = words.iter().map(|(variant, text)| (*text, name(*variant)));
        let few = Few {
            few: against.len(),
            all: candidate.total(),
            place: &against[0].example.place,
        };
        findings.conflicts.push(conflicts::contradicted_tag(
            candidate.property,
            &words.collect::<Vec<_>>(),
            few,
            &schema.pointer,
        ));
    }
}

/// Another property that goes with the variants as well as a candidate does, where its texts do not name them.
pub fn rival<'e>(candidate: &Candidate<'e>) -> Option<&'e str> {
    let (first, others) = candidate.pairs.split_first()?;
    let members = first.seen.value.as_object()?;
    let text = |pair: &Pair<'e>, key: &str| pair.seen.value.get(key)?.as_str();
    let goes_with = |key: &str| {
        let own = text(first, key).filter(|text| is_word(text))?;
        let mut words = BTreeMap::from([(own, first.variant)]);
        for pair in others {
            let word = text(pair, key).filter(|text| is_word(text))?;
            words.insert(word, pair.variant);
        }
        let agrees =
            |pair: &Pair<'e>| text(pair, key).is_some_and(|word| words[word] == pair.variant);
        let are_told = candidate.pairs.iter().all(agrees);
        Some(are_told && words.len() == candidate.variants().len())
    };
    let mut keys = members.keys().map(String::as_str);
    let rival = keys.find(|key| *key != candidate.property && goes_with(key) == Some(true));
    rival.filter(|_| candidate.named() == 0)
}

/// Whether the property is one word, the same in all values of a shape and different in others.
fn is_likely(candidate: &Candidate<'_>) -> bool {
    let is_told = |(index, pair): (usize, &Pair<'_>)| {
        let mut earlier = candidate.pairs[..index].iter();
        is_word(pair.text)
            && earlier.all(|it| (it.text == pair.text) == (it.variant == pair.variant))
    };
    candidate.is_complete()
        && candidate.variants().len() > 1
        && candidate.pairs.iter().enumerate().all(is_told)
}

/// The word that most values of each variant have, if it is another for each of several variants.
/// Two values or the name of the variant make it more than chance.
fn words<'e>(candidate: &Candidate<'e>) -> Option<BTreeMap<usize, &'e str>> {
    let mut words: BTreeMap<usize, &str> = BTreeMap::new();
    for variant in candidate.variants() {
        let pairs = candidate.pairs.iter();
        let pairs: Vec<&Pair<'_>> = pairs.filter(|pair| pair.variant == variant).collect();
        let number = |text: &str| pairs.iter().filter(|pair| pair.text == text).count();
        let is_more_than_chance =
            |pair: &&&Pair<'_>| is_word(pair.text) && (pair.is_named || number(pair.text) > 1);
        let told = pairs.iter().rev().filter(is_more_than_chance);
        if let Some(pair) = told.max_by_key(|pair| number(pair.text)) {
            if words.values().any(|word| *word == pair.text) {
                return None;
            }
            words.insert(variant, pair.text);
        }
    }
    (words.len() > 1).then_some(words)
}

/// The values that do not say what the others of their variant say.
fn against<'e>(candidate: &Candidate<'e>, words: &BTreeMap<usize, &str>) -> Vec<Sighting<'e>> {
    let is_against = |pair: &&Pair<'_>| {
        let is_another = match words.get(&pair.variant) {
            Some(word) => *word != pair.text,
            None => words.values().any(|word| *word == pair.text),
        };
        is_another || pair.rival.is_some()
    };
    let pairs = candidate.pairs.iter().filter(is_against);
    let pairs = pairs.map(|pair| &pair.seen);
    let others = candidate.strangers.iter().chain(&candidate.lacking);
    pairs.chain(others).copied().collect()
}
