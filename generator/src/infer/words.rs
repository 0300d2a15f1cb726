//! The wording of evidence: how many values were seen, and where.

use std::collections::BTreeMap;

pub use crate::wording::{code, count, list};

use super::examples::Side;
use super::kinds::JsonKind;
use super::sightings::Sighting;

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
    let mut numbers: BTreeMap<JsonKind, usize> = BTreeMap::new();
    for seen in sightings {
        *numbers.entry(JsonKind::of(seen.value)).or_default() += 1;
    }
    let numbers: Vec<String> = numbers
        .iter()
        .map(|(kind, number)| count(*number, kind.keyword()))
        .collect();
    numbers.join(" and ")
}
