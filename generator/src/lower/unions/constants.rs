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
        let values = self.values(alternatives);
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

    /// Gives each alternative a key that it requires and no other declares, if all have one.
    pub(super) fn keys(&self, alternatives: &mut [Alternative<'a>]) -> bool {
        let values = self.values(alternatives);
        let objects = values.iter().map(|values| match values.objects.as_slice() {
            [object] if values.are_all(Kind::Object) => Some(object),
            _ => None,
        });
        let Some(objects) = objects.collect::<Option<Vec<_>>>() else {
            return false;
        };
        let own = |index: usize| {
            // Any of them would do; the first in the alphabet does not depend on their order.
            let mut required = objects[index].required.iter().copied();
            required.find(|key| {
                let mut rivals = objects.iter().enumerate().filter(|(it, _)| *it != index);
                let is_declared = objects[index].properties.contains_key(key);
                is_declared && rivals.all(|(_, rival)| !rival.may_have(key))
            })
        };
        let keys: Option<Vec<&str>> = (0..objects.len()).map(own).collect();
        let Some(keys) = keys else {
            return false;
        };
        for (alternative, key) in alternatives.iter_mut().zip(keys) {
            alternative.selectors.push(key.to_owned());
        }
        true
    }
}
