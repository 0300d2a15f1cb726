//! All tests of a variant, each as few as can be.

use std::collections::BTreeSet;

use crate::ir::unions::{Question, Test};

use super::{no, yes};

/// The same tests, with one for all keys that must not be there, and of those of which one must be only such as do not
/// follow from another.
pub fn united(tests: BTreeSet<Test>) -> BTreeSet<Test> {
    let of_any = |test: &Test| match &test.question {
        Question::HasAny(keys) if test.path.is_empty() => Some(BTreeSet::from_iter(keys.clone())),
        _ => None,
    };
    let (of_keys, mut others): (BTreeSet<Test>, BTreeSet<Test>) =
        tests.into_iter().partition(|test| of_any(test).is_some());
    let keys = |holds: bool| {
        of_keys
            .iter()
            .filter(move |it| it.holds == holds)
            .filter_map(of_any)
    };
    let denied: BTreeSet<String> = keys(false).flatten().collect();
    if !denied.is_empty() {
        others.insert(no(yes(Question::HasAny(denied.into_iter().collect()))));
    }
    let is_narrowest =
        |own: &BTreeSet<String>| keys(true).all(|it| it == *own || !it.is_subset(own));
    let narrowest = keys(true).filter(is_narrowest);
    others.extend(narrowest.map(|keys| yes(Question::HasAny(keys.into_iter().collect()))));
    others
}
