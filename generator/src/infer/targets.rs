//! JSONPaths that say by name what a JSON pointer says by number.

use serde_json::Value;

use crate::parse::pointer::tokens;

/// The JSONPath of what a pointer leads to.
pub fn path(root: &Value, pointer: &str) -> String {
    let mut path = "$".to_owned();
    let mut here = Some(root);
    for token in tokens(pointer) {
        let (step, next) = match here {
            Some(Value::Array(items)) => {
                let item = token.parse().ok().and_then(|index: usize| items.get(index));
                (item_step(&token, item), item)
            }
            _ => (member_step(&token), here.and_then(|here| here.get(&token))),
        };
        path += &step;
        here = next;
    }
    path
}

/// A parameter by its name, any other item by its place.
fn item_step(index: &str, item: Option<&Value>) -> String {
    let text = |key| item.and_then(|item| item.get(key)).and_then(Value::as_str);
    match (text("name"), text("in")) {
        (Some(name), Some(place)) => {
            format!("[?@.name == {} && @.in == {}]", quoted(name), quoted(place))
        }
        _ => format!("[{index}]"),
    }
}

fn member_step(key: &str) -> String {
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
