//! What a task tells its user: the summary, the list of differences.

use generator::Output;
use generator::wording::count;

use crate::differences::{Counts, Difference, Differences, counts};
use crate::excerpt::excerpt;
use crate::location::Location;

/// How many files `--check` shows.
const FILES_SHOWN: usize = 10;

/// After writing: each file that was written or removed, unless all of the crate is new, and the counts.
pub fn written(out: &Location, output: &Output, differences: &Differences<'_>) -> String {
    let mut text = String::new();
    let is_new = counts(differences).missing == output.tree.len();
    for (path, difference) in differences.iter().filter(|_| !is_new) {
        let word = match difference {
            Difference::Missing { .. } => "new",
            Difference::Changed { .. } => "changed",
            Difference::Stale => "removed",
        };
        text += &format!("{word:<8} {}\n", out.join(path));
    }
    let Counts {
        missing,
        changed,
        stale,
    } = counts(differences);
    let unchanged = output.tree.len() - missing - changed;
    text + &format!(
        "{out}: {}; {} new, {changed} changed, {stale} removed, {unchanged} unchanged",
        contents(output),
        count(missing, "file"),
    )
}

/// After a check that found no difference.
pub fn fresh(out: &Location, output: &Output) -> String {
    format!(
        "{out} is fresh: {}, {}",
        contents(output),
        count(output.tree.len(), "file")
    )
}

/// After a check that found differences: the first files, each with its first differing lines.
pub fn list(out: &Location, differences: &Differences<'_>) -> String {
    let mut text = String::new();
    for (path, difference) in differences.iter().take(FILES_SHOWN) {
        let (word, lines) = match difference {
            Difference::Missing { .. } => ("missing", String::new()),
            Difference::Changed { old, fresh } => ("changed", excerpt(old, fresh)),
            Difference::Stale => ("stale", String::new()),
        };
        text += &format!("{word:<8} {}\n{lines}", out.join(path));
    }
    match differences.len().saturating_sub(FILES_SHOWN) {
        0 => text,
        hidden => text + &format!("and {hidden} more\n"),
    }
}

fn contents(output: &Output) -> String {
    format!(
        "{}, {}",
        count(output.operations, "operation"),
        count(output.models, "model")
    )
}
