//! Short pieces of a body for messages.

/// How many bytes of a body a message shows.
const LENGTH: usize = 160;

/// About [`LENGTH`] bytes of `body` around the byte `at`, on one line, with `…` where it was cut.
pub(crate) fn excerpt(body: &[u8], at: usize) -> String {
    if body.is_empty() {
        return "an empty body".to_owned();
    }
    let last_start = body.len().saturating_sub(LENGTH);
    let start = character_start(body, at.saturating_sub(LENGTH / 2).min(last_start));
    let end = character_start(body, (start + LENGTH).min(body.len()));
    let text = one_line(&String::from_utf8_lossy(&body[start..end]));
    let before = if start > 0 { "…" } else { "" };
    let after = if end < body.len() { "…" } else { "" };
    format!("{before}{text}{after}")
}

/// A text without what would end the line of a log, or change how it is shown.
pub(crate) fn one_line(text: &str) -> String {
    let is_sign = |letter: char| {
        let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        letter.is_control() || turns || matches!(letter, '\u{2028}' | '\u{2029}')
    };
    text.replace(is_sign, " ")
}

/// The start of the UTF-8 character that the byte `at` is part of.
fn character_start(body: &[u8], at: usize) -> usize {
    let is_inside = |at: usize| body.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let mut starts = (at.saturating_sub(3)..=at).rev();
    starts.find(|at| !is_inside(*at)).unwrap_or(at)
}
