//! Checks the members of one object, and fills in what is commonly left out.

use std::ptr;

use serde_json::Value;

use super::super::beside_references::is_taken_as_meant;
use super::super::pointer::Path;
use super::super::references::names::is_used_up;
use super::super::report::Report;
use super::super::spelling::nearest;
use super::super::tree::{Content, Node};
use super::kinds::{Kind, Members, Missing, Needed};
use super::table::SCHEMA;
use crate::errors;
use crate::extensions::{
    AMBIGUOUS, ENVELOPE, EXACT_NUMBERS, KEEP_UNKNOWN_FIELDS, NAME, NAMES, SIBLING_DISCRIMINATOR,
};

/// Keys beside a `$ref` that say nothing about its value.
const REMARKS: &[&str] = &["$ref", "summary", "description", "title", "example"];

/// Checks an object whose keys are known.
pub fn check_members(node: &mut Node, members: &Members, path: Path<'_>, report: &mut Report<'_>) {
    drop_nulls(node, members);
    fill_needed(node, members, path, report);
    if let Some(key) = members.always {
        set(node, key, members, path, report);
    }
    leave_out(node, members, path, report);
    check_names(node, members.extensions, path, report);
    check_extensions(node, members.extensions, path, report);
    check_keys(node, members, path, report);
}

/// An optional member that is null is one that is left out.
fn drop_nulls(node: &mut Node, members: &Members) {
    if let Some(nodes) = node.members_mut() {
        nodes.retain(|key, child| {
            !child.is_null() || matches!(members.kind_of(key), None | Some(Kind::Any))
        });
    }
}

/// Fills in the keys that an object needs, or says that they are missing.
pub fn fill_needed(node: &mut Node, members: &Members, path: Path<'_>, report: &mut Report<'_>) {
    for needed in members.needed {
        fill(node, needed, members, path, report);
    }
}

fn fill(
    node: &mut Node,
    needed: &Needed,
    members: &Members,
    path: Path<'_>,
    report: &mut Report<'_>,
) {
    let spot = node.spot;
    let Some(nodes) = node.members_mut() else {
        return;
    };
    if needed.keys.iter().any(|key| nodes.contains_key(*key)) {
        return;
    }
    let empty = match needed.missing {
        Missing::Text => Node::scalar(spot, ""),
        Missing::Object => Node::object(spot, []),
        Missing::Refused => {
            let problem = errors::missing_key(members.name, needed.keys, members.is_strict);
            return report.push(spot, path, problem);
        }
    };
    if let Some(key) = needed.keys.first() {
        nodes.insert((*key).to_owned(), empty);
    }
}

fn set(node: &mut Node, key: &str, members: &Members, path: Path<'_>, report: &mut Report<'_>) {
    let flag = node.get(key).map(|child| child.to_json());
    if matches!(&flag, Some(flag) if flag != &Value::Bool(false)) {
        return;
    }
    let spot = node.spot;
    report.push(spot, path, errors::flag_not_set(members.name, key));
    if let Some(nodes) = node.members_mut() {
        nodes.insert(key.to_owned(), Node::scalar(spot, true));
    }
}

fn leave_out(node: &mut Node, members: &Members, path: Path<'_>, report: &mut Report<'_>) {
    let Some(nodes) = node.members_mut() else {
        return;
    };
    nodes.retain(|key, child| {
        let stays = !matches!(members.kind_of(key), Some(Kind::LeftOut));
        let is_empty = child.members().is_some_and(|it| it.is_empty());
        if !stays && !is_empty {
            report.about(child, path.member(key), errors::left_out(key));
        }
        stays
    });
}

/// What is named must be something that has a name in Rust. (What is numbered beside its name is so by NSwag, which
/// says what the body is called in the code of the server.)
fn check_names(node: &Node, named: &[&str], path: Path<'_>, report: &mut Report<'_>) {
    if node.get("x-position").is_some() {
        return;
    }
    for key in [NAME, NAMES] {
        if let Some(child) = node.get(key).filter(|_| !named.contains(&key)) {
            report.about(child, path.member(key), errors::misplaced_name(key));
        }
    }
}

/// Extensions that nobody else has must stand where they say something.
const OWN: [&str; 5] = [
    AMBIGUOUS,
    ENVELOPE,
    EXACT_NUMBERS,
    KEEP_UNKNOWN_FIELDS,
    SIBLING_DISCRIMINATOR,
];

fn check_extensions(node: &Node, known: &[&str], path: Path<'_>, report: &mut Report<'_>) {
    for key in OWN.into_iter().filter(|key| !known.contains(key)) {
        if let Some(child) = node.get(key) {
            report.about(child, path.member(key), errors::misplaced_extension(key));
        }
    }
}

fn check_keys(node: &Node, members: &Members, path: Path<'_>, report: &mut Report<'_>) {
    let nodes = node.members().into_iter().flatten();
    let unknown = nodes.filter(|(key, _)| !key.starts_with("x-") && members.kind_of(key).is_none());
    for (key, child) in unknown.filter(|(key, child)| !is_used_up(key, child)) {
        let problem = match members.rest {
            _ if key == "$ref" => errors::misplaced_reference(members.name),
            Some(rest) => errors::wrong_key(key, members.name, rest.must_be),
            None => errors::unknown_key(key, members.name, members.is_strict),
        };
        let keys = members.known().map(|(known, _)| *known);
        let absent = keys.filter(|known| node.get(known).is_none());
        let problem = match nearest(key, absent) {
            Some(meant) => problem.help(errors::did_you_mean(meant)),
            None => problem,
        };
        report.about(child, path.member(key), problem);
    }
}

/// Checks an object of a kind that has a `$ref` instead.
pub fn check_reference(node: &Node, kind: &Kind, path: Path<'_>, report: &mut Report<'_>) {
    let Content::Object(members) = &node.content else {
        return;
    };
    check_names(node, &[], path, report);
    for (key, child) in members {
        if key == "$ref" && child.text().is_none() {
            let problem = errors::wrong_type("`$ref`", "a string", child.kind());
            report.about(child, path.member(key), problem);
        }
        if !key.starts_with("x-") && !REMARKS.contains(&key.as_str()) {
            let problem = match ptr::eq(kind, &SCHEMA) && is_taken_as_meant(key) {
                true => errors::taken_sibling(key),
                false => errors::ignored_sibling(key),
            };
            report.about(child, path.member(key), problem);
        }
    }
}

/// Checks a string that is one of some.
pub fn check_choice(node: &Node, choices: &[&str], path: Path<'_>, report: &mut Report<'_>) {
    let text = node.text().unwrap_or_default();
    if choices.contains(&text) {
        return;
    }
    let problem = errors::unknown_value(&path.name(), choices, text);
    let problem = match nearest(text, choices.iter().copied()) {
        Some(meant) => problem.help(errors::did_you_mean(meant)),
        None => problem,
    };
    report.about(node, path, problem);
}

/// Says why no case of an object that depends on a tag fits.
pub fn check_tag(
    node: &Node,
    tag: &str,
    cases: &[(&str, &Members)],
    path: Path<'_>,
    report: &mut Report<'_>,
) {
    let choices: Vec<&str> = cases.iter().map(|(name, _)| *name).collect();
    match node.get(tag) {
        None => report.about(node, path, errors::missing_tag(tag, &choices)),
        Some(child) if child.text().is_some() => {
            check_choice(child, &choices, path.member(tag), report);
        }
        Some(child) => {
            let problem = errors::wrong_type(&format!("`{tag}`"), "a string", child.kind());
            report.about(child, path.member(tag), problem);
        }
    }
}
