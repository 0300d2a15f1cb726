//! Has what only wraps a parent stand for all heirs of that:
//!
//! ```text
//! W: { allOf: [P], description: D }    becomes    W: { oneOf: [P], description: D }
//! ```
//!
//! By its form, a component that has `P` in its `allOf` is an heir of it. But one that says nothing more, and to which
//! places refer, says what a `P` is for; a value there may be of any heir, and would lose what that has. Where `P` maps
//! values to all others, no value selects it, so that it is `P` by another name. Else it may be either: it stays an
//! heir, and what refers to it refers to `P`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tree::Node;
use super::families::{ancestors, component, mapping, property, schemas, schemas_mut, variants};
use super::uses::{Uses, refer_to};
use super::wrappers::{Wrapped, is_of_place};

/// A component that says nothing but of which other one it is.
#[derive(Clone)]
struct Wrapping {
    parent: String,
    nullable: Option<Node>,
    /// The same as a choice of that one alone.
    choice: Node,
}

/// By their names.
type Wrappings = BTreeMap<String, Wrapping>;

/// Does so with every component.
pub fn unwrap_parents(tree: &mut Node) {
    let uses = Uses::new(tree);
    let found = find(tree, &uses);
    let mut aliases = found.clone();
    aliases.retain(|_, wrapping| maps_all_others(tree, &wrapping.parent, &found, &uses));
    for (name, schema) in schemas_mut(tree) {
        if let Some(wrapping) = aliases.get(name) {
            *schema = wrapping.choice.clone();
        }
    }
    for (name, wrapping) in found
        .iter()
        .filter(|(name, _)| !aliases.contains_key(*name))
    {
        refer_to(tree, name, &wrapping.parent, wrapping.nullable.as_ref());
    }
}

/// The components that only wrap a parent, be it by way of others that do, and of which nothing speaks as an heir.
fn find(tree: &Node, uses: &Uses) -> Wrappings {
    let Some(schemas) = schemas(tree) else {
        return Wrappings::new();
    };
    let wrapped = Wrapped::new(tree);
    let named = || schemas.members().into_iter().flatten();
    let mut found: Wrappings = named()
        .filter(|(name, _)| uses.only_refer_to(name))
        .filter_map(|(name, schema)| Some((name.clone(), wrapping(schema, &wrapped)?)))
        .collect();
    // What others are composed of stands between these and the parent.
    let between = above(schemas, |name| !found.contains_key(name));
    found.retain(|name, _| !between.contains(name.as_str()));
    let names: Vec<String> = found.keys().cloned().collect();
    for name in names {
        follow(&mut found, &name);
    }
    let tells = |schema: &Node| property(schema).is_some() && variants(schema).is_none();
    let stands_for_heirs = |name: &str| {
        let mut above = family(name, schemas).into_iter().skip(1);
        let is_told = schemas.get(name).is_some_and(tells);
        // One in between stands for heirs that a schema above it tells.
        is_told || between.contains(name) && above.any(tells)
    };
    found.retain(|_, wrapping| stands_for_heirs(&wrapping.parent));
    found
}

/// All of which some components are composed.
fn above(schemas: &Node, counts: impl Fn(&str) -> bool) -> BTreeSet<&str> {
    let named = schemas.members().into_iter().flatten();
    let heirs = named.filter(|(name, _)| counts(name));
    heirs
        .flat_map(|(_, heir)| ancestors(heir, schemas))
        .collect()
}

/// A component, and all that it is composed of.
fn family<'t>(name: &'t str, schemas: &'t Node) -> Vec<&'t Node> {
    let own = schemas.get(name);
    let above = own.map_or_else(BTreeSet::new, |own| ancestors(own, schemas));
    let above = above.into_iter().filter_map(|name| schemas.get(name));
    own.into_iter().chain(above).collect()
}

/// Has a wrapping be one of the parent that others wrap which it wraps.
fn follow(found: &mut Wrappings, name: &str) {
    let mut seen = BTreeSet::from([name.to_owned()]);
    let Some(mut own) = found.get(name).cloned() else {
        return;
    };
    while let Some(next) = found
        .get(&own.parent)
        .filter(|_| seen.insert(own.parent.clone()))
    {
        own.parent.clone_from(&next.parent);
        own.nullable = own.nullable.or_else(|| next.nullable.clone());
    }
    found.insert(name.to_owned(), own);
}

/// Whether values are mapped to all heirs of a component but those that wrap it.
fn maps_all_others(tree: &Node, parent: &str, found: &Wrappings, uses: &Uses) -> bool {
    let Some(schemas) = schemas(tree) else {
        return false;
    };
    let between = above(schemas, |_| true);
    let named = schemas.members().into_iter().flatten();
    let mut others = named.filter(|(name, schema)| {
        let is_last = !found.contains_key(*name) && !between.contains(name.as_str());
        is_last && ancestors(schema, schemas).contains(parent)
    });
    let mut family = family(parent, schemas).into_iter();
    let maps = family.any(|it| mapping(it).next().is_some());
    maps && others.all(|(name, _)| uses.mapped.contains(name))
}

/// What a schema wraps, if it says nothing more of its values.
fn wrapping(schema: &Node, wrapped: &Wrapped) -> Option<Wrapping> {
    let mut choice = schema.clone();
    let members = choice.members_mut()?;
    wrapped.unwrap(members);
    let parts = members.shift_remove("allOf")?;
    let parent = match parts.items()?.as_slice() {
        [only] => component(only)?.to_owned(),
        _ => return None,
    };
    let says_more = members.keys().any(|key| !is_of_place(key));
    let nullable = members.get("nullable").cloned();
    members.insert("oneOf".to_owned(), parts);
    (!says_more).then_some(Wrapping {
        parent,
        nullable,
        choice,
    })
}
