//! How the variants of a union are told apart.

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema};

use crate::errors;
use crate::ir::unions::Way;
use crate::parse::pointer::escape;
use crate::resolve::{Located, component};

use super::super::extensions::{self, Extensions};
use super::super::models::{Hint, Models};
use super::super::names;
use super::Alternative;

/// The overlay's word for a property beside the union.
const SIBLING: &str = "x-sibling-discriminator";

/// What generated code calls the value beside the selecting one.
const RAW: &str = "raw";

impl<'a> Models<'a, '_> {
    /// The way in which the alternatives are told apart; it gives each its selectors.
    pub(super) fn decide(
        &mut self,
        schema: &Located<'a, Schema>,
        alternatives: &mut [Alternative<'a>],
        hint: &Hint,
    ) -> Way {
        if let Some(property) = self.sibling(schema, alternatives) {
            let mut name = names::value_name(&property);
            if name == RAW {
                name.push('_');
            }
            return Way::Sibling { property, name };
        }
        if let Some(property) = self.discriminator(schema, alternatives) {
            return Way::Property { property };
        }
        if let Err((first, second)) = self.keys(alternatives) {
            let names = (
                self.variant_shown(&alternatives[first]),
                self.variant_shown(&alternatives[second]),
            );
            let diagnostic =
                errors::undecided_union(&hint.name, &names.0, &names.1, &schema.pointer);
            self.diagnostics.push(diagnostic);
        }
        Way::Key
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
        // A variant that the mapping leaves out is selected by the name of its schema.
        for alternative in alternatives.iter_mut() {
            if let (true, Some(name)) = (
                alternative.selectors.is_empty(),
                referred(alternative.schema),
            ) {
                alternative.selectors.push(name);
            }
        }
        self.report_unselected("discriminator", &pointer, alternatives);
        Some(discriminator.property_name.clone())
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

    /// Gives each alternative a key that it requires and no other declares; else two that have none.
    fn keys(&self, alternatives: &mut [Alternative<'a>]) -> Result<(), (usize, usize)> {
        let objects: Vec<_> = alternatives
            .iter()
            .map(|other| self.document.object_at(other.schema, &other.pointer))
            .collect();
        for (index, alternative) in alternatives.iter_mut().enumerate() {
            let other = if index == 0 { 1 } else { 0 };
            let Some((_, object)) = &objects[index] else {
                return Err((index, other));
            };
            let mut own: BTreeSet<&str> = object.required.clone();
            own.retain(|key| object.properties.contains_key(key));
            for (position, rival) in objects
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index)
            {
                let Some((_, rival)) = rival else {
                    return Err((index, position));
                };
                own.retain(|key| !rival.properties.contains_key(key));
                if own.is_empty() {
                    return Err((index, position));
                }
            }
            // Any of them would do; the first in the alphabet does not depend on their order.
            alternative
                .selectors
                .extend(own.first().map(|key| (*key).to_owned()));
        }
        Ok(())
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
