//! Whose docs a change alters, where it does nothing else.

use std::collections::BTreeSet;

use super::edits::{RawEdit, side};
use crate::parse::pointer::is_within;
use crate::surface::Item;

/// The paths of what the edits are of: of the items that are made from what stands at the place of each, or else around
/// it.
pub fn documented(edits: &[RawEdit], surfaces: (&[Item], &[Item])) -> Vec<String> {
    let paths = edits.iter().flat_map(|edit| {
        let items = side(edit, surfaces).iter();
        let is_around = |it: &&Item| it.kind.is_described() && is_within(&edit.origin, &it.origin);
        let items = Vec::from_iter(items.filter(is_around));
        let closest = items.iter().map(|it| it.origin.len()).max();
        let items = items.into_iter();
        items.filter(move |it| Some(it.origin.len()) == closest)
    });
    let paths: BTreeSet<String> = paths.map(|it| it.path.clone()).collect();
    paths.into_iter().collect()
}
