//! All tests of a variant, each as few as can be.

use std::collections::BTreeSet;

use crate::ir::unions::{JsonKind, Question, Step, Test};

use super::{no, yes};

/// The same tests, with one for all keys by which it is told, and one for all that must not be there, and without such as
/// follow from another.
pub fn united(tests: BTreeSet<Test>) -> BTreeSet<Test> {
    let (denied, mut others): (BTreeSet<Test>, BTreeSet<Test>) = tests
        .into_iter()
        .partition(|test| !test.holds && keys_of_any(test).is_some());
    let denied: BTreeSet<String> = denied
        .iter()
        .filter_map(keys_of_any)
        .flatten()
        .cloned()
        .collect();
    if !denied.is_empty() {
        others.insert(no(yes(Question::HasAny(denied.into_iter().collect()))));
    }
    let (told, mut others): (BTreeSet<Test>, BTreeSet<Test>) = others
        .into_iter()
        .partition(|test| matches!(test.question, Question::Told(_)));
    let told = told.into_iter().filter_map(|test| match test.question {
        Question::Told(keys) => Some(keys),
        _ => None,
    });
    let told: BTreeSet<String> = told.flatten().collect();
    if !told.is_empty() {
        others.insert(yes(Question::Told(told.into_iter().collect())));
    }
    let follows = |test: &Test| {
        others
            .iter()
            .any(|other| other != test && implies(other, test))
    };
    let needed = others.iter().filter(|test| !follows(test));
    needed.cloned().collect()
}

/// The keys of which the value itself has one, or none.
fn keys_of_any(test: &Test) -> Option<&Vec<String>> {
    match &test.question {
        Question::HasAny(keys) if test.path.is_empty() => Some(keys),
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
