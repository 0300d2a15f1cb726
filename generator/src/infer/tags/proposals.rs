//! Makes actions of tags: a discriminator for each union, and the property for each variant.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::Findings;
use super::super::actions::{Action, constant, discriminator};
use super::super::analogies::Proof;
use super::super::conflicts;
use super::super::words;
use super::{Tag, Tagged};

/// What one union wants of a schema.
struct Wish<'t, 'a> {
    /// Where the tag of the union stands among all.
    tag: usize,
    variant: &'t Tagged<'a>,
}

/// What all unions want of each property of each schema, by pointer and property.
type Wishes<'t, 'a> = IndexMap<(&'t str, &'t str), Vec<Wish<'t, 'a>>>;

/// Proposes tags. Two that want different texts of one schema are a conflict, and neither is
/// proposed.
pub fn propose(tags: &[Tag<'_>], findings: &mut Findings) {
    let mut wishes = wishes(tags);
    let clashing = clashing(tags, &wishes, findings);
    for (index, tag) in tags.iter().enumerate() {
        if clashing.contains(&index) {
            continue;
        }
        findings.proofs.push(Proof {
            property: tag.property.clone(),
            is_label: tag.is_label,
        });
        let mapping = tag.variants.iter().flat_map(|variant| {
            let texts = variant.texts.iter();
            texts.map(|text| (text.as_str(), variant.name.as_str()))
        });
        let update = discriminator(&tag.property, mapping);
        let action = Action::update(&tag.schema.pointer, update, &tag.evidence);
        findings.actions.push(action);
        for variant in &tag.variants {
            // Where several unions have the variant, the first of them speaks for all.
            let key = (variant.schema.pointer.as_str(), tag.property.as_str());
            let mut wishes = wishes.shift_remove(&key).unwrap_or_default();
            wishes.retain(|wish| !clashing.contains(&wish.tag));
            if !variant.is_declared && !wishes.is_empty() {
                findings.actions.push(property(tag, variant, &wishes));
            }
        }
    }
}

fn wishes<'t, 'a>(tags: &'t [Tag<'a>]) -> Wishes<'t, 'a> {
    let mut wishes = Wishes::new();
    for (index, tag) in tags.iter().enumerate() {
        let is_known = |variant: &&Tagged<'_>| !variant.texts.is_empty();
        for variant in tag.variants.iter().filter(is_known) {
            let key = (variant.schema.pointer.as_str(), tag.property.as_str());
            let wish = Wish {
                tag: index,
                variant,
            };
            wishes.entry(key).or_default().push(wish);
        }
    }
    wishes
}

/// The tags of which one wants of a schema what another does not.
fn clashing(tags: &[Tag<'_>], wishes: &Wishes<'_, '_>, findings: &mut Findings) -> BTreeSet<usize> {
    let mut clashing = BTreeSet::new();
    for ((pointer, property), wishes) in wishes {
        let Some((first, others)) = wishes.split_first() else {
            continue;
        };
        let differs = |wish: &&Wish<'_, '_>| wish.variant.texts != first.variant.texts;
        if let Some(other) = others.iter().find(differs) {
            let [(text, union), (other_text, other_union)] = [first, other].map(|wish| {
                let texts = wish.variant.texts.join(" or ");
                (texts, tags[wish.tag].schema.name())
            });
            findings.conflicts.push(conflicts::clash(
                property,
                (&text, &union),
                (&other_text, &other_union),
                pointer,
            ));
            clashing.extend(wishes.iter().map(|wish| wish.tag));
        }
    }
    clashing
}

/// The action that gives a variant its tag.
fn property(tag: &Tag<'_>, variant: &Tagged<'_>, wishes: &[Wish<'_, '_>]) -> Action {
    let texts: Vec<&str> = variant.texts.iter().map(String::as_str).collect();
    let sources: Vec<&str> = wishes
        .iter()
        .map(|wish| wish.variant.evidence.as_str())
        .collect();
    let evidence = format!(
        "{} {}.",
        words::list(texts.iter().copied()),
        sources.join(" and ")
    );
    let update = constant(&tag.property, &texts);
    Action::update(&variant.schema.pointer, update, evidence)
}
