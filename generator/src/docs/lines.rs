//! Writes blocks as lines of Markdown.

use super::blocks::{Alignment, Block, Piece};
use super::escapes::{Markup, longest_run};
use super::words::Words;

/// Markdown reads no longer number as that of an item.
const LAST_NUMBER: u64 = 999_999_999;

/// The lines of the blocks, one empty line between two blocks.
pub fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        lines.extend(block_lines(block, width));
    }
    lines
}

fn block_lines(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(pieces) => Words::of(pieces, &Markup::of(pieces, false)).wrapped(width),
        Block::Code(code) => code_lines(code),
        Block::Quote(blocks) => indented(lines(blocks, width.saturating_sub(2)), "> ", "> "),
        Block::List { start, items } => list_lines(*start, items, width),
        Block::Table { alignments, rows } => table_lines(alignments, rows),
    }
}

/// The lines of a fenced block that is marked as text, so that it is never taken for Rust.
fn code_lines(code: &str) -> Vec<String> {
    let fence = "`".repeat(longest_run(code).max(2) + 1);
    let mut lines = vec![format!("{fence}text")];
    lines.extend(code.lines().map(str::to_owned));
    lines.push(fence);
    lines
}

fn list_lines(start: Option<u64>, items: &[Vec<Block>], width: usize) -> Vec<String> {
    let mut all = Vec::new();
    let numbers =
        (0..).map(|count| start.map(|start| start.saturating_add(count).min(LAST_NUMBER)));
    for (number, item) in numbers.zip(items) {
        let marker = number.map_or("- ".to_owned(), |number| format!("{number}. "));
        let indent = " ".repeat(marker.len());
        let lines = item_lines(item, width.saturating_sub(marker.len()));
        all.extend(indented(lines, &marker, &indent));
    }
    all
}

/// The lines of an item; a list follows the paragraph it belongs to without an empty line.
fn item_lines(blocks: &[Block], width: usize) -> Vec<String> {
    if let [
        Block::Paragraph(_),
        Block::List {
            start: None | Some(1),
            ..
        },
        ..,
    ] = blocks
    {
        let mut all = lines(&blocks[..1], width);
        all.extend(lines(&blocks[1..], width));
        return all;
    }
    lines(blocks, width)
}

fn table_lines(alignments: &[Alignment], rows: &[Vec<Vec<Piece>>]) -> Vec<String> {
    let rule = alignments.iter().map(|alignment| match alignment {
        Alignment::None => "---".to_owned(),
        Alignment::Left => ":--".to_owned(),
        Alignment::Center => ":-:".to_owned(),
        Alignment::Right => "--:".to_owned(),
    });
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| row_line(row.iter().map(|cell| cell_text(cell))))
        .collect();
    lines.insert(1.min(lines.len()), row_line(rule));
    lines
}

fn row_line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

fn cell_text(pieces: &[Piece]) -> String {
    Words::of(pieces, &Markup::of(pieces, true)).on_one_line()
}

/// The lines with `first` before the first and `other` before the others, but no trailing blanks.
fn indented(lines: Vec<String>, first: &str, other: &str) -> Vec<String> {
    let indents = std::iter::once(first).chain(std::iter::repeat(other));
    let lines = lines
        .iter()
        .zip(indents)
        .map(|(line, indent)| format!("{indent}{line}"));
    lines.map(|line| line.trim_end().to_owned()).collect()
}
