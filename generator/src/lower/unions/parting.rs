//! Variants in parts, by what their members are, where nothing tells the whole of them.

use std::collections::BTreeSet;

use crate::resolve::Document;

use super::super::values::Values;

/// How many pairs of parts are looked at for two variants.
const PAIRS: usize = 400;

/// The parts of two variants by the alternatives that one member has, such that every two are told; nothing if
/// there is no such member, or if the parts are told as they are.
pub fn parted<'a, T>(
    document: Document<'a>,
    parts: [&[Values<'a>]; 2],
    pair: impl Fn(&Values<'a>, &Values<'a>) -> Option<T>,
) -> Option<[Vec<Values<'a>>; 2]> {
    let keys = parts.map(|parts| {
        let objects = parts.iter().flat_map(|values| &values.objects);
        let keys = objects.flat_map(|object| object.properties.keys().copied());
        keys.collect::<BTreeSet<&str>>()
    });
    let finer = keys[0].intersection(&keys[1]).map(|key| {
        parts.map(|parts| {
            let finer = parts.iter();
            let finer = finer.flat_map(|values| values.by_choice(document, key));
            finer.collect::<Vec<_>>()
        })
    });
    let mut finer = finer.filter(|[own, theirs]| {
        let is_finer = own.len() + theirs.len() > parts[0].len() + parts[1].len();
        is_finer && own.len() * theirs.len() <= PAIRS
    });
    let are_told = |[own, theirs]: [&[Values<'a>]; 2]| {
        let tells = |one| theirs.iter().all(|other| pair(one, other).is_some());
        own.iter().all(tells)
    };
    let first = finer.next().filter(|_| !are_told(parts))?;
    let mut finer = std::iter::once(first).chain(finer);
    finer.find(|[own, theirs]| are_told([own, theirs]))
}
