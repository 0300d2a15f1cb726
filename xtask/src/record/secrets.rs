//! What is known for a secret by its looks, or because a request proved with it who asks.

use hyper::header::HeaderMap;
use reqwest::Url;
use serde_json::Value;

/// How short a text may be to be looked for: a shorter one stands everywhere.
const SHORTEST: usize = 6;

/// The words in the names of headers and parameters that prove who asks.
const PROOFS: [&str; 18] = [
    "auth",
    "authorization",
    "authentication",
    "bearer",
    "cookie",
    "token",
    "key",
    "apikey",
    "secret",
    "password",
    "passwd",
    "pwd",
    "credential",
    "credentials",
    "jwt",
    "session",
    "signature",
    "sig",
];

/// The words beside them in the names of what is no secret: where a page begins, or what is done once.
const HARMLESS: [&str; 6] = [
    "page",
    "next",
    "cursor",
    "sort",
    "idempotency",
    "continuation",
];

/// How secrets begin that say so, and how many signs must follow.
const BEGINNINGS: [(&str, &str, usize); 27] = [
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
    ("sk-ant-", "an API key", 10),
    ("sk-proj-", "an API key", 10),
    ("SG.", "an API key", 30),
    ("whsec_", "a secret of webhooks", 20),
    ("shpat_", "an access token", 20),
    ("AIza", "an API key", 30),
];

/// What the headers and the query of a request prove with.
pub fn secrets(headers: &HeaderMap, url: &Url) -> Vec<String> {
    let headers = headers.iter();
    let headers = headers.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let texts = headers.filter(|(name, _)| proves(name));
    let words = texts.flat_map(|(_, text)| text.split([' ', ';', '=', ',']).map(str::to_owned));
    let query = url.query_pairs().filter(|(key, _)| proves(key));
    let values = query.map(|(_, value)| value.into_owned());
    let all = words.chain(values);
    all.filter(|word| word.len() >= SHORTEST && word != "Bearer")
        .collect()
}

/// Whether a name says that its value proves who asks: `X-Auth`, `api_key`, `accessToken`.
fn proves(name: &str) -> bool {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&PROOFS) && !has(&HARMLESS)
}

/// The words of a name, in small letters.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for sign in name.chars() {
        let begins = !sign.is_ascii_alphanumeric() || (sign.is_ascii_uppercase() && was_small);
        if begins {
            words.push(String::new());
        }
        if sign.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(sign.to_ascii_lowercase());
        }
        was_small = sign.is_ascii_lowercase();
    }
    words
}

/// A text as it stands within the quotes of JSON.
fn escaped(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// The kind of the first secret in a text of JSON.
pub fn secret(text: &str, sent: &[String]) -> Option<&'static str> {
    let is_sent =
        |secret: &String| text.contains(secret.as_str()) || text.contains(&escaped(secret));
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
        let sent = ["hunter\"42\\".to_owned()];
        assert!(secret(r#"{"note": "use hunter\"42\\"}"#, &sent).is_some());
    }

    #[test]
    fn what_proves_who_asks_is_known_by_the_words_of_its_name() {
        let names = [
            "x-auth",
            "X-API-Key",
            "api_key",
            "accessToken",
            "token",
            "set-cookie",
            "client_secret",
        ];
        assert!(names.into_iter().all(proves));
        let names = [
            "pageKey",
            "page_token",
            "idempotency-key",
            "keyword",
            "author",
            "monkey",
            "accept",
        ];
        assert!(!names.into_iter().any(proves));
    }

    #[test]
    fn what_a_query_proves_with_is_collected() {
        let url =
            Url::parse("https://a.b/c?api_key=zzzz9999&limit=1000000&token=tok-1234").unwrap();
        assert_eq!(secrets(&HeaderMap::new(), &url), ["zzzz9999", "tok-1234"]);
    }
}
