//! Which schemas are heirs of which, by `allOf` and by the mapping of a discriminator.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{Discriminator, ReferenceOr, Schema};

use crate::parse::pointer::schema_pointer;
use crate::resolve::Document;

use super::super::names::words;
use super::super::values::{Values, is_choice};
use super::selectors::{Claim, referred, selectors};

/// A schema that a value may be of.
pub struct Heir<'a> {
    /// Its name among the components.
    pub name: &'a str,
    /// The texts that select it.
    pub selectors: Vec<String>,
    /// The texts that it lists for the property.
    pub listed: BTreeSet<String>,
    /// Whether it lists them itself, or only has the list of a schema above.
    says_so: bool,
}

impl Heir<'_> {
    /// The same by what another schema says of it, too.
    fn with(mut self, other: Self) -> Self {
        self.selectors.extend(other.selectors);
        self.selectors.sort();
        self.selectors.dedup();
        self.listed.extend(other.listed);
        self.says_so |= other.says_so;
        self
    }
}

/// The discriminator of a schema that lists no variants.
pub fn discriminator(schema: &Schema) -> Option<&Discriminator> {
    let discriminator = schema.schema_data.discriminator.as_ref();
    discriminator.filter(|_| !is_choice(schema))
}

/// The discriminator of a component that stands for its heirs.
pub fn union_of<'a>(document: Document<'a>, name: &'a str) -> Option<&'a Discriminator> {
    let discriminator = discriminator(schema_of(document, name)?)?;
    heirs(document, name, discriminator).map(|_| discriminator)
}

/// The values of the heirs of what a schema refers to, if that stands for them.
pub fn values_of_heirs<'a>(
    document: Document<'a>,
    schema: &'a ReferenceOr<Schema>,
    pointer: &str,
) -> Option<Values<'a>> {
    let located = document.schema(schema, pointer)?;
    let heirs = heirs(document, located.component?, discriminator(located.value)?)?;
    let components = document.openapi.components.as_ref()?;
    let values = heirs.iter().filter_map(|heir| {
        let schema = components.schemas.get(heir.name)?;
        let values = Values::new(document, schema, &schema_pointer(heir.name));
        Some(values.named(heir.name))
    });
    values.reduce(Values::or)
}

/// The heirs of a component, in the order of their names, with the component itself where a
/// value can be of it; nothing if there are no others.
pub fn heirs<'a>(
    document: Document<'a>,
    own: &'a str,
    discriminator: &Discriminator,
) -> Option<Vec<Heir<'a>>> {
    let (mut heirs, _) = parted(document, own, discriminator);
    if heirs.iter().all(|heir| heir.name == own) {
        return None;
    }
    if heirs.iter().all(|heir| heir.name != own) {
        let property = &discriminator.property_name;
        let above = document.ancestors_of(own);
        let others = components(document).filter(|(name, _)| *name != own);
        let elsewhere = others.filter_map(|(other, schema)| {
            let discriminator = schema.schema_data.discriminator.as_ref()?;
            let mut targets = discriminator.mapping.values();
            let is_above = above.contains(&other)
                || targets.any(|target| document.component_named(target) == Some(own));
            if discriminator.property_name != *property || !is_above {
                return None;
            }
            let mut known = named_heirs(document, other, discriminator).into_iter();
            known.find(|heir| heir.name == own)
        });
        let taken: BTreeSet<&String> = heirs.iter().flat_map(|it| &it.selectors).collect();
        let as_heir = elsewhere.reduce(Heir::with).map(|mut heir| {
            heir.selectors.retain(|text| !taken.contains(text));
            heir
        });
        heirs.extend(as_heir.filter(|heir| !heir.selectors.is_empty()));
    }
    Some(without_abstract(document, heirs))
}

/// Leaves out the heirs that nothing selects, but that have heirs which something does.
fn without_abstract<'a>(document: Document<'a>, heirs: Vec<Heir<'a>>) -> Vec<Heir<'a>> {
    let selected = heirs.iter().filter(|heir| !heir.selectors.is_empty());
    let ancestors: BTreeSet<&str> = selected
        .flat_map(|heir| document.ancestors_of(heir.name))
        .collect();
    let is_of_values =
        |heir: &Heir<'a>| !heir.selectors.is_empty() || !ancestors.contains(heir.name);
    heirs.into_iter().filter(is_of_values).collect()
}

/// What is composed of the same as the heirs of a component, and is none: nothing selects it, and it lists nothing itself, or
/// what selects others.
pub fn composed<'a>(document: Document<'a>, own: &'a str) -> Vec<&'a str> {
    let told = schema_of(document, own).and_then(discriminator);
    let composed = told.map(|told| parted(document, own, told).1);
    let composed = composed.into_iter().flatten();
    composed.map(|heir| heir.name).collect()
}

/// The heirs, and those that are none.
fn parted<'a>(
    document: Document<'a>,
    own: &'a str,
    told: &Discriminator,
) -> (Vec<Heir<'a>>, Vec<Heir<'a>>) {
    let heirs = named_heirs(document, own, told);
    let is_unselected = |heir: &Heir<'_>| heir.selectors.is_empty() && !heir.listed.is_empty();
    if !heirs.iter().any(is_unselected) || heirs.iter().all(|it| it.selectors.is_empty()) {
        return (heirs, Vec::new());
    }
    // What selects an heir of a schema above is no more left for it.
    let above = document.ancestors_of(own).into_iter();
    let above = above
        .filter_map(|ancestor| Some((ancestor, discriminator(schema_of(document, ancestor)?)?)));
    let above = above.filter(|(_, other)| other.property_name == told.property_name);
    let above = above.flat_map(|(ancestor, other)| named_heirs(document, ancestor, other));
    let mut selecting = BTreeSet::from_iter(above.flat_map(|heir| heir.selectors));
    selecting.extend(heirs.iter().flat_map(|heir| heir.selectors.clone()));
    let is_case = |heir: &Heir<'_>| heir.says_so && !heir.listed.is_subset(&selecting);
    let heirs = heirs.into_iter();
    heirs.partition(|heir| !is_unselected(heir) || is_case(heir))
}

/// What selects each of some components as an heir of one that stands for all of them, and the property that
/// does, if it counts, be it sure to be there or not. Of several such, it is the one with the fewest heirs, with what selects
/// them by the others, too, where that tells them.
pub fn inherited(
    document: Document<'_>,
    names: &[&str],
    counts: impl Fn(&str, bool) -> bool,
) -> Option<(String, Vec<Vec<String>>)> {
    let parents = components(document).map(|(name, _)| name);
    inherited_of(document, parents, names, counts)
}

/// The same where each has the one that stands for all of them in its `allOf`, or that maps a value to each: others are
/// not looked at, which would take long for every pair of variants.
pub fn inherited_plainly(
    document: Document<'_>,
    names: &[&str],
    counts: impl Fn(&str, bool) -> bool,
) -> Option<(String, Vec<Vec<String>>)> {
    let parents = plain_parents(document, names).into_iter();
    inherited_of(document, parents, names, counts)
}

/// The components that each of some has in its `allOf`, or that map a value to each.
fn plain_parents<'a>(document: Document<'a>, names: &[&str]) -> Vec<&'a str> {
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    let ancestors = distinct
        .iter()
        .map(|name| BTreeSet::from_iter(document.ancestors_of(name)));
    let shared = ancestors.reduce(|one, other| &one & &other);
    let shared = shared.unwrap_or_default();
    let maps_all = |schema: &Schema| {
        let told = schema.schema_data.discriminator.iter();
        let targets = told.flat_map(|it| it.mapping.values());
        let mapped: BTreeSet<&str> = targets
            .filter_map(|target| document.component_meant(target))
            .collect();
        mapped.is_superset(&distinct)
    };
    let parents = components(document)
        .filter(|(name, schema)| shared.contains(name) || maps_all(schema))
        .map(|(name, _)| name);
    parents.collect()
}

/// The discriminators that tell a component from others, wherever it must have their properties, and all that they tell.
pub fn told_in<'a>(
    document: Document<'a>,
    own: &'a str,
) -> Vec<(&'a Discriminator, Vec<Heir<'a>>)> {
    let parents = plain_parents(document, &[own]).into_iter();
    let told = parents.filter_map(|parent| {
        let schema = schema_of(document, parent)?;
        let discriminator = schema.schema_data.discriminator.as_ref()?;
        let is_sure = !is_choice(schema) || requires(document, own, &discriminator.property_name);
        let heirs = heirs(document, parent, discriminator).filter(|_| is_sure)?;
        let is_told = heirs.iter().any(|heir| heir.name == own);
        is_told.then_some((discriminator, heirs))
    });
    told.collect()
}

fn inherited_of<'a>(
    document: Document<'a>,
    parents: impl Iterator<Item = &'a str>,
    names: &[&str],
    counts: impl Fn(&str, bool) -> bool,
) -> Option<(String, Vec<Vec<String>>)> {
    let told = parents.filter_map(|own| {
        let schema = schema_of(document, own)?;
        let discriminator = schema.schema_data.discriminator.as_ref()?;
        // What a list elsewhere says of its variants is sure here where they have the property here too.
        let has_it = |name: &&str| requires(document, name, &discriminator.property_name);
        let is_sure = !is_choice(schema) || names.iter().all(has_it);
        if !counts(&discriminator.property_name, is_sure) {
            return None;
        }
        let heirs = heirs(document, own, discriminator)?;
        let selectors = names.iter().map(|name| {
            let mut heirs = heirs.iter();
            let heir = heirs.find(|heir| heir.name == *name && !heir.selectors.is_empty());
            heir.map(|heir| heir.selectors.clone())
        });
        let selectors = selectors.collect::<Option<Vec<_>>>()?;
        let property = discriminator.property_name.clone();
        Some(((heirs.len(), own), (property, selectors)))
    });
    let told: Vec<_> = told.collect();
    let (_, nearest) = told.iter().min_by_key(|(rank, _)| *rank)?;
    let (property, selectors) = nearest;
    // Others of the same property may call them otherwise.
    let alike = told.iter().filter(|(_, (other, _))| other == property);
    let mut all = vec![BTreeSet::new(); selectors.len()];
    for (_, (_, selectors)) in alike {
        for (all, own) in all.iter_mut().zip(selectors) {
            all.extend(own.iter().cloned());
        }
    }
    let distinct: BTreeSet<&String> = all.iter().flatten().collect();
    let are_told = all.iter().map(BTreeSet::len).sum::<usize>() == distinct.len();
    let selectors = match are_told {
        true => all.into_iter().map(Vec::from_iter).collect(),
        false => selectors.clone(),
    };
    Some((property.clone(), selectors))
}

/// Whether every value of a component has a property.
fn requires(document: Document<'_>, name: &str, property: &str) -> bool {
    let schema = schema_of(document, name);
    let object = schema.and_then(|it| document.object(it, &schema_pointer(name)));
    object.is_some_and(|object| object.required.contains(property))
}

/// The heirs of a component by `allOf` and by its mapping, with the texts that select them.
fn named_heirs<'a>(
    document: Document<'a>,
    own: &'a str,
    discriminator: &Discriminator,
) -> Vec<Heir<'a>> {
    let mut names = descendants(document, own, &discriminator.property_name);
    let mut mapped: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for (selector, target) in &discriminator.mapping {
        if let Some(name) = document.component_named(target) {
            mapped.entry(name).or_default().push(selector);
        }
    }
    names.extend(mapped.keys());
    names.sort_unstable();
    names.dedup();
    let claim = |name: &&'a str| {
        let mapped = mapped.get(name).into_iter().flatten().copied();
        let claim = claim_of(document, name, &discriminator.property_name)?;
        Some((*name, claim.mapped(mapped)))
    };
    let (names, mut claims): (Vec<&str>, Vec<Claim>) = names.iter().filter_map(claim).unzip();
    let listed: Vec<BTreeSet<String>> = claims.iter().map(|it| it.listed.clone()).collect();
    let property = &discriminator.property_name;
    let says_so = leave_to_narrower(document, &names, &listed, property, &mut claims);
    let selectors = selectors(&claims, |text| discriminator.mapping.contains_key(text));
    let heirs = names.into_iter().zip(selectors).zip(listed).zip(says_so);
    let heirs = heirs.map(|(((name, mut selectors), listed), says_so)| {
        selectors.sort();
        Heir {
            name,
            selectors,
            listed,
            says_so,
        }
    });
    heirs.collect()
}

/// Leaves the texts that heirs list to those among them that say them of themselves, and says which do. What one narrows,
/// and what is the name of one below, it leaves to none above it; of what an heir only has from what it is composed of,
/// its own name alone selects it.
fn leave_to_narrower(
    document: Document<'_>,
    names: &[&str],
    listed: &[BTreeSet<String>],
    property: &str,
    claims: &mut [Claim],
) -> Vec<bool> {
    let above: Vec<Vec<&str>> = names
        .iter()
        .map(|name| document.ancestors_of(name))
        .collect();
    let ancestors: BTreeSet<&str> = above.iter().flatten().copied().collect();
    let ancestors = ancestors.into_iter().filter_map(|ancestor| {
        let claim = claim_of(document, ancestor, property)?;
        Some((ancestor, claim.listed))
    });
    let ancestors: BTreeMap<&str, BTreeSet<String>> = ancestors.collect();
    let says_so = listed.iter().zip(&above).map(|(listed, above)| {
        let mut above = above.iter().filter_map(|ancestor| ancestors.get(ancestor));
        !above.any(|ancestor| ancestor == listed)
    });
    let says_so: Vec<bool> = says_so.collect();
    let is_name = |index: usize, text: &str| words(text) == words(names[index]);
    let is_below = |index: usize, other: usize| above[index].contains(&names[other]);
    for (index, claim) in claims.iter_mut().enumerate() {
        let is_of_another = |text: &str| {
            let mut others = (0..names.len()).filter(|other| listed[*other].contains(text));
            others.any(|other| match (says_so[index], says_so[other]) {
                (true, true) => is_below(other, index),
                (false, true) => !is_below(index, other),
                (true, false) => is_below(other, index) && is_name(other, text),
                (false, false) => false,
            })
        };
        let is_own = |text: &str| says_so[index] || is_name(index, text);
        claim
            .listed
            .retain(|text| !is_of_another(text) && is_own(text));
        if claim.listed.is_empty() && !listed[index].is_empty() {
            claim.name = None;
        }
    }
    says_so
}

/// What a component says by itself of what selects it.
fn claim_of(document: Document<'_>, name: &str, property: &str) -> Option<Claim> {
    let components = document.openapi.components.as_ref()?;
    let schema = components.schemas.get(name)?;
    let pointer = schema_pointer(name);
    let name = Some(name.to_owned());
    Some(Claim::new(document, schema, &pointer, property, name))
}

/// The components that lead to this one by `allOf`. Of those which another property tells apart,
/// only the first on each way counts.
fn descendants<'a>(document: Document<'a>, own: &'a str, property: &str) -> Vec<&'a str> {
    let is_told_alike = |name: &str| {
        let told = schema_of(document, name).and_then(discriminator);
        told.is_none_or(|discriminator| discriminator.property_name == property)
    };
    let mut found = BTreeSet::new();
    let mut waiting = vec![own];
    while let Some(parent) = waiting.pop() {
        for name in document.heirs_of(parent) {
            if name != own && found.insert(name) && is_told_alike(name) {
                waiting.push(name);
            }
        }
    }
    let names = components(document).map(|(name, _)| name);
    names.filter(|name| found.contains(name)).collect()
}

/// What the nearest schema maps to a component of which that is an heir, and which the property tells.
pub fn mapped_above(document: Document<'_>, own: &str, property: &str) -> Vec<String> {
    let is_told_alike = |ancestor: &&str| {
        let schema = schema_of(document, ancestor);
        let told = schema.and_then(|it| it.schema_data.discriminator.as_ref());
        told.is_some_and(|it| it.property_name == property)
    };
    let ancestors = document.ancestors_of(own).into_iter();
    let mapped = ancestors
        .filter(is_told_alike)
        .map(|it| document.mapped(it, own));
    let mut mapped = mapped.filter(|texts| !texts.is_empty());
    mapped.next().unwrap_or_default().to_vec()
}

/// A component that is a schema of its own.
pub fn schema_of<'a>(document: Document<'a>, name: &str) -> Option<&'a Schema> {
    let components = document.openapi.components.as_ref()?;
    components.schemas.get(name)?.as_item()
}

/// The component that a schema refers to, be it together with more.
pub fn component_of<'a>(document: Document<'a>, schema: &ReferenceOr<Schema>) -> Option<&'a str> {
    document.component_meant(&referred(schema)?)
}

/// Whether what a mapping names is the component that a schema refers to.
pub fn names(document: Document<'_>, target: &str, schema: &ReferenceOr<Schema>) -> bool {
    let own = component_of(document, schema);
    own.is_some() && document.component_meant(target) == own
}

/// The components that are schemas of their own, in the order of the description.
fn components<'a>(document: Document<'a>) -> impl Iterator<Item = (&'a str, &'a Schema)> {
    let components = document.openapi.components.iter();
    let schemas = components.flat_map(|components| &components.schemas);
    schemas.filter_map(|(name, schema)| match schema {
        ReferenceOr::Item(schema) => Some((name.as_str(), schema)),
        ReferenceOr::Reference { .. } => None,
    })
}
