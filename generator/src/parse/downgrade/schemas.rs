//! Brings one schema down: JSON Schema 2020-12 to the schema object of OpenAPI 3.0.

use indexmap::IndexMap;
use serde_json::Value;

use super::super::beside_references;
use super::super::pointer::Path;
use super::super::report::Report;
use super::super::tree::{Content, Node, Spot};
use super::objects::Objects;
use super::{Version, further_members, keywords, variants};
use crate::errors;
use crate::media_types::is_of_files;

/// The examples of a schema beside the one for which 3.0 has a word, by their numbers in the list that had them.
pub const FURTHER_EXAMPLES: &str = "x-further-examples";

/// What says of which types values are.
const TYPING: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "enum",
    "items",
    "oneOf",
    "properties",
    "type",
];

/// The members of a schema.
pub type Members = IndexMap<String, Node>;

/// Brings down a schema, but not those within.
pub fn lower(node: &mut Node, path: Path<'_>, objects: &Objects, report: &mut Report<'_>) {
    lower_boolean(node);
    let spot = node.spot;
    let Content::Object(members) = &mut node.content else {
        return;
    };
    lower_former_tuple(members, spot, path, report);
    lower_tuple(members, spot);
    further_members::lower(members);
    keywords::ignore(members, path, objects, report);
    beside_references::set_apart(members, spot, Version::Later);
    while variants::take_null(members, spot, "anyOf") || variants::take_null(members, spot, "oneOf")
    {
    }
    // So was not yet what took the place of a choice between it and null.
    lower_tuple(members, spot);
    keywords::ignore(members, path, objects, report);
    lower_constant(members);
    variants::lower_type(members, spot);
    lower_bounds(members);
    lower_examples(members);
    lower_encoding(members);
}

/// Brings down what a schema of 3.0 says as only later versions do, and which so can mean one thing only.
pub fn lower_later(node: &mut Node, path: Path<'_>, report: &mut Report<'_>) {
    let spot = node.spot;
    let Content::Object(members) = &mut node.content else {
        return;
    };
    lower_former_tuple(members, spot, path, report);
    let mut is_later = false;
    for (key, value) in members.iter() {
        if let Some(instead) = instead(key, value) {
            report.about(value, path.member(key), errors::later_keyword(key, instead));
            is_later = true;
        }
    }
    if is_later {
        lower_constant(members);
        variants::lower_type(members, spot);
        lower_bounds(members);
    }
}

/// What 3.0 has for a keyword, if that is as only later versions have it.
fn instead(key: &str, value: &Node) -> Option<&'static str> {
    let is_list = value.items().is_some();
    let is_number = value.value().is_some_and(Value::is_number);
    match key {
        "const" => Some("`enum` with this value alone"),
        "type" if value.text() == Some("null") => Some("`nullable: true`"),
        "type" if is_list => {
            Some("one type, with `nullable: true` for null and `anyOf` for others")
        }
        "exclusiveMinimum" if is_number => Some("`minimum`, with `exclusiveMinimum: true`"),
        "exclusiveMaximum" if is_number => Some("`maximum`, with `exclusiveMaximum: true`"),
        _ => None,
    }
}

/// `true` accepts everything, `false` nothing.
fn lower_boolean(node: &mut Node) {
    let spot = node.spot;
    match node.value() {
        Some(Value::Bool(true)) => *node = Node::object(spot, []),
        Some(Value::Bool(false)) => {
            *node = Node::object(spot, [("not", Node::object(spot, []))]);
        }
        _ => {}
    }
}

/// Says that null is accepted.
pub fn accept_null(members: &mut Members, spot: Spot) {
    members.insert("nullable".to_owned(), Node::scalar(spot, true));
}

/// Brings down a tuple of former drafts of JSON Schema, which is a list under `items`.
fn lower_former_tuple(members: &mut Members, spot: Spot, path: Path<'_>, report: &mut Report<'_>) {
    let Some(entries) = members.get("items").filter(|it| it.items().is_some()) else {
        return;
    };
    report.about(entries, path.member("items"), errors::former_tuple());
    let entries = members.shift_remove("items");
    let others = members.shift_remove("additionalItems");
    let renamed = [("prefixItems", entries), ("items", others)].into_iter();
    members.extend(renamed.filter_map(|(key, node)| Some((key.to_owned(), node?))));
    lower_tuple(members, spot);
    if members.shift_remove("prefixItems").is_some() {
        members.shift_remove("items");
    }
}

/// A tuple whose entries are all described alike, and which has no others, is a list of that length at most.
fn lower_tuple(members: &mut Members, spot: Spot) {
    let entries = members.get("prefixItems").and_then(Node::items);
    let Some([first, others @ ..]) = entries.map(Vec::as_slice) else {
        return;
    };
    let entry = first.to_json();
    let most = members.get("maxItems").and_then(Node::value);
    let most = most.and_then(Value::as_u64);
    let is_left_out = |key| members.get(key).is_some_and(Node::is_false);
    let has_no_others = most.is_some_and(|most| most <= others.len() as u64 + 1)
        || ["items", "unevaluatedItems"].into_iter().any(is_left_out);
    let are_others_alike = |it: &Node| it.to_json() == entry;
    let is_list = members.get("type").and_then(Node::text) == Some("array");
    if !is_list
        || !others.iter().all(are_others_alike)
        || !(has_no_others || members.get("items").is_some_and(are_others_alike))
    {
        return;
    }
    let (first, length) = (first.clone(), others.len() + 1);
    for key in ["prefixItems", "unevaluatedItems"] {
        members.shift_remove(key);
    }
    members.insert("items".to_owned(), first);
    if has_no_others && most.is_none() {
        members.insert("maxItems".to_owned(), Node::scalar(spot, length));
    }
}

fn lower_constant(members: &mut Members) {
    let Some(constant) = members.shift_remove("const") else {
        return;
    };
    let spot = constant.spot;
    if constant.is_null() {
        accept_null(members, spot);
    }
    members.insert("enum".to_owned(), Node::array(spot, vec![constant]));
}

fn lower_bounds(members: &mut Members) {
    lower_bound(members, "minimum", "exclusiveMinimum", f64::max);
    lower_bound(members, "maximum", "exclusiveMaximum", f64::min);
}

/// An exclusive bound is a number in 3.1, and a flag beside the bound in 3.0.
fn lower_bound(members: &mut Members, key: &str, exclusive: &str, stricter: fn(f64, f64) -> f64) {
    let number = |members: &Members, key| members.get(key)?.value()?.as_f64();
    let Some(limit) = number(members, exclusive) else {
        return;
    };
    let Some(bound) = members.shift_remove(exclusive) else {
        return;
    };
    let spot = bound.spot;
    let inclusive = number(members, key);
    if inclusive.is_some_and(|inclusive| stricter(inclusive, limit) != limit) {
        return;
    }
    members.insert(key.to_owned(), bound);
    members.insert(exclusive.to_owned(), Node::scalar(spot, true));
}

/// A schema of 3.0 has one example.
fn lower_examples(members: &mut Members) {
    if members.get("examples").and_then(Node::items).is_none() {
        return;
    }
    let Some(examples) = members.shift_remove("examples") else {
        return;
    };
    let spot = examples.spot;
    let Content::Array(examples) = examples.content else {
        return;
    };
    let examples = examples.into_iter().enumerate();
    let mut examples: Members = examples
        .map(|(index, it)| (index.to_string(), it))
        .collect();
    // An `example` that is null says that there is none.
    if !members.contains_key("example")
        && examples.first().is_some_and(|(_, first)| !first.is_null())
        && let Some((_, first)) = examples.shift_remove_index(0)
    {
        members.insert("example".to_owned(), first);
    }
    if !examples.is_empty() {
        let examples = Node::new(spot, Content::Object(examples));
        members.insert(FURTHER_EXAMPLES.to_owned(), examples);
    }
}

/// Bytes are a format in 3.0. Of other contents the text is what a client handles.
fn lower_encoding(members: &mut Members) {
    let encoding = members.shift_remove("contentEncoding");
    let media_type = members.shift_remove("contentMediaType");
    let format = match (encoding, media_type) {
        (Some(encoding), _) if matches!(encoding.text(), Some("base64" | "base64url")) => {
            Node::scalar(encoding.spot, "byte")
        }
        (None, Some(media_type)) if is_of_files(media_type.text()) => {
            Node::scalar(media_type.spot, "binary")
        }
        _ => return,
    };
    // What comes from a file has no type in 3.1.
    let is_untyped = !members.keys().any(|key| TYPING.contains(&key.as_str()));
    if is_untyped && format.text() == Some("binary") {
        members.insert("type".to_owned(), Node::scalar(format.spot, "string"));
    }
    members.entry("format".to_owned()).or_insert(format);
}
