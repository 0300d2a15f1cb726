//! Choices of choices: told by what tells the variants of these, where nothing else does.

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema};

use crate::ir::unions::{Kind, Way};
use crate::resolve::Document;

use super::super::models::Models;
use super::super::types::forms::meant;
use super::Alternative;
use super::nested::{DEPTH, listed, texts};
use super::selectors::Claim;

/// A variant, and where it stands.
type Variant<'a> = (&'a ReferenceOr<Schema>, String);

impl<'a> Models<'a, '_> {
    /// The way by the property by which a union among the alternatives tells its own variants, where the others say which
    /// values of it are theirs, too, or are no objects; it gives each what selects it, or its tests.
    pub(super) fn told_within(&self, alternatives: &mut [Alternative<'a>]) -> Option<Way> {
        let values = self.values(alternatives);
        let is_object = |index: &usize| values[*index].kinds.contains(&Kind::Object);
        let (objects, others): (Vec<usize>, Vec<usize>) = (0..values.len()).partition(is_object);
        if !objects.iter().all(|it| values[*it].are_all(Kind::Object)) {
            return None;
        }
        let placed = |it: &Alternative<'a>| (it.schema, it.pointer.clone());
        let variants = objects.iter().map(|index| placed(&alternatives[*index]));
        let variants: Vec<Variant<'a>> = variants.collect();
        let (property, selecting) = told_by(self.document, &variants, DEPTH)
            .into_iter()
            .find_map(|it| Some((it, selecting(self.document, &variants, it, DEPTH)?)))?;
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

/// The properties by which unions tell their variants or heirs, or by which unions among their variants do.
fn told_by<'a>(
    document: Document<'a>,
    variants: &[Variant<'a>],
    depth: usize,
) -> BTreeSet<&'a str> {
    let Some(depth) = depth.checked_sub(1) else {
        return BTreeSet::new();
    };
    let located = variants.iter();
    let located = located.filter_map(|(schema, pointer)| meant(document, *schema, pointer));
    let told = located.flat_map(|schema| match &schema.value.schema_data.discriminator {
        Some(discriminator) => BTreeSet::from([discriminator.property_name.as_str()]),
        None => told_by(document, &listed(&schema), depth),
    });
    told.collect()
}

/// What selects each of some variants by a property, if it tells them: the texts that select its own variants, or that
/// it lists for the property itself.
pub fn selecting<'a>(
    document: Document<'a>,
    variants: &[Variant<'a>],
    property: &str,
    depth: usize,
) -> Option<Vec<BTreeSet<String>>> {
    let selecting = variants.iter().map(|(schema, pointer)| {
        let nested = texts(document, schema, pointer, property, depth);
        match nested.is_empty() {
            true => Claim::new(document, *schema, pointer, property, None).listed,
            false => nested,
        }
    });
    let selecting: Vec<BTreeSet<String>> = selecting.collect();
    let distinct: BTreeSet<&String> = selecting.iter().flatten().collect();
    let count: usize = selecting.iter().map(BTreeSet::len).sum();
    let are_told = count == distinct.len() && !selecting.iter().any(BTreeSet::is_empty);
    are_told.then_some(selecting)
}
