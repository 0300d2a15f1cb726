//! Turns the prose of a description, CommonMark mixed with HTML, into the lines of a Rust doc
//! comment that rustdoc accepts without a warning and never mistakes for code to run.

mod addresses;
mod blocks;
mod containers;
mod entities;
mod escapes;
mod events;
mod lines;
mod markup;
mod pieces;
mod spans;
mod tags;
mod words;

/// The lines of a doc comment (without `///`), wrapped at `width` characters; empty for blank prose.
///
/// The prose is read as Markdown and written anew, so that the lines mean the same to every
/// reader: headings become bold paragraphs, code is never Rust, links lead to the web or to a
/// mailbox only, and whatever else looks like markup is escaped. Code blocks and tables keep
/// their lines whole, however long.
pub fn docs(markdown: &str, width: usize) -> Vec<String> {
    lines::lines(&events::blocks(markdown), width)
}

/// A text as a span of code in a doc comment: on one line, and without what would end the span.
pub fn code(text: &str) -> String {
    format!("`{}`", pieces::printable(&text.replace('`', "")))
}

/// A text as a span of code in Markdown: on one line, and between as many backticks as it takes to keep
/// those that it has.
pub fn whole_code(text: &str) -> String {
    let text = pieces::printable(text);
    let runs = text.split(|letter| letter != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    // One space on each side is no part of the span.
    let is_edge = |edge: Option<char>| edge.is_none_or(|letter| matches!(letter, '`' | ' '));
    let is_padded = is_edge(text.chars().next()) || is_edge(text.chars().next_back());
    match is_padded {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}
