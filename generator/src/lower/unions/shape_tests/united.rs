//! All tests of a variant, each as few as can be.

use std::collections::BTreeSet;

use crate::ir::unions::{JsonKind, Question, Step, Test};

use super::{no, yes};

/// The same tests, with one for all keys by which it is told, and one for all that must not be there, and without such as
/// follow from another.
pub fn united(mut tests: BTreeSet<Test>) -> BTreeSet<Test> {
    let denied = taken(&mut tests, denied_keys);
    if !denied.is_empty() {
        tests.insert(no(yes(Question::HasAny(denied))));
    }
    let told = taken(&mut tests, told_keys);
    if !told.is_empty() {
        tests.insert(yes(Question::Told(told)));
    }
    let follows = |test: &Test| {
        let mut others = tests.iter().filter(|other| *other != test);
        others.any(|other| implies(other, test))
    };
    let needed = tests.iter().filter(|test| !follows(test));
    needed.cloned().collect()
}

/// The keys, in the alphabet, for which some of the tests ask, which are taken out.
fn taken(tests: &mut BTreeSet<Test>, keys: fn(&Test) -> Option<&Vec<String>>) -> Vec<String> {
    let taken: BTreeSet<String> = tests.iter().filter_map(keys).flatten().cloned().collect();
    tests.retain(|test| keys(test).is_none());
    taken.into_iter().collect()
}

/// The keys of which the value itself has none.
fn denied_keys(test: &Test) -> Option<&Vec<String>> {
    match &test.question {
        Question::HasAny(keys) if !test.holds && test.path.is_empty() => Some(keys),
        _ => None,
    }
}

/// The keys by which it is told.
fn told_keys(test: &Test) -> Option<&Vec<String>> {
    match &test.question {
        Question::Told(keys) => Some(keys),
        _ => None,
    }
}

/// Whether what passes the one test surely passes the other: that the value is an object, or has a key.
fn implies(test: &Test, other: &Test) -> bool {
    if !(test.holds && other.holds && other.path.is_empty()) {
        return false;
    }
    let asks_for_key = matches!(
        test.question,
        Question::Told(_)
            | Question::Has(_)
            | Question::HasKey(_)
            | Question::HasAny(_)
            | Question::HasOnly(_)
            | Question::HasNull(_)
    );
    let asks_for_value = match &test.question {
        Question::OneOf(_) | Question::Form(_) => true,
        Question::Is(kinds) => !kinds.contains(&JsonKind::Null),
        _ => asks_for_key,
    };
    match &other.question {
        Question::Is(kinds) if *kinds == [JsonKind::Object] => match test.path.first() {
            None => asks_for_key,
            Some(step) => asks_for_value && !matches!(step, Step::First),
        },
        Question::Has(key) | Question::HasKey(key) => match (&test.question, test.path.first()) {
            (Question::Told(keys), None) => keys.contains(key),
            (_, first) => asks_for_value && first == Some(&Step::Member(key.clone())),
        },
        Question::HasAny(keys) => match &test.question {
            Question::HasAny(own) if test.path.is_empty() => {
                own.iter().all(|key| keys.contains(key))
            }
            _ => false,
        },
        _ => false,
    }
}
