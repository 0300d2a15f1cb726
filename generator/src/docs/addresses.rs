//! Web and mail addresses: which may be linked, and where they stand in plain text.

use super::blocks::Content;
use super::entities;

/// The target as it may be written in a link, if it leads to the web or to a mailbox.
pub fn target(address: &str) -> Option<String> {
    let lower = address.trim().to_ascii_lowercase();
    let is_linked = ["http://", "https://", "mailto:"].iter().any(|scheme| {
        lower
            .strip_prefix(scheme)
            .is_some_and(|rest| !rest.is_empty())
    });
    is_linked.then(|| encoded(address.trim()))
}

/// The address, if it is a mailbox at a domain and holds nothing that Markdown could misread.
pub fn mailbox(address: &str) -> Option<String> {
    let is_simple =
        |character: char| character.is_ascii_alphanumeric() || "@.-_+%".contains(character);
    let (_, domain) = address.split_once('@')?;
    (domain.contains('.') && address.chars().all(is_simple)).then(|| address.to_owned())
}

/// The address with everything percent-encoded that could end it or be read as markup.
fn encoded(address: &str) -> String {
    let characters: Vec<char> = address.chars().collect();
    let mut encoded = String::new();
    for (at, &character) in characters.iter().enumerate() {
        let is_safe = match character {
            '&' => !entities::is_reference(&characters[at..]),
            '<' | '>' | '"' | '\\' | '^' | '`' | '|' => false,
            _ => character.is_ascii_graphic() || character.is_alphanumeric(),
        };
        if is_safe {
            encoded.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    encoded
}

/// The text cut where web addresses start and end; an address with a `{placeholder}` becomes code.
pub fn with_addresses(text: &str) -> Vec<Content> {
    let mut contents = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find("http").map(|found| at + found) {
        let length = address_length(&text[start..]);
        at = start + length.max("http".len());
        if length == 0 {
            continue;
        }
        contents.push(Content::Text(text[plain..start].to_owned()));
        let address = &text[start..at];
        contents.push(if address.contains('{') {
            Content::Code(address.to_owned())
        } else {
            Content::Address(encoded(address))
        });
        plain = at;
    }
    contents.push(Content::Text(text[plain..].to_owned()));
    contents
}

/// The length of the web address at the start of the text, without the punctuation of the
/// sentence around it; 0 if there is none.
fn address_length(text: &str) -> usize {
    let Some(rest) = ["http://", "https://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
    else {
        return 0;
    };
    let is_outside =
        |character: char| !character.is_ascii_graphic() || "<>\"`|\\^".contains(character);
    let end = rest.find(is_outside).unwrap_or(rest.len());
    let length = trimmed(&rest[..end]).len();
    if length == 0 {
        0
    } else {
        text.len() - rest.len() + length
    }
}

/// The address without trailing punctuation; a closing bracket stays if the address opened it.
fn trimmed(address: &str) -> &str {
    let count = |character| address.matches(character).count();
    let mut surplus = [('(', ')'), ('[', ']'), ('{', '}')]
        .map(|(open, close)| (close, count(close).saturating_sub(count(open))));
    let mut rest = address;
    while let Some(last) = rest.chars().next_back() {
        let bracket = surplus.iter_mut().find(|(close, _)| *close == last);
        match bracket {
            Some((_, surplus)) if *surplus > 0 => *surplus -= 1,
            Some(_) => break,
            None if ".,;:!?'*".contains(last) => {}
            None => break,
        }
        rest = &rest[..rest.len() - 1];
    }
    rest
}
