//! The wording of evidence: numbers with their nouns, and texts of the description made fit to be
//! shown.

use std::collections::BTreeMap;

use crate::yaml::is_printable;

use super::examples::Side;
use super::kinds::Kind;
use super::sightings::Sighting;

/// How many characters of a text are shown.
const SHOWN: usize = 60;

/// `1 value`, `2 values`.
pub fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// A text as a span of code on one line.
pub fn code(text: &str) -> String {
    let mut shown: String = text.chars().map(shown).take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// A pointer as a span of code, whole.
pub fn pointer(text: &str) -> String {
    let shown: String = text.chars().map(shown).collect();
    format!("`{shown}`")
}

/// What is shown of a character within a span of code.
fn shown(character: char) -> char {
    match character {
        '`' => '\'',
        _ if is_printable(character) => character,
        _ => ' ',
    }
}

/// Texts as spans of code: `a`, `b` and 3 more.
pub fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.collect();
    let shown: Vec<String> = texts.iter().take(4).map(|text| code(text)).collect();
    match texts.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Values and where they were seen: `3 values (2 received, 1 sent)`.
pub fn seen(sightings: &[Sighting<'_>]) -> String {
    let number = |side: Side| {
        let of_side = |seen: &&Sighting<'_>| seen.example.side == side;
        sightings.iter().filter(of_side).count()
    };
    let sides = [
        (number(Side::Received), "received"),
        (number(Side::Sent), "sent"),
        (number(Side::Open), "in schemas"),
    ];
    let sides: Vec<String> = sides
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, side)| format!("{number} {side}"))
        .collect();
    let values = count(sightings.len(), "value");
    match sides.is_empty() {
        true => values,
        false => format!("{values} ({})", sides.join(", ")),
    }
}

/// Values by kind: `3 strings and 1 array`.
pub fn by_kind(sightings: &[Sighting<'_>]) -> String {
    let mut numbers: BTreeMap<Kind, usize> = BTreeMap::new();
    for seen in sightings {
        *numbers.entry(Kind::of(seen.value)).or_default() += 1;
    }
    let numbers: Vec<String> = numbers
        .iter()
        .map(|(kind, number)| count(*number, kind.keyword()))
        .collect();
    numbers.join(" and ")
}
