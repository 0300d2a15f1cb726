//! The explanation for a terminal.

use std::fmt::Write;

use generator::Diagnostic;
use generator::compare::{Change, Comparison, Edit};
use generator::wording::count;

use super::{OVERRIDDEN, edits, effects, renames, summary, values, warnings};
use crate::colours;
use crate::excerpt::visible;

/// Every change, breaking ones first, what overlays override, what is renamed, what is newly warned of, and the summary.
pub fn text(comparison: &Comparison) -> String {
    let mut text: String = comparison.changes.iter().map(change).collect();
    if !comparison.overridden.is_empty() {
        line(&mut text, 0, OVERRIDDEN);
        edited(&mut text, &comparison.overridden);
        text.push('\n');
    }
    let renames = renames(comparison, |name| format!("`{name}`"));
    for sentence in &renames {
        line(&mut text, 0, sentence);
    }
    if !renames.is_empty() {
        text.push('\n');
    }
    for (warning, further) in warnings(comparison) {
        let Diagnostic { code, message, .. } = warning;
        line(
            &mut text,
            0,
            &format!("new warning[{code}]: {message}{further}"),
        );
        if let Some(place) = &warning.place {
            line(&mut text, 2, &format!("--> {place}"));
        }
        text.push('\n');
    }
    text + &summary(comparison)
}

fn change(change: &Change) -> String {
    let mut text = format!(
        "{}: {} ({})\n",
        colours::verdict(change.verdict),
        count(change.lines, "line"),
        change.fingerprint
    );
    edited(&mut text, &change.edits);
    for effect in effects(change) {
        line(&mut text, 4, &effect);
    }
    text + "\n"
}

/// What is edited, where, and what was there.
fn edited(text: &mut String, all: &[Edit]) {
    for (edit, further) in edits(all) {
        line(text, 2, &format!("{edit}{further}"));
        for (when, value) in values(edit) {
            line(text, 4, &format!("{when} {value}"));
        }
        if let Some(place) = &edit.place {
            line(text, 2, &format!("--> {place}"));
        }
    }
}

/// A line, without the signs that a terminal would obey.
fn line(text: &mut String, indent: usize, content: &str) {
    let content: String = content.chars().map(visible).collect();
    let _ = writeln!(text, "{:indent$}{content}", "");
}
