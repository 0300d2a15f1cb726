//! Tags whose values are listed for all variants at once, each of which names one of them in another spelling:
//! `CREDIT_CARD` the schema `CreditCard`.

use std::collections::BTreeSet;

use super::super::Findings;
use super::super::actions::{Action, discriminator};
use super::super::schemas::{Schema, Schemas};
use super::super::unions::Union;
use super::super::words;

/// Proposes the mapping of each discriminator that has none, where the listed values give one. Some are known already,
/// by the values that carry them.
pub fn find(schemas: Schemas<'_>, known: &BTreeSet<String>, findings: &mut Findings) {
    schemas.each(|schema| {
        let union = Union::of(schemas, &schema).or_else(|| Union::of_heirs(schemas, &schema));
        let union = union.filter(|union| union.can_be_mapped() && !union.is_mapped());
        let is_known = known.contains(&schema.pointer);
        let action = union.filter(|_| !is_known);
        let action = action.and_then(|union| mapping(schemas, &schema, &union));
        findings.actions.extend(action);
    });
}

/// The mapping that the listed values of a discriminator give, if each variant is named by one.
fn mapping(schemas: Schemas<'_>, schema: &Schema<'_>, union: &Union<'_>) -> Option<Action> {
    let property = union.told_by()?;
    let mut lists = union.variants.iter().map(|variant| {
        let listed = variant.shape.properties.get(property)?;
        Some(schemas.followed(listed).texts("enum"))
    });
    let listed = lists.next()??;
    if lists.any(|other| other.as_ref() != Some(&listed)) {
        // What a variant lists for itself selects it.
        return None;
    }
    let named = listed.iter().filter_map(|text| {
        let name = union.variants[union.named(text)?].name.as_deref()?;
        Some((*text, name))
    });
    let named: Vec<(&str, &str)> = named.collect();
    let variants: BTreeSet<&str> = named.iter().map(|(_, name)| *name).collect();
    let count = union.variants.len();
    let is_whole = variants.len() == count && named.len() == count;
    let is_said = named.iter().all(|(text, name)| text == name);
    (is_whole && !is_said).then(|| {
        let evidence = format!(
            "{} lists {}: each of {} is named by one, no conflict.",
            words::code(property),
            words::count(listed.len(), "value"),
            words::count(count, "variant"),
        );
        let update = discriminator(property, named.iter().copied());
        Action::update(&schema.pointer, update, &evidence)
    })
}
