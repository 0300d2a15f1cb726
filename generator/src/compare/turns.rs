//! The order in which components come and go: what others refer to comes before them, and goes after them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::edits::{Deed, RawEdit};
use super::parts::uses;

/// For each group, those that are made before it, by their places.
type Before = Vec<BTreeSet<usize>>;

/// The groups, each behind those among them of the same rank that it needs, and else in the order in which they are given.
pub fn in_turn(
    groups: Vec<Vec<RawEdit>>,
    rank: impl Fn(&[RawEdit]) -> Option<u8>,
    (old, new): (&Value, &Value),
) -> Vec<Vec<RawEdit>> {
    let mut before = vec![BTreeSet::new(); groups.len()];
    for (deed, description) in [(Deed::Added, new), (Deed::Removed, old)] {
        let mut of: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, group) in groups.iter().enumerate() {
            let edits = group.iter().filter(|edit| edit.deed == deed);
            of.extend(edits.map(|edit| (edit.pointer.as_str(), index)));
        }
        for (pointer, index) in &of {
            let value = pointer
                .strip_prefix('#')
                .and_then(|it| description.pointer(it));
            let used = value.map(uses).unwrap_or_default();
            for other in used.iter().filter_map(|it| of.get(it.as_str())) {
                match deed {
                    _ if rank(&groups[*index]) != rank(&groups[*other]) => {}
                    Deed::Removed => _ = before[*other].insert(*index),
                    _ => _ = before[*index].insert(*other),
                }
            }
        }
    }
    let mut groups: Vec<_> = groups.into_iter().map(Some).collect();
    let order = order(&before).into_iter();
    order.filter_map(|index| groups[index].take()).collect()
}

/// The places of all, each behind those before it. Of a circle, one goes before what is before it.
fn order(before: &Before) -> Vec<usize> {
    let mut order = Vec::new();
    let mut seen = vec![false; before.len()];
    for start in 0..before.len() {
        let mut way = vec![(start, before[start].iter())];
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        while let Some((index, left)) = way.last_mut() {
            match left.next() {
                Some(next) if seen[*next] => {}
                Some(next) => {
                    seen[*next] = true;
                    way.push((*next, before[*next].iter()));
                }
                None => {
                    order.push(*index);
                    way.pop();
                }
            }
        }
    }
    order
}
