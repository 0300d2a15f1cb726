//! Checks a tree against the table of objects: types, missing keys, unknown keys. What the check
//! accepts, `openapiv3` can read.

mod kinds;
mod meant;
mod members;
mod table;
mod visits;

use std::ptr;

use serde_json::Value;

use super::beside_references;
use super::downgrade::Version;
use super::pointer::Path;
use super::report::Report;
use super::tree::{Content, Node};
use crate::errors;
use kinds::Members;
use meant::{choice, write_whole};
use members::{check_choice, check_members, check_tag, fill_needed};

pub use kinds::Kind;
pub use meant::meant;
pub use members::check_reference;
pub use table::{
    EXAMPLE, NAMED_PATH_ITEMS, OPENAPI, OVERLAY, PARAMETER, PATH_ITEMS, RESPONSE, RESPONSES, SCHEMA,
};
pub use visits::{visit, visit_schemas, visit_schemas_from_within};

/// How deep in a description a schema may stand. `openapiv3` needs much of the stack for each.
const SCHEMA_LIMIT: usize = 40;

/// Checks a value, and fills in what is commonly left out.
pub fn check(node: &mut Node, kind: &Kind, path: Path<'_>, report: &mut Report<'_>) {
    if ptr::eq(kind, &SCHEMA) {
        mend_enum(node, path, report);
        write_whole(node);
    }
    match kind {
        Kind::Reference(..) if node.get("$ref").is_some() => {
            check_reference(node, kind, path, report);
            let spot = node.spot;
            let mut members = node.members_mut().filter(|_| ptr::eq(kind, &SCHEMA));
            if let Some(members) = &mut members
                && beside_references::set_apart(members, spot, Version::Target)
            {
                check(node, kind, path, report);
            }
            return;
        }
        _ if ptr::eq(kind, &SCHEMA) && path.depth() > SCHEMA_LIMIT => {
            return report.about(node, path, errors::schemas_too_deep(SCHEMA_LIMIT));
        }
        Kind::Map(_) if node.get("$ref").and_then(Node::text).is_some() => {
            return report.about(node, path, errors::misplaced_reference(&path.name()));
        }
        Kind::Reference(_, kind) | Kind::Same(kind) => return check(node, kind, path, report),
        Kind::FlagOr(_) if is(node, Value::is_boolean) => return,
        Kind::FlagOr(kind) => return check(node, kind, path, report),
        _ => {}
    }
    if node.is_null() {
        fill_null(node, kind);
    }
    mend(node, kind, path, report);
    if let Kind::Tagged(tag, cases) = kind {
        mend_tag(node, tag, cases, path, report);
    }
    if let Kind::Former(kind) = kind {
        return check(node, kind, path, report);
    }
    if !has_type(node, kind) {
        let problem = errors::wrong_type(&path.name(), &expected(kind), node.kind());
        return report.about(node, path, problem);
    }
    match kind {
        Kind::Choice(choices) => check_choice(node, choices, path, report),
        Kind::Object(members) => check_members(node, members, path, report),
        Kind::Tagged(tag, cases) => match chosen(node, tag, cases) {
            Some(members) => check_members(node, members, path, report),
            None => check_tag(node, tag, cases, path, report),
        },
        _ => {}
    }
    visit_children(node, kind, path, &mut |child, kind, path| {
        check(child, kind, path, report);
    });
}

/// Takes the tag of an object for the one that it is meant to be.
fn mend_tag(
    node: &mut Node,
    tag: &str,
    cases: &[(&'static str, &'static Members)],
    path: Path<'_>,
    report: &mut Report<'_>,
) {
    let tags: Vec<&'static str> = cases.iter().map(|(name, _)| *name).collect();
    let Some(child) = node.get_mut(tag) else {
        return;
    };
    if let Some(meant) = child.text().and_then(|text| choice(&tags, text)) {
        let meant = Node::scalar(child.spot, meant);
        take_as_meant(child, meant, path.member(tag), report);
    }
}

/// Takes listed values for values of the type that the schema has.
fn mend_enum(schema: &mut Node, path: Path<'_>, report: &mut Report<'_>) {
    let kind = match schema.get("type").and_then(Node::text) {
        Some("string") => Kind::Text,
        Some("boolean") => Kind::Flag,
        Some("integer" | "number") => Kind::Number,
        _ => return,
    };
    let path = path.member("enum");
    let items = schema.get_mut("enum").and_then(Node::items_mut);
    for (index, item) in items.into_iter().flatten().enumerate() {
        mend(item, &kind, path.item(index), report);
    }
}

/// Takes a value for what it is meant to be, if it can mean one thing only.
fn mend(node: &mut Node, kind: &Kind, path: Path<'_>, report: &mut Report<'_>) {
    if let Some(meant) = meant(node, kind) {
        take_as_meant(node, meant, path, report);
    }
}

fn take_as_meant(node: &mut Node, meant: Node, path: Path<'_>, report: &mut Report<'_>) {
    let found = node.as_written().unwrap_or_default();
    *node = meant;
    // A list is what a flag is taken for that says nothing any more.
    let problem = match node.items() {
        Some(_) => errors::former_flag(&path.name(), &found),
        None => errors::taken_as_meant(&path.name(), &found, &node.to_json()),
    };
    report.about(node, path, problem);
}

/// Checks that an object has the keys that it must have, whatever stands under them.
pub fn check_presence(node: &mut Node, kind: &Kind, path: Path<'_>, report: &mut Report<'_>) {
    if let Kind::Object(members) = kind {
        fill_needed(node, members, path, report);
    }
}

/// Visits the values right below one, each with the kind it should be of.
pub fn visit_children(
    node: &mut Node,
    kind: &Kind,
    path: Path<'_>,
    visit: &mut dyn FnMut(&mut Node, &'static Kind, Path<'_>),
) {
    match (kind, &mut node.content) {
        (Kind::Reference(..), Content::Object(members)) if members.contains_key("$ref") => {}
        (
            Kind::Reference(_, kind) | Kind::FlagOr(kind) | Kind::Former(kind) | Kind::Same(kind),
            _,
        ) => visit_children(node, kind, path, visit),
        (Kind::List(kind), Content::Array(items)) => {
            for (index, item) in items.iter_mut().enumerate() {
                visit(item, kind, path.item(index));
            }
        }
        (Kind::Map(kind), Content::Object(members)) => {
            for (key, member) in members {
                visit(member, kind, path.member(key));
            }
        }
        (Kind::Object(_) | Kind::Tagged(..), _) => visit_members(node, kind, path, visit),
        _ => {}
    }
}

/// The kind that the member or item under a key should be of, if anything is said of it.
pub fn kind_below(node: &Node, kind: &Kind, key: &str) -> Option<&'static Kind> {
    match kind {
        Kind::Reference(_, kind) | Kind::FlagOr(kind) | Kind::Former(kind) | Kind::Same(kind) => {
            kind_below(node, kind, key)
        }
        Kind::List(kind) if node.items().is_some() => Some(kind),
        Kind::Map(kind) if node.members().is_some() => Some(kind),
        Kind::Object(members) => members.kind_of(key),
        Kind::Tagged(tag, cases) => chosen(node, tag, cases)?.kind_of(key),
        _ => None,
    }
}

fn visit_members(
    node: &mut Node,
    kind: &Kind,
    path: Path<'_>,
    visit: &mut dyn FnMut(&mut Node, &'static Kind, Path<'_>),
) {
    let members = match kind {
        Kind::Object(members) => Some(*members),
        Kind::Tagged(tag, cases) => chosen(node, tag, cases),
        _ => None,
    };
    let (Some(members), Content::Object(nodes)) = (members, &mut node.content) else {
        return;
    };
    for (key, child) in nodes {
        if let Some(kind) = members.kind_of(key) {
            visit(child, kind, path.member(key));
        }
    }
}

/// The members that an object has by what stands under its tag.
fn chosen(node: &Node, tag: &str, cases: &[(&str, &'static Members)]) -> Option<&'static Members> {
    let text = node.get(tag)?.text()?;
    let case = cases.iter().find(|(name, _)| *name == text);
    case.map(|(_, members)| *members)
}

fn is(node: &Node, test: impl Fn(&Value) -> bool) -> bool {
    node.value().is_some_and(test)
}

fn has_type(node: &Node, kind: &Kind) -> bool {
    match kind {
        Kind::Text | Kind::Choice(_) => node.text().is_some(),
        Kind::Flag => is(node, Value::is_boolean),
        Kind::Number => is(node, Value::is_number),
        Kind::Count => is(node, Value::is_u64),
        Kind::List(_) => node.items().is_some(),
        Kind::Map(_) | Kind::Object(_) | Kind::Tagged(..) => node.members().is_some(),
        _ => true,
    }
}

/// In YAML, a key with nothing after it stands for something empty.
fn fill_null(node: &mut Node, kind: &Kind) {
    match kind {
        Kind::List(_) => *node = Node::array(node.spot, Vec::new()),
        Kind::Map(_) | Kind::Object(_) => *node = Node::object(node.spot, []),
        _ => {}
    }
}

/// The kind in words, with its article.
fn expected(kind: &Kind) -> String {
    match kind {
        Kind::List(kind) => match plural(kind) {
            Some(plural) => format!("an array of {plural}"),
            None => "an array".to_owned(),
        },
        Kind::Text | Kind::Choice(_) => "a string".to_owned(),
        Kind::Flag => "a boolean".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Count => "a whole number from 0".to_owned(),
        _ => "an object".to_owned(),
    }
}

fn plural(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Text => Some("strings"),
        Kind::Any => None,
        Kind::Same(kind) => plural(kind),
        _ => Some("objects"),
    }
}
