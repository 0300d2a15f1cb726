//! What selects the variants of a union by a property: what the description or its overlay maps,
//! the texts that the property can have in a variant, or else the name of the variant's schema.

use std::collections::BTreeSet;
use std::ptr;

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use crate::errors;
use crate::extensions::{OWN_VALUE, SIBLING_DISCRIMINATOR};
use crate::ir::unions::{Constant, JsonKind};
use crate::parse::STANDS_FOR;
use crate::parse::pointer::escape;
use crate::resolve::{Document, Located, SchemaRef, component};

use super::super::extensions::{self, Extensions};
use super::super::models::Models;
use super::super::values::Values;
use super::Alternative;
use super::families::{mapped_above, names};
use super::nested::is_within;

/// A declared `discriminator`.
pub struct Discriminator {
    /// The property that it names.
    pub property: String,
    /// Where it stands.
    pub pointer: String,
    /// The variants that no value of the property selects: they have their values in common.
    pub unselected: Vec<String>,
    /// Whether there are variants without the property, so that shapes are asked for too.
    pub is_beside_others: bool,
}

/// What may select a variant.
pub struct Claim {
    /// What is mapped to it.
    pub mapped: Vec<String>,
    /// What it says itself that selects it, or a schema maps to it of which it is an heir, and which the same property
    /// tells.
    pub inherited: Vec<String>,
    /// The texts that the property can have in it, where they are listed.
    pub listed: BTreeSet<String>,
    /// The name of its schema, if it has one that the property can have.
    pub name: Option<String>,
    /// Whether the property can be a text.
    pub is_text: bool,
}

impl Claim {
    /// What a schema says by itself, where `name` is what it is called: the texts for what the property can have,
    /// where that is listed there or in the mapping of its own discriminator.
    pub fn new<'a>(
        document: Document<'a>,
        schema: impl Into<SchemaRef<'a>>,
        pointer: &str,
        property: &str,
        name: Option<String>,
    ) -> Self {
        let schema = schema.into();
        let mut member = Values::new(document, schema, pointer).member(document, property);
        // Null selects nothing, listed or not.
        if let Some(values) = &mut member {
            values.kinds.remove(&JsonKind::Null);
        }
        let constants = member.iter().filter_map(Values::listed).flatten();
        let mut listed: BTreeSet<String> = constants.filter_map(Constant::as_selector).collect();
        let located = document.schema(schema, pointer);
        let discriminator = located.as_ref();
        let discriminator =
            discriminator.and_then(|it| it.value.schema_data.discriminator.as_ref());
        if let Some(discriminator) = discriminator.filter(|it| it.property_name == property) {
            listed.extend(discriminator.mapping.keys().cloned());
        }
        let is_text = member.is_none_or(|values| values.kinds.contains(&JsonKind::String));
        let component = name.as_deref();
        let component = component.and_then(|name| document.component_meant(name));
        let own = located.and_then(|it| it.value.schema_data.extensions.get(OWN_VALUE)?.as_str());
        let inherited = match (own, component) {
            (Some(own), _) => vec![own.to_owned()],
            (None, Some(component)) => mapped_above(document, component, property),
            (None, None) => Vec::new(),
        };
        let mut claim = Self {
            mapped: Vec::new(),
            inherited: Vec::new(),
            listed,
            name: name.filter(|_| is_text),
            is_text,
        };
        claim.inherited = inherited.iter().map(|it| claim.written(it)).collect();
        claim
    }

    /// With what is mapped to it.
    pub fn mapped<'m>(mut self, selectors: impl Iterator<Item = &'m String>) -> Self {
        let selectors: Vec<String> = selectors.map(|it| self.written(it)).collect();
        self.mapped.extend(selectors);
        self
    }

    /// What a mapping says, as the property has it: numbers are written in one way, and booleans as JSON does.
    fn written(&self, selector: &str) -> String {
        if !self.is_text && matches!(selector, "True" | "False") {
            return selector.to_ascii_lowercase();
        }
        let number = selector.parse().ok().filter(|_| !self.is_text);
        let number = number.and_then(|it| Constant::number(it).as_selector());
        number.unwrap_or_else(|| selector.to_owned())
    }
}

/// What selects each variant. A text that several list selects none of them; a name counts where
/// nothing else does.
pub fn selectors(claims: &[Claim], is_mapped: impl Fn(&str) -> bool) -> Vec<Vec<String>> {
    let mapped = mapped(claims, &is_mapped);
    let is_mapped = |text: &String| is_mapped(text) || mapped.iter().flatten().any(|it| it == text);
    let own = claims.iter().zip(&mapped).map(|(claim, mapped)| {
        let is_alone = |text: &&String| {
            let count = claims.iter().filter(|other| other.listed.contains(*text));
            count.count() == 1 && !is_mapped(text)
        };
        let mut selectors = mapped.clone();
        selectors.extend(claim.listed.iter().filter(is_alone).cloned());
        let is_possible = |name: &&String| claim.listed.is_empty() || claim.listed.contains(*name);
        let name = claim.name.iter().filter(is_possible);
        let is_of_another = |name: &String| {
            let mut others = claims.iter().filter(|other| !ptr::eq(*other, claim));
            claim.listed.is_empty() && others.any(|other| other.listed.contains(name))
        };
        let name = name
            .filter(|name| !is_mapped(name))
            .filter(|name| !is_of_another(name));
        if selectors.is_empty() {
            selectors.extend(name.cloned());
        }
        selectors
    });
    own.collect()
}

/// What is mapped to each variant, or else inherited by it alone.
fn mapped(claims: &[Claim], is_mapped: impl Fn(&str) -> bool) -> Vec<Vec<String>> {
    let inherits =
        |claim: &Claim, text: &String| claim.mapped.is_empty() && claim.inherited.contains(text);
    let is_alone = |text: &&String| {
        let heirs = claims.iter().filter(|claim| inherits(claim, text));
        heirs.count() == 1 && !is_mapped(text)
    };
    let is_once = |text: &&String| {
        let owners = claims.iter().filter(|claim| claim.mapped.contains(text));
        owners.count() == 1
    };
    let mapped = claims.iter().map(|claim| match claim.mapped.as_slice() {
        [] => claim.inherited.iter().filter(is_alone).cloned().collect(),
        // A mapping may write one number in two ways.
        own => own.iter().filter(is_once).cloned().collect(),
    });
    mapped.collect()
}

/// The component that a schema refers to, be it together with more in `allOf`: the one for which it stands, the only one
/// that stands there by itself, or else the only one within.
pub fn referred(schema: &ReferenceOr<Schema>) -> Option<String> {
    let schema = match schema {
        ReferenceOr::Reference { reference } => return component(reference).map(|(_, name)| name),
        ReferenceOr::Item(schema) => schema,
    };
    if let Some(reference) = schema.schema_data.extensions.get(STANDS_FOR) {
        return component(reference.as_str()?).map(|(_, name)| name);
    }
    let parts = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of,
        SchemaKind::Any(any) => &any.all_of,
        _ => return None,
    };
    let only = |parts: &mut dyn Iterator<Item = &ReferenceOr<Schema>>| {
        let mut names = parts.filter_map(referred);
        names.next().filter(|_| names.next().is_none())
    };
    let is_reference = |part: &&ReferenceOr<Schema>| matches!(part, ReferenceOr::Reference { .. });
    only(&mut parts.iter().filter(is_reference)).or_else(|| only(&mut parts.iter()))
}

impl<'a> Models<'a, '_> {
    /// The property that `x-sibling-discriminator` names; empty if it fails to.
    pub(super) fn sibling(
        &mut self,
        schema: &Located<'a, Schema>,
        alternatives: &mut [Alternative<'a>],
    ) -> Option<String> {
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        let (value, pointer) = extensions.value(SIBLING_DISCRIMINATOR)?;
        let members = extensions::map(value, &pointer, self.diagnostics);
        let mut property = None;
        for (key, value, pointer) in members {
            match key {
                "propertyName" => property = extensions::text(value, &pointer, self.diagnostics),
                "mapping" => {
                    for (selector, target, pointer) in
                        extensions::map(value, &pointer, self.diagnostics)
                    {
                        if let Some(target) = extensions::text(target, &pointer, self.diagnostics)
                            && !self.select(selector, target, alternatives)
                        {
                            self.report_target(target, &pointer, alternatives);
                        }
                    }
                }
                _ => self.diagnostics.push(errors::unknown_extension_key(
                    key,
                    SIBLING_DISCRIMINATOR,
                    &pointer,
                )),
            }
        }
        if property.is_none() {
            self.diagnostics.push(errors::missing_property_name(
                SIBLING_DISCRIMINATOR,
                &pointer,
            ));
        }
        for name in self.unselected(alternatives) {
            let diagnostic =
                errors::unselected_variant(&name, &[], SIBLING_DISCRIMINATOR, &pointer);
            self.diagnostics.push(diagnostic);
        }
        Some(property.unwrap_or_default().to_owned())
    }

    /// The property that `discriminator` names. It gives each alternative its selectors, or none to
    /// any if one would have none.
    pub(super) fn discriminator(
        &mut self,
        schema: &Located<'a, Schema>,
        alternatives: &mut [Alternative<'a>],
    ) -> Option<Discriminator> {
        let discriminator = schema.value.schema_data.discriminator.as_ref()?;
        let pointer = format!("{}/discriminator", schema.pointer);
        let mut unlisted = Vec::new();
        for (selector, target) in &discriminator.mapping {
            let pointer = format!("{pointer}/mapping/{}", escape(selector));
            let is_known = self.document.component_named(target).is_some();
            if self.select(selector, target, alternatives) {
                continue;
            }
            if is_known {
                unlisted.push((selector, target, pointer));
            } else {
                self.report_target(target, &pointer, alternatives);
            }
        }
        let property = &discriminator.property_name;
        let claims: Vec<Claim> = alternatives
            .iter_mut()
            .map(|it| {
                let (schema, pointer) = (it.schema, &it.pointer);
                let claim = Claim::new(self.document, schema, pointer, property, referred(schema));
                claim.mapped(std::mem::take(&mut it.selectors).iter())
            })
            .collect();
        self.check_claims(&claims, alternatives, property, &pointer);
        let selectors = selectors(&claims, |text| discriminator.mapping.contains_key(text));
        for (alternative, selectors) in alternatives.iter_mut().zip(selectors) {
            alternative.selectors = selectors;
        }
        self.select_by_nested(property, alternatives);
        for (selector, target, pointer) in unlisted {
            if !alternatives
                .iter()
                .any(|it| it.selectors.contains(selector))
            {
                let diagnostic = errors::unlisted_variant(selector, target, &pointer);
                self.diagnostics.push(diagnostic);
            }
        }
        let is_beside_others = self.tell_untagged(property, &claims, alternatives);
        let unselected = match is_beside_others {
            true => Vec::new(),
            false => self.unselected(alternatives),
        };
        if unselected.is_empty() {
            self.check_listed(&claims, alternatives, property, &pointer);
        } else {
            for alternative in alternatives {
                alternative.selectors.clear();
            }
        }
        Some(Discriminator {
            property: property.clone(),
            pointer,
            unselected,
            is_beside_others,
        })
    }

    /// Says where the mapping gives to one alternative what another lists as its own. The mapping counts.
    fn check_claims(
        &mut self,
        claims: &[Claim],
        alternatives: &[Alternative<'a>],
        property: &str,
        pointer: &str,
    ) {
        for (claim, alternative) in claims.iter().zip(alternatives) {
            for selector in &claim.mapped {
                if claim.listed.is_empty() || claim.listed.contains(selector) {
                    continue;
                }
                let owner = claims.iter().position(|it| it.listed.contains(selector));
                let Some(owner) = owner.map(|owner| &alternatives[owner]) else {
                    continue;
                };
                let variants = [alternative, owner].map(|it| self.variant_shown(it));
                let pointer = format!("{pointer}/mapping/{}", escape(selector));
                let diagnostic =
                    errors::contradicting_mapping(property, selector, &variants, &pointer);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Says which texts select nothing, since several variants list them.
    fn check_listed(
        &mut self,
        claims: &[Claim],
        alternatives: &[Alternative<'a>],
        property: &str,
        pointer: &str,
    ) {
        let selects = |text: &&String| {
            let mut alternatives = alternatives.iter();
            alternatives.any(|it| it.selectors.contains(text))
        };
        let listed: BTreeSet<&String> = claims.iter().flat_map(|claim| &claim.listed).collect();
        let lost = listed.into_iter().filter(|text| !selects(text));
        let lost: Vec<&str> = lost.map(String::as_str).collect();
        if !lost.is_empty() {
            let diagnostic = errors::shared_selector(property, &lost, pointer);
            self.diagnostics.push(diagnostic);
        }
    }

    /// Lets a text select the alternative that the mapping names, or a variant of it; whether there is one.
    fn select(&self, selector: &str, target: &str, alternatives: &mut [Alternative<'a>]) -> bool {
        let document = self.document;
        let itself = |it: &Alternative<'a>| names(document, target, it.schema);
        let within = |it: &Alternative<'a>| {
            let schema = document.schema(it.schema, &it.pointer);
            schema.is_some_and(|schema| is_within(document, target, &schema))
        };
        let found = alternatives.iter().position(itself);
        let found = found.or_else(|| alternatives.iter().position(within));
        let found = found.and_then(|index| alternatives.get_mut(index));
        found
            .map(|it| it.selectors.push(selector.to_owned()))
            .is_some()
    }

    fn report_target(&mut self, target: &str, pointer: &str, alternatives: &[Alternative<'a>]) {
        let known = alternatives.iter().map(|it| self.variant_shown(it));
        let known: Vec<String> = known.collect();
        let diagnostic = errors::mapping_target(target, &known, pointer);
        self.diagnostics.push(diagnostic);
    }

    /// The alternatives that nothing selects.
    fn unselected(&self, alternatives: &[Alternative<'a>]) -> Vec<String> {
        let unselected = alternatives.iter().filter(|it| it.selectors.is_empty());
        unselected.map(|it| self.variant_shown(it)).collect()
    }
}
