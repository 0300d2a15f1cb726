//! Leaves out a choice that lists what has the schema of the choice in its `allOf`:
//!
//! ```text
//! P: { discriminator: D, oneOf: [A, B] }, A: allOf: [P, ..]    becomes    P: { discriminator: D }
//! ```
//!
//! The discriminator stands for these heirs as it is. Left there, each variant would be composed of the choice that
//! lists it, and so on.

use std::collections::BTreeSet;

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::choice;

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
    let parts = schemas.get(name).and_then(|it| it.get("allOf")?.items());
    let mut parts = parts.into_iter().flatten();
    parts.any(|part| component(part) == Some(of) || is_heir(part, of, schemas, depth - 1))
}

/// The component that a schema refers to.
fn component(schema: &Node) -> Option<&str> {
    schema.get("$ref")?.text()?.strip_prefix(SCHEMAS)
}
