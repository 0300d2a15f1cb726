//! The headers that recordings keep, and what may stand in them.

use hyper::header::HeaderMap;
use jiff::fmt::rfc2822;
use serde_json::{Value, json};

use super::redaction::Redaction;

/// The headers of requests that are kept. What proves who asks is replaced.
const REQUEST_HEADERS: [&str; 2] = ["authorization", "content-type"];

/// The headers of answers that are kept, or how their names begin.
const ANSWER_HEADERS: [&str; 4] = ["content-type", "retry-after", "ratelimit", "x-ratelimit"];

/// The words in the names and values of headers that limit rates.
const LIMITS: [&str; 24] = [
    "x",
    "ratelimit",
    "rate",
    "limit",
    "remaining",
    "reset",
    "used",
    "policy",
    "retry",
    "after",
    "second",
    "minute",
    "hour",
    "day",
    "month",
    "burst",
    "default",
    "w",
    "q",
    "r",
    "t",
    "s",
    "m",
    "h",
];

/// What stands in the place of a token.
const TOKEN: &str = "test-token";

/// The headers of a request.
pub fn request_headers(headers: &HeaderMap) -> Value {
    let kept = REQUEST_HEADERS.iter().filter_map(|name| {
        let value = headers.get(*name)?.to_str().ok()?;
        let value = match (*name, value.split_once(' ')) {
            ("authorization", Some((scheme, _))) if is_scheme(scheme) => {
                format!("{scheme} {TOKEN}")
            }
            ("authorization", _) => TOKEN.to_owned(),
            _ => media_type(value),
        };
        Some(((*name).to_owned(), json!(value)))
    });
    Value::Object(kept.collect())
}

/// The headers of an answer.
pub fn answer_headers(headers: &HeaderMap, redaction: &mut Redaction) -> Value {
    let kept = headers.iter().filter_map(|(name, value)| {
        let name = name.as_str();
        let is_kept = ANSWER_HEADERS.iter().any(|start| name.starts_with(start));
        let value = value.to_str().ok().filter(|_| is_kept)?;
        let value = match name {
            "content-type" => media_type(value),
            name if says_a_limit(name, value) => value.to_owned(),
            _ => redaction.text(name, value),
        };
        Some((name.to_owned(), json!(value)))
    });
    Value::Object(kept.collect())
}

/// Whether a word is a way to prove who asks, and not the proof.
pub fn is_scheme(word: &str) -> bool {
    ["Basic", "Bearer", "Digest", "Token", "ApiKey"]
        .iter()
        .any(|scheme| scheme.eq_ignore_ascii_case(word))
}

/// A media type, with nothing beside it but how texts are written.
fn media_type(value: &str) -> String {
    let mut parts = value.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "/+-.*".contains(sign);
    let kind = match kind.chars().all(is_sign) {
        true => kind,
        false => "application/octet-stream",
    };
    let charset = parts.find(|part| {
        let charset = part.to_ascii_lowercase();
        let name = charset
            .strip_prefix("charset=")
            .map(|it| it.trim_matches('"'));
        matches!(name, Some("utf-8" | "us-ascii" | "iso-8859-1"))
    });
    match charset {
        Some(charset) => format!("{kind}; {charset}"),
        None => kind.to_owned(),
    }
}

/// Whether a header says in numbers, or with a date, how often one may ask, and nothing more.
fn says_a_limit(name: &str, value: &str) -> bool {
    let is_word = |word: &str| {
        let is_number = word.len() <= 13 && word.bytes().all(|sign| sign.is_ascii_digit());
        is_number || LIMITS.contains(&word)
    };
    let are_words = |text: &str| {
        let is_sign = |sign: char| !sign.is_ascii_alphanumeric();
        text.split(is_sign).all(is_word)
    };
    let is_plain = value
        .chars()
        .all(|sign| sign.is_ascii_alphanumeric() || " \t,;=\".-".contains(sign));
    let is_date = rfc2822::parse(value).is_ok();
    are_words(name) && (is_date || (is_plain && are_words(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_told_from_what_else_such_headers_say() {
        for (name, value) in [
            ("retry-after", "120"),
            ("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"),
            ("x-ratelimit-reset", "1700000000000"),
            ("x-ratelimit-remaining-minute", "12.5"),
            ("ratelimit", "limit=100, remaining=50, reset=5"),
            ("ratelimit-policy", "\"default\";q=100;w=60"),
        ] {
            assert!(says_a_limit(name, value), "{name}: {value}");
        }
        for (name, value) in [
            ("x-ratelimit-user", "ada@lovelace.org"),
            ("x-ratelimit-user", "4512345678"),
            ("ratelimit-token", "tok_abcdef"),
            ("ratelimit", "limit=100, key=ada"),
            ("retry-after", "4111111111111111"),
        ] {
            assert!(!says_a_limit(name, value), "{name}: {value}");
        }
    }

    #[test]
    fn a_media_type_keeps_how_texts_are_written_alone() {
        for (value, kept) in [
            ("application/json", "application/json"),
            (
                "application/json; note=ada@lovelace.org",
                "application/json",
            ),
            (
                "text/plain;charset=UTF-8; by=ada",
                "text/plain; charset=UTF-8",
            ),
            ("text/plain; charset=ada", "text/plain"),
            ("ada@lovelace.org", "application/octet-stream"),
        ] {
            assert_eq!(media_type(value), kept);
        }
    }
}
