//! The keywords of JSON Schema that OpenAPI 3.0 has no form for.

use super::super::pointer::Path;
use super::super::references::names::is_used_up;
use super::super::report::Report;
use super::super::tree::Node;
use super::objects::{Objects, says_object};
use super::schemas::Members;
use crate::errors;

/// Keywords that say nothing about values.
const REMARKS: &[&str] = &["$anchor", "$comment", "$schema"];

const UNSUPPORTED: &[&str] = &[
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$vocabulary",
    "contains",
    "contentSchema",
    "definitions",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords by which members may be described that no other keyword speaks of: these are kept.
const FURTHER_MEMBERS: &[&str] = &[
    "dependentSchemas",
    "else",
    "if",
    "patternProperties",
    "then",
    "unevaluatedProperties",
];

/// What an object says that has no other members than it and its parts describe.
pub const CLOSED: &str = "x-closed";

/// Keywords by which an object may have members that no part of it describes always.
const VARYING: &[&str] = &[
    "additionalProperties",
    "anyOf",
    "dependentSchemas",
    "else",
    "if",
    "oneOf",
    "patternProperties",
    "then",
];

/// Whether members are described that no other keyword speaks of, and not only asked for.
fn describes_members(members: &Members) -> bool {
    let speaks_of_members = |key: &str| {
        let said = members.get(key);
        said.is_some_and(|it| it.get("properties").is_some() || it.get("$ref").is_some())
    };
    let mut describing = [
        "patternProperties",
        "dependentSchemas",
        "unevaluatedProperties",
    ]
    .into_iter();
    describing.any(|key| members.contains_key(key))
        || ["then", "else"].into_iter().any(speaks_of_members)
}

/// Whether a schema is a part of a composed one, which is of an object where a part describes members.
fn is_part(path: Path<'_>) -> bool {
    path.tokens().iter().rev().nth(1).map(String::as_str) == Some("allOf")
}

/// Marks an object that has no other members than those that it and its parts always describe.
fn close(members: &mut Members) {
    let said = members.get("unevaluatedProperties");
    let varies = VARYING.iter().any(|key| members.contains_key(*key));
    if said.is_some_and(Node::is_false)
        && !varies
        && let Some(node) = members.shift_remove("unevaluatedProperties")
    {
        members.insert(CLOSED.to_owned(), Node::scalar(node.spot, true));
    }
}

/// Has the members kept that only an unsupported keyword describes.
fn keep_further_members(members: &mut Members, is_of_object: bool) {
    let mut describing = FURTHER_MEMBERS
        .iter()
        .filter_map(|key| members.get_key_value(*key));
    let is_said = |(key, node): &(&String, &Node)| {
        // Neighbours speak of all members that no pattern matches.
        let is_heard = *key == "patternProperties" || !members.contains_key("additionalProperties");
        is_heard && !node.is_false()
    };
    if is_of_object && let Some((_, node)) = describing.find(is_said) {
        let any = Node::scalar(node.spot, true);
        members.insert("additionalProperties".to_owned(), any);
    }
}

/// Drops what cannot be expressed, in such a way that no value is refused because of it.
pub fn ignore(members: &mut Members, path: Path<'_>, objects: &Objects, report: &mut Report<'_>) {
    let is_of_object = says_object(members)
        || describes_members(members) && (is_part(path) || objects.describe(members));
    close(members);
    // What these keywords would accept, their neighbours must not refuse.
    keep_further_members(members, is_of_object);
    if members.contains_key("patternProperties") && !is_of_object {
        members.shift_remove("additionalProperties");
    }
    if members.contains_key("prefixItems") {
        members.shift_remove("items");
    }
    members.retain(|key, node| {
        let is_unsupported = UNSUPPORTED.contains(&key.as_str());
        if is_unsupported && !is_used_up(key, node) {
            report.about(node, path.member(key), errors::unsupported_keyword(key));
        }
        !is_unsupported && !REMARKS.contains(&key.as_str())
    });
}
