//! What stands where in a description.

use std::ptr;

use super::super::pointer::Path;
use super::super::tree::Node;
use super::{Kind, OPENAPI, SCHEMA, visit_children};

/// What is done with each node, and where that stands.
type Visit<'a> = dyn FnMut(&mut Node, Path<'_>) + 'a;

/// Visits everything of a kind, each before what stands in it.
pub fn visit(tree: &mut Node, wanted: &'static Kind, visit: &mut Visit<'_>) {
    let way = Way {
        wanted,
        order: Order::Before,
    };
    way.visit(tree, &OPENAPI, Path::Root, visit);
}

/// Visits every schema, each before what stands in it.
pub fn visit_schemas(tree: &mut Node, visit: &mut Visit<'_>) {
    self::visit(tree, &SCHEMA, visit);
}

/// Visits every schema, each after what stands in it.
pub fn visit_schemas_from_within(tree: &mut Node, visit: &mut Visit<'_>) {
    let way = Way {
        wanted: &SCHEMA,
        order: Order::After,
    };
    way.visit(tree, &OPENAPI, Path::Root, visit);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Before,
    After,
}

/// What is visited, and when.
#[derive(Clone, Copy)]
struct Way {
    wanted: &'static Kind,
    order: Order,
}

impl Way {
    fn visit(self, node: &mut Node, kind: &'static Kind, path: Path<'_>, visit: &mut Visit<'_>) {
        let kind = match kind {
            Kind::FlagOr(_) if node.members().is_none() => return,
            Kind::FlagOr(kind) | Kind::Same(kind) => {
                return self.visit(node, kind, path, visit);
            }
            kind => kind,
        };
        let is_wanted = ptr::eq(kind, self.wanted);
        if is_wanted && self.order == Order::Before {
            visit(node, path);
        }
        visit_children(node, kind, path, &mut |child, kind, path| {
            self.visit(child, kind, path, visit);
        });
        if is_wanted && self.order == Order::After {
            visit(node, path);
        }
    }
}
