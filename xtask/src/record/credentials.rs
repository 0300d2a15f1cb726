//! What may be secret in a header that proves who asks: its words, and the parts of these.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::dates::is_point_in_time;
use super::headers::is_scheme;
use super::proofs::proves;
use super::words::is_word;

/// The headers whose values have names, and what stands between them.
const NAMING: [(&str, char); 3] = [
    ("authorization", ','),
    ("cookie", ';'),
    ("proxy-authorization", ','),
];

/// The names of what is no secret in a signature: it stands elsewhere in the call, too.
const OPEN: [&str; 10] = [
    "algorithm",
    "created",
    "expires",
    "headers",
    "nc",
    "qop",
    "realm",
    "signedheaders",
    "uri",
    "username",
];

/// The signs between the parts of what proves.
const SIGNS: [char; 7] = [':', '&', '=', '|', '/', '.', ';'];

/// What may be secret in a header that proves who asks: neither the way in which it does, nor names.
pub fn secrets_of_header(name: &str, text: &str) -> Vec<String> {
    let naming = NAMING.iter().find(|(naming, _)| *naming == name);
    let values: Vec<&str> = match naming {
        Some((_, separator)) => text.split(*separator).filter_map(value).collect(),
        None => vec![text],
    };
    let values = values.into_iter().filter(|it| !is_point_in_time(it));
    values.flat_map(secrets_of_words).collect()
}

/// What is said under a name, unless it is open; or a text without one.
fn value(text: &str) -> Option<&str> {
    let text = text.trim();
    let Some((start, value)) = text.split_once('=') else {
        return Some(text);
    };
    let name = start.rsplit(' ').next().unwrap_or_default();
    // In a token these signs may stand too, and nothing but they at its end.
    if !is_word(name, |sign| sign == '.') || value.trim_matches(['=', '"']).is_empty() {
        return Some(text);
    }
    let is_open = OPEN.iter().any(|open| open.eq_ignore_ascii_case(name));
    let is_setting = !proves(name) && value.trim_matches('"').split(SIGNS).all(is_plain);
    (!is_open && !is_setting).then_some(value)
}

/// A text that is secret, its words, and their parts.
fn secrets_of_words(text: &str) -> Vec<String> {
    let mut words = text.split([' ', ',']).peekable();
    // Before others, a word says in which way they prove.
    words.next_if(|word| is_scheme(word) || (word.len() < text.len() && is_plain(word)));
    let words = words.filter(|word| !is_scheme(word));
    std::iter::once(text.to_owned())
        .chain(words.flat_map(secrets_of_word))
        .collect()
}

/// What may be secret in the address of an API, which stands in none of its recordings: a user and a password, and what
/// no program would call a part of a path (`/bot4711:AAHd..`).
pub fn secrets_of_base(base_url: &Url, is_open: impl Fn(&str) -> bool) -> Vec<String> {
    let parts = base_url.path().split('/');
    let parts = parts.filter(|part| !part.split(SIGNS).all(is_plain) && !is_open(part));
    let user = [base_url.username()].into_iter().filter(|it| !is_plain(it));
    let secrets = parts.chain(user).chain(base_url.password());
    secrets.flat_map(secrets_of_word).collect()
}

/// A word that is secret, in all forms, and its parts.
fn secrets_of_word(word: &str) -> Vec<String> {
    let word = word.trim_matches('"');
    let decoded = percent_decode_str(word).decode_utf8_lossy().into_owned();
    let texts = [Some(word.to_owned()), Some(decoded), basic(word)];
    let mut secrets = Vec::new();
    for text in texts.into_iter().flatten() {
        if let Some((_, password)) = text.split_once(':') {
            secrets.push(password.to_owned());
        }
        let parts = text.split(SIGNS).filter(|part| !is_plain(part));
        secrets.extend(parts.map(str::to_owned));
        secrets.push(text.trim_matches('=').to_owned());
    }
    secrets
}

/// The user and the password of `Basic`. What is no UTF-8 is Latin-1.
fn basic(word: &str) -> Option<String> {
    let bytes = BASE64_STANDARD.decode(word).ok()?;
    let text = String::from_utf8(bytes);
    let text =
        text.unwrap_or_else(|bytes| bytes.as_bytes().iter().copied().map(char::from).collect());
    text.contains(':').then_some(text)
}

/// Whether a part of a secret says nothing on its own: it is a word, or a number.
fn is_plain(part: &str) -> bool {
    is_word(part, |_| false) || !part.contains(|sign: char| sign.is_alphabetic())
}
