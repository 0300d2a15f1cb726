//! Of a variant that a union elsewhere tells from others, which are not listed here, what it is told by there is asked as
//! well: what is of one of these others may look like it.

use std::collections::BTreeSet;

use crate::ir::unions::{Kind, Question, Step, Test, Way};

use super::super::models::Models;
use super::Alternative;
use super::elsewhere::told_as_variant;
use super::nested::{DEPTH, texts};
use super::selectors::Claim;
use super::tests::{no, yes};
use super::untagged::selected;

impl<'a> Models<'a, '_> {
    /// Asks each alternative that keys or shapes tell for the text by which a union elsewhere tells it.
    pub(super) fn guard(&self, way: Way, alternatives: &mut [Alternative<'a>]) -> Way {
        let values = self.values(alternatives).into_iter();
        let objects = values.filter(|values| values.kinds.contains(&Kind::Object));
        let guards = alternatives.iter().map(|it| self.guard_of(it));
        let guards: Vec<Option<Test>> = guards.collect();
        // What is the only object is none of the others.
        if objects.count() < 2 || guards.iter().all(Option::is_none) {
            return way;
        }
        match way {
            Way::Key => ask_for_keys(alternatives),
            Way::Shape => {}
            Way::Property { .. } | Way::Sibling { .. } => return way,
        }
        for (alternative, guard) in alternatives.iter_mut().zip(guards) {
            let tests = std::mem::take(&mut alternative.tests).into_iter();
            alternative.tests = tests.map(|tests| guarded(tests, &guard)).collect();
        }
        Way::Shape
    }

    /// That it has one of the texts that select it elsewhere; a union tells its own variants by them itself.
    fn guard_of(&self, alternative: &Alternative<'a>) -> Option<Test> {
        let Alternative {
            schema, pointer, ..
        } = alternative;
        let (property, selectors) = told_as_variant(self.document, schema)?;
        if !texts(self.document, schema, pointer, &property, DEPTH).is_empty() {
            return None;
        }
        let claim = Claim::new(self.document, *schema, pointer, &property, None);
        let mut test = selected(&property, &claim, &selectors);
        let (_, object) = self.document.object_at(*schema, pointer)?;
        if !object.required.contains(property.as_str()) {
            test.question = match test.question {
                Question::OneOf(texts) => Question::OneOfOrMissing(texts),
                Question::Literal(literals) => Question::LiteralOrMissing(literals),
                other => other,
            };
        }
        Some(test)
    }
}

/// Some tests with a guard, which asks more of its property than that it is there.
fn guarded(mut tests: BTreeSet<Test>, guard: &Option<Test>) -> BTreeSet<Test> {
    if let Some(Test { path, question, .. }) = guard
        && let ([Step::Member(property)], Question::OneOf(_) | Question::Literal(_)) =
            (path.as_slice(), question)
    {
        tests.remove(&yes(Question::Has(property.clone())));
    }
    tests.extend(guard.clone());
    tests
}

/// Has each alternative pass the tests that the way by key makes: that it has its own, and that of no other.
fn ask_for_keys(alternatives: &mut [Alternative<'_>]) {
    let keys = alternatives.iter_mut();
    let keys: Vec<String> = keys.flat_map(|it| it.selectors.drain(..)).collect();
    let has = |key: &String| yes(Question::Has(key.clone()));
    for (alternative, own) in alternatives.iter_mut().zip(&keys) {
        let others = keys.iter().filter(|key| *key != own);
        let tests = others.map(|key| no(has(key))).chain([has(own)]);
        alternative.tests = BTreeSet::from([tests.collect()]);
    }
}
