//! Which components are composed of which, and which list which.

use std::collections::{BTreeMap, BTreeSet};

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::choice;
use crate::extensions::OWN_VALUE;

/// How many references may lead from one to the next.
const REFERENCES: usize = 20;

/// The components that are schemas.
pub fn schemas(tree: &Node) -> Option<&Node> {
    tree.get("components")?.get("schemas")
}

/// The same, each with its name, to change.
pub fn schemas_mut(tree: &mut Node) -> impl Iterator<Item = (&String, &mut Node)> {
    let components = tree.get_mut("components");
    let schemas = components.and_then(|it| it.get_mut("schemas")?.members_mut());
    schemas.into_iter().flatten()
}

/// One of them.
pub fn schema_mut<'t>(tree: &'t mut Node, name: &str) -> Option<&'t mut Node> {
    tree.get_mut("components")?
        .get_mut("schemas")?
        .get_mut(name)
}

/// The property that tells the variants or heirs of a schema apart.
pub fn property(schema: &Node) -> Option<&str> {
    schema.get("discriminator")?.get("propertyName")?.text()
}

/// The variants of a schema, if it lists some.
pub fn variants(schema: &Node) -> Option<&Vec<Node>> {
    let members = schema.members()?;
    members[choice(members)?].items()
}

/// The references to components that list variants.
pub fn choices(tree: &Node) -> BTreeSet<String> {
    let schemas = schemas(tree).and_then(Node::members).into_iter().flatten();
    let choices = schemas.filter(|(_, schema)| variants(schema).is_some());
    choices
        .map(|(name, _)| format!("{SCHEMAS}{name}"))
        .collect()
}

/// The references to components that list none, but are composed of such that do, or of such that are.
pub fn choices_to_be(tree: &Node) -> BTreeSet<String> {
    let known = choices(tree);
    let mut found = BTreeSet::new();
    let Some(schemas) = schemas(tree) else {
        return found;
    };
    for (name, schema) in schemas.members().into_iter().flatten() {
        let parts = schema.get("allOf").and_then(Node::items);
        let has_choice = parts.into_iter().flatten().any(|it| variants(it).is_some());
        let mut above = ancestors(schema, schemas).into_iter();
        let mut is_of_choice = || above.any(|it| known.contains(&format!("{SCHEMAS}{it}")));
        if variants(schema).is_none() && (has_choice || is_of_choice()) {
            found.insert(format!("{SCHEMAS}{name}"));
        }
    }
    found
}

/// The reference that a schema is.
pub fn target(schema: &Node) -> Option<&str> {
    schema.get("$ref")?.text()
}

/// The component that a schema refers to.
pub fn component(schema: &Node) -> Option<&str> {
    target(schema)?.strip_prefix(SCHEMAS)
}

/// What selects a component that no mapping names: what it says itself, or its name.
pub fn own_selector(schema: &Node, name: &str) -> String {
    let own = schema.get(OWN_VALUE).and_then(Node::text);
    own.unwrap_or(name).to_owned()
}

/// What a schema maps values to.
pub fn mapping(schema: &Node) -> impl Iterator<Item = &Node> {
    let mapping = schema.get("discriminator").and_then(|it| it.get("mapping"));
    let members = mapping.and_then(Node::members);
    members.into_iter().flat_map(|it| it.values())
}

/// The values that a schema maps to a component.
pub fn selectors(schema: &Node, name: &str) -> Vec<String> {
    let mapping = schema.get("discriminator").and_then(|it| it.get("mapping"));
    let mapping = mapping.and_then(Node::members).into_iter().flatten();
    let own = mapping.filter(|(_, target)| mapped(target) == Some(name));
    own.map(|(value, _)| value.clone()).collect()
}

/// The component that a mapping names, by a reference or by its mere name.
pub fn mapped(target: &Node) -> Option<&str> {
    let text = target.text()?;
    Some(text.strip_prefix(SCHEMAS).unwrap_or(text))
}

/// How often each component is referred to.
pub fn references(tree: &Node) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut waiting = vec![tree];
    while let Some(node) = waiting.pop() {
        if let Some(name) = component(node) {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
        waiting.extend(node.children());
    }
    counts
}

/// The component that a schema refers to, and its name, through any that only refer to another.
pub fn referred<'t>(schema: &'t Node, schemas: &'t Node) -> Option<(&'t str, &'t Node)> {
    let follow = |(_, schema): &(&str, &'t Node)| {
        let name = component(schema)?;
        Some((name, schemas.get(name)?))
    };
    let first = follow(&("", schema));
    std::iter::successors(first, follow).take(REFERENCES).last()
}

/// What a part of an heir says that stands for its parent, which lists it: what is left of that beside the list.
pub const HEIR_OF: &str = "x-heir-of";

/// What a variant says that is composed of more than what the choice listed: the reference to that.
pub const STANDS_FOR: &str = "x-stands-for";

/// The components that a schema has in its `allOf`, be it by other names, or in parts without one.
pub fn parents<'t>(schema: &'t Node, schemas: &'t Node) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&Node> = parts(schema).collect();
    while let Some(part) = waiting.pop() {
        found.extend(referred(part, schemas).map(|(name, _)| name));
        found.extend(part.get(HEIR_OF).and_then(Node::text));
        waiting.extend(parts(part));
    }
    found
}

/// The same, be it by way of others.
pub fn ancestors<'t>(schema: &'t Node, schemas: &'t Node) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        for name in parents(schema, schemas) {
            if found.insert(name) {
                waiting.extend(schemas.get(name));
            }
        }
    }
    found
}

/// The parts of a schema that are of all its values.
pub fn parts(schema: &Node) -> impl Iterator<Item = &Node> {
    let parts = schema.get("allOf").and_then(Node::items);
    parts.into_iter().flatten()
}
