//! The keywords of JSON Schema that OpenAPI 3.0 has no form for.

use super::super::pointer::Path;
use super::super::report::Report;
use super::schemas::Members;
use crate::errors;

/// Keywords that say nothing about values.
const REMARKS: &[&str] = &["$comment", "$schema"];

const UNSUPPORTED: &[&str] = &[
    "$anchor",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
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

/// Drops what cannot be expressed, in such a way that no value is refused because of it.
pub fn ignore(members: &mut Members, path: Path<'_>, report: &mut Report<'_>) {
    // What these keywords would accept, their neighbours must not refuse.
    if members.contains_key("patternProperties") {
        members.shift_remove("additionalProperties");
    }
    if members.contains_key("prefixItems") {
        members.shift_remove("items");
    }
    members.retain(|key, node| {
        let is_unsupported = UNSUPPORTED.contains(&key.as_str());
        if is_unsupported {
            report.about(node, path.member(key), errors::unsupported_keyword(key));
        }
        !is_unsupported && !REMARKS.contains(&key.as_str())
    });
}
