//! The explanation as annotations of a workflow on GitHub: a line for each edit, at its place.

use generator::compare::{Change, Comparison, Edit, Verdict};

use crate::workflow_command::command;

use super::{OVERRIDDEN, effects, renames, summary, values};

/// The annotations, and the summary as one without a place.
pub fn text(comparison: &Comparison) -> String {
    let changes = comparison.changes.iter();
    let lines = changes.flat_map(|change| change.edits.iter().map(|edit| of(change, edit)));
    let overridden = comparison.overridden.iter();
    let overridden = overridden.map(|edit| {
        let said = [OVERRIDDEN.to_owned()];
        line("notice", "overridden", edit, said)
    });
    let level = match comparison.unexplained {
        0 => "notice",
        _ => "error",
    };
    let renames = renames(comparison, |name| format!("`{name}`"));
    let renames = renames
        .iter()
        .map(|it| command("notice", None, None, it) + "\n");
    let summary = command(level, None, None, &summary(comparison)) + "\n";
    let lines = lines.chain(overridden).chain(renames);
    lines.chain([summary]).collect()
}

fn of(change: &Change, edit: &Edit) -> String {
    let level = match change.verdict {
        Verdict::Breaking | Verdict::Behaviour => "warning",
        Verdict::Additive | Verdict::Documentation => "notice",
    };
    line(level, &change.verdict.to_string(), edit, effects(change))
}

fn line(level: &str, title: &str, edit: &Edit, said: impl IntoIterator<Item = String>) -> String {
    let values = values(edit).into_iter();
    let values = values.map(|(when, value)| format!("\n{when} {value}"));
    let said = said.into_iter().map(|line| format!("\n{line}"));
    let message = format!(
        "{edit}{}{}",
        values.collect::<String>(),
        said.collect::<String>()
    );
    command(level, edit.place.as_ref(), Some(title), &message) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_an_error_where_lines_are_unexplained() {
        let comparison = Comparison {
            changes: Vec::new(),
            lines: 2,
            moved: 0,
            unexplained: 2,
            renames: Vec::new(),
            warnings: Vec::new(),
            overridden: Vec::new(),
            versions: ("0.1.0".to_owned(), "0.1.0".to_owned()),
        };
        assert!(text(&comparison).starts_with("::error::0 changes:"));
    }
}
