//! Where in a value something is kept that no type describes.

use serde_json::Value;

use super::part::Part;
use super::table;

/// What the parts of a value stand in.
enum Frame {
    /// An object of this type, if it has one, at the member of this name.
    Members(String, String),
    /// A list, at this entry.
    Items(usize),
    /// A variant, which adds nothing to the path.
    Variant,
}

/// The unknown parts of a value, which is shown as `Debug` shows it: that is the only place in which
/// every type says the name of its variant. `start` is the whole, as it was received.
pub fn unknown_parts(shown: &str, received: &Value, start: &Part) -> Vec<Part> {
    let mut found = Vec::new();
    let mut frames = Vec::new();
    let mut word = String::new();
    let mut rest = shown;
    while let Some(character) = rest.chars().next() {
        let length = match character {
            '"' => {
                let length = text_length(rest);
                word = rest[..length].trim_matches('"').to_owned();
                length
            }
            character if character.is_alphanumeric() || character == '_' => {
                let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_');
                let length = end.unwrap_or(rest.len());
                word = rest[..length].to_owned();
                length
            }
            punctuation => {
                step(punctuation, &mut frames, &mut word, |frames, word| {
                    if table::UNKNOWN.contains(&word) {
                        found.push(part(frames, received, start.clone()).shown());
                    }
                });
                punctuation.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    found
}

/// Goes into a part, out of it, or on to the next one.
fn step(
    punctuation: char,
    frames: &mut Vec<Frame>,
    word: &mut String,
    variant: impl FnOnce(&[Frame], &str),
) {
    match punctuation {
        '{' => frames.push(Frame::Members(std::mem::take(word), String::new())),
        '[' => frames.push(Frame::Items(0)),
        '(' => {
            variant(frames, word);
            frames.push(Frame::Variant);
        }
        '}' | ']' | ')' => {
            frames.pop();
        }
        ':' => {
            if let Some(Frame::Members(_, name)) = frames.last_mut() {
                *name = std::mem::take(word);
            }
        }
        ',' => {
            if let Some(Frame::Items(index)) = frames.last_mut() {
                *index += 1;
            }
        }
        // The name of a type stands before the space and the brace.
        _ => return,
    }
    word.clear();
}

/// How long the text in quotes is with which this begins.
fn text_length(shown: &str) -> usize {
    let mut is_escaped = false;
    let end = shown.char_indices().skip(1).find(|(_, character)| {
        let is_end = *character == '"' && !is_escaped;
        is_escaped = *character == '\\' && !is_escaped;
        is_end
    });
    end.map_or(shown.len(), |(index, _)| index + 1)
}

/// The part of what was received to which frames lead, as far as they can be followed there.
fn part(frames: &[Frame], received: &Value, start: Part) -> Part {
    let mut here = received;
    let mut part = start;
    for frame in frames {
        let next = match frame {
            Frame::Members(kind, name) => match key(kind, name, here) {
                Some(key) => here.get(&key).map(|value| (value, part.member(&key))),
                None => continue,
            },
            Frame::Items(index) => here.get(index).map(|value| (value, part.item(*index))),
            Frame::Variant => continue,
        };
        let Some(next) = next else {
            return part;
        };
        (here, part) = next;
    }
    part
}

/// The key in JSON of a field; nothing if the field holds what stands beside others. The keys of a map are
/// shown as `Debug` shows them.
fn key(kind: &str, name: &str, object: &Value) -> Option<String> {
    let mut rows = table::KEYS.iter();
    match rows.find(|(of, field, _)| (*of, *field) == (kind, name)) {
        Some((_, _, keys)) => {
            let first = keys.first()?;
            let received = keys.iter().find(|key| object.get(**key).is_some());
            Some((*received.unwrap_or(first)).to_owned())
        }
        None => {
            let keys = object.as_object().into_iter().flatten();
            let mut keys = keys.map(|(key, _)| key);
            let shown = keys.find(|key| format!("{key:?}") == format!("\"{name}\""));
            Some(shown.map_or(name.to_owned(), String::clone))
        }
    }
}
