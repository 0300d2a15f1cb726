//! Tests of a value itself, but for its members and entries: of its JSON type, listed values and the form of texts.

use std::collections::BTreeSet;

use crate::ir::unions::{Constant, JsonKind, Question, Test};

use super::super::super::values::Values;
use super::{Pair, Told};

/// The JSON types of values, or the values where all are listed. Lists of texts are open.
pub fn of_kinds(values: &Values<'_>) -> Test {
    let listed = values.listed().and_then(|listed| question(&listed));
    match listed {
        Some(literals @ Question::Literal(_)) => yes(literals),
        _ => yes(Question::Is(values.kinds.iter().copied().collect())),
    }
}

/// The tests that are found from either side: the same in whichever order the sets are given.
pub fn either<'a>(
    one: &Values<'a>,
    other: &Values<'a>,
    tests: impl Fn(&Values<'a>, &Values<'a>) -> Option<Pair>,
) -> Option<Pair> {
    let found = [tests(one, other), tests(other, one).map(swapped)];
    // What is asked of both comes before what is only denied of one.
    let rank = |(test, counter): &Pair| {
        let denied = [test, counter].iter().filter(|test| !test.holds).count();
        let tests = BTreeSet::from([test.clone(), counter.clone()]);
        (denied, tests)
    };
    found.into_iter().flatten().min_by_key(rank)
}

/// The same of all tests of each.
pub fn told_from_either<'a>(
    one: &Values<'a>,
    other: &Values<'a>,
    told: impl Fn(&Values<'a>, &Values<'a>) -> Option<Told>,
) -> Option<Told> {
    let turned = || told(other, one).map(|[theirs, own]| [own, theirs]);
    told(one, other).or_else(turned)
}

/// Tests of values that are listed in one of the sets.
pub fn by_constants(one: &Values<'_>, other: &Values<'_>) -> Option<Pair> {
    either(one, other, of_listed)
}

/// The same where both are of other types, of which the types are asked.
pub fn by_listed(one: &Values<'_>, other: &Values<'_>) -> Option<Pair> {
    let are_listed = one.listed().is_some() || other.listed().is_some();
    let are_apart = one.kinds.is_disjoint(&other.kinds);
    match are_listed && are_apart {
        true => Some((of_kinds(one), of_kinds(other))),
        false => by_constants(one, other),
    }
}

/// Tests of texts that one set lists, where the other has any, or lists some of them too: what is of both loses nothing
/// as one of the first list.
pub fn by_list_of_texts(one: &Values<'_>, other: &Values<'_>) -> Option<Pair> {
    let are_texts = one.are_all(JsonKind::String) && other.are_all(JsonKind::String);
    let of_list = |one: &Values<'_>, other: &Values<'_>| {
        let own = one.listed().filter(|_| are_texts)?;
        let test = yes(question(&own)?);
        let counter = match other.listed() {
            None => no(test.clone()),
            Some(theirs) => {
                let theirs: BTreeSet<_> = theirs.difference(&own).copied().collect();
                yes(question(&theirs).filter(|_| !theirs.is_empty())?)
            }
        };
        Some((test, counter))
    };
    either(one, other, of_list)
}

/// Tests that list every value of the first.
fn of_listed(one: &Values<'_>, other: &Values<'_>) -> Option<Pair> {
    let listed = one.listed()?;
    if listed.iter().any(|constant| other.contains(constant)) {
        return None;
    }
    let test = yes(question(&listed)?);
    let counter = other.listed().and_then(|listed| question(&listed));
    let counter = counter.or_else(|| or_null(other)).map(yes);
    Some((test.clone(), counter.unwrap_or_else(|| no(test))))
}

/// Tests of the forms of texts, where nothing else is among the values of one.
pub fn by_forms(one: &Values<'_>, other: &Values<'_>) -> Option<Pair> {
    let (own, theirs) = (one.form?, other.form?);
    let is_open = |values: &Values<'_>| !values.constants.contains_key(&JsonKind::String);
    let is_told = own != theirs && is_open(one) && is_open(other);
    let (own, theirs) = (yes(Question::Form(own)), yes(Question::Form(theirs)));
    match (
        one.are_all(JsonKind::String),
        other.are_all(JsonKind::String),
    ) {
        _ if !is_told => None,
        (true, true) => Some((own, theirs)),
        (true, false) => Some((own.clone(), no(own))),
        (false, true) => Some((no(theirs.clone()), theirs)),
        (false, false) => None,
    }
}

/// The question for values that are all listed but for null.
fn or_null(values: &Values<'_>) -> Option<Question> {
    let mut others = values.clone();
    if !others.kinds.remove(&JsonKind::Null) || others.kinds.is_empty() {
        return None;
    }
    let listed = others.listed()?.into_iter().cloned();
    Some(Question::Literal(
        std::iter::once(Constant::Null).chain(listed).collect(),
    ))
}

/// The question for some constants: all of them texts, or none.
pub fn question(constants: &BTreeSet<&Constant>) -> Option<Question> {
    let texts = constants.iter().map(|constant| constant.as_text());
    let texts: Vec<&str> = texts.flatten().collect();
    match texts.len() {
        0 => {
            let literals = constants.iter().map(|constant| (*constant).clone());
            Some(Question::Literal(literals.collect()))
        }
        count if count == constants.len() => {
            let texts = texts.into_iter().map(str::to_owned);
            Some(Question::OneOf(texts.collect()))
        }
        _ => None,
    }
}

fn swapped((test, counter): Pair) -> Pair {
    (counter, test)
}

pub fn yes(question: Question) -> Test {
    Test {
        path: Vec::new(),
        question,
        holds: true,
    }
}

/// What is so where a test does not hold.
pub fn no(test: Test) -> Test {
    Test {
        holds: !test.holds,
        ..test
    }
}
