//! What sets one schema apart from those beside it: a filter of a JSONPath that finds it by what it
//! says, whatever its number or its place in a list is.

mod questions;

use std::collections::BTreeSet;

use serde_json::Value;

pub use questions::Test;
use questions::{Asks, LAST, tests};

/// How many tests are tried in pairs.
const PAIRED: usize = 80;

/// How many tests a filter has at most.
const TESTS: usize = 6;

/// What tells a schema from others, if what it says is not said by one of them.
pub fn filter(own: &Value, others: &[&Value], numbered: &[&str]) -> Option<Vec<Test>> {
    let passing: Vec<Passing> = tests(own, numbered)
        .into_iter()
        .map(|test| {
            let others = others.iter().enumerate();
            let passing = others.filter(|(_, other)| test.passes(other));
            let passing = passing.map(|(index, _)| index).collect();
            (test, passing)
        })
        .collect();
    let lasting = passing.partition_point(|(test, _)| test.rank < LAST);
    let chosen = single(&passing[..lasting])
        .or_else(|| pair(&passing[..lasting.min(PAIRED)]))
        .or_else(|| several(&passing[..lasting], own, others, numbered))
        .or_else(|| several(&passing, own, others, numbered))?;
    Some(anchored(chosen, &passing))
}

/// The chosen tests, with that of the title in front, and one at least of what is there: a schema that is added later may
/// pass the others by chance.
fn anchored(mut chosen: Vec<Test>, tests: &[Passing]) -> Vec<Test> {
    let first = tests.first().map(|(test, _)| test);
    let is_there = |test: &Test| test.asks != Asks::IsNotThere;
    let missing = first.filter(|it| {
        let is_anchor = it.is_of_title() || !chosen.iter().any(is_there);
        is_anchor && !chosen.contains(it)
    });
    if let Some(missing) = missing {
        chosen.insert(0, missing.clone());
    }
    chosen
}

type Passing = (Test, BTreeSet<usize>);

fn single(tests: &[Passing]) -> Option<Vec<Test>> {
    let found = tests.iter().find(|(_, others)| others.is_empty());
    found.map(|(test, _)| vec![test.clone()])
}

fn pair(tests: &[Passing]) -> Option<Vec<Test>> {
    tests
        .iter()
        .enumerate()
        .find_map(|(index, (first, others))| {
            let mut rest = tests[index + 1..].iter();
            let found = rest.find(|(_, more)| others.is_disjoint(more));
            found.map(|(second, _)| vec![first.clone(), second.clone()])
        })
}

/// As many tests as it takes, each the one that leaves the fewest others; then what these others
/// have and the schema has not.
fn several(
    tests: &[Passing],
    own: &Value,
    others: &[&Value],
    numbered: &[&str],
) -> Option<Vec<Test>> {
    let mut left: BTreeSet<usize> = (0..others.len()).collect();
    let mut chosen = Vec::new();
    while !left.is_empty() && chosen.len() < TESTS {
        let remaining = |passing: &BTreeSet<usize>| left.intersection(passing).count();
        let best = tests.iter().min_by_key(|(_, others)| remaining(others))?;
        if remaining(&best.1) == left.len() {
            break;
        }
        left = left.intersection(&best.1).copied().collect();
        chosen.push(best.0.clone());
    }
    while let Some(index) = left.first()
        && chosen.len() < TESTS
    {
        let absent = absent(own, others[*index], numbered)?;
        left.retain(|index| absent.passes(others[*index]));
        chosen.push(absent);
    }
    left.is_empty().then_some(chosen)
}

/// The first thing that another schema has and this one has not.
fn absent(own: &Value, other: &Value, numbered: &[&str]) -> Option<Test> {
    let mut absent = tests(other, numbered).into_iter().map(|test| Test {
        asks: Asks::IsNotThere,
        ..test
    });
    absent.find(|test| test.passes(own))
}
