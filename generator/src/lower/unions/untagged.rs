//! Variants beside those that a discriminator selects, which do not have its property: what is no object, and the
//! object of which the mapping does not speak.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::unions::{Constant, JsonKind, Question, Step, Test};
use crate::resolve::Object;

use super::super::models::Models;
use super::super::values::Values;
use super::Alternative;
use super::parting::pairs;
use super::selectors::Claim;
use super::shape_tests::by_list_of_texts;

impl<'a> Models<'a, '_> {
    /// Gives each alternative its tests, if some do not have the property, and if that tells all of them: what is no
    /// object by its JSON type, and an object by having no property.
    pub(super) fn tell_untagged(
        &self,
        property: &str,
        claims: &[Claim],
        alternatives: &mut [Alternative<'a>],
    ) -> bool {
        let values = self.values(alternatives);
        let object = untagged_object(property, claims, &values);
        let is_tagged = |index: &usize| {
            object != Some(*index) && values[*index].kinds.contains(&JsonKind::Object)
        };
        let (tagged, others): (Vec<usize>, Vec<usize>) = (0..values.len()).partition(is_tagged);
        for index in &others {
            alternatives[*index].selectors.clear();
        }
        let are_selected = |index: &usize| !alternatives[*index].selectors.is_empty();
        let Some(apart) = self.apart(&others, &values) else {
            return false;
        };
        if others.is_empty() || !tagged.iter().all(are_selected) {
            return false;
        }
        for (index, alternative) in alternatives.iter_mut().enumerate() {
            let mut tests = match object == Some(index) {
                true if others.len() == 1 => vec![no_property(property)],
                true => vec![of_kinds(&values[index]), no_property(property)],
                false if others.contains(&index) => vec![of_kinds(&values[index])],
                false => vec![selected(property, &claims[index], &alternative.selectors)],
            };
            tests.extend(apart.get(&index).into_iter().flatten().cloned());
            alternative.tests = BTreeSet::from([BTreeSet::from_iter(tests)]);
        }
        true
    }

    /// What tells these from each other where their types do not: listed texts, and any other.
    fn apart(
        &self,
        others: &[usize],
        values: &[Values<'a>],
    ) -> Option<BTreeMap<usize, BTreeSet<Test>>> {
        let mut apart: BTreeMap<usize, BTreeSet<Test>> = BTreeMap::new();
        for (one, other) in pairs(others.len()).map(|(one, other)| (others[one], others[other])) {
            if values[one].kinds.is_disjoint(&values[other].kinds) {
                continue;
            }
            let (test, counter) = by_list_of_texts(&values[one], &values[other])?;
            apart.entry(one).or_default().insert(test);
            apart.entry(other).or_default().insert(counter);
        }
        Some(apart)
    }
}

/// The only object that is not mapped, while all others are, and that does not declare the property, while all others
/// may have it. Where it is a map, a value with this key is of none.
fn untagged_object(property: &str, claims: &[Claim], values: &[Values<'_>]) -> Option<usize> {
    let objects = |index: &usize| values[*index].kinds.contains(&JsonKind::Object);
    let is_mapped =
        |index: &usize| !claims[*index].mapped.is_empty() || !claims[*index].inherited.is_empty();
    let (tagged, others): (Vec<usize>, Vec<usize>) =
        (0..values.len()).filter(objects).partition(is_mapped);
    let [only] = others.as_slice() else {
        return None;
    };
    let may_have_it = |index: &usize| {
        let mut objects = values[*index].objects.iter();
        objects.any(|it| it.may_have(property))
    };
    let declares = |object: &Object<'_>| {
        object.properties.contains_key(property) || object.required.contains(property)
    };
    let own = &values[*only].objects;
    let has_none = !own.is_empty() && !own.iter().any(declares);
    (has_none && !tagged.is_empty() && tagged.iter().all(may_have_it)).then_some(*only)
}

fn no_property(property: &str) -> Test {
    Test {
        path: Vec::new(),
        question: Question::Has(property.to_owned()),
        holds: false,
    }
}

fn of_kinds(values: &Values<'_>) -> Test {
    Test {
        path: Vec::new(),
        question: Question::Is(values.kinds.iter().copied().collect()),
        holds: true,
    }
}

/// That the property has one of these values.
pub fn selected(property: &str, claim: &Claim, selectors: &[String]) -> Test {
    let literal = |text: &String| match (text.parse::<bool>(), text.parse::<f64>()) {
        (Ok(value), _) => Constant::Boolean(value),
        (_, Ok(number)) => Constant::number(number),
        _ => Constant::Text(text.clone()),
    };
    Test {
        path: vec![Step::Member(property.to_owned())],
        question: match claim.is_text {
            true => Question::OneOf(selectors.to_vec()),
            false => Question::Literal(selectors.iter().map(literal).collect()),
        },
        holds: true,
    }
}
