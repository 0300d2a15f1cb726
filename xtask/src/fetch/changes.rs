//! What a new description says otherwise than the old one.

use similar::TextDiff;

use crate::diff::plain;
use crate::excerpt::visible;
use crate::failures::Failure;
use crate::location::Location;
use crate::remarks::Remarks;
use crate::sides::{Side, comparison};
use crate::text::NamedText;

/// How many lines are shown where nothing can be explained.
const LINES: usize = 100;

/// What the changes mean; or, where one of the texts does not fit the overlay, the lines that changed.
pub fn explained(old: String, new: String, file: &Location, overlays: &[Location]) -> String {
    let lines = lines(&old, &new, file);
    match explanation(old, new, file, overlays) {
        Ok(Some(explanation)) => explanation,
        // Its errors are of a text that stands nowhere any more.
        Ok(None) => format!(
            "{lines}\nwhat this means cannot be said, as there is no crate of the description before\n"
        ),
        Err(_) => format!(
            "{lines}\nwhat this means cannot be said yet, for the errors above; \
             once they are mended in the overlay, `cargo xtask diff` does\n"
        ),
    }
}

/// The explanation, if there is a crate of the old text.
fn explanation(
    old: String,
    new: String,
    file: &Location,
    overlays: &[Location],
) -> Result<Option<String>, Failure> {
    let named = |text| NamedText::new(file.to_string(), text);
    let old = Side::new("the old description", named(old), overlays)?;
    let new = Side::new("the new description", named(new), overlays)?;
    if !old.has_crate() {
        return Ok(None);
    }
    let comparison = comparison(&old, &new, &Remarks::all())?;
    Ok(Some(plain::text(&comparison)))
}

/// The lines that changed, with three lines around them.
fn lines(old: &str, new: &str, file: &Location) -> String {
    let diff = TextDiff::from_lines(old, new);
    let name = file.to_string();
    let unified = diff.unified_diff().header(&name, &name).to_string();
    let all = unified.lines().count();
    let shown = unified.lines().take(LINES).map(|line| {
        let line = line.chars().map(visible);
        line.chain(['\n']).collect::<String>()
    });
    let shown: String = shown.collect();
    match all.saturating_sub(LINES) {
        0 => shown,
        hidden => format!("{shown}and {hidden} more lines\n"),
    }
}
