//! JSON writes characters such as emoji as two escapes, a surrogate pair; YAML writes them as one.

use std::borrow::Cow;

/// The text with each pair of escapes replaced by the one of YAML, if it looks like JSON.
/// On the same line, columns after a pair are two smaller than in the text.
pub fn without_surrogates(text: &str) -> Cow<'_, str> {
    let looks_like_json = text.trim_start().starts_with(['{', '[']);
    if !looks_like_json || !has_surrogates(text) {
        return Cow::Borrowed(text);
    }
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('\\') {
        let (before, escape) = rest.split_at(start);
        replaced.push_str(before);
        let length = match pair(escape) {
            Some(character) => {
                replaced.push_str(&format!("\\U{character:08X}"));
                "\\u0000\\u0000".len()
            }
            None => {
                let length = escape
                    .char_indices()
                    .nth(2)
                    .map_or(escape.len(), |(at, _)| at);
                replaced.push_str(&escape[..length]);
                length
            }
        };
        rest = &escape[length..];
    }
    replaced.push_str(rest);
    Cow::Owned(replaced)
}

fn has_surrogates(text: &str) -> bool {
    text.contains("\\ud") || text.contains("\\uD")
}

/// The character that two escapes at the start stand for.
fn pair(text: &str) -> Option<u32> {
    let high = unit(text)?;
    let low = unit(text.get(6..)?)?;
    let is_pair = (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(&low);
    is_pair.then(|| 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
}

/// The number of the escape at the start.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}
