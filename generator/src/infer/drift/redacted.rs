//! What was redacted in recordings: that something stood there is known, and not what.

use serde_json::{Number, Value};

use crate::placeholders::{is_placeholder, is_placeholder_of_numbers};

/// What a difference in a redacted text or key is about. Which of them stands there is a matter of the run that
/// recorded it.
pub const SUBJECT: &str = "redacted";

/// What a difference in this text or key is about.
pub fn subject(text: &str) -> &str {
    match is_redacted_text(text) {
        true => SUBJECT,
        false => text,
    }
}

/// Whether a text, or a number as a text, stands for another.
pub fn is_redacted_text(text: &str) -> bool {
    is_placeholder(text) || is_placeholder_of_numbers(text)
}

/// Whether a value stands for another.
pub fn is_redacted(value: &Value) -> bool {
    let is_of = |number: &Number| is_placeholder_of_numbers(&number.to_string());
    value.as_str().is_some_and(is_placeholder) || value.as_number().is_some_and(is_of)
}
