//! JSONPaths, by which the actions of overlays name their targets.

use super::pointer::tokens;

/// The keywords that have lists, whose items have no names.
const LISTS: [&str; 5] = ["allOf", "anyOf", "oneOf", "parameters", "servers"];

/// The JSONPath that a JSON pointer into a description is.
pub fn of_pointer(pointer: &str) -> String {
    let tokens = tokens(pointer);
    let before = std::iter::once("").chain(tokens.iter().map(String::as_str));
    let steps = before.zip(&tokens).map(|(before, token)| {
        match LISTS.contains(&before) && is_index(token) {
            true => format!("[{token}]"),
            false => member_step(token),
        }
    });
    format!("${}", steps.collect::<String>())
}

fn is_index(token: &str) -> bool {
    token.bytes().all(|it| it.is_ascii_digit())
}

/// A key, as a JSONPath takes the step to it.
pub fn member_step(key: &str) -> String {
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    let is_plain = key.starts_with(is_letter)
        && key
            .chars()
            .all(|letter| is_letter(letter) || letter.is_ascii_digit());
    match is_plain {
        true => format!(".{key}"),
        false => format!("[{}]", quoted(key)),
    }
}

/// A text as a JSONPath writes it.
pub fn quoted(text: &str) -> String {
    let mut quoted = "'".to_owned();
    for character in text.chars() {
        match character {
            '\'' | '\\' => quoted.extend(['\\', character]),
            _ if (character as u32) < 0x20 => quoted += &format!("\\u{:04x}", character as u32),
            _ => quoted.push(character),
        }
    }
    quoted + "'"
}
