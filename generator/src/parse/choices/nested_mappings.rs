//! Maps in a choice what the choice around it does:
//!
//! ```text
//! oneOf: [I, C]    with    mapping: { a: A }    and    I: { oneOf: [A, B] }    give I    mapping: { a: A }
//! ```
//!
//! Both tell their variants by the same property, so that a value of `A` says the same of itself in both. What anything
//! else refers to as well is left as it is: there a value may be called otherwise.

use std::collections::BTreeSet;

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::ROUNDS;
use super::families::{
    component, mapped, property, references, schema_mut, schemas, selectors, variants,
};

/// What a choice among the components is to map: its name, the value, and the name of what that selects.
type Mapping = (String, String, String);

/// Gives each choice with a name what the only choice that refers to it maps to its own variants.
pub fn map_within(tree: &mut Node) {
    let references = references(tree);
    for _ in 0..ROUNDS {
        let mut found = BTreeSet::new();
        if let Some(schemas) = schemas(tree) {
            collect(tree, schemas, &mut found);
        }
        found.retain(|(choice, ..)| references.get(choice) == Some(&1));
        if found.is_empty() {
            break;
        }
        for (choice, value, name) in found {
            let choice = schema_mut(tree, &choice);
            choice.and_then(|choice| map(choice, value, &name));
        }
    }
}

fn map(choice: &mut Node, value: String, name: &str) -> Option<()> {
    let discriminator = choice.get_mut("discriminator")?;
    let spot = discriminator.spot;
    let mapping = discriminator.members_mut()?.entry("mapping".to_owned());
    let mapping = mapping.or_insert_with(|| Node::object(spot, []));
    let reference = Node::scalar(spot, format!("{SCHEMAS}{name}"));
    mapping.members_mut()?.entry(value).or_insert(reference);
    Some(())
}

fn collect(node: &Node, schemas: &Node, found: &mut BTreeSet<Mapping>) {
    collect_of(node, schemas, found);
    for child in node.children() {
        collect(child, schemas, found);
    }
}

/// Finds what a choice maps to variants of its variants that these do not map themselves.
fn collect_of(node: &Node, schemas: &Node, found: &mut BTreeSet<Mapping>) -> Option<()> {
    let told = property(node)?;
    let listed = variants(node)?;
    let is_own = |name: &str| listed.iter().any(|it| component(it) == Some(name));
    let mapping = node.get("discriminator")?.get("mapping")?.members()?;
    for (value, target) in mapping {
        let Some(name) = mapped(target).filter(|name| !is_own(name)) else {
            continue;
        };
        // One by another name may be referred to by that as well.
        let inner = listed.iter().filter_map(component);
        let inner = inner.filter_map(|choice| Some((choice, schemas.get(choice)?)));
        let inner = inner.filter(|(_, inner)| {
            let own = inner.get("discriminator").and_then(|it| it.get("mapping"));
            let is_new = own.is_none_or(|own| own.get(value).is_none());
            let is_told_alike = property(inner) == Some(told);
            is_told_alike
                && is_new
                && lists(inner, name, schemas)
                && selectors(inner, name).is_empty()
        });
        let inner = inner.map(|(choice, _)| (choice.to_owned(), value.clone(), name.to_owned()));
        found.extend(inner);
    }
    Some(())
}

/// Whether a component is a variant of a choice, or of one that this lists.
fn lists(choice: &Node, name: &str, schemas: &Node) -> bool {
    let mut waiting = vec![choice];
    let mut seen = BTreeSet::new();
    while let Some(choice) = waiting.pop() {
        for listed in variants(choice).into_iter().flatten().filter_map(component) {
            if listed == name {
                return true;
            }
            if seen.insert(listed) {
                waiting.extend(schemas.get(listed));
            }
        }
    }
    false
}
