//! `components.pathItems`: 3.0 has no such thing, so each goes to the paths that refer to it.

use super::super::pointer::{Path, percent_decoded, tokens};
use super::super::report::Report;
use super::super::tree::{Content, Node};
use super::schemas::Members;
use crate::errors;

/// How many values may be copied to paths.
const COPY_LIMIT: usize = 1_000_000;

/// Puts path items in place of the references to them.
pub fn inline(tree: &mut Node, report: &mut Report<'_>) {
    let components = tree.get_mut("components").and_then(Node::members_mut);
    let items = components.and_then(|components| components.shift_remove("pathItems"));
    let Some(Content::Object(items)) = items.map(|items| items.content) else {
        return;
    };
    let paths = tree.get_mut("paths").and_then(Node::members_mut);
    let mut copied = 0;
    for (key, path) in paths.into_iter().flatten() {
        let Some(item) = referred(path, &items) else {
            continue;
        };
        copied += item.size();
        if copied > COPY_LIMIT {
            let paths = Path::Root.member("paths");
            let problem = errors::too_many_copies(COPY_LIMIT);
            return report.about(path, paths.member(key), problem);
        }
        insert(path, item);
    }
}

/// The path item at the end of a chain of references, unless the chain has no end.
fn referred<'a>(path: &Node, items: &'a Members) -> Option<&'a Node> {
    let mut item = target(path, items)?;
    for _ in 0..items.len() {
        match target(item, items) {
            Some(next) => item = next,
            None => return Some(item),
        }
    }
    None
}

fn target<'a>(node: &Node, items: &'a Members) -> Option<&'a Node> {
    let tokens = tokens(node.get("$ref")?.text()?.strip_prefix('#')?);
    match tokens.as_slice() {
        [components, section, name] if components == "components" && section == "pathItems" => {
            items.get(&percent_decoded(name))
        }
        _ => None,
    }
}

/// Gives a path the members of an item. Those that it has itself stay.
fn insert(path: &mut Node, item: &Node) {
    let (Some(members), Some(others)) = (path.members_mut(), item.members()) else {
        return;
    };
    members.shift_remove("$ref");
    for (key, node) in others {
        members.entry(key.clone()).or_insert_with(|| node.clone());
    }
}
