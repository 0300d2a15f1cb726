//! What selects the variants of a variant: a union in a union, by the same property.

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use crate::ir::unions::Listing;
use crate::parse::pointer::schema_pointer;
use crate::resolve::{Document, Located};

use super::super::models::Models;
use super::super::types::forms::meant;
use super::Alternative;
use super::elsewhere::selecting;
use super::families::{component_of, heirs, inherited, names};
use super::selectors::{Claim, referred, selectors};

/// How deep unions may stand in unions.
pub const DEPTH: usize = 4;

impl<'a> Models<'a, '_> {
    /// Lets what selects a variant of an alternative select the alternative, too, where it selects no other.
    pub(super) fn select_by_nested(&self, property: &str, alternatives: &mut [Alternative<'a>]) {
        let nested = alternatives
            .iter()
            .map(|it| texts(self.document, it.schema, &it.pointer, property, DEPTH));
        let nested: Vec<BTreeSet<String>> = nested.collect();
        let taken = alternatives.iter().flat_map(|it| it.selectors.clone());
        let taken: BTreeSet<String> = taken.collect();
        for (alternative, texts) in alternatives.iter_mut().zip(&nested) {
            let is_alone = |text: &&String| {
                let count = nested.iter().filter(|other| other.contains(*text)).count();
                count == 1 && !taken.contains(*text)
            };
            let own = texts.iter().filter(is_alone).cloned();
            alternative.selectors.extend(own);
        }
    }
}

/// The texts that select the variants of a schema, if the property tells them apart.
pub fn texts<'a>(
    document: Document<'a>,
    schema: &'a ReferenceOr<Schema>,
    pointer: &str,
    property: &str,
    depth: usize,
) -> BTreeSet<String> {
    let known = || {
        let depth = depth.checked_sub(1)?;
        let located = meant(document, schema, pointer)?;
        let variants = listed(&located);
        let Some(discriminator) = &located.value.schema_data.discriminator else {
            let names = variants.iter().map(|(it, _)| component_of(document, it));
            let names = names.collect::<Option<Vec<_>>>();
            let names = names.filter(|names| !names.is_empty());
            let inherited = names.and_then(|it| inherited(document, &it, |it, _| it == property));
            if let Some((_, selectors)) = inherited {
                return Some(selectors.into_iter().flatten().collect());
            }
            let selecting = selecting(document, &variants, property, depth)?;
            return Some(selecting.into_iter().flatten().collect());
        };
        if discriminator.property_name != property {
            return None;
        }
        if variants.is_empty() {
            let heirs = heirs(document, located.component?, discriminator)?;
            return Some(heirs.into_iter().flat_map(|heir| heir.selectors).collect());
        }
        let mapping = &discriminator.mapping;
        let within = variants.iter().map(|(variant, pointer)| {
            let mapped = mapping.iter();
            let mapped = mapped.filter(|(_, target)| names(document, target, variant));
            let claim = Claim::new(document, *variant, pointer, property, referred(variant));
            let claim = claim.mapped(mapped.map(|(text, _)| text));
            (claim, texts(document, variant, pointer, property, depth))
        });
        let (claims, nested): (Vec<Claim>, Vec<BTreeSet<String>>) = within.unzip();
        let own = selectors(&claims, |text| mapping.contains_key(text));
        let nested = nested.into_iter().flatten();
        Some(own.into_iter().flatten().chain(nested).collect())
    };
    known().unwrap_or_default()
}

/// Whether what a mapping names is a variant of a schema, or of one of those.
pub fn is_within(document: Document<'_>, target: &str, schema: &Located<'_, Schema>) -> bool {
    is_variant(document, target, schema, DEPTH).unwrap_or_default()
}

fn is_variant(
    document: Document<'_>,
    target: &str,
    schema: &Located<'_, Schema>,
    depth: usize,
) -> Option<bool> {
    let depth = depth.checked_sub(1)?;
    let (_, variants) = variants(schema.value);
    let is_listed = variants.iter().any(|variant| {
        let inner = || document.schema(variant, "");
        let within = || is_variant(document, target, &inner()?, depth);
        names(document, target, variant) || within().unwrap_or_default()
    });
    let discriminator = schema.value.schema_data.discriminator.as_ref();
    let heirs = || heirs(document, schema.component?, discriminator?);
    let heir = document.component_meant(target);
    let is_heir = variants.is_empty()
        && heirs().is_some_and(|heirs| heirs.iter().any(|it| Some(it.name) == heir));
    Some(is_listed || is_heir)
}

/// Whether every value of a schema is one of another by what they are called: it is composed of it, that lists it and
/// says nothing more of it, or so with each of its own variants.
pub fn is_narrower<'a>(
    document: Document<'a>,
    one: &Located<'a, Schema>,
    other: &Located<'a, Schema>,
) -> bool {
    let is_of = |name: &str| {
        let ancestors = document.ancestors_of(name);
        let is_composed = ancestors.into_iter().any(|it| Some(it) == other.component);
        is_composed || is_listed(document, name, other, DEPTH)
    };
    let (_, variants) = variants(one.value);
    let mut variants = variants.iter().map(|it| component_of(document, it));
    let is_own = one.component.is_some_and(is_of);
    is_own || (variants.len() > 0 && variants.all(|name| name.is_some_and(is_of)))
}

/// Whether a component is listed by a schema, which declares nothing more of it, or by one of those that it lists so.
fn is_listed(
    document: Document<'_>,
    name: &str,
    schema: &Located<'_, Schema>,
    depth: usize,
) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let keys = |schema: &ReferenceOr<Schema>| {
        let object = document.object_at(schema, "").map(|(_, object)| object);
        object.map(|it| {
            it.properties
                .keys()
                .map(|key| (*key).to_owned())
                .collect::<BTreeSet<_>>()
        })
    };
    let (keyword, variants) = variants(schema.value);
    // Of an `anyOf` a value may have more than one of them declares.
    let is_one = keyword == Listing::OneOf || schema.value.schema_data.discriminator.is_some();
    is_one
        && variants.iter().any(|variant| {
            let Some(own) = component_of(document, variant) else {
                return false;
            };
            let components = document.openapi.components.as_ref();
            let component = components.and_then(|it| it.schemas.get(own));
            let says_no_more =
                variant.as_item().is_none() || keys(variant) == component.and_then(keys);
            let located = || document.schema(component?, &schema_pointer(own));
            let is_within = || located().is_some_and(|it| is_listed(document, name, &it, depth));
            says_no_more && (own == name || is_within())
        })
}

/// The variants that a schema lists, and where each stands.
pub fn listed<'a>(schema: &Located<'a, Schema>) -> Vec<(&'a ReferenceOr<Schema>, String)> {
    let (keyword, variants) = variants(schema.value);
    let place = |index| format!("{}/{keyword}/{index}", schema.pointer);
    let variants = variants.iter().enumerate();
    variants.map(|(index, it)| (it, place(index))).collect()
}

/// The variants that a schema lists, and the keyword that does.
fn variants(schema: &Schema) -> (Listing, &[ReferenceOr<Schema>]) {
    match &schema.schema_kind {
        SchemaKind::OneOf { one_of } => (Listing::OneOf, one_of),
        SchemaKind::AnyOf { any_of } => (Listing::AnyOf, any_of),
        SchemaKind::Any(any) if !any.one_of.is_empty() => (Listing::OneOf, &any.one_of),
        SchemaKind::Any(any) => (Listing::AnyOf, &any.any_of),
        _ => (Listing::OneOf, &[]),
    }
}
