//! What is known for a secret by its looks, or by the name under which it stands.

use generator::json::Json;
use hyper::header::CONTENT_TYPE;
use reqwest::Url;
use serde_json::Value;

use super::credentials::{secrets_of_base, secrets_of_header};
use super::dates::is_point_in_time;
use super::proofs::{is_secret, proves};
use super::recordings::Call;
use super::vocabulary::Vocabulary;
use crate::excerpt::visible;

/// How short a text may be to be looked for: a shorter one stands everywhere.
const SHORTEST: usize = 6;

/// What says of a secret whether it is asked for, and is none.
const SETTINGS: [&str; 10] = [
    "", "true", "false", "none", "0", "1", "yes", "no", "on", "off",
];

/// How long a code in an address is that is handed out to who may ask.
const CODE: usize = 16;

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

/// What a request proves with who asks, or what else is secret in it, by the names in its headers, its query
/// and its body; and what is secret in the address of the API.
pub fn secrets(
    call: &Call,
    body: Option<&Json>,
    base_url: &Url,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let headers = call.headers.iter();
    let proofs = headers.filter(|(name, _)| proves(name.as_str()));
    let mut secrets: Vec<String> = proofs
        .flat_map(|(name, value)| {
            let text = String::from_utf8_lossy(value.as_bytes());
            secrets_of_header(name.as_str(), &text)
        })
        .collect();
    secrets.extend(secrets_of_query(&call.url));
    if let Some(form) = form(call) {
        secrets.extend(secrets_of_query(&form));
    }
    if let Some(body) = body {
        secrets.extend(secrets_of_body(body, vocabulary));
    }
    secrets.extend(secrets_of_base(base_url, |part| {
        vocabulary.has_segment(part)
    }));
    secrets.retain(|secret| secret.len() >= SHORTEST && !vocabulary.knows(secret));
    secrets
}

/// The body of a request as the query of an address, if it is a form.
fn form(call: &Call) -> Option<Url> {
    let kind = call.headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let is_form = kind.starts_with("application/x-www-form-urlencoded");
    let text = str::from_utf8(&call.body).ok().filter(|_| is_form)?;
    let mut form = call.url.clone();
    form.set_query(Some(text));
    Some(form)
}

/// What is secret in a query, by its keys.
pub fn secrets_of_query(url: &Url) -> Vec<String> {
    let query = url.query_pairs().filter(|(key, _)| proves(key));
    let values = query.map(|(_, value)| value.into_owned());
    values.filter(|value| value.len() >= SHORTEST).collect()
}

/// Whether something in the path or the query of an address is a secret, however short, by its name or by its looks; and
/// how that is said without it. What ends like a file is called as files are, but for a JSON web token.
pub fn told_of_address(url: &Url) -> Option<String> {
    let parts = url.path().split(['/', ';']);
    let mut parts = parts.map(|part| part.split_once('=').unwrap_or(("", part)));
    let in_path = parts.find_map(|(key, value)| {
        let is_file = value.contains('.') && !value.starts_with("eyJ");
        told_of_pair(key, if is_file { "" } else { value })
    });
    let in_query = || {
        url.query_pairs()
            .find_map(|(key, value)| told_of_pair(&key, &value))
    };
    in_path.or_else(in_query)
}

fn told_of_pair(key: &str, value: &str) -> Option<String> {
    let kind = [key, value].into_iter().find_map(|it| secret(it, &[]));
    let is_setting = SETTINGS.iter().any(|it| value.eq_ignore_ascii_case(it));
    let is_code = matches!(key, "code" | "pass") && value.len() >= CODE;
    let named = || {
        let name: String = key.chars().map(visible).collect();
        ((proves(key) && !is_setting) || is_code).then(|| format!("a secret under `{name}`"))
    };
    kind.map(str::to_owned).or_else(named)
}

/// What is secret in a body, by its keys.
pub fn secrets_of_body(body: &Json, vocabulary: &Vocabulary) -> Vec<String> {
    let mut secrets = Vec::new();
    collect("", body, false, vocabulary, &mut secrets);
    secrets.retain(|secret| secret.len() >= SHORTEST);
    secrets
}

fn collect(
    key: &str,
    value: &Json,
    is_within: bool,
    vocabulary: &Vocabulary,
    secrets: &mut Vec<String>,
) {
    match value {
        Json::List(items) => {
            for item in items {
                collect(key, item, is_within, vocabulary, secrets);
            }
        }
        Json::Object(members) => {
            for (key, member) in members {
                collect(key, member, is_secret(key, is_within), vocabulary, secrets);
            }
        }
        Json::Text(text) if is_within && !is_open(key, text, vocabulary) => {
            secrets.push(text.clone());
        }
        Json::Number(number) if is_within => secrets.push(number.get().to_owned()),
        Json::Text(_) | Json::Number(_) | Json::Null | Json::Bool(_) => {}
    }
}

/// Whether a text is no secret whatever it stands under: a point in time, or what the description lists for
/// this very key.
pub fn is_open(key: &str, text: &str, vocabulary: &Vocabulary) -> bool {
    text.is_empty() || is_point_in_time(text) || vocabulary.lists(key, text)
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
    fn what_is_said_of_a_secret_in_an_address_is_not_the_secret() {
        let token = format!("ghp_{}", "a1".repeat(12));
        for (query, told) in [
            ("page=2&api_key=hunter-42", Some("a secret under `api_key`")),
            ("private%5Ftoken=4", Some("a secret under `private_token`")),
            (
                "X-Amz-Date=1&X-Amz-Signature=fe5f",
                Some("a secret under `X-Amz-Signature`"),
            ),
            ("sv=1&sig=a%2Fb", Some("a secret under `sig`")),
            (&format!("via={token}"), Some("an access token")),
            (&format!("token={token}"), Some("an access token")),
            (&token, Some("an access token")),
            ("via=Bearer+abcdefghijklmnop", Some("a bearer token")),
            ("code=abcdefghijklmnop0123", Some("a secret under `code`")),
            ("hapikey=abc", Some("a secret under `hapikey`")),
            ("download", None),
            ("token=&page_token=abcdef&keyword=pets", None),
            ("hide_password=true&with_secrets=false&code=EUR", None),
        ] {
            let url = Url::parse(&format!("https://example.com/?{query}")).unwrap();
            assert_eq!(told_of_address(&url).as_deref(), told, "{query}");
        }
        for (path, told) in [
            (&*token, Some("an access token")),
            ("api;token=abc/pets.yaml", Some("a secret under `token`")),
            (
                &*format!("eyJhbGciOiJIUzI1NiJ9.{}/api", "a".repeat(40)),
                Some("a JSON web token"),
            ),
            ("v1/tokens/npm_pets.yaml", None),
        ] {
            let url = Url::parse(&format!("https://example.com/{path}")).unwrap();
            assert_eq!(told_of_address(&url).as_deref(), told, "{path}");
        }
    }

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
}
