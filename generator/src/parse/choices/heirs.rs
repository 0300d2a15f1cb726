//! Leaves out a choice that lists what has the schema of the choice in its `allOf`:
//!
//! ```text
//! P: { discriminator: D, oneOf: [A, B] }, A: allOf: [P, ..]    becomes    P: { discriminator: D }
//! ```
//!
//! The discriminator stands for these heirs as it is. Left there, each variant would be composed of the choice that
//! lists it, and so on.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::choice;

/// The components that stand for their heirs: they have a discriminator, and list nothing.
pub struct Parents(BTreeMap<String, BTreeSet<String>>);

impl Parents {
    /// Those of a description, with their heirs.
    pub fn new(tree: &Node) -> Self {
        let schemas = tree.get("components").and_then(|it| it.get("schemas"));
        let named = || schemas.and_then(Node::members).into_iter().flatten();
        let parents = named().filter(|(_, schema)| {
            let members = schema.members();
            members.is_some_and(|it| it.contains_key("discriminator") && choice(it).is_none())
        });
        let heirs = |parent: &str| {
            let heirs = named().filter(|(_, it)| {
                schemas.is_some_and(|schemas| has_part(it, parent, schemas, DEPTH))
            });
            heirs.map(|(name, _)| format!("{SCHEMAS}{name}")).collect()
        };
        let parents = parents.map(|(name, _)| (format!("{SCHEMAS}{name}"), heirs(name)));
        Self(parents.collect())
    }

    /// Leaves out the variants that are heirs of another one, where nothing is said of what tells them apart.
    pub fn leave_out_heirs(&self, members: &mut IndexMap<String, Node>) {
        if members.contains_key("discriminator") {
            return;
        }
        let keyword = choice(members);
        let variants = keyword.and_then(|it| members.get_mut(it)?.items_mut());
        let Some(variants) = variants else {
            return;
        };
        let named = variants.iter().filter_map(|it| it.get("$ref")?.text());
        let heirs: BTreeSet<&String> = named.filter_map(|it| self.0.get(it)).flatten().collect();
        variants.retain(|variant| {
            let target = variant.get("$ref").and_then(Node::text);
            target.is_none_or(|target| !heirs.contains(&target.to_owned()))
        });
    }
}

/// How many components may stand between an heir and the schema that it is an heir of.
const DEPTH: usize = 8;

/// Does so in every component.
pub fn leave_out_lists(tree: &mut Node) {
    let schemas = tree.get_mut("components");
    let Some(schemas) = schemas.and_then(|it| it.get_mut("schemas")) else {
        return;
    };
    let parents: BTreeSet<String> = {
        let named = schemas.members().into_iter().flatten();
        let parents = named.filter(|(name, schema)| lists_heirs(name, schema, schemas));
        parents.map(|(name, _)| name.clone()).collect()
    };
    for name in parents {
        let members = schemas.get_mut(&name).and_then(Node::members_mut);
        if let Some((members, keyword)) = members.and_then(|it| choice(it).map(|key| (it, key))) {
            members.shift_remove(keyword);
        }
    }
}

/// Whether a component has a discriminator, and each of its variants is an heir.
fn lists_heirs(name: &str, schema: &Node, schemas: &Node) -> bool {
    let Some(members) = schema.members() else {
        return false;
    };
    let variants = choice(members).and_then(|keyword| members[keyword].items());
    let mut variants = variants.into_iter().flatten();
    let is_told = members.contains_key("discriminator") && choice(members).is_some();
    is_told && variants.all(|variant| is_heir(variant, name, schemas, DEPTH))
}

/// Whether what a schema refers to is composed of a component, be it by way of others.
fn is_heir(schema: &Node, of: &str, schemas: &Node, depth: usize) -> bool {
    let Some(name) = component(schema).filter(|_| depth > 0) else {
        return false;
    };
    let schema = schemas.get(name);
    schema.is_some_and(|schema| has_part(schema, of, schemas, depth - 1))
}

/// Whether a schema has a component in its `allOf`, be it by way of others.
fn has_part(schema: &Node, of: &str, schemas: &Node, depth: usize) -> bool {
    let parts = schema.get("allOf").and_then(Node::items);
    let mut parts = parts.into_iter().flatten();
    parts.any(|part| component(part) == Some(of) || is_heir(part, of, schemas, depth))
}

/// The component that a schema refers to.
fn component(schema: &Node) -> Option<&str> {
    schema.get("$ref")?.text()?.strip_prefix(SCHEMAS)
}
