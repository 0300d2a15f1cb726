//! A choice in one part of an `allOf` stands as well beside it.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::grammar;
use super::super::pointer::{Path, SCHEMAS};
use super::super::tree::Node;
use super::{CHOICES, REMARKS, choice, is_of_choice, visit};

/// Puts choices beside the `allOf` that has them, where a discriminator stands already that tells them.
pub fn hoist_told(tree: &mut Node) {
    let mut parents = BTreeSet::new();
    find_parents(tree, &mut parents);
    visit(tree, &grammar::OPENAPI, Path::Root, &mut |schema, path| {
        let is_told = schema.get("discriminator").is_some() && !leads_to_one(path, &parents);
        if let Some(members) = schema.members_mut().filter(|_| is_told) {
            hoist(members);
        }
    });
}

/// The schemas that are parts of others: a discriminator in one tells these apart.
fn find_parents(node: &Node, found: &mut BTreeSet<String>) {
    let parts = node
        .get("allOf")
        .and_then(Node::items)
        .into_iter()
        .flatten();
    let references = parts.filter_map(|part| part.get("$ref").and_then(Node::text));
    let names = references.filter_map(|reference| reference.strip_prefix(SCHEMAS));
    found.extend(names.map(str::to_owned));
    for child in node.children() {
        find_parents(child, found);
    }
}

/// Whether a path leads to a component with one of these names.
fn leads_to_one(path: Path<'_>, names: &BTreeSet<String>) -> bool {
    match path.tokens().as_slice() {
        [components, schemas, name] => {
            components == "components" && schemas == "schemas" && names.contains(name)
        }
        _ => false,
    }
}

/// Puts a choice beside the `allOf` of which it is a part. What else the part says stays there.
pub fn hoist(members: &mut IndexMap<String, Node>) {
    if choice(members).is_some() {
        return;
    }
    let is_told = members.contains_key("discriminator");
    let Some(parts) = members.get_mut("allOf").and_then(Node::items_mut) else {
        return;
    };
    let has_choice = |part: &Node| CHOICES.iter().any(|key| part.get(key).is_some());
    let found = (0..parts.len()).filter(|index| has_choice(&parts[*index]));
    let found: Vec<usize> = found.collect();
    let only = match found.as_slice() {
        [index] => parts[*index].members_mut().filter(|part| {
            let is_told_twice = is_told && part.contains_key("discriminator");
            choice(part).is_some() && !is_told_twice
        }),
        _ => None,
    };
    let Some(part) = only else {
        if is_told && !found.is_empty() {
            // It tells one of several choices, and which of them nobody knows.
            members.shift_remove("discriminator");
        }
        return;
    };
    let is_taken = |key: &&String| is_of_choice(key) || REMARKS.contains(&key.as_str());
    let keys: Vec<String> = part.keys().filter(is_taken).cloned().collect();
    let taken = keys.iter().filter_map(|key| part.shift_remove_entry(key));
    let taken: Vec<(String, Node)> = taken.collect();
    if part.is_empty() {
        parts.remove(found[0]);
    }
    if parts.is_empty() {
        members.shift_remove("allOf");
    }
    for (key, node) in taken {
        // The whole is described by its own words.
        members.entry(key).or_insert(node);
    }
}
