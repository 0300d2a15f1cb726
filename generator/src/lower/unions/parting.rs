//! Variants in parts, where nothing tells the whole of them: by JSON type, by object, and by what one of their
//! members is.

use std::collections::BTreeSet;

use crate::resolve::Document;

use super::super::values::Values;

/// How many sets of values are held against each other for one union.
const PARTS: usize = 400;

/// How many pairs of parts are looked at for two variants.
const PAIRS: usize = 400;

/// How one variant is taken apart.
#[derive(Clone, Default)]
struct Parting<'a> {
    /// Whether it is at all.
    is_in_parts: bool,
    /// The members by whose alternatives it is, too.
    keys: BTreeSet<&'a str>,
}

impl<'a> Parting<'a> {
    fn apply(&self, document: Document<'a>, whole: &Values<'a>) -> Vec<Values<'a>> {
        let parts = match self.is_in_parts {
            true => whole.parts(),
            false => vec![whole.clone()],
        };
        let keys = self.keys.iter();
        keys.fold(parts, |parts, key| {
            let finer = by_choice(document, &parts, key);
            if finer.len() > PARTS { parts } else { finer }
        })
    }
}

/// The parts of each variant: one, unless another variant is told from its parts alone. Each pair adds what it
/// needs, so that their order does not matter.
pub fn in_parts<'a, T>(
    document: Document<'a>,
    whole: &[Values<'a>],
    pair: impl Fn(&Values<'a>, &Values<'a>) -> Option<T>,
) -> Vec<Vec<Values<'a>>> {
    let mut partings = vec![Parting::default(); whole.len()];
    let count: usize = whole.iter().map(|values| values.parts().len()).sum();
    for (first, second) in pairs(whole.len()).filter(|_| count <= PARTS) {
        if pair(&whole[first], &whole[second]).is_some() {
            continue;
        }
        let both = [whole[first].parts(), whole[second].parts()];
        let key = telling_member(document, both.each_ref().map(Vec::as_slice), &pair);
        for variant in [first, second] {
            partings[variant].is_in_parts = true;
            partings[variant].keys.extend(key);
        }
    }
    let variants = partings.iter().zip(whole);
    variants
        .map(|(parting, whole)| parting.apply(document, whole))
        .collect()
}

/// Every two of so many.
pub fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (1..count).flat_map(|second| (0..second).map(move |first| (first, second)))
}

/// The first member in the alphabet by whose alternatives every two parts of two variants are told; nothing if
/// there is none, or if they are told as they are.
fn telling_member<'a, T>(
    document: Document<'a>,
    parts: [&[Values<'a>]; 2],
    pair: impl Fn(&Values<'a>, &Values<'a>) -> Option<T>,
) -> Option<&'a str> {
    let keys = parts.map(|parts| {
        let objects = parts.iter().flat_map(|values| &values.objects);
        let keys = objects.flat_map(|object| object.properties.keys().copied());
        keys.collect::<BTreeSet<&str>>()
    });
    let finer = keys[0].intersection(&keys[1]).map(|key| {
        let finer = parts.map(|parts| by_choice(document, parts, key));
        (*key, finer)
    });
    let mut finer = finer.filter(|(_, [own, theirs])| {
        let is_finer = own.len() + theirs.len() > parts[0].len() + parts[1].len();
        is_finer && own.len() * theirs.len() <= PAIRS
    });
    let are_told = |[own, theirs]: [&[Values<'a>]; 2]| {
        let tells = |one| theirs.iter().all(|other| pair(one, other).is_some());
        own.iter().all(tells)
    };
    let first = finer.next().filter(|_| !are_told(parts))?;
    let mut finer = std::iter::once(first).chain(finer);
    let found = finer.find(|(_, [own, theirs])| are_told([own, theirs]));
    found.map(|(key, _)| key)
}

/// The same parts, by which alternative of a choice the member under a key is of.
fn by_choice<'a>(document: Document<'a>, parts: &[Values<'a>], key: &str) -> Vec<Values<'a>> {
    let parts = parts.iter();
    parts
        .flat_map(|part| part.by_choice(document, key))
        .collect()
}
