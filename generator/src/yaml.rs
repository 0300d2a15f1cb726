//! Writes YAML as a person would: plain words where they are safe, short lists on one line.

use serde_json::{Map, Value};

/// How long a list on one line may be.
const WIDTH: usize = 88;

/// The members of an object, one below the other, with this many spaces in front.
pub fn members(members: &Map<String, Value>, indent: usize) -> String {
    let line = |(key, value): (&String, &Value)| {
        let key = scalar(key);
        format!("{:indent$}{key}:{}", "", after(value, indent))
    };
    members.iter().map(line).collect()
}

/// What stands after the colon of a key.
fn after(value: &Value, indent: usize) -> String {
    match value {
        Value::Object(object) if !object.is_empty() => {
            format!("\n{}", members(object, indent + 2))
        }
        Value::Array(items) if !items.is_empty() => list(items, indent),
        _ => format!(" {}\n", inline(value)),
    }
}

fn list(items: &[Value], indent: usize) -> String {
    let is_scalar = |item: &Value| !item.is_object() && !item.is_array();
    if items.iter().all(is_scalar) {
        let line = format!(
            " [{}]\n",
            items.iter().map(inline).collect::<Vec<_>>().join(", ")
        );
        if line.chars().count() <= WIDTH {
            return line;
        }
    }
    let indent = indent + 2;
    let entry = |item: &Value| match item {
        Value::Object(object) if !object.is_empty() => {
            let members = members(object, indent + 2);
            format!("{:indent$}- {}", "", members.trim_start())
        }
        _ => format!("{:indent$}- {}\n", "", inline(item)),
    };
    format!("\n{}", items.iter().map(entry).collect::<String>())
}

/// A value on one line. Lists in lists are written as JSON, which is YAML too.
fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        _ => value.to_string(),
    }
}

/// A text that stands alone behind a key: there, more signs are safe than in a list.
pub fn alone(text: &str) -> String {
    let is_safe = text.chars().all(is_printable)
        && text.starts_with(['$', '_'])
        && ![": ", " #"].iter().any(|sign| text.contains(sign))
        && !text.ends_with([' ', ':']);
    match is_safe {
        true => text.to_owned(),
        false => scalar(text),
    }
}

/// Whether YAML can hold a character as it is.
pub fn is_printable(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text, in quotes if it could be taken for something else.
pub fn scalar(text: &str) -> String {
    if !text.chars().all(is_printable) {
        return escaped(text);
    }
    match is_plain(text) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

/// Whether a text can stand without quotes.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || "_$".contains(letter);
    let is_safe = |letter: char| letter.is_ascii_alphanumeric() || "_$.-/ ".contains(letter);
    text.starts_with(is_letter)
        && !text.ends_with(' ')
        && text.chars().all(is_safe)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// A text in double quotes, with what cannot be seen spelled out.
fn escaped(text: &str) -> String {
    let mut escaped = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' | '\\' => escaped.extend(['\\', character]),
            _ if !is_printable(character) => escaped += &format!("\\u{:04x}", character as u32),
            _ => escaped.push(character),
        }
    }
    escaped + "\""
}
