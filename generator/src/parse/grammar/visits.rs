//! What stands where in a description.

use std::ptr;

use super::super::pointer::Path;
use super::super::tree::Node;
use super::{Kind, OPENAPI, SCHEMA, visit_children};

/// Visits every schema, each before what stands in it.
pub fn visit_schemas(tree: &mut Node, visit: &mut dyn FnMut(&mut Node, Path<'_>)) {
    visit_below(tree, &OPENAPI, Path::Root, &SCHEMA, visit);
}

/// Visits everything of a kind.
pub fn visit(tree: &mut Node, wanted: &'static Kind, visit: &mut dyn FnMut(&mut Node)) {
    let visit = &mut |node: &mut Node, _: Path<'_>| visit(node);
    visit_below(tree, &OPENAPI, Path::Root, wanted, visit);
}

fn visit_below(
    node: &mut Node,
    kind: &'static Kind,
    path: Path<'_>,
    wanted: &'static Kind,
    visit: &mut dyn FnMut(&mut Node, Path<'_>),
) {
    match kind {
        Kind::FlagOr(_) if node.members().is_none() => return,
        Kind::FlagOr(kind) | Kind::Same(kind) => {
            return visit_below(node, kind, path, wanted, visit);
        }
        _ if ptr::eq(kind, wanted) => visit(node, path),
        _ => {}
    }
    visit_children(node, kind, path, &mut |child, kind, path| {
        visit_below(child, kind, path, wanted, visit);
    });
}
