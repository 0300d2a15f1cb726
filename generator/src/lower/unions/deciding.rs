//! How the variants of a union are told apart.

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema};

use crate::decisions::{DecidedWay, Decision, UndecidedPair};
use crate::errors;
use crate::ir::unions::{Kind, Way};
use crate::parse::pointer::escape;
use crate::resolve::{Located, component};

use super::super::extensions::{self, Extensions};
use super::super::models::{Hint, Models};
use super::values::Values;
use super::{Alternative, overlap, tests};

/// The overlay's word for a property beside the union.
const SIBLING: &str = "x-sibling-discriminator";

/// The overlay's word for a union that is known to be undecided.
const AMBIGUOUS: &str = "x-ambiguous";

impl<'a> Models<'a, '_> {
    /// The way in which the alternatives are told apart; it gives each its selectors or tests.
    pub(super) fn decide(
        &mut self,
        schema: &Located<'a, Schema>,
        keyword: &str,
        alternatives: &mut [Alternative<'a>],
        hint: &Hint,
    ) -> Way {
        let is_known = self.keeps_ambiguous(schema);
        let mut undecided = Vec::new();
        let way = self.told(schema, alternatives).unwrap_or_else(|| {
            undecided = self.shapes(alternatives, keyword == "anyOf", is_known);
            Way::Shape
        });
        self.decisions.push(Decision {
            union: hint.name.clone(),
            pointer: schema.pointer.clone(),
            place: None,
            way: match &way {
                Way::Sibling { property } => DecidedWay::Sibling(property.clone()),
                Way::Property { property } => DecidedWay::Property(property.clone()),
                Way::Key => DecidedWay::Key,
                Way::Shape => DecidedWay::Shape,
            },
            variants: alternatives
                .iter()
                .map(|it| self.variant_shown(it))
                .collect(),
            undecided,
        });
        self.report_undecided(&hint.name, keyword, &schema.pointer, is_known);
        way
    }

    /// The way that needs no look at whole values, if there is one.
    fn told(
        &mut self,
        schema: &Located<'a, Schema>,
        alternatives: &mut [Alternative<'a>],
    ) -> Option<Way> {
        if let Some(property) = self.sibling(schema, alternatives) {
            return Some(Way::Sibling { property });
        }
        let property = self
            .discriminator(schema, alternatives)
            .or_else(|| self.constant(alternatives));
        if let Some(property) = property {
            return Some(Way::Property { property });
        }
        self.keys(alternatives).then_some(Way::Key)
    }

    /// The property that `x-sibling-discriminator` names; empty if it fails to.
    fn sibling(
        &mut self,
        schema: &Located<'a, Schema>,
        alternatives: &mut [Alternative<'a>],
    ) -> Option<String> {
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        let (value, pointer) = extensions.value(SIBLING)?;
        let members = extensions::map(value, &pointer, self.diagnostics);
        let mut property = None;
        for (key, value, pointer) in members {
            match key {
                "propertyName" => property = extensions::text(value, &pointer, self.diagnostics),
                "mapping" => {
                    for (selector, target, pointer) in
                        extensions::map(value, &pointer, self.diagnostics)
                    {
                        if let Some(target) = extensions::text(target, &pointer, self.diagnostics) {
                            self.select(selector, target, &pointer, alternatives);
                        }
                    }
                }
                _ => self
                    .diagnostics
                    .push(errors::unknown_extension_key(key, SIBLING, &pointer)),
            }
        }
        if property.is_none() {
            self.diagnostics
                .push(errors::missing_property_name(SIBLING, &pointer));
        }
        self.report_unselected(SIBLING, &pointer, alternatives);
        Some(property.unwrap_or_default().to_owned())
    }

    /// The property that `discriminator` names.
    fn discriminator(
        &mut self,
        schema: &Located<'a, Schema>,
        alternatives: &mut [Alternative<'a>],
    ) -> Option<String> {
        let discriminator = schema.value.schema_data.discriminator.as_ref()?;
        let pointer = format!("{}/discriminator", schema.pointer);
        for (selector, target) in &discriminator.mapping {
            let pointer = format!("{pointer}/mapping/{}", escape(selector));
            self.select(selector, target, &pointer, alternatives);
        }
        let property = &discriminator.property_name;
        let own: Vec<BTreeSet<String>> = alternatives
            .iter()
            .map(|alternative| self.own_selectors(alternative, property))
            .collect();
        for (alternative, selectors) in alternatives.iter_mut().zip(&own) {
            let is_free = |text: &&String| {
                let claims = own.iter().filter(|other| other.contains(*text)).count();
                claims == 1 && !discriminator.mapping.contains_key(*text)
            };
            if alternative.selectors.is_empty() {
                alternative.selectors = selectors.iter().filter(is_free).cloned().collect();
            }
        }
        self.report_unselected("discriminator", &pointer, alternatives);
        Some(discriminator.property_name.clone())
    }

    /// What selects a variant that the mapping leaves out: the name of its schema, or, where it has
    /// none, the texts that the property can have in it.
    fn own_selectors(&self, alternative: &Alternative<'a>, property: &str) -> BTreeSet<String> {
        if let Some(name) = referred(alternative.schema) {
            return BTreeSet::from([name]);
        }
        let values = Values::new(self.document, alternative.schema, &alternative.pointer);
        let property = values.member(self.document, property);
        let texts = property.and_then(|property| property.texts);
        texts.into_iter().flatten().map(str::to_owned).collect()
    }

    /// Lets a text select the alternative that the mapping names.
    fn select(
        &mut self,
        selector: &str,
        target: &str,
        pointer: &str,
        alternatives: &mut [Alternative<'a>],
    ) {
        let name = match component(target) {
            Some((_, name)) => name,
            None => target.to_owned(),
        };
        let found = alternatives
            .iter_mut()
            .find(|alternative| referred(alternative.schema).is_some_and(|known| known == name));
        match found {
            Some(alternative) => alternative.selectors.push(selector.to_owned()),
            None => {
                let known = alternatives
                    .iter()
                    .filter_map(|other| referred(other.schema));
                let known: Vec<String> = known.collect();
                self.diagnostics
                    .push(errors::mapping_target(target, &known, pointer));
            }
        }
    }

    /// A variant that nothing selects would never be read.
    fn report_unselected(&mut self, by: &str, pointer: &str, alternatives: &[Alternative<'a>]) {
        for alternative in alternatives {
            if alternative.selectors.is_empty() {
                let name = self.variant_shown(alternative);
                self.diagnostics
                    .push(errors::unselected_variant(&name, by, pointer));
            }
        }
    }

    /// The property that every alternative requires with texts of its own.
    fn constant(&self, alternatives: &mut [Alternative<'a>]) -> Option<String> {
        let values = self.values(alternatives);
        let candidates = values.first()?.object.as_ref()?.required.clone();
        let (property, texts) = candidates.into_iter().find_map(|property| {
            let texts: Option<Vec<BTreeSet<&str>>> = values
                .iter()
                .map(|values| self.required_texts(values, property))
                .collect();
            let texts = texts?;
            let distinct: BTreeSet<&str> = texts.iter().flatten().copied().collect();
            let count: usize = texts.iter().map(BTreeSet::len).sum();
            (distinct.len() == count).then(|| (property.to_owned(), texts))
        })?;
        for (alternative, texts) in alternatives.iter_mut().zip(texts) {
            alternative.selectors = texts.into_iter().map(str::to_owned).collect();
        }
        Some(property)
    }

    /// The only texts that a required property can have.
    fn required_texts(&self, values: &Values<'a>, property: &str) -> Option<BTreeSet<&'a str>> {
        let required = values.object.as_ref()?.required.contains(property);
        let member = values.member(self.document, property)?;
        let is_text = member.kinds.iter().eq([&Kind::String]);
        member.texts.filter(|_| required && is_text)
    }

    /// Gives each alternative a key that it requires and no other declares, if all have one.
    fn keys(&self, alternatives: &mut [Alternative<'a>]) -> bool {
        let objects: Option<Vec<_>> = alternatives
            .iter()
            .map(|other| self.document.object_at(other.schema, &other.pointer))
            .map(|found| found.map(|(_, object)| object))
            .collect();
        let Some(objects) = objects else {
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

    /// Gives each alternative tests that its values alone pass; the pairs that have none.
    fn shapes(
        &self,
        alternatives: &mut [Alternative<'a>],
        of_several: bool,
        is_known: bool,
    ) -> Vec<UndecidedPair> {
        let values = self.values(alternatives);
        let mut undecided = Vec::new();
        for second in 1..alternatives.len() {
            for first in 0..second {
                let (one, other) = (&values[first], &values[second]);
                if let Some((test, counter)) = tests::tests(self.document, one, other, of_several) {
                    alternatives[first].tests.insert(test);
                    alternatives[second].tests.insert(counter);
                    continue;
                }
                alternatives[first].is_read = false;
                alternatives[second].is_read = false;
                undecided.push(UndecidedPair {
                    first: self.shown_variant(&alternatives[first]),
                    second: self.shown_variant(&alternatives[second]),
                    witness: overlap::overlap(self.document, one, other),
                    is_kept: of_several || is_known,
                });
            }
        }
        undecided
    }

    /// Reports a union with variants that cannot be told apart, unless that is known.
    fn report_undecided(&mut self, union: &str, keyword: &str, pointer: &str, is_known: bool) {
        let Some(pairs) = self.decisions.last().map(|decision| &decision.undecided) else {
            return;
        };
        let [pair, others @ ..] = pairs.as_slice() else {
            return;
        };
        match keyword {
            _ if is_known => {}
            "anyOf" => {
                let diagnostic = errors::overlapping_any_of(union, pair, others.len(), pointer);
                self.diagnostics.push(diagnostic);
            }
            _ => {
                let diagnostic = errors::undecided_union(union, pair, others.len(), pointer);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Whether `x-ambiguous: keep` says that values of undecided variants are kept raw.
    fn keeps_ambiguous(&mut self, schema: &Located<'a, Schema>) -> bool {
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        let word = extensions.text(AMBIGUOUS, self.diagnostics);
        if word.is_some_and(|word| word != "keep") {
            let pointer = format!("{}/{AMBIGUOUS}", schema.pointer);
            self.diagnostics
                .push(errors::extension_type("`keep`", &pointer));
        }
        word == Some("keep")
    }

    fn values(&self, alternatives: &[Alternative<'a>]) -> Vec<Values<'a>> {
        let values = alternatives.iter();
        values
            .map(|other| Values::new(self.document, other.schema, &other.pointer))
            .collect()
    }

    /// A variant as messages show it: its name, and where its schema stands.
    fn shown_variant(&self, alternative: &Alternative<'a>) -> (String, String) {
        let located = self
            .document
            .schema(alternative.schema, &alternative.pointer);
        let pointer = located.map_or_else(|| alternative.pointer.clone(), |it| it.pointer);
        (self.variant_shown(alternative), pointer)
    }

    /// What a variant is called in messages.
    fn variant_shown(&self, alternative: &Alternative<'a>) -> String {
        referred(alternative.schema).unwrap_or_else(|| alternative.pointer.clone())
    }
}

/// The component that a schema refers to.
fn referred(schema: &ReferenceOr<Schema>) -> Option<String> {
    match schema {
        ReferenceOr::Reference { reference } => component(reference).map(|(_, name)| name),
        ReferenceOr::Item(_) => None,
    }
}
