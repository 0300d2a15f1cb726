//! Edits of the description of which overlays leave nothing: they say something else of the same place, or one of OLD
//! said it before.

use super::changes;
use super::edits::{self, RawEdit};
use super::{Edit, both, places_of_both};
use crate::Input;
use crate::parse::pointer::is_within;

/// Those edits of the description that are none once overlays are applied, whose edits are `overlaid`.
pub fn overridden(old: &Input<'_>, new: &Input<'_>, overlaid: &[RawEdit]) -> Vec<Edit> {
    if old.overlays.is_empty() && new.overlays.is_empty() {
        return Vec::new();
    }
    let [old, new] = [old, new].map(|input| Input {
        overlays: &[],
        ..*input
    });
    let (old_json, new_json) = both(&old, &new);
    if !(old_json.is_object() && new_json.is_object()) {
        return Vec::new();
    }
    let is_felt = |edit: &RawEdit| {
        let mut overlaid = overlaid.iter();
        overlaid.any(|it| touch(&it.pointer, &edit.pointer))
    };
    let mut edits = edits::edits(&old_json, &new_json);
    edits.retain(|edit| !is_felt(edit));
    let places = places_of_both(&old, &new);
    edits.iter().map(|it| changes::edit(it, &places)).collect()
}

/// Whether one pointer leads to what the other does, or into it.
fn touch(one: &str, other: &str) -> bool {
    is_within(one, other) || is_within(other, one)
}
