//! The order of the types in a file: that of what is declared, not that in which one comes to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::models::Model;

use super::uses::members;

/// The types of a file: components by name, then all others by place; after each what its members are,
/// in their order.
pub fn in_order(
    names: &[String],
    models: &BTreeMap<String, Model>,
    components: &BTreeSet<&str>,
) -> Vec<String> {
    let is_component = |name: &str| components.contains(name);
    let here: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let mut waiting: Vec<&Model> = here.iter().filter_map(|name| models.get(*name)).collect();
    waiting.sort_by_key(|model| (!is_component(&model.name), &model.origin, &model.name));
    // The last is the next.
    waiting.reverse();
    let mut ordered = Vec::new();
    let mut seen = BTreeSet::new();
    while let Some(model) = waiting.pop() {
        if !seen.insert(&model.name) {
            continue;
        }
        ordered.push(model.name.clone());
        let members = members(model).into_iter().rev();
        let inner = members.filter(|name| here.contains(name) && !is_component(name));
        waiting.extend(inner.filter_map(|name| models.get(name)));
    }
    ordered
}
