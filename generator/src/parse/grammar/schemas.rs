//! The schemas of a description.

use std::ptr;

use super::super::pointer::Path;
use super::super::tree::Node;
use super::{Kind, OPENAPI, SCHEMA, visit_children};

/// Visits every schema, each before what stands in it.
pub fn visit_schemas(tree: &mut Node, visit: &mut dyn FnMut(&mut Node, Path<'_>)) {
    visit_below(tree, &OPENAPI, Path::Root, visit);
}

fn visit_below(
    node: &mut Node,
    kind: &'static Kind,
    path: Path<'_>,
    visit: &mut dyn FnMut(&mut Node, Path<'_>),
) {
    match kind {
        Kind::FlagOr(_) if node.members().is_none() => return,
        Kind::FlagOr(kind) | Kind::Same(kind) => return visit_below(node, kind, path, visit),
        _ if ptr::eq(kind, &SCHEMA) => visit(node, path),
        _ => {}
    }
    visit_children(node, kind, path, &mut |child, kind, path| {
        visit_below(child, kind, path, visit);
    });
}
