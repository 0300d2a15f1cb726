//! What the tags of unions say of the rest of a description, if they are all alike: of unions of
//! which no value was seen, and of schemas outside of unions.

use serde_json::Value;

use super::Findings;
use super::actions::{Action, constant, discriminator};
use super::readings::Reading;
use super::schemas::{Schema, Schemas};
use super::sightings::{Sighting, Sightings};
use super::unions::{Declared, Union, Variant};
use super::words;

/// How many unions make a habit.
const HABIT: usize = 3;

/// A tag that values have proved.
pub struct Proof {
    pub property: String,
    /// Whether it holds the name of the variant, as it is.
    pub is_label: bool,
}

/// Proposes the same tag where no value of a union proves it.
pub fn find(sightings: &Sightings<'_>, proofs: &[Proof], findings: &mut Findings) {
    let Some(property) = habit(proofs) else {
        return;
    };
    let habit = format!(
        "in all {} of which values were seen, {} names the variant",
        words::count(proofs.len(), "union"),
        words::code(property),
    );
    sightings.schemas.each(|schema| {
        if sightings.of(&schema.pointer).is_empty() {
            propose_for_union(sightings, &schema, property, &habit, findings);
        }
    });
    for (schema, seen) in sightings.all() {
        propose_for_schema(sightings.schemas, &schema, seen, property, findings);
    }
}

/// The property that is the tag of every union, if there are enough of them.
fn habit(proofs: &[Proof]) -> Option<&str> {
    let property = proofs.first()?.property.as_str();
    let labels = proofs.iter().filter(|proof| proof.is_label).count();
    let is_habit = proofs.iter().all(|proof| proof.property == property)
        && labels >= HABIT
        && labels * 4 >= proofs.len() * 3;
    is_habit.then_some(property)
}

/// A union of objects whose values are not known.
fn propose_for_union(
    sightings: &Sightings<'_>,
    schema: &Schema<'_>,
    property: &str,
    habit: &str,
    findings: &mut Findings,
) {
    let schemas = sightings.schemas;
    let Some(union) = Union::of(schemas, schema) else {
        return;
    };
    let lacks = |seen: &Sighting<'_>| seen.value.is_object() && seen.value.get(property).is_none();
    let is_untagged =
        |variant: &Variant<'_>| sightings.of(&variant.schema.pointer).iter().any(lacks);
    let is_open = union.variants.len() > 1
        && !union.is_decided()
        && union.can_be_mapped()
        && union.has_only_objects(schemas)
        && !union.variants.iter().any(is_untagged);
    let text = |variant: &Variant<'_>| match variant.property(schemas, property) {
        Declared::Nothing => Reading::label().text(variant),
        Declared::Constant(text) => Some(text),
        Declared::Text | Declared::Other => None,
    };
    let texts: Option<Vec<String>> = union.variants.iter().map(text).collect();
    let (true, Some(texts)) = (is_open, texts) else {
        return;
    };
    let evidence = format!("By analogy, no value was seen: {habit}.");
    let names = union.variants.iter();
    let names = names.filter_map(|variant| variant.name.as_deref());
    let mapping = texts.iter().map(String::as_str).zip(names);
    let update = discriminator(property, mapping);
    let pointer = &schema.pointer;
    findings
        .actions
        .push(Action::update(pointer, update, &evidence));
    for (variant, text) in union.variants.iter().zip(&texts) {
        if variant.property(schemas, property) == Declared::Nothing {
            propose_constant(&variant.schema.pointer, property, text, &evidence, findings);
        }
    }
}

/// A schema of the components whose values all carry its name.
fn propose_for_schema(
    schemas: Schemas<'_>,
    schema: &Schema<'_>,
    seen: &[Sighting<'_>],
    property: &str,
    findings: &mut Findings,
) {
    if schema.component().is_none() || schema.text("type") != Some("object") {
        return;
    }
    let variant = Variant::of(schemas, schema.clone());
    let Some(label) = variant.label() else {
        return;
    };
    let has_label =
        |seen: &Sighting<'_>| seen.value.get(property).and_then(Value::as_str) == Some(label);
    if variant.property(schemas, property) == Declared::Nothing && seen.iter().all(has_label) {
        let evidence = format!("{} in {}.", words::code(label), words::seen(seen));
        propose_constant(&schema.pointer, property, label, &evidence, findings);
    }
}

/// A schema may be a variant of several unions.
fn propose_constant(
    pointer: &str,
    property: &str,
    text: &str,
    evidence: &str,
    findings: &mut Findings,
) {
    let mut actions = findings.actions.iter();
    if actions.all(|action| action.pointer != pointer) {
        let update = constant(property, &[text]);
        findings
            .actions
            .push(Action::update(pointer, update, evidence));
    }
}
