//! References that lead to anything but a component: to a part of a schema, an answer of an operation, a
//! definition.
//!
//! What needs a name in Rust moves to the components, where later stages look for it, and leaves a
//! reference where it stood; so there is one type for it, however many refer to it. A schema that needs no
//! name (a text, a list of components, a part of an `allOf`) is written out where it is referred to, as if
//! it stood there: a reference to a text gives no type to a field that had none. Path items are written
//! out too, as 3.0 has no components of them.

pub mod components;
pub mod following;
pub mod names;
mod needs;
pub mod path_items;
pub mod plan;
pub mod uses;

use super::downgrade::Version;
use super::report::Report;
use super::tree::{Node, Spot};
use plan::Plan;

/// The ways to something, before and after it moved.
#[derive(Clone, Debug)]
pub struct Move {
    pub from: Vec<String>,
    pub to: Vec<String>,
}

/// Has every reference of the text with this name lead to a component; one that leads nowhere is reported
/// and stays. The version says whether what stands beside a reference to a schema counts. What is `reported`
/// already is not reported again. What moved is given, in order.
pub fn settle(
    tree: &mut Node,
    name: &str,
    version: Version,
    mut reported: Vec<Spot>,
    report: &mut Report<'_>,
) -> Vec<Move> {
    path_items::write_out(tree, name, version, &reported, report);
    let mut moves = Vec::new();
    loop {
        let plan = Plan::new(tree, name, version, &mut reported, report);
        if plan.is_done() {
            return moves;
        }
        moves.extend(plan.carry_out(tree, version, report));
    }
}
