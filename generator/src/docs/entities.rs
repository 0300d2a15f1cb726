//! Character references of HTML, such as `&amp;` and `&#8212;`.

use pulldown_cmark::{Event, Parser};

/// No reference in HTML is longer than this.
const LONGEST: usize = 40;

/// Whether the text, which starts with `&`, would be read as a character reference.
pub fn is_reference(text: &[char]) -> bool {
    let name = text.iter().skip(1).take(LONGEST);
    let length = name
        .take_while(|character| character.is_ascii_alphanumeric() || **character == '#')
        .count();
    length > 0 && text.get(length + 1) == Some(&';')
}

/// The text with its character references replaced by the characters they name.
pub fn decoded(text: &str) -> String {
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part
            .split_once(';')
            .and_then(|(name, rest)| Some((character(name)?, rest)))
        {
            Some((character, rest)) => {
                decoded.push_str(&character);
                decoded.push_str(rest);
            }
            None => {
                decoded.push('&');
                decoded.push_str(part);
            }
        }
    }
    decoded
}

/// The characters a reference of this name stands for; the Markdown parser knows them all.
fn character(name: &str) -> Option<String> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'#';
    if name.len() > LONGEST || !name.bytes().all(is_name) {
        return None;
    }
    let reference = format!("&{name};");
    let characters: String = Parser::new(&reference)
        .filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    (characters != reference).then_some(characters)
}
