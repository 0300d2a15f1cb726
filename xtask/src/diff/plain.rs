//! The explanation for a terminal.

use std::fmt::Write;

use generator::compare::{Change, Comparison};

use super::summary;
use crate::report::count;

/// Every change, breaking ones first, and the summary.
pub fn text(comparison: &Comparison) -> String {
    let changes = comparison.changes.iter().map(change);
    changes.collect::<String>() + &summary(comparison)
}

fn change(change: &Change) -> String {
    let mut text = format!(
        "{}: {} ({})\n",
        change.verdict,
        count(change.lines, "line"),
        change.fingerprint
    );
    for edit in &change.edits {
        let _ = writeln!(text, "  {edit}");
        if let Some(place) = &edit.place {
            let _ = writeln!(text, "  --> {place}");
        }
    }
    for effect in &change.effects {
        let _ = writeln!(text, "    {effect}");
    }
    text + "\n"
}
