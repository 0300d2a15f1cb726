//! What is known for a secret by its looks, or because a request proved with it who asks.

use hyper::header::HeaderMap;

/// How short a text may be to be looked for: a shorter one stands everywhere.
const SHORTEST: usize = 6;

/// The headers that prove who asks, or parts of their names.
const HEADERS: [&str; 6] = [
    "authorization",
    "cookie",
    "token",
    "key",
    "secret",
    "password",
];

/// How secrets begin that say so, and how many signs must follow.
const BEGINNINGS: [(&str, &str, usize); 22] = [
    ("eyJ", "a JSON web token", 30),
    ("Bearer ", "a bearer token", 16),
    ("-----BEGIN ", "a private key", 10),
    ("AKIA", "an access key", 16),
    ("ASIA", "an access key", 16),
    ("ghp_", "an access token", 20),
    ("gho_", "an access token", 20),
    ("ghu_", "an access token", 20),
    ("ghs_", "an access token", 20),
    ("ghr_", "a refresh token", 20),
    ("github_pat_", "an access token", 20),
    ("glpat-", "an access token", 16),
    ("npm_", "an access token", 30),
    ("pypi-", "an access token", 30),
    ("hf_", "an access token", 30),
    ("ya29.", "an access token", 20),
    ("xoxa-", "an access token", 10),
    ("xoxb-", "an access token", 10),
    ("xoxp-", "an access token", 10),
    ("sk_live_", "an API key", 10),
    ("rk_live_", "an API key", 10),
    ("AIza", "an API key", 30),
];

/// What the headers of a request prove with.
pub fn secrets(headers: &HeaderMap) -> Vec<String> {
    let proving = headers.iter().filter(|(name, _)| {
        let name = name.as_str();
        HEADERS.iter().any(|part| name.contains(part))
    });
    let texts = proving.filter_map(|(_, value)| value.to_str().ok());
    let words = texts.flat_map(|text| text.split([' ', ';', '=', ',']));
    let words = words.filter(|word| word.len() >= SHORTEST);
    words
        .map(str::to_owned)
        .filter(|word| word != "Bearer")
        .collect()
}

/// The kind of the first secret in a text.
pub fn secret(text: &str, sent: &[String]) -> Option<&'static str> {
    let is_sent = |secret: &String| text.contains(secret.as_str());
    if sent.iter().any(is_sent) {
        return Some("what the request proves who asks with");
    }
    let found = BEGINNINGS.iter().find(|(start, _, length)| {
        text.match_indices(start).any(|(at, _)| {
            let rest = text[at + start.len()..].chars();
            let is_sign = |sign: &char| sign.is_ascii_alphanumeric() || "_-. ".contains(*sign);
            rest.take_while(is_sign).count() >= *length
        })
    });
    found.map(|(_, kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_their_looks_or_because_they_were_sent() {
        let jwt = format!("\"eyJhbGciOiJIUzI1NiJ9.{}\"", "a".repeat(40));
        assert_eq!(secret(&jwt, &[]), Some("a JSON web token"));
        assert_eq!(secret("\"Bearer test-token\"", &[]), None);
        let token = format!("{{\"glpat-{}\": 1}}", "a1".repeat(10));
        assert_eq!(secret(&token, &[]), Some("an access token"));
        let sent = ["hunter-42".to_owned()];
        assert!(secret("{\"note\": \"use hunter-42\"}", &sent).is_some());
        assert_eq!(secret("{\"note\": \"use it\"}", &sent), None);
    }
}
