//! Edits of the description of which overlays leave nothing: they say something else of the same place, or one of OLD
//! said it before.

use super::edits::{self, RawEdit};
use super::places::Places;
use super::renumbered::with_keys;
use super::{Edit, both, in_the_order_of};
use crate::Input;
use crate::other_names::{OtherNames, inverse};
use crate::parse::pointer::is_within;

/// Those edits of the description that are none once overlays are applied, whose edits are `overlaid`: of an old
/// description with the new `keys`.
pub fn overridden(
    old: &Input<'_>,
    new: &Input<'_>,
    overlaid: &[RawEdit],
    keys: &OtherNames,
) -> Vec<Edit> {
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
    let old_json = in_the_order_of(&new_json, &with_keys(&old_json, keys));
    let mut edits = edits::edits(&old_json, &new_json);
    edits.retain(|edit| !is_felt(edit));
    let places = Places::new([&old, &new]).with_old_names(inverse(keys), &new_json);
    edits.iter().map(|it| places.edit(it)).collect()
}

/// Whether one pointer leads to what the other does, or into it.
fn touch(one: &str, other: &str) -> bool {
    is_within(one, other) || is_within(other, one)
}
