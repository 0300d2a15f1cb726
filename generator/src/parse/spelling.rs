//! Finds the word that was probably meant.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

/// The candidate nearest to a misspelt word, if one is near; capitals are no mistake.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let tolerance = (length / 3).min(2);
    candidates
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= tolerance)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn distance(word: &str, candidate: &str) -> usize {
    match word.eq_ignore_ascii_case(candidate) {
        true => 0,
        false => strsim::levenshtein(word, candidate),
    }
}

/// The only candidate that has all the words of a name, or else the only one that has none but these: what is called
/// so now, if it was renamed.
pub fn renamed<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let own = words(name);
    let only = |is_like: &dyn Fn(&BTreeSet<String>) -> bool| {
        let mut found = candidates.iter().filter(|it| is_like(&words(it)));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    only(&|it| *it == own)
        .or_else(|| only(&|it| it.is_superset(&own)))
        .or_else(|| only(&|it| !it.is_empty() && it.is_subset(&own)))
}

fn words(name: &str) -> BTreeSet<String> {
    let words = name.to_snake_case();
    let words = words.split('_').filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}
