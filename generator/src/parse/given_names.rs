//! Finds the names that an overlay gives to schemas, and to what they have.

use std::ptr;

use super::grammar::{self, Kind};
use super::pointer::Path;
use super::tree::Node;

/// The extensions of schemas that give names, by their pointers.
pub fn pointers(tree: &mut Node) -> Vec<String> {
    let mut found = Vec::new();
    visit(tree, &grammar::OPENAPI, Path::Root, &mut found);
    found
}

fn visit(node: &mut Node, kind: &'static Kind, path: Path<'_>, found: &mut Vec<String>) {
    if let Kind::FlagOr(kind) | Kind::Same(kind) = kind {
        return visit(node, kind, path, found);
    }
    if ptr::eq(kind, &grammar::SCHEMA) {
        let keys = ["x-name", "x-names"].into_iter();
        let given = keys.filter(|key| node.get(key).is_some());
        found.extend(given.map(|key| path.member(key).to_string()));
    }
    grammar::visit_children(node, kind, path, &mut |child, kind, path| {
        visit(child, kind, path, found);
    });
}
