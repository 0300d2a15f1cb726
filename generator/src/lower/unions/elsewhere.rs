//! Choices of what unions elsewhere tell from others: of unions, of their variants, and of heirs.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{ReferenceOr, Schema};

use crate::ir::unions::{JsonKind, Listing, Way};
use crate::resolve::Document;

use super::super::models::Models;
use super::super::types::forms::meant;
use super::Alternative;
use super::families::{component_of, told_in};
use super::nested::{DEPTH, listed, texts};
use super::selectors::Claim;

/// A variant, and where it stands.
type Variant<'a> = (&'a ReferenceOr<Schema>, String);

impl<'a> Models<'a, '_> {
    /// The way by a property by which a union elsewhere tells an alternative, or the variants of one that is a union, where
    /// the others say which values of it are theirs, too, or are no objects; it gives each what selects it, or its tests.
    /// If asked for, only where every object has it. Of an `anyOf` the alternatives must say themselves which values are
    /// theirs: what is of two of them, and only said to be of one elsewhere, has more than that one.
    pub(super) fn told_elsewhere(
        &self,
        keyword: Listing,
        alternatives: &mut [Alternative<'a>],
        is_required: bool,
    ) -> Option<Way> {
        let values = self.values_with_heirs(alternatives);
        let is_object = |index: &usize| values[*index].kinds.contains(&JsonKind::Object);
        let (objects, others): (Vec<usize>, Vec<usize>) = (0..values.len()).partition(is_object);
        let are_objects = objects
            .iter()
            .all(|it| values[*it].are_all(JsonKind::Object));
        // What is the only object is told by its type.
        if objects.len() < 2 || !are_objects {
            return None;
        }
        let is_there = |property: &str| {
            let mut members = objects.iter().flat_map(|it| &values[*it].objects);
            !is_required || members.all(|object| object.required.contains(property))
        };
        let is_own = |property: &str, (schema, pointer): &Variant<'a>| {
            let listed = || Claim::new(self.document, *schema, pointer, property, None).listed;
            let nested = texts(self.document, schema, pointer, property, DEPTH);
            keyword == Listing::OneOf || !nested.is_empty() || !listed().is_empty()
        };
        let placed = |it: &Alternative<'a>| (it.schema, it.pointer.clone());
        let variants = objects.iter().map(|index| placed(&alternatives[*index]));
        let variants: Vec<Variant<'a>> = variants.collect();
        let (property, selecting) = told_by(self.document, &variants, DEPTH)
            .into_iter()
            .filter(|property| is_there(property) && variants.iter().all(|it| is_own(property, it)))
            .find_map(|it| {
                let selecting = selecting(self.document, &variants, it, DEPTH)?;
                Some((it, selecting))
            })?;
        for (index, texts) in objects.into_iter().zip(selecting) {
            alternatives[index].selectors = texts.into_iter().collect();
        }
        for alternative in alternatives.iter_mut() {
            alternative.tests.clear();
            alternative.is_read = true;
        }
        if others.is_empty() {
            let property = property.to_owned();
            return Some(Way::Property { property });
        }
        let claim = |it: &Alternative<'a>| {
            Claim::new(self.document, it.schema, &it.pointer, property, None)
        };
        let claims: Vec<Claim> = alternatives.iter().map(claim).collect();
        if self.tell_untagged(property, &claims, alternatives) {
            return Some(Way::Shape);
        }
        for alternative in alternatives {
            alternative.selectors.clear();
        }
        None
    }
}

/// The properties by which unions elsewhere tell variants, or those of the unions among these.
fn told_by<'a>(
    document: Document<'a>,
    variants: &[Variant<'a>],
    depth: usize,
) -> BTreeSet<&'a str> {
    let Some(depth) = depth.checked_sub(1) else {
        return BTreeSet::new();
    };
    let told = variants.iter().flat_map(|(schema, pointer)| {
        let told = told_as_variant(document, schema).into_keys();
        let mut told: BTreeSet<&str> = told.collect();
        if let Some(located) = meant(document, *schema, pointer) {
            match &located.value.schema_data.discriminator {
                Some(discriminator) => {
                    told.insert(discriminator.property_name.as_str());
                }
                None => told.extend(told_by(document, &listed(&located), depth)),
            }
        }
        told
    });
    told.collect()
}

/// The properties by which unions elsewhere tell a schema from others, and the texts that select it there. What is composed
/// of one of their variants may have the text of that, unless they speak of it.
pub fn told_as_variant<'a>(
    document: Document<'a>,
    schema: &'a ReferenceOr<Schema>,
) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut told: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let Some(own) = component_of(document, schema) else {
        return told;
    };
    let is_of_one = document.ancestors_of(own).len() == 1;
    for (discriminator, heirs) in told_in(document, own) {
        let heir = heirs.into_iter().find(|heir| heir.name == own);
        let selectors = heir.into_iter().flat_map(|heir| heir.selectors);
        let is_said = |text: &String| {
            text != own
                || discriminator.mapping.contains_key(text)
                || discriminator.mapping.is_empty() && is_of_one
        };
        let selectors: BTreeSet<String> = selectors.filter(is_said).collect();
        if !selectors.is_empty() {
            told.entry(&discriminator.property_name)
                .or_default()
                .extend(selectors);
        }
    }
    told
}

/// What selects each of some variants by a property, if it tells them: the texts that select its own variants, that it
/// lists for the property itself, or that select it elsewhere.
pub fn selecting<'a>(
    document: Document<'a>,
    variants: &[Variant<'a>],
    property: &str,
    depth: usize,
) -> Option<Vec<BTreeSet<String>>> {
    let selecting = variants.iter().map(|(schema, pointer)| {
        let nested = texts(document, schema, pointer, property, depth);
        let listed = || Claim::new(document, *schema, pointer, property, None).listed;
        let own = if nested.is_empty() { listed() } else { nested };
        match own.is_empty() {
            true => told_as_variant(document, schema)
                .remove(property)
                .unwrap_or_default(),
            false => own,
        }
    });
    let selecting: Vec<BTreeSet<String>> = selecting.collect();
    let distinct: BTreeSet<&String> = selecting.iter().flatten().collect();
    let count: usize = selecting.iter().map(BTreeSet::len).sum();
    let are_told = count == distinct.len() && !selecting.iter().any(BTreeSet::is_empty);
    are_told.then_some(selecting)
}
