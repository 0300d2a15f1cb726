//! Patterns of digits, as dates and times are written by.

/// How the distance from UTC is written.
const OFFSETS: [&str; 3] = ["dd:dd", "dddd", "dd"];

/// What is left of a text that begins like a pattern, in which `d` is any digit.
pub fn after<'t>(text: &'t str, pattern: &str) -> Option<&'t str> {
    let mut rest = text;
    for wanted in pattern.chars() {
        rest = match wanted {
            'd' => rest.strip_prefix(|sign: char| sign.is_ascii_digit())?,
            _ => rest.strip_prefix(wanted)?,
        };
    }
    Some(rest)
}

/// Whether a text says how far a time is from UTC.
pub fn is_offset(text: &str) -> bool {
    let distance = text.strip_prefix(['+', '-']);
    let is_distance = |rest: &str| OFFSETS.iter().any(|form| after(rest, form) == Some(""));
    matches!(text, "Z" | "z") || distance.is_some_and(is_distance)
}
