//! Variants beside those that a discriminator selects, which do not have its property: what is no object, and the
//! object of which the mapping does not speak.

use std::collections::BTreeSet;

use crate::ir::unions::{Constant, Kind, Question, Step, Test};

use super::super::models::Models;
use super::super::values::Values;
use super::Alternative;
use super::selectors::Claim;

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
        let is_tagged =
            |index: &usize| object != Some(*index) && values[*index].kinds.contains(&Kind::Object);
        let (tagged, others): (Vec<usize>, Vec<usize>) = (0..values.len()).partition(is_tagged);
        for index in &others {
            alternatives[*index].selectors.clear();
        }
        let mut taken = BTreeSet::new();
        let mut kinds = others.iter().flat_map(|index| &values[*index].kinds);
        let are_apart = kinds.all(|kind| taken.insert(*kind));
        let are_selected = |index: &usize| !alternatives[*index].selectors.is_empty();
        if others.is_empty() || !are_apart || !tagged.iter().all(are_selected) {
            return false;
        }
        for (index, alternative) in alternatives.iter_mut().enumerate() {
            let tests = match object == Some(index) {
                true if others.len() == 1 => vec![no_property(property)],
                true => vec![of_kinds(&values[index]), no_property(property)],
                false if others.contains(&index) => vec![of_kinds(&values[index])],
                false => vec![selected(property, &claims[index], &alternative.selectors)],
            };
            alternative.tests = BTreeSet::from([BTreeSet::from_iter(tests)]);
        }
        true
    }
}

/// The only object that is not mapped, while all others are, and that does not have the property, while all others do.
fn untagged_object(property: &str, claims: &[Claim], values: &[Values<'_>]) -> Option<usize> {
    let objects = |index: &usize| values[*index].kinds.contains(&Kind::Object);
    let is_tagged = |index: &usize| {
        let mut objects = values[*index].objects.iter();
        let is_mapped = !claims[*index].mapped.is_empty() || !claims[*index].inherited.is_empty();
        (is_mapped, objects.any(|it| it.may_have(property)))
    };
    let objects = (0..values.len()).filter(objects);
    let (tagged, others): (Vec<usize>, Vec<usize>) = objects.partition(|it| is_tagged(it).0);
    match others.as_slice() {
        [only] => {
            let has_it = tagged.iter().all(|index| is_tagged(index).1);
            let is_described = !values[*only].objects.is_empty() && !is_tagged(only).1;
            (has_it && is_described && !tagged.is_empty()).then_some(*only)
        }
        _ => None,
    }
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
fn selected(property: &str, claim: &Claim, selectors: &[String]) -> Test {
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
