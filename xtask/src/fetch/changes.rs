//! What a new description says otherwise than the old one.

use similar::TextDiff;

use crate::location::Location;

/// The lines that changed, with three lines around them; nothing if none did.
pub fn changes(old: &str, new: &str, file: &Location) -> String {
    let diff = TextDiff::from_lines(old, new);
    let name = file.to_string();
    let mut unified = diff.unified_diff();
    unified.header(&name, &name).to_string()
}
