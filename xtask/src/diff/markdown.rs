//! The explanation as the text of a pull request.

use std::fmt::Write;

use generator::compare::{Change, Comparison, Edit};
use generator::docs::whole_code as code;

use super::{VERDICTS, effects, renames, summary, values};
use crate::report::count;

/// The summary, and a section for each verdict.
pub fn text(comparison: &Comparison) -> String {
    let mut text = format!("{}.\n", summary(comparison));
    for sentence in renames(comparison, code) {
        let _ = writeln!(text, "\n{sentence}.");
    }
    for verdict in VERDICTS {
        let changes = comparison.changes.iter();
        let changes: Vec<_> = changes.filter(|it| it.verdict == verdict).collect();
        if changes.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n## {}\n", title(&verdict.to_string()));
        text.extend(changes.into_iter().map(change));
    }
    text
}

fn change(change: &Change) -> String {
    let edits: Vec<String> = change.edits.iter().map(edit).collect();
    let mut text = format!(
        "- {}: {}, {}\n",
        edits.join("; "),
        count(change.lines, "line"),
        code(&change.fingerprint)
    );
    for edit in &change.edits {
        if let Some((before, after)) = values(edit) {
            let _ = writeln!(text, "  - was {}, now {}", code(&before), code(&after));
        }
    }
    for effect in effects(change) {
        let _ = writeln!(text, "  - {}", code(&effect));
    }
    text
}

fn edit(edit: &Edit) -> String {
    let place = edit.place.as_ref();
    let place = place.map(|place| format!(" ({}:{})", place.file, place.line));
    let pointer = code(&edit.pointer);
    format!("{} {pointer}{}", edit.deed, place.unwrap_or_default())
}

/// A word with a capital.
fn title(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
