//! Declares discriminators where the heirs of a schema are looked for, if they are declared elsewhere:
//!
//! ```text
//! A: { allOf: [P, { discriminator: D }] }    becomes    A: { allOf: [P, {}], discriminator: D }
//! A: { allOf: [P] }    becomes    A: { allOf: [P], discriminator: D }    where P tells an heir of A by D
//! A: { allOf: [P] }    becomes    A: { allOf: [P], x-has-heirs: true }    where P tells them by their names alone
//! ```

use std::collections::BTreeSet;

use super::super::tree::Node;
use super::families::{
    ancestors, mapped, mapping, property, schema_mut, schemas, schemas_mut, variants,
};
use crate::extensions::OWN_VALUE;

/// What is said of a schema in between whose heirs may come in its place, and are not told there: it is to lose nothing of
/// what they have.
pub const HAS_HEIRS: &str = "x-has-heirs";

/// Puts the discriminator of a part beside the `allOf`.
pub fn hoist_discriminators(tree: &mut Node) {
    for (_, schema) in schemas_mut(tree) {
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

/// Names the property that tells the heirs of a schema in between, which only one above it does.
pub fn inherit_discriminators(tree: &mut Node) {
    let found = schemas(tree).map_or(Vec::new(), between);
    for (name, property) in found {
        let schema = schema_mut(tree, &name);
        let Some((spot, members)) = schema.and_then(|it| Some((it.spot, it.members_mut()?))) else {
            continue;
        };
        let (keyword, value) = match property {
            Some(property) => {
                let property = Node::scalar(spot, property);
                let discriminator = Node::object(spot, [("propertyName", property)]);
                ("discriminator", discriminator)
            }
            None => (HAS_HEIRS, Node::scalar(spot, true)),
        };
        members.insert(keyword.to_owned(), value);
    }
}

/// The schemas in between that list no variants and name no property themselves, each with the one by which what is above
/// tells its heirs, if it does.
fn between(schemas: &Node) -> Vec<(String, Option<String>)> {
    let named = || schemas.members().into_iter().flatten();
    let heirs = named().map(|(_, schema)| ancestors(schema, schemas));
    let with_heirs: BTreeSet<&str> = heirs.flatten().collect();
    let is_meant = |schema: &Node| property(schema).is_none() && variants(schema).is_none();
    let inner = named().filter(|(name, schema)| with_heirs.contains(&***name) && is_meant(schema));
    let found = inner.filter_map(|(name, schema)| {
        let above = ancestors(schema, schemas).into_iter();
        let above = above.filter_map(|parent| schemas.get(parent));
        let above = above.filter(|parent| property(parent).is_some() && variants(parent).is_none());
        let mut above = above.peekable();
        above.peek()?;
        let telling = above.filter(|parent| tells_heir(parent, name, schemas));
        let properties: BTreeSet<&str> = telling.filter_map(property).collect();
        let mut properties = properties.into_iter();
        let only = properties.next().filter(|_| properties.next().is_none());
        Some((name.clone(), only.map(str::to_owned)))
    });
    found.collect()
}

/// Whether a schema tells an heir of a component: by its mapping, or by the values that the heir says itself. (By a name
/// alone, what is composed of a component need not be a case of it.)
fn tells_heir(schema: &Node, name: &str, schemas: &Node) -> bool {
    if let Some(property) = property(schema).filter(|_| variants(schema).is_none()) {
        let mut others = schemas.members().into_iter().flatten();
        let says_so = |heir: &Node| heir.get(OWN_VALUE).is_some() || lists(heir, property);
        if others.any(|(_, other)| says_so(other) && ancestors(other, schemas).contains(name)) {
            return true;
        }
    }
    let mut heirs = mapping(schema).filter_map(|it| schemas.get(mapped(it)?));
    heirs.any(|heir| ancestors(heir, schemas).contains(name))
}

/// Whether an heir lists values of a property itself, or in a part that has no name.
fn lists(heir: &Node, property: &str) -> bool {
    let parts = heir.get("allOf").and_then(Node::items);
    let mut own = parts.into_iter().flatten().chain([heir]);
    own.any(|part| {
        let member = part.get("properties").and_then(|it| it.get(property));
        member.is_some_and(|it| it.get("enum").is_some())
    })
}
