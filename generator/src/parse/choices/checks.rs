//! What only checks values, and is left to the server: it tells a client nothing of their types.

use indexmap::IndexMap;

use super::super::tree::Node;
use super::{CHOICES, REMARKS, SHARED};

/// Keywords that check values, and tell a client nothing of their types.
pub const CHECKS: &[&str] = &[
    "required",
    "not",
    "type",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Leaves out the parts of an `allOf` that only check, where others describe the values.
pub fn leave_out_checks(members: &mut IndexMap<String, Node>) {
    let has_properties = members.contains_key("properties");
    let Some(parts) = members.get_mut("allOf").and_then(Node::items_mut) else {
        return;
    };
    if has_properties || !parts.iter().all(says_checks) {
        let has = |part: &Node, key: &&str| part.get(key).is_some();
        let checks = |part: &Node| CHOICES.iter().chain(&["not"]).any(|key| has(part, key));
        let is_empty = |part: &Node| part.members().is_some_and(|members| members.is_empty());
        let is_check = |part: &Node| is_empty(part) || (checks(part) && says_checks(part));
        parts.retain(|part| has(part, &"required") || !is_check(part));
    }
    if parts.is_empty() {
        members.shift_remove("allOf");
    }
}

/// Leaves out the choice that only checks, of two of which the other does not.
pub fn leave_out_checking_choice(members: &mut IndexMap<String, Node>) {
    let found = CHOICES
        .iter()
        .copied()
        .filter(|key| members.contains_key(*key));
    let (checking, others): (Vec<&str>, Vec<&str>) =
        found.partition(|key| is_of_checks(&members[*key]));
    if let ([checking], [_]) = (checking.as_slice(), others.as_slice()) {
        members.shift_remove(*checking);
    }
}

/// Whether a keyword beside a choice checks its values, and tells nothing of their types.
pub fn checks_beside(key: &str) -> bool {
    let is_shared = SHARED.contains(&key);
    (CHECKS.contains(&key) && !is_shared) || key == "format"
}

/// Whether all variants of a choice say nothing but checks.
pub fn is_of_checks(choice: &Node) -> bool {
    choice
        .items()
        .is_some_and(|variants| variants.iter().all(says_checks))
}

/// Whether a schema says nothing but checks, or lists some that do.
fn says_checks(schema: &Node) -> bool {
    let mut members = schema.members().into_iter().flatten();
    members.all(|(key, node)| match node.items() {
        Some(variants) if CHOICES.contains(&key.as_str()) => variants.iter().all(says_checks),
        _ if key == "type" => node.text() == Some("object"),
        _ => is_of_no_type(key),
    })
}

/// Whether a keyword checks, or describes, and tells nothing of a type.
fn is_of_no_type(key: &str) -> bool {
    CHECKS.contains(&key) || REMARKS.contains(&key)
}

/// Whether variants only check what stands beside the choice.
pub fn only_check(variants: &[Node]) -> bool {
    let checks = |variant: &Node| {
        let members = variant.members();
        members.is_some_and(|members| members.keys().all(|key| is_of_no_type(key)))
    };
    variants.iter().all(checks)
}

/// Whether variants only check which keys there are.
pub fn only_require(variants: &[Node]) -> bool {
    only_check(variants) && variants.iter().all(|it| required(it).next().is_some())
}

/// Leaves out a choice that only checks. What it requires and no property describes may be there all the same.
pub fn leave_out_check(members: &mut IndexMap<String, Node>, keyword: &str) {
    let choice = members.shift_remove(keyword);
    let properties = members.get_mut("properties").and_then(Node::members_mut);
    let Some(properties) = properties else {
        return;
    };
    for variant in choice.iter().filter_map(Node::items).flatten() {
        for key in required(variant) {
            let known = properties.entry(key.to_owned());
            known.or_insert_with(|| Node::object(variant.spot, []));
        }
    }
}

fn required(variant: &Node) -> impl Iterator<Item = &str> {
    let required = variant.get("required").and_then(Node::items);
    required.into_iter().flatten().filter_map(Node::text)
}
