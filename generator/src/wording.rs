//! What messages and evidence are worded with: numbers with their nouns, and texts of the description made
//! fit to be shown.

use crate::yaml::is_printable;

/// How many characters of a text are shown.
const SHOWN: usize = 60;

/// `1 value`, `2 values`.
pub fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// A text as a span of code on one line.
pub fn code(text: &str) -> String {
    let mut shown: String = text.chars().map(shown).take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// A pointer as a span of code, whole.
pub fn pointer(text: &str) -> String {
    let shown: String = text.chars().map(shown).collect();
    format!("`{shown}`")
}

/// What is shown of a character within a span of code.
fn shown(character: char) -> char {
    match character {
        '`' => '\'',
        _ if is_printable(character) => character,
        _ => ' ',
    }
}

/// Texts as spans of code: `a`, `b` and 3 more.
pub fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.collect();
    let shown: Vec<String> = texts.iter().take(4).map(|text| code(text)).collect();
    match texts.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
