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
    let text: String = String::from_utf8_lossy(&body[start..end])
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if end < body.len() { "…" } else { "" };
    format!("{before}{text}{after}")
}

/// The start of the UTF-8 character that the byte `at` is part of.
fn character_start(body: &[u8], at: usize) -> usize {
    let is_inside = |at: usize| body.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let mut starts = (at.saturating_sub(3)..=at).rev();
    starts.find(|at| !is_inside(*at)).unwrap_or(at)
}
