//! Lists what choices list that share a variant, in the choice that lists them: a value of it would be of both.
//!
//! ```text
//! anyOf: [U, V]    becomes    anyOf: [A, B, C]    where U is    anyOf: [A, B]    and V is    anyOf: [B, C]
//! ```

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::super::grammar;
use super::super::tree::Node;
use super::copies::is_nullable;
use super::families::{component, mapped, mapping, property, schemas, variants};
use super::named::wrapped;
use super::wrappers::is_of_place;
use super::{choice, is_of_choice};
use crate::extensions::{AMBIGUOUS, SIBLING_DISCRIMINATOR};

/// How many choices may stand in each other.
const DEPTH: usize = 8;

/// How many variants a choice may come to.
const VARIANTS: usize = 400;

/// What says of a choice how its variants, as they are listed, are told apart.
const OF_VARIANTS: &[&str] = &[SIBLING_DISCRIMINATOR, AMBIGUOUS];

/// The components that are choices of others, or other names of components, and nothing else.
struct Choices(BTreeMap<String, Node>);

/// What a variant lists, be it by way of others: the references, each with the name of what it refers to.
#[derive(Default)]
struct Listed {
    leaves: IndexMap<String, Node>,
    /// The values that its own choices map, and to what.
    mapping: Vec<(String, Node)>,
    /// The properties that these are told by.
    properties: BTreeSet<String>,
    is_choice: bool,
    /// Whether a discriminator tells all that it lists.
    is_told: bool,
    /// Whether it only says more of the place of what it lists.
    is_wrapped: bool,
    is_nullable: bool,
}

/// Does so for every choice of a description.
pub fn join_sharing(tree: &mut Node) {
    let choices = Choices::new(tree);
    grammar::visit_schemas_from_within(tree, &mut |schema, _| {
        choices.join(schema);
    });
}

impl Choices {
    fn new(tree: &Node) -> Self {
        let schemas = schemas(tree).and_then(Node::members).into_iter().flatten();
        let choices = schemas.filter(|(_, it)| is_choice(it) || component(it).is_some());
        Self(choices.map(|it| (it.0.clone(), it.1.clone())).collect())
    }

    /// Puts what they list in the place of the variants that share some of it.
    fn join(&self, schema: &mut Node) -> Option<()> {
        let variants = variants(schema)?;
        let listed = variants.iter().map(|it| self.listed(it, &[]));
        let listed: Vec<Listed> = listed.map(Option::unwrap_or_default).collect();
        let sharing = sharing(&listed);
        let names = sharing
            .iter()
            .filter_map(|index| component(&variants[*index]));
        let names: BTreeSet<&str> = names.collect();
        let joined: Vec<&Listed> = sharing.iter().map(|index| &listed[*index]).collect();
        if joined.is_empty() || !is_told_alike(schema, &names, &joined) {
            return None;
        }
        let spot = schema.spot;
        let told = told_by_all(&joined).filter(|_| joined.len() == listed.len());
        let members = schema.members_mut()?;
        let keyword = choice(members)?;
        if let Some(told) = told.filter(|_| !members.contains_key("discriminator")) {
            let discriminator = Node::object(spot, [("propertyName", Node::scalar(spot, told))]);
            members.insert("discriminator".to_owned(), discriminator);
        }
        if let Some(discriminator) = members.get_mut("discriminator") {
            let mapping = discriminator.members_mut()?.entry("mapping".to_owned());
            let mapping = mapping.or_insert_with(|| Node::object(spot, []));
            let known = mapping.members_mut()?;
            for (value, target) in joined.iter().flat_map(|it| &it.mapping) {
                let mapped = known.entry(value.clone());
                mapped.or_insert_with(|| target.clone());
            }
        }
        let leaves = joined.iter().flat_map(|it| &it.leaves);
        let mut leaves: IndexMap<&String, &Node> = leaves.collect();
        let variants = members.get_mut(keyword)?.items_mut()?;
        let whole = std::mem::take(variants).into_iter().zip(&listed);
        for (index, (variant, listed)) in whole.enumerate() {
            match sharing.contains(&index) {
                true => {
                    let own = listed.leaves.keys();
                    variants.extend(own.filter_map(|name| leaves.shift_remove(name).cloned()));
                }
                false => variants.push(variant),
            }
        }
        if joined.iter().any(|it| it.is_nullable) {
            let known = members.entry("nullable".to_owned());
            known.or_insert_with(|| Node::scalar(spot, true));
        }
        Some(())
    }

    /// What a variant lists, which stands in these choices; nothing where that is more than components, or endless.
    fn listed(&self, variant: &Node, around: &[&str]) -> Option<Listed> {
        if let Some(name) = component(variant) {
            return match self.0.get(name) {
                Some(_) if around.contains(&name) || around.len() == DEPTH => None,
                Some(schema) => self.listed(schema, &[around, &[name]].concat()),
                None => Some(Listed {
                    leaves: IndexMap::from([(name.to_owned(), variant.clone())]),
                    ..Listed::default()
                }),
            };
        }
        if let Some(reference) = wrapped(variant) {
            let mut listed = self.listed(reference, around)?;
            listed.is_nullable |= is_nullable(variant);
            listed.is_wrapped = true;
            return Some(listed);
        }
        if !is_choice(variant) {
            return None;
        }
        let told = property(variant);
        let mut whole = Listed {
            is_choice: true,
            is_told: told.is_some(),
            is_nullable: is_nullable(variant),
            properties: told.map(str::to_owned).into_iter().collect(),
            ..Listed::default()
        };
        let mapping = variant
            .get("discriminator")
            .and_then(|it| it.get("mapping"));
        let mapping = mapping.and_then(Node::members).cloned();
        whole.mapping.extend(mapping.unwrap_or_default());
        for variant in variants(variant)? {
            let inner = self.listed(variant, around)?;
            whole.is_nullable |= inner.is_nullable;
            whole.leaves.extend(inner.leaves);
            whole.properties.extend(inner.properties);
            whole.mapping.extend(inner.mapping);
        }
        Some(whole)
    }
}

/// Whether a choice says nothing of these variants as they are listed, and tells what they list as they do: no value is
/// mapped to two schemas.
fn is_told_alike(schema: &Node, names: &BTreeSet<&str>, joined: &[&Listed]) -> bool {
    let is_given = OF_VARIANTS.iter().any(|key| schema.get(key).is_some());
    let mut named = mapping(schema).filter_map(mapped);
    if is_given || named.any(|it| names.contains(it)) {
        return false;
    }
    let Some(told) = property(schema) else {
        return true;
    };
    let mut properties = joined.iter().flat_map(|it| &it.properties);
    properties.all(|property| property == told) && maps_once(joined)
}

/// Whether no value is mapped to two schemas.
fn maps_once(joined: &[&Listed]) -> bool {
    let mut targets = BTreeMap::new();
    let mut mappings = joined.iter().flat_map(|it| &it.mapping);
    mappings.all(|(value, target)| {
        let target = mapped(target);
        *targets.entry(value).or_insert(target) == target
    })
}

/// The property that tells all of them, if each says so.
fn told_by_all(joined: &[&Listed]) -> Option<String> {
    let mut properties = joined.iter().flat_map(|it| &it.properties);
    let told = properties.next()?;
    let is_alone = properties.all(|property| property == told);
    let say_so = joined.iter().all(|it| it.is_told);
    (is_alone && say_so && maps_once(joined)).then(|| told.clone())
}

/// Which of the variants are choices that share what they list; and those that share some of it with them.
fn sharing(listed: &[Listed]) -> BTreeSet<usize> {
    let mut sharing = BTreeSet::new();
    for (index, other) in listed.iter().enumerate() {
        for (earlier, one) in listed[..index].iter().enumerate() {
            // A mere reference that stands twice, or beside what lists it too, is left out as a copy.
            let are_more = [one, other].iter().all(|it| it.is_choice || it.is_wrapped);
            if are_more && one.shares(other) {
                sharing.extend([earlier, index]);
            }
        }
    }
    loop {
        let is_new = |index: &usize| {
            let mut joined = sharing.iter().map(|it| &listed[*it]);
            !sharing.contains(index) && joined.any(|it| it.shares(&listed[*index]))
        };
        let Some(index) = (0..listed.len()).find(is_new) else {
            break;
        };
        sharing.insert(index);
    }
    let count: usize = sharing
        .iter()
        .map(|index| listed[*index].leaves.len())
        .sum();
    match count <= VARIANTS {
        true => sharing,
        false => BTreeSet::new(),
    }
}

impl Listed {
    fn shares(&self, other: &Self) -> bool {
        self.leaves
            .keys()
            .any(|name| other.leaves.contains_key(name))
    }
}

/// Whether a schema lists variants, and says nothing more of their values.
fn is_choice(schema: &Node) -> bool {
    let mut members = schema.members().into_iter().flatten();
    let is_aside = |key: &str, value: &Node| match key {
        "type" => value.text() == Some("object"),
        _ => is_of_choice(key) || is_of_place(key),
    };
    variants(schema).is_some() && members.all(|(key, value)| is_aside(key, value))
}
