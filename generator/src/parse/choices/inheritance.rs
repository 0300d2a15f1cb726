//! Declares discriminators where the heirs of a schema are looked for, if they are declared elsewhere:
//!
//! ```text
//! A: { allOf: [P, { discriminator: D }] }    becomes    A: { allOf: [P, {}], discriminator: D }
//! A: { allOf: [P] }    becomes    A: { allOf: [P], discriminator: D }    where P tells by D an heir of A
//! ```

use std::collections::BTreeSet;

use super::super::tree::Node;
use super::families::{ancestors, property, schema_mut, schemas, schemas_mut, target, variants};

/// Puts the discriminator of a part beside the `allOf`.
pub fn hoist_discriminators(tree: &mut Node) {
    for schema in schemas_mut(tree) {
        if property(schema).is_some() {
            continue;
        }
        let parts = schema.get_mut("allOf").and_then(Node::items_mut);
        let parts = parts.into_iter().flatten();
        let mut told = parts.filter(|part| property(part).is_some() && variants(part).is_none());
        let part = told.next().filter(|_| told.next().is_none());
        let found = part.and_then(|part| part.members_mut()?.shift_remove_entry("discriminator"));
        if let Some(members) = schema.members_mut() {
            members.extend(found);
        }
    }
}

/// Names the property that tells the heirs of a schema in between, of which only one above it speaks.
pub fn inherit_discriminators(tree: &mut Node) {
    let found = schemas(tree).map_or(Vec::new(), |schemas| {
        let named = schemas.members().into_iter().flatten();
        let between = named.filter(|(_, schema)| property(schema).is_none());
        let between = between.filter(|(_, schema)| variants(schema).is_none());
        let told = between.filter_map(|(name, schema)| {
            let above = ancestors(schema, schemas).into_iter();
            let above = above.filter_map(|parent| schemas.get(parent));
            let telling = above.filter(|parent| tells_heirs(parent, name, schemas));
            let properties: BTreeSet<&str> = telling.filter_map(property).collect();
            let mut properties = properties.into_iter();
            let only = properties.next().filter(|_| properties.next().is_none())?;
            Some((name.clone(), only.to_owned()))
        });
        told.collect()
    });
    for (name, property) in found {
        let schema = schema_mut(tree, &name);
        if let Some((spot, members)) = schema.and_then(|it| Some((it.spot, it.members_mut()?))) {
            let property = Node::scalar(spot, property);
            let discriminator = Node::object(spot, [("propertyName", property)]);
            members.insert("discriminator".to_owned(), discriminator);
        }
    }
}

/// Whether the discriminator of a schema tells some heirs of a component: those that it maps, or all if it maps none.
fn tells_heirs(schema: &Node, name: &str, schemas: &Node) -> bool {
    let is_heir = |heir: &Node| ancestors(heir, schemas).contains(name);
    let discriminator = schema.get("discriminator");
    let mapping = discriminator.and_then(|it| it.get("mapping")?.members());
    match mapping.filter(|mapping| !mapping.is_empty()) {
        Some(mapping) => {
            let mut mapped = mapping.values().filter_map(target);
            mapped.any(|mapped| schemas.get(mapped).is_some_and(is_heir))
        }
        None => {
            let mut all = schemas.members().into_iter().flat_map(|it| it.values());
            discriminator.is_some() && all.any(is_heir)
        }
    }
}
