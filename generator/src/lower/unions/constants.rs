//! The property, or the keys, that tell variants apart without a word of the description.

use std::collections::BTreeSet;

use crate::errors;
use crate::ir::unions::Kind;
use crate::resolve::{Located, Object};

use super::super::models::Models;
use super::super::values::Values;
use super::Alternative;

impl<'a> Models<'a, '_> {
    /// The property that every alternative requires with texts of its own.
    pub(super) fn constant(&self, alternatives: &mut [Alternative<'a>]) -> Option<String> {
        self.tag(alternatives, |object, property| {
            object.required.contains(property)
        })
    }

    /// The property that every alternative declares with texts of its own, where no better way is
    /// found: a value without it then arrives as unknown.
    pub(super) fn optional_tag(
        &mut self,
        schema: &Located<'a, openapiv3::Schema>,
        alternatives: &mut [Alternative<'a>],
    ) -> Option<String> {
        let property = self.tag(alternatives, |_, _| true)?;
        for alternative in alternatives {
            alternative.tests.clear();
            alternative.is_read = true;
        }
        let diagnostic = errors::optional_tag(&property, &schema.pointer);
        self.diagnostics.push(diagnostic);
        Some(property)
    }

    /// The first property in the alphabet that has texts of its own in every alternative; it gives
    /// each these texts as its selectors.
    fn tag(
        &self,
        alternatives: &mut [Alternative<'a>],
        counts: impl Fn(&Object<'a>, &str) -> bool,
    ) -> Option<String> {
        let values = self.values_with_heirs(alternatives);
        let first = values.first()?.objects.first()?;
        let candidates: BTreeSet<&str> = first.properties.keys().copied().collect();
        let (property, texts) = candidates.into_iter().find_map(|property| {
            let texts = values.iter().map(|values| {
                let counts = values.objects.iter().all(|it| counts(it, property));
                self.texts(values, property).filter(|_| counts)
            });
            let texts: Vec<BTreeSet<String>> = texts.collect::<Option<_>>()?;
            let distinct: BTreeSet<&String> = texts.iter().flatten().collect();
            let count: usize = texts.iter().map(BTreeSet::len).sum();
            (distinct.len() == count).then(|| (property.to_owned(), texts))
        })?;
        for (alternative, texts) in alternatives.iter_mut().zip(texts) {
            alternative.selectors = texts.into_iter().collect();
        }
        Some(property)
    }

    /// The only texts that a property can have, if the values are objects.
    fn texts(&self, values: &Values<'a>, property: &str) -> Option<BTreeSet<String>> {
        let member = values.member(self.document, property)?;
        let texts = member.texts().filter(|_| values.are_all(Kind::Object))?;
        // What no text selects would never be read.
        let texts = Some(texts).filter(|texts| !texts.is_empty())?;
        Some(texts.into_iter().map(str::to_owned).collect())
    }

    /// Gives each alternative a key that it requires, which is never null, and no other declares, if all have one.
    pub(super) fn keys(&self, alternatives: &mut [Alternative<'a>]) -> bool {
        let values = self.values_with_heirs(alternatives);
        let is_never_null = |values: &Values<'a>, key: &str| {
            let member = values.member(self.document, key);
            member.is_some_and(|it| !it.kinds.contains(&Kind::Null))
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
        key.filter(|_| values[index].are_all(Kind::Object))
    };
    (0..values.len()).map(own).collect()
}
