//! Leaves out of choices what another schema, which is listed as well, stands for:
//!
//! ```text
//! oneOf: [P, A]    becomes    oneOf: [P]    where P has a discriminator, and A is    allOf: [P, ..]
//! oneOf: [U, A]    becomes    oneOf: [U]    where U is    oneOf: [A, B]
//! ```

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::super::grammar;
use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::choice;
use super::circles::select_itself;
use super::families::{
    ancestors, component, mapped, mapping, own_selector, property, schema_mut, schemas, selectors,
    target, variants,
};

/// The references to components that stand for others, with those to these, and the property that tells them
/// apart, if one is named.
pub struct Parents(BTreeMap<String, (Option<String>, BTreeSet<String>)>);

impl Parents {
    /// Those of a description: they list the others, or these are their heirs.
    pub fn new(tree: &Node) -> Self {
        let mut parents: BTreeMap<_, (_, BTreeSet<String>)> = BTreeMap::new();
        let Some(schemas) = schemas(tree) else {
            return Self(parents);
        };
        let mut add = |parent: &str, property: Option<&str>, other: &str| {
            let known = parents.entry(format!("{SCHEMAS}{parent}"));
            let (_, others) =
                known.or_insert_with(|| (property.map(str::to_owned), BTreeSet::new()));
            others.insert(format!("{SCHEMAS}{other}"));
        };
        for (name, schema) in schemas.members().into_iter().flatten() {
            for parent in ancestors(schema, schemas) {
                let told = schemas.get(parent).filter(|it| variants(it).is_none());
                if let Some(property) = told.and_then(property) {
                    add(parent, Some(property), name);
                }
            }
            let listed = variants(schema).into_iter().flatten();
            let listed: Vec<&str> = listed.filter_map(component).collect();
            let is_choice =
                |name: &&str| schemas.get(name).is_some_and(|it| variants(it).is_some());
            if !listed.iter().any(is_choice) {
                let property = property(schema);
                listed.iter().for_each(|listed| add(name, property, listed));
            }
        }
        Self(parents)
    }

    /// Leaves out the variants that are heirs of another one, where nothing else is said of what tells them apart.
    pub fn leave_out_heirs(&self, members: &mut IndexMap<String, Node>) {
        let own = members.get("discriminator");
        if own.is_some_and(|it| it.get("mapping").is_some()) {
            return;
        }
        let own = own.and_then(|it| it.get("propertyName")?.text());
        let own = own.map(str::to_owned);
        let variants = choice(members).and_then(|keyword| members.get_mut(keyword)?.items_mut());
        let Some(variants) = variants else {
            return;
        };
        let heirs = self.heirs_among(variants, |property| own.is_none() || own == *property);
        let count = variants.len();
        variants.retain(|variant| target(variant).is_none_or(|it| !heirs.contains(it)));
        if variants.len() == 1 && count > 1 {
            // What is left tells its own.
            members.shift_remove("discriminator");
        }
    }

    /// The references among some variants of which another stands for them.
    fn heirs_among(
        &self,
        variants: &[Node],
        counts: impl Fn(&Option<String>) -> bool,
    ) -> BTreeSet<String> {
        let stands_for = |parent: &str, heir: &str| {
            let known = self.0.get(parent).filter(|(property, _)| counts(property));
            known.is_some_and(|(_, heirs)| heirs.contains(heir))
        };
        let targets: Vec<&str> = variants.iter().filter_map(target).collect();
        let is_heir = |heir: &&&str| {
            // Of two that stand for each other, neither is part of the other.
            let mut others = targets.iter();
            others.any(|parent| stands_for(parent, heir) && !stands_for(heir, parent))
        };
        let heirs = targets.iter().filter(is_heir);
        heirs.map(|heir| (*heir).to_owned()).collect()
    }
}

/// Says of parents that are listed beside their heirs that a value may be of nothing but them: what the list maps to
/// them, or else their name.
pub fn name_listed_parents(tree: &mut Node) {
    let parents = Parents::new(tree);
    let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    grammar::visit_schemas_from_within(tree, &mut |schema, _| {
        let variants = variants(schema).map_or(&[][..], Vec::as_slice);
        for parent in variants.iter().filter_map(target) {
            let Some((Some(told), heirs)) = parents.0.get(parent) else {
                continue;
            };
            let mut others = variants.iter().filter_map(target);
            let name = parent.strip_prefix(SCHEMAS);
            let name = name.filter(|_| others.any(|other| heirs.contains(other)));
            if let Some(name) = name {
                let values = listed.entry(name.to_owned()).or_default();
                if property(schema) == Some(told) {
                    values.extend(selectors(schema, name));
                }
            }
        }
    });
    let is_mapped = |name: &String| is_mapped_above(name, schemas(tree)).unwrap_or_default();
    listed.retain(|name, _| !is_mapped(name));
    for (name, mut values) in listed {
        let parent = schema_mut(tree, &name).filter(|parent| variants(parent).is_none());
        if let Some(parent) = parent {
            if values.is_empty() {
                values.insert(own_selector(parent, &name));
            }
            select_itself(parent, &name, values);
        }
    }
}

/// Whether a schema of which a component is an heir maps something to it.
fn is_mapped_above(name: &str, schemas: Option<&Node>) -> Option<bool> {
    let schemas = schemas?;
    let above = ancestors(schemas.get(name)?, schemas).into_iter();
    let mut targets = above
        .filter_map(|parent| schemas.get(parent))
        .flat_map(mapping);
    Some(targets.any(|target| mapped(target) == Some(name)))
}
