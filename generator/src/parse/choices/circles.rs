//! Breaks the circle of a schema that lists schemas which are composed of it:
//!
//! ```text
//! P: { properties: B, oneOf: [A, C] }    and    A: { allOf: [P, ..] }    become
//! P: { oneOf: [A, allOf: [properties: B, C]] }    and    A: { allOf: [properties: B, ..] }
//! ```
//!
//! Where a discriminator tells the heirs of `P`, and it lists no others, the list says nothing more:
//!
//! ```text
//! P: { properties: B, discriminator: D, oneOf: [A] }    becomes    P: { properties: B, discriminator: D }
//! ```
//!
//! Were it left as it is, each variant would be composed of the choice that lists it, and so on. What stands for `P` in
//! an heir says so (`x-heir-of`), since what `P` says of its heirs holds all the same.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::families::{
    HEIR_OF, ancestors, component, mapped, own_selector, property, referred, schema_mut, schemas,
    schemas_mut, variants,
};
use super::hoisting::hoist;
use super::{GIVEN, SHARED, choice, compose};
use crate::extensions::{NAME, OWN_VALUE};

/// What a variant is to the component that lists it.
#[derive(Clone, Copy, PartialEq)]
enum Kinship {
    Itself,
    Heir,
    Other,
}

/// Breaks every such circle of a description.
pub fn break_circles(tree: &mut Node) {
    let names = schemas(tree).map_or(Vec::new(), |schemas| {
        let lists_heirs = |(name, schema): &(&String, &Node)| {
            let parts = schema.get("allOf").and_then(Node::items);
            let mut lists = parts.into_iter().flatten().chain([*schema]);
            lists.any(|list| kinships(name, list, schemas).contains(&Kinship::Heir))
        };
        let named = schemas.members().into_iter().flatten();
        let mut found: Vec<(&String, &Node)> = named.filter(lists_heirs).collect();
        // What is left of a circle within another depends on what that one is, wherever they stand.
        found.sort_by_key(|(name, schema)| (ancestors(schema, schemas).len(), *name));
        let names = found.into_iter().map(|(name, _)| name.clone());
        names.collect()
    });
    for name in names {
        break_circle(tree, &name);
    }
}

/// What each variant is that a schema lists.
fn kinships(name: &str, schema: &Node, schemas: &Node) -> Vec<Kinship> {
    let kinship = |variant: &Node| match referred(variant, schemas) {
        Some((own, _)) if own == name => Kinship::Itself,
        Some((_, variant)) if ancestors(variant, schemas).contains(name) => Kinship::Heir,
        _ => Kinship::Other,
    };
    let variants = variants(schema).into_iter().flatten();
    variants.map(kinship).collect()
}

fn break_circle(tree: &mut Node, name: &str) {
    if let Some(members) = schema_mut(tree, name).and_then(Node::members_mut) {
        hoist(members, &BTreeSet::new());
    }
    let found = schemas(tree).and_then(|schemas| {
        let parent = schemas.get(name)?;
        Some((property(parent).is_some(), kinships(name, parent, schemas)))
    });
    let (is_told, kinships) = found.unwrap_or_default();
    let Some(parent) = schema_mut(tree, name) else {
        return;
    };
    if !is_told || kinships.contains(&Kinship::Other) {
        let base = part(parent, name, &kinships);
        return compose_heirs(tree, name, &base);
    }
    if let Some(members) = parent.members_mut()
        && let Some(keyword) = choice(members)
    {
        members.shift_remove(keyword);
    }
    if kinships.contains(&Kinship::Itself) {
        let own = own_selector(parent, name);
        select_itself(parent, name, [own]);
    }
}

/// Says in the mapping of a parent which values select it, where its property may have them.
pub fn select_itself(parent: &mut Node, name: &str, values: impl IntoIterator<Item = String>) {
    let member = property(parent).and_then(|it| parent.get("properties")?.get(it));
    let listed = member.and_then(|it| it.get("enum")?.items());
    let is_possible = |value: &String| {
        let is_it = |text: &Node| text.text() == Some(value);
        listed.is_none_or(|listed| listed.iter().any(is_it))
    };
    let values: Vec<String> = values.into_iter().filter(is_possible).collect();
    let discriminator = parent.get_mut("discriminator");
    let Some((spot, members)) = discriminator.and_then(|it| Some((it.spot, it.members_mut()?)))
    else {
        return;
    };
    let mapping = members.entry("mapping".to_owned());
    let mapping = mapping.or_insert_with(|| Node::object(spot, []));
    if let Some(mapping) = mapping.members_mut() {
        let leads_here = |it: &Node| mapped(it) == Some(name);
        if mapping.values().any(leads_here) {
            return;
        }
        for value in values {
            let reference = Node::scalar(spot, format!("{SCHEMAS}{name}"));
            mapping.entry(value).or_insert(reference);
        }
    }
}

/// Says what stands beside a choice in those of its variants that are not composed of it; returns that.
fn part(parent: &mut Node, name: &str, kinships: &[Kinship]) -> Node {
    let spot = parent.spot;
    let mut base = Node::object(spot, []);
    let own = own_selector(parent, name);
    let Some(members) = parent.members_mut() else {
        return base;
    };
    let shared = SHARED
        .iter()
        .filter_map(|key| members.shift_remove_entry(*key));
    let shared: Vec<(String, Node)> = shared.collect();
    let given = GIVEN
        .iter()
        .filter_map(|key| members.shift_remove_entry(*key));
    let given: Vec<(String, Node)> = given.collect();
    if let Some(base) = base.members_mut() {
        base.extend(shared);
        base.entry("type".to_owned())
            .or_insert_with(|| Node::scalar(spot, "object"));
    }
    let own = take_mapped(members, name).unwrap_or(own);
    let keyword = choice(members).and_then(|keyword| members.get_mut(keyword));
    let variants = keyword.and_then(Node::items_mut).into_iter().flatten();
    for (variant, kinship) in variants.zip(kinships) {
        match kinship {
            Kinship::Heir => {}
            Kinship::Other => compose(variant, &base, &given),
            Kinship::Itself => {
                let spot = variant.spot;
                *variant = base.clone();
                if let Some(members) = variant.members_mut() {
                    members.extend(given.clone());
                    for (key, value) in [(NAME, format!("{name}Base")), (OWN_VALUE, own.clone())] {
                        members.insert(key.to_owned(), Node::scalar(spot, value));
                    }
                }
            }
        }
    }
    base
}

/// Takes out of the mapping of a component what selects it among those that it lists, as it leads to the list by now.
fn take_mapped(members: &mut IndexMap<String, Node>, name: &str) -> Option<String> {
    let discriminator = members.get_mut("discriminator")?;
    let mapping = discriminator.get_mut("mapping")?.members_mut()?;
    let mut own = None;
    mapping.retain(|value, target| {
        let is_own = mapped(target) == Some(name);
        if is_own {
            own = Some(value.clone());
        }
        !is_own
    });
    own
}

/// Composes the heirs of a component of what stood beside its choice.
fn compose_heirs(tree: &mut Node, name: &str, base: &Node) {
    for (_, schema) in schemas_mut(tree) {
        let parts = schema.get_mut("allOf").and_then(Node::items_mut);
        for part in parts.into_iter().flatten() {
            if component(part) == Some(name) {
                let spot = part.spot;
                *part = base.clone();
                let members = part.members_mut().into_iter();
                members.for_each(|it| {
                    it.insert(HEIR_OF.to_owned(), Node::scalar(spot, name));
                });
            }
        }
    }
}
