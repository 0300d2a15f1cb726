//! Whether an action hangs on a number that what writes the description gives to a schema.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::numbering::numbered_schemas;

use super::super::pointer::schema_pointer;
use super::super::tree::{Content, Node};
use super::{Action, Change};

/// The numbered schemas that an action names, in its target or in what it writes.
pub fn named<'j>(action: &Action, json: &'j Value) -> Vec<&'j str> {
    let numbered = numbered_schemas(json).into_iter().flatten();
    let target = action.target.to_string();
    let mut written = BTreeSet::new();
    let mut mapped = BTreeSet::new();
    if let Change::Update(update) = &action.change {
        texts(update, &mut written);
        mappings(update, &mut mapped);
    }
    let is_named = |name: &&str| {
        let reference = schema_pointer(name);
        let is_written = written.contains(reference.as_str()) || mapped.contains(*name);
        names_schema(&target, name) || is_written
    };
    numbered.filter(is_named).collect()
}

/// Whether a JSONPath has the name of a schema behind the word `schemas`.
fn names_schema(target: &str, name: &str) -> bool {
    target.match_indices(name).any(|(start, _)| {
        let before = target[..start].trim_end_matches(['[', ']', '\'', '"', '.', '/']);
        let after = target[start + name.len()..].chars().next();
        let ends = after.is_none_or(|next| !next.is_alphanumeric() && next != '_');
        ends && before.len() < start && before.ends_with("schemas")
    })
}

/// All texts of a value.
fn texts<'n>(node: &'n Node, found: &mut BTreeSet<&'n str>) {
    match &node.content {
        Content::Object(members) => members.values().for_each(|member| texts(member, found)),
        Content::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Content::Scalar(_) => found.extend(node.text()),
    }
}

/// What values are mapped to, which may be mere names.
fn mappings<'n>(node: &'n Node, found: &mut BTreeSet<&'n str>) {
    if let Some(mapping) = node.get("mapping") {
        texts(mapping, found);
    }
    node.children().for_each(|child| mappings(child, found));
}
