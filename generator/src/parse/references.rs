//! References that lead to anything but a component: to a part of a schema, an answer of an operation, a
//! definition.
//!
//! What needs a name in Rust moves to the components, where later stages look for it, and leaves a
//! reference where it stood; so there is one type for it, however many refer to it. A schema that needs no
//! name (a text, a list of components, a part of an `allOf`) is written out where it is referred to, as if
//! it stood there: a reference to a text gives no type to a field that had none. Path items are written
//! out too, as 3.0 has no components of them.

mod components;
mod following;
mod names;
mod needs;
mod path_items;
mod plan;
mod uses;

use super::report::Report;
use super::tree::Node;
use plan::Plan;

/// Has every reference lead to a component; one that leads nowhere is reported and stays. With
/// `siblings`, what stands beside a reference to a schema counts, as it does from 3.1 on.
pub fn settle(tree: &mut Node, siblings: bool, report: &mut Report<'_>) {
    path_items::write_out(tree, siblings, report);
    let mut reported = Vec::new();
    loop {
        let plan = Plan::new(tree, siblings, &mut reported, report);
        if plan.is_done() {
            return;
        }
        plan.carry_out(tree, siblings, report);
    }
}
