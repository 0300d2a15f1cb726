//! The property, or the keys, that tell variants apart without a word of the description.

use std::collections::BTreeSet;

use crate::errors;
use crate::ir::unions::{Constant, JsonKind};
use crate::resolve::{Located, Object};

use super::super::models::Models;
use super::super::values::Values;
use super::Alternative;

impl<'a> Models<'a, '_> {
    /// The property that every alternative requires with texts of its own.
    pub(super) fn constant(&self, alternatives: &mut [Alternative<'a>]) -> Option<String> {
        self.tag(alternatives, is_required, text)
    }

    /// The property that every alternative requires with values of its own, which need not be texts.
    pub(super) fn scalar(&self, alternatives: &mut [Alternative<'a>]) -> Option<String> {
        self.tag(alternatives, is_required, Constant::as_selector)
    }

    /// The property that every alternative declares with texts of its own, where no better way is
    /// found: a value without it then arrives as unknown.
    pub(super) fn optional_tag(
        &mut self,
        schema: &Located<'a, openapiv3::Schema>,
        alternatives: &mut [Alternative<'a>],
    ) -> Option<String> {
        let property = self.tag(alternatives, |_, _| true, text)?;
        for alternative in alternatives {
            alternative.tests.clear();
            alternative.is_read = true;
        }
        let diagnostic = errors::optional_tag(&property, &schema.pointer);
        self.diagnostics.push(diagnostic);
        Some(property)
    }

    /// The first property in the alphabet that has values of its own in every alternative, each of which selects; it
    /// gives each these as its selectors.
    fn tag(
        &self,
        alternatives: &mut [Alternative<'a>],
        counts: impl Fn(&Object<'a>, &str) -> bool,
        selector: impl Fn(&Constant) -> Option<String>,
    ) -> Option<String> {
        let values = self.values_with_heirs(alternatives);
        let first = values.first()?.objects.first()?;
        let candidates: BTreeSet<&str> = first.properties.keys().copied().collect();
        let (property, selectors) = candidates.into_iter().find_map(|property| {
            let selectors = values.iter().map(|values| {
                let counts = values.objects.iter().all(|it| counts(it, property));
                let only = self.only(values, property, &selector);
                only.filter(|_| counts)
            });
            let selectors: Vec<BTreeSet<String>> = selectors.collect::<Option<_>>()?;
            let distinct: BTreeSet<&String> = selectors.iter().flatten().collect();
            let count: usize = selectors.iter().map(BTreeSet::len).sum();
            (distinct.len() == count).then(|| (property.to_owned(), selectors))
        })?;
        for (alternative, selectors) in alternatives.iter_mut().zip(selectors) {
            alternative.selectors = selectors.into_iter().collect();
        }
        Some(property)
    }

    /// The only values that a property can have, if each selects and what has it are objects.
    fn only(
        &self,
        values: &Values<'a>,
        property: &str,
        selector: impl Fn(&Constant) -> Option<String>,
    ) -> Option<BTreeSet<String>> {
        let member = values.member(self.document, property)?;
        let listed = member
            .listed()
            .filter(|_| values.are_all(JsonKind::Object))?;
        let selectors: BTreeSet<String> =
            listed.into_iter().map(selector).collect::<Option<_>>()?;
        // What nothing selects would never be read.
        Some(selectors).filter(|selectors| !selectors.is_empty())
    }

    /// Gives each alternative a key that it requires, which is never null, and no other declares, if all have one.
    pub(super) fn keys(&self, alternatives: &mut [Alternative<'a>]) -> bool {
        let values = self.values_with_heirs(alternatives);
        let is_never_null = |values: &Values<'a>, key: &str| {
            let member = values.member(self.document, key);
            member.is_some_and(|it| !it.kinds.contains(&JsonKind::Null))
        };
        let keys = own_keys(&values, is_never_null, Object::may_have).into_iter();
        let Some(keys) = keys.collect::<Option<Vec<_>>>() else {
            return false;
        };
        for (alternative, key) in alternatives.iter_mut().zip(keys) {
            alternative.selectors.push(key.to_owned());
        }
        true
    }
}

/// Whether an object requires a property.
fn is_required(object: &Object<'_>, property: &str) -> bool {
    object.required.contains(property)
}

/// What selects if it is a text.
fn text(constant: &Constant) -> Option<String> {
    constant.as_text().map(str::to_owned)
}

/// For each of some sets of objects the first key in the alphabet that counts, which all of it require and no other has.
/// (Any of them would do; this one does not depend on their order.)
pub fn own_keys<'a>(
    values: &[Values<'a>],
    counts: impl Fn(&Values<'a>, &str) -> bool,
    has: impl Fn(&Object<'a>, &str) -> bool,
) -> Vec<Option<&'a str>> {
    let own = |index: usize| {
        let objects = &values[index].objects;
        let others = values.iter().enumerate().filter(|(it, _)| *it != index);
        let rivals: Vec<&Object<'a>> = others.flat_map(|(_, it)| &it.objects).collect();
        let mut required = objects.first()?.required.iter().copied();
        let key = required.find(|key| {
            let mut own = objects.iter();
            let requires = |object: &Object<'a>| {
                object.required.contains(key) && object.properties.contains_key(key)
            };
            own.all(requires)
                && counts(&values[index], key)
                && rivals.iter().all(|it| !has(it, key))
        });
        key.filter(|_| values[index].are_all(JsonKind::Object))
    };
    (0..values.len()).map(own).collect()
}
