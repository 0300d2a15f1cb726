//! Short pieces of a body for messages.

/// How many bytes of a body a message shows.
const LENGTH: usize = 160;

/// About [`LENGTH`] bytes of `body` around the byte `at`, on one line, with `…` where it was cut.
pub(crate) fn excerpt(body: &[u8], at: usize) -> String {
    if body.is_empty() {
        return "an empty body".to_owned();
    }
    let start = at
        .saturating_sub(LENGTH / 2)
        .min(body.len().saturating_sub(LENGTH));
    let end = (start + LENGTH).min(body.len());
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
