//! What is warned of in a new description, and was not in the old one.

use crate::parse::pointer::tokens;
use crate::{Diagnostic, Severity};

/// The warnings of which there were fewer before: of one code, and of one place, wherever that stands in lists, and
/// under whatever name it is known again.
pub fn newly(
    old: &[Diagnostic],
    mut new: Vec<Diagnostic>,
    known_again: impl Fn(&str) -> Option<String>,
) -> Vec<Diagnostic> {
    let known = old.iter().map(|it| {
        let now = known_again(&it.pointer);
        (it.code, unnumbered(now.as_ref().unwrap_or(&it.pointer)))
    });
    let mut known: Vec<_> = known.collect();
    new.retain(|it| it.severity == Severity::Warning);
    new.retain(|it| {
        let place = (it.code, unnumbered(&it.pointer));
        let before = known.iter().position(|it| *it == place);
        before.map(|index| known.swap_remove(index)).is_none()
    });
    new
}

/// The way that a pointer goes, without the positions in lists.
fn unnumbered(pointer: &str) -> Vec<String> {
    let is_number = |step: &str| !step.is_empty() && step.bytes().all(|it| it.is_ascii_digit());
    let steps = tokens(pointer).into_iter();
    steps.filter(|step| !is_number(step)).collect()
}
