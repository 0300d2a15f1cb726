//! Crates that users cannot tell apart: only where the things that they name stand in the description is another matter.

use super::lines::Lines;
use crate::Output;
use crate::emit::NAMES;
use crate::surface::Item;

/// Whether two crates are alike, which differ in these lines.
pub fn are_alike(before: &Output, after: &Output, differences: &Lines) -> bool {
    differences.all().all(|(path, ..)| path == NAMES)
        && placeless(&before.surface) == placeless(&after.surface)
}

/// What users can name, without where it comes from.
fn placeless(surface: &[Item]) -> Vec<Item> {
    let items = surface.iter().cloned();
    let mut items: Vec<Item> = items
        .map(|item| Item {
            pointer: String::new(),
            origin: String::new(),
            ..item
        })
        .collect();
    items.sort();
    items
}
