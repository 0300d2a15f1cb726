//! A list with one value a line:
//!
//! ```text
//! Possible values:
//! - `open`: the first state
//! - closed - nothing follows it
//! ```

use super::lists::{quoted, word};
use super::{LEADS, is_meant};

/// What a line may start with that is a point of a list.
const BULLETS: &[&str] = &["- ", "* "];

/// What may follow a value: words about it.
const AFTER: &[&str] = &[":", " -", " \u{2013}", " \u{2014}", " (", " =>", "."];

/// The values of the only such list, and the text without it.
pub fn listed(description: &str) -> Option<(Vec<String>, String)> {
    let lines: Vec<&str> = description.lines().collect();
    let introduces = |index: &usize| {
        let paragraph = paragraph(&lines[..=*index]);
        let mut leads = LEADS.iter().filter(|(_, takes_words)| *takes_words);
        leads.any(|(lead, _)| {
            let start = paragraph.len().checked_sub(lead.len());
            paragraph.ends_with(lead) && start.is_some_and(|start| is_meant(&paragraph, start))
        })
    };
    let first = (0..lines.len()).find(introduces)? + 1;
    let points = lines[first..].iter().take_while(|line| {
        let is_deeper = line.starts_with([' ', '\t']);
        point(line).is_some() || line.trim().is_empty() || is_deeper
    });
    let end = first + points.count();
    let points = lines[first..end].iter().filter_map(|line| point(line));
    let points: Vec<(usize, &str)> = points.collect();
    let depth = points.iter().map(|(depth, _)| *depth).min()?;
    let own = points.iter().filter(|(own, _)| *own == depth);
    let values: Vec<String> = own.map(|(_, text)| value(text)).collect::<Option<_>>()?;
    let rest = [&lines[..first - 1], &lines[end..]].concat().join("\n");
    let goes_on = lines.get(end).is_some_and(|line| line.starts_with("Or "));
    (values.len() > 1 && !goes_on).then_some((values, rest))
}

/// The last paragraph of some lines, in one line and in small letters.
fn paragraph(lines: &[&str]) -> String {
    let own = lines.rsplit(|line| line.trim().is_empty()).next();
    let own = own.into_iter().flatten().map(|line| line.trim());
    own.collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// How far a point is indented, and what it says, if a line is one.
fn point(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let mut bullets = BULLETS.iter();
    let rest = bullets.find_map(|bullet| text.strip_prefix(bullet))?;
    Some((line.len() - text.len(), rest.trim_start()))
}

/// The value with which a point begins.
fn value(point: &str) -> Option<String> {
    if let Some((value, after)) = quoted(point) {
        return follows(after).then_some(value);
    }
    let ends = AFTER.iter().filter_map(|after| point.find(after));
    let end = ends.min().unwrap_or(point.len());
    word(point[..end].trim_end())
}

fn follows(after: &str) -> bool {
    after.trim().is_empty() || AFTER.iter().any(|sign| after.starts_with(sign))
}
