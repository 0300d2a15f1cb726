//! Leaves out of choices what a discriminator says already of the heirs of a schema, which have it in their `allOf`:
//!
//! ```text
//! P: { discriminator: D, oneOf: [A, B] }    becomes    P: { discriminator: D }    where A is    allOf: [P, ..]
//! oneOf: [P, A]    becomes    oneOf: [P]
//! ```
//!
//! Were the first left as it is, each variant would be composed of the choice that lists it, and so on.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::choice;

/// Leaves out the choices of components that list nothing but their heirs.
pub fn leave_out_lists(tree: &mut Node) {
    let lists_heirs = |name: &str, schema: &Node, schemas: &Node| {
        let mut variants = variants(schema)?.iter();
        let is_heir = |variant: &Node| {
            let variant = component(variant).and_then(|name| schemas.get(name));
            variant.is_some_and(|variant| ancestors(variant, schemas).contains(name))
        };
        (is_told(schema) && variants.all(is_heir)).then(|| name.to_owned())
    };
    let found = schemas(tree).map_or(Vec::new(), |schemas| {
        let named = schemas.members().into_iter().flatten();
        let found = named.filter_map(|(name, schema)| lists_heirs(name, schema, schemas));
        found.collect()
    });
    let schemas = tree.get_mut("components");
    let mut schemas = schemas.and_then(|it| it.get_mut("schemas"));
    for name in found {
        let schema = schemas.as_mut().and_then(|it| it.get_mut(&name));
        if let Some(members) = schema.and_then(Node::members_mut)
            && let Some(keyword) = choice(members)
        {
            members.shift_remove(keyword);
        }
    }
}

/// The references to components that stand for their heirs, with those to the heirs, and the property that tells
/// these apart.
pub struct Parents(BTreeMap<String, (String, BTreeSet<String>)>);

impl Parents {
    /// Those of a description.
    pub fn new(tree: &Node) -> Self {
        let mut parents: BTreeMap<_, (_, BTreeSet<String>)> = BTreeMap::new();
        let Some(schemas) = schemas(tree) else {
            return Self(parents);
        };
        let property = |name: &str| {
            let schema = schemas.get(name)?;
            property(schema.get("discriminator")?).filter(|_| variants(schema).is_none())
        };
        let reference = |name: &str| format!("{SCHEMAS}{name}");
        for (name, schema) in schemas.members().into_iter().flatten() {
            for parent in ancestors(schema, schemas) {
                if let Some(property) = property(parent) {
                    let known = parents.entry(reference(parent));
                    let (_, heirs) = known.or_insert_with(|| (property, BTreeSet::new()));
                    heirs.insert(reference(name));
                }
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
        let own = own.and_then(property);
        let variants = choice(members).and_then(|keyword| members.get_mut(keyword)?.items_mut());
        let Some(variants) = variants else {
            return;
        };
        let target = |variant: &Node| variant.get("$ref")?.text().map(str::to_owned);
        let parents = variants.iter().filter_map(target);
        let heirs = parents.filter_map(|parent| self.0.get(&parent));
        let heirs = heirs.filter(|(property, _)| own.as_ref().is_none_or(|own| own == property));
        let heirs: BTreeSet<&String> = heirs.flat_map(|(_, heirs)| heirs).collect();
        let count = variants.len();
        variants.retain(|variant| target(variant).is_none_or(|it| !heirs.contains(&it)));
        if variants.len() == 1 && count > 1 {
            // What is left tells its own.
            members.shift_remove("discriminator");
        }
    }
}

fn schemas(tree: &Node) -> Option<&Node> {
    tree.get("components")?.get("schemas")
}

/// The property that a discriminator names.
fn property(discriminator: &Node) -> Option<String> {
    let property = discriminator.get("propertyName")?.text()?;
    Some(property.to_owned())
}

/// Whether a schema says what tells its variants or heirs apart.
fn is_told(schema: &Node) -> bool {
    schema.get("discriminator").is_some()
}

/// The variants of a schema, if it lists some.
fn variants(schema: &Node) -> Option<&Vec<Node>> {
    let members = schema.members()?;
    members[choice(members)?].items()
}

/// The components that a schema has in its `allOf`, be it by way of others.
fn ancestors<'t>(schema: &'t Node, schemas: &'t Node) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        let parts = schema.get("allOf").and_then(Node::items);
        for name in parts.into_iter().flatten().filter_map(component) {
            if found.insert(name) {
                waiting.extend(schemas.get(name));
            }
        }
    }
    found
}

/// The component that a schema refers to.
fn component(schema: &Node) -> Option<&str> {
    schema.get("$ref")?.text()?.strip_prefix(SCHEMAS)
}
