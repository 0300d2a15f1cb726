//! Mappings that lead to a schema as it stands, and not to its address:
//!
//! ```text
//! oneOf: [V, W]    with    mapping: { v: V }    becomes    oneOf: [V and x-ms-discriminator-value: v, W]
//! ```
//!
//! They are written for a variant that has no name, such as a choice among tagged objects in another.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::grammar;
use super::super::report::Report;
use super::super::tree::Node;
use super::families::{target, variants};
use super::{choice, is_of_place};
use crate::errors;
use crate::extensions::OWN_VALUE;

/// Lets each variant say itself what such a mapping says of it, if one is that schema.
pub fn settle_mapped_schemas(tree: &mut Node, report: &mut Report<'_>) {
    grammar::visit_schemas_from_within(tree, &mut |schema, path| {
        for (value, meant) in mapped_schemas(schema) {
            if settle(schema, &value, &meant).is_some() {
                let path = path.member("discriminator");
                let path = path.member("mapping");
                let problem = errors::mapped_schema(&value);
                report.about(&meant, path.member(&value), problem);
            }
        }
    });
}

/// The values that a schema maps to schemas, and these.
fn mapped_schemas(schema: &Node) -> Vec<(String, Node)> {
    let mapping = schema.get("discriminator").and_then(|it| it.get("mapping"));
    let mapping = mapping.and_then(Node::members).into_iter().flatten();
    let schemas = mapping.filter(|(_, target)| target.members().is_some());
    let mut schemas: Vec<_> = schemas
        .map(|(value, schema)| (value.clone(), schema.clone()))
        .collect();
    schemas.sort_by(|(one, _), (other, _)| one.cmp(other));
    schemas
}

/// Takes a value out of the mapping, and gives it to the variant that is meant; or writes the address that is.
fn settle(schema: &mut Node, value: &str, meant: &Node) -> Option<()> {
    let mut keys = meant.members()?.keys();
    let only_refers = keys.all(|key| key == "$ref" || is_of_place(key));
    let address = target(meant).filter(|_| only_refers);
    let address = address.map(|it| Node::scalar(meant.spot, it));
    if address.is_none() {
        let members = schema.members_mut()?;
        let variants = members.get_mut(choice(members)?)?.items_mut()?;
        let json = ordered(meant.to_json());
        let mut variants = variants.iter_mut();
        let variant = variants.find(|it| lists_components(it) && is_same(it, &json))?;
        let own = Node::scalar(meant.spot, value);
        let members = variant.members_mut()?;
        members.entry(OWN_VALUE.to_owned()).or_insert(own);
    }
    let mapping = schema.get_mut("discriminator")?.get_mut("mapping")?;
    let mapping = mapping.members_mut()?;
    match address {
        Some(address) => mapping.insert(value.to_owned(), address),
        None => mapping.shift_remove(value),
    };
    Some(())
}

/// Whether a variant is a choice of components alone: these are given what tells them, if they do not declare it.
fn lists_components(variant: &Node) -> bool {
    let listed = variants(variant);
    listed.is_some_and(|listed| listed.iter().all(|it| target(it).is_some()))
}

/// Whether a variant is this schema, but for what was given to it.
fn is_same(variant: &Node, json: &Value) -> bool {
    let mut variant = variant.to_json();
    let members = variant.as_object_mut();
    members.and_then(|members| members.remove(OWN_VALUE));
    ordered(variant) == *json
}

/// A value with its members and entries in an order of their own: what it says depends on none.
fn ordered(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(key, it)| (key, ordered(it)));
            let members: BTreeMap<String, Value> = members.collect();
            members.into_iter().collect()
        }
        Value::Array(entries) => {
            let mut entries: Vec<Value> = entries.into_iter().map(ordered).collect();
            entries.sort_by_cached_key(Value::to_string);
            Value::Array(entries)
        }
        scalar => scalar,
    }
}
