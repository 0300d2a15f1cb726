//! Path items that stand elsewhere: each goes to the paths that refer to it.

use super::super::downgrade::Version;
use super::super::grammar::PATH_ITEMS;
use super::super::pointer::{Path, escape};
use super::super::report::Report;
use super::super::tree::{COPY_LIMIT, Content, Node, Spot};
use super::following::Texts;
use super::plan;
use crate::errors;

/// Puts path items in place of the references to them.
pub fn write_out(
    tree: &mut Node,
    name: &str,
    version: Version,
    reported: &[Spot],
    report: &mut Report<'_>,
) {
    let mut found: Vec<(String, Node)> = Vec::new();
    let mut copied = 0;
    let texts = Texts {
        trees: vec![tree],
        names: vec![name],
        version,
    };
    let paths = tree.get("paths").and_then(Node::members);
    for (key, path) in paths.into_iter().flatten() {
        let Some(reference) = path.get("$ref") else {
            continue;
        };
        let Some(text) = reference
            .text()
            .filter(|_| !reported.contains(&reference.spot))
        else {
            continue;
        };
        let place = format!("#/paths/{}/$ref", escape(key));
        let address = texts
            .follow(text, 0)
            .and_then(|address| plan::fitting(tree, address, PATH_ITEMS, text));
        let item = match &address {
            Ok(address) => texts.value(address),
            Err(problem) => {
                report.about(reference, place, (**problem).clone());
                continue;
            }
        };
        let Some(item) = item else {
            continue;
        };
        copied += item.size();
        if copied > COPY_LIMIT {
            let paths = Path::Root.member("paths");
            let problem = errors::too_many_copies(COPY_LIMIT);
            return report.about(path, paths.member(key), problem);
        }
        found.push((key.clone(), item.clone()));
    }
    for (key, item) in found {
        let path = tree.get_mut("paths").and_then(|paths| paths.get_mut(&key));
        if let Some(path) = path {
            insert(path, item);
        }
    }
}

/// Puts an item in place of a reference to it. What stands beside that stays.
pub fn insert(place: &mut Node, item: Node) {
    let Some(members) = place.members_mut() else {
        return;
    };
    members.shift_remove("$ref");
    match item.content {
        Content::Object(others) => {
            for (key, node) in others {
                match members.get_mut(&key) {
                    // They are operations of the item like all others.
                    Some(own) if key == "additionalOperations" => insert(own, node),
                    Some(_) => {}
                    None => {
                        members.insert(key, node);
                    }
                }
            }
        }
        content => place.content = content,
    }
}
