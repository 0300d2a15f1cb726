//! Members of a map whose keys follow patterns: `additionalProperties` in 3.0.

use super::super::tree::Node;
use super::objects::says_object;
use super::schemas::Members;

/// Patterns that every key follows.
const ANY: &[&str] = &["", ".*", "^.*", ".*$", "^.*$", ".+", "^.+", ".+$", "^.+$"];

/// Keywords by which another schema may speak of members of the same object.
const COMPOSING: &[&str] = &[
    "$ref",
    "allOf",
    "anyOf",
    "dependentSchemas",
    "else",
    "if",
    "oneOf",
    "then",
];

/// Brings down what describes all further members of an object, if one schema does.
pub fn lower(members: &mut Members) {
    if says_object(members) {
        lower_patterns(members);
        lower_unevaluated(members);
    }
}

/// Patterns that all ask for the same, where no key may follow none of them.
fn lower_patterns(members: &mut Members) {
    let Some(patterns) = members.get("patternProperties").and_then(Node::members) else {
        return;
    };
    let Some((_, first)) = patterns.first() else {
        return;
    };
    let value = first.to_json();
    let are_alike = patterns.values().all(|it| it.to_json() == value);
    let is_for_any = patterns.keys().any(|key| ANY.contains(&key.as_str()));
    let others = members.get("additionalProperties");
    if are_alike && (is_for_any || others.is_some_and(Node::is_false)) {
        let first = first.clone();
        members.shift_remove("patternProperties");
        members.insert("additionalProperties".to_owned(), first);
    }
}

/// In an object that is composed of nothing, no member is evaluated but those that it names.
fn lower_unevaluated(members: &mut Members) {
    let others = ["additionalProperties", "patternProperties"]
        .iter()
        .chain(COMPOSING);
    let is_said_alone = !others.into_iter().any(|key| members.contains_key(*key));
    let said = members.get("unevaluatedProperties");
    let is_schema = said.and_then(Node::members).is_some();
    if is_said_alone
        && is_schema
        && let Some(node) = members.shift_remove("unevaluatedProperties")
    {
        members.insert("additionalProperties".to_owned(), node);
    }
}
