//! A choice in one part of an `allOf` stands as well beside it.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::grammar;
use super::super::pointer::{Path, schema_at};
use super::super::tree::{Content, Node, Spot};
use super::families::{component, target};
use super::{CHOICES, REMARKS, choice, is_of_choice};

/// How many combinations two choices at once may have: each is described by itself.
const COMBINATIONS_LIMIT: usize = 64;

/// Puts choices beside the `allOf` that has them, where a discriminator stands already that tells them.
pub fn hoist_told(tree: &mut Node) {
    let mut parents = BTreeSet::new();
    find_parents(tree, &mut parents);
    grammar::visit_schemas_from_within(tree, &mut |schema, path| {
        let is_told = schema.get("discriminator").is_some() && !leads_to_one(path, &parents);
        if let Some(members) = schema.members_mut().filter(|_| is_told) {
            hoist(members, &BTreeSet::new());
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
    found.extend(parts.filter_map(component).map(str::to_owned));
    for child in node.children() {
        find_parents(child, found);
    }
}

/// Whether a path leads to a component with one of these names.
fn leads_to_one(path: Path<'_>, names: &BTreeSet<String>) -> bool {
    schema_at(&path.tokens()).is_some_and(|name| names.contains(name))
}

/// Puts a choice beside the `allOf` of which it is a part, and says whether another one stays there. Of several it is
/// the first that does not say how it is told: that is said of the variants, which are then put into those of others.
/// Which is the first, their words say, in whatever order they stand. What refers to one of these choices is waited for.
pub fn hoist(members: &mut IndexMap<String, Node>, choices: &BTreeSet<String>) -> bool {
    if choice(members).is_some() {
        return false;
    }
    let parts = members.get("allOf").and_then(Node::items);
    let parts = parts.map_or(&[][..], Vec::as_slice);
    let has_choice = |index: &usize| CHOICES.iter().any(|key| parts[*index].get(key).is_some());
    let found: Vec<usize> = (0..parts.len()).filter(has_choice).collect();
    let says_how = |index: usize| parts[index].get("discriminator").is_some();
    let rank = |index: &usize| (says_how(*index), words(&parts[*index]));
    let Some(first) = found.iter().copied().min_by_key(rank) else {
        return false;
    };
    let is_of_others = |part: &Node| target(part).is_some_and(|it| choices.contains(it));
    if parts.iter().any(is_of_others) {
        return true;
    }
    let has_others = found.len() > 1;
    let is_told = members.contains_key("discriminator");
    let is_told_twice = is_told && says_how(first);
    let is_choice = parts[first].members().and_then(choice).is_some();
    let counts = found.iter().map(|index| count_variants(&parts[*index]));
    let are_few = !has_others || counts.product::<usize>() <= COMBINATIONS_LIMIT;
    let is_hoisted = is_choice && are_few && !is_told_twice;
    if is_told && (has_others || !is_hoisted) {
        // It tells one of several choices, and which of them nobody knows.
        members.shift_remove("discriminator");
    }
    if is_hoisted {
        put_beside(members, first);
    }
    is_hoisted && has_others
}

/// Puts the second of two choices that stand side by side into an `allOf` beside the first.
pub fn put_second_into_part(members: &mut IndexMap<String, Node>, spot: Spot) {
    let [first, second] = CHOICES;
    // A discriminator would tell one of them, and which nobody knows.
    if !members.contains_key(*first) || members.contains_key("discriminator") {
        return;
    }
    if let Some(variants) = members.shift_remove(*second) {
        let part = Node::object(spot, [(second, variants)]);
        put_into_parts(members, part, spot);
    }
}

/// Puts a choice into the `allOf` beside it, if there are others in that: names of some, or any beside one that says how
/// it is told.
pub fn put_own_into_part(
    members: &mut IndexMap<String, Node>,
    spot: Spot,
    choices: &BTreeSet<String>,
) {
    let is_told = members.contains_key("discriminator");
    let is_other = |part: &Node| {
        let is_choice = part.members().and_then(choice).is_some();
        is_told && is_choice || target(part).is_some_and(|it| choices.contains(it))
    };
    let parts = members.get("allOf").and_then(Node::items);
    let has_others = parts.is_some_and(|parts| parts.iter().any(is_other));
    if !has_others || choice(members).is_none() {
        return;
    }
    let own = members.extract_if(.., |key, _| is_of_choice(key)).collect();
    put_into_parts(members, Node::new(spot, Content::Object(own)), spot);
}

fn put_into_parts(members: &mut IndexMap<String, Node>, part: Node, spot: Spot) {
    let parts = members.entry("allOf".to_owned());
    let parts = parts.or_insert_with(|| Node::array(spot, vec![]));
    if let Some(parts) = parts.items_mut() {
        parts.push(part);
    }
}

/// What a choice refers to, and the members of which it speaks.
fn words(schema: &Node) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut left = vec![schema];
    while let Some(node) = left.pop() {
        found.extend(component(node));
        let properties = node.get("properties").and_then(Node::members);
        let keys = properties.into_iter().flat_map(|it| it.keys());
        found.extend(keys.map(String::as_str));
        left.extend(node.children());
    }
    found
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
