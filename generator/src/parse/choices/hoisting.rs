//! A choice in one part of an `allOf` stands as well beside it.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::grammar;
use super::super::pointer::{Path, SCHEMAS};
use super::super::tree::Node;
use super::{CHOICES, REMARKS, choice, is_of_choice, visit};

/// How many combinations two choices at once may have: each is described by itself.
const COMBINATIONS_LIMIT: usize = 64;

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

/// Puts a choice beside the `allOf` of which it is a part, and says whether another one stays there: of several it is
/// the first that says how it is told, or else the first.
pub fn hoist(members: &mut IndexMap<String, Node>) -> bool {
    if choice(members).is_some() {
        return false;
    }
    let parts = members.get("allOf").and_then(Node::items);
    let parts = parts.map_or(&[][..], Vec::as_slice);
    let has_choice = |index: &usize| CHOICES.iter().any(|key| parts[*index].get(key).is_some());
    let found: Vec<usize> = (0..parts.len()).filter(has_choice).collect();
    let says_how = |index: &&usize| parts[**index].get("discriminator").is_some();
    let Some(first) = found.iter().find(says_how).or(found.first()) else {
        return false;
    };
    let has_others = found.len() > 1;
    let is_told = members.contains_key("discriminator");
    let is_told_twice = is_told && says_how(&first);
    let is_choice = parts[*first].members().and_then(choice).is_some();
    let counts = found.iter().map(|index| count_variants(&parts[*index]));
    let are_few = !has_others || counts.product::<usize>() <= COMBINATIONS_LIMIT;
    let is_hoisted = is_choice && are_few && !is_told_twice;
    let first = *first;
    if is_told && (has_others || !is_hoisted) {
        // It tells one of several choices, and which of them nobody knows.
        members.shift_remove("discriminator");
    }
    if is_hoisted {
        put_beside(members, first);
    }
    is_hoisted && has_others
}

fn count_variants(schema: &Node) -> usize {
    let lists = CHOICES.iter().filter_map(|key| schema.get(key)?.items());
    lists.map(Vec::len).sum()
}

/// Puts the choice of a part beside the `allOf`. What more the part says stays there.
fn put_beside(members: &mut IndexMap<String, Node>, index: usize) {
    let Some(parts) = members.get_mut("allOf").and_then(Node::items_mut) else {
        return;
    };
    let is_taken = |key: &String| is_of_choice(key) || REMARKS.contains(&key.as_str());
    let part = parts[index].members_mut().into_iter();
    let taken = part.flat_map(|part| part.extract_if(.., |key, _| is_taken(key)));
    let taken: Vec<(String, Node)> = taken.collect();
    if parts[index].members().is_none_or(IndexMap::is_empty) {
        parts.remove(index);
    }
    if parts.is_empty() {
        members.shift_remove("allOf");
    }
    for (key, node) in taken {
        // The whole is described by its own words.
        members.entry(key).or_insert(node);
    }
}
