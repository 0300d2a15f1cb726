//! What is warned of in a new description, and was not in the old one.

use crate::parse::pointer::tokens;
use crate::{Diagnostic, Severity};

use super::Rename;

/// The warnings of which there were fewer before: of one code, and of one place, wherever that stands in lists, and
/// under whatever name its schema is known again.
pub fn newly(old: &[Diagnostic], mut new: Vec<Diagnostic>, renames: &[Rename]) -> Vec<Diagnostic> {
    let known = old.iter();
    let known = known.map(|it| (it.code, unnumbered(renamed(&it.pointer, renames))));
    let mut known: Vec<_> = known.collect();
    new.retain(|it| it.severity == Severity::Warning);
    new.retain(|it| {
        let place = (it.code, unnumbered(tokens(&it.pointer)));
        let before = known.iter().position(|it| *it == place);
        before.map(|index| known.swap_remove(index)).is_none()
    });
    new
}

/// The way to an old place, under the new name of its schema.
fn renamed(place: &str, renames: &[Rename]) -> Vec<String> {
    let mut way = tokens(place);
    if let [components, schemas, name, ..] = way.as_mut_slice()
        && components == "components"
        && schemas == "schemas"
        && let Some(rename) = renames.iter().find(|rename| rename.from == *name)
    {
        name.clone_from(&rename.to);
    }
    way
}

/// A way without the positions in lists.
fn unnumbered(way: Vec<String>) -> Vec<String> {
    let is_number = |step: &str| !step.is_empty() && step.bytes().all(|it| it.is_ascii_digit());
    let steps = way.into_iter();
    steps.filter(|step| !is_number(step)).collect()
}
