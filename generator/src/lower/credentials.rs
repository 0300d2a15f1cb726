//! The ways to prove who calls: security schemes as methods of the client's builder.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityScheme};
use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::docs::code;
use crate::errors;
use crate::extensions::NAME;
use crate::http::is_token;
use crate::ir::{Choice, Credential, CredentialKind, Docs};
use crate::parse::MUTUAL;
use crate::parse::pointer::escape;
use crate::resolve::Document;

use super::extensions::Extensions;
use super::methods::is_of_builders;
use super::{names, prose};

/// Methods that the builder has of its own.
const BUILDER_METHODS: &[&str] = &[
    "allow_plain_http",
    "attempt_timeout",
    "base_url",
    "build",
    "connect_timeout",
    "credential",
    "http_client",
    "interceptor",
    "max_response_size",
    "new",
    "rate_limit",
    "retry",
    "retry_share",
    "timeout",
    "transport",
    "user_agent",
];

/// The credentials, by the names of their schemes. Of those that go to one place, operations may choose.
pub fn credentials(
    document: Document<'_>,
    are_chosen: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Credential> {
    let Some(components) = &document.openapi.components else {
        return Vec::new();
    };
    let mut taken: BTreeSet<String> = BUILDER_METHODS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let mut credentials = Vec::new();
    let places = places(document);
    let general = document.openapi.security.iter().flatten();
    let general = general.flat_map(|way| way.keys().map(String::as_str));
    let general: BTreeSet<&str> = general.collect();
    let mut schemes: Vec<_> = components.security_schemes.iter().collect();
    schemes.sort_by_key(|(wire, _)| *wire);
    for (wire, scheme) in schemes {
        let Some(scheme) = document.security_scheme(scheme, &pointer(wire)) else {
            continue;
        };
        let Some(parts) = parts(scheme.value) else {
            diagnostics.push(match is_certificate(scheme.value) {
                true => errors::certificate(wire, &scheme.pointer),
                false => errors::unsupported_credential(wire, &scheme.pointer),
            });
            continue;
        };
        let given = Extensions::new(parts.extensions, &scheme.pointer).text(NAME, diagnostics);
        let mut name = names::value_name(given.unwrap_or(wire));
        while is_of_builders(&name) || !taken.insert(name.clone()) {
            name += "_credential";
        }
        let intro = prose::paragraph(format!(
            "Proves the caller by {}: {}.",
            code(wire),
            parts.how,
        ));
        let place = place_of(&parts.kind);
        let rivals = places
            .iter()
            .filter(|(other, it)| other != wire && *it == place);
        let rivals: Vec<&str> = rivals.map(|(other, _)| *other).collect();
        let is_general = general.contains(wire.as_str());
        let choice = match are_chosen {
            false => None,
            true if !is_general && rivals.iter().any(|it| general.contains(it)) => {
                Some(Choice::Exceptional)
            }
            true => Some(Choice::Usual),
        };
        let beside = (!rivals.is_empty()).then(|| beside_others(choice, &place));
        let described = [intro, prose::prose(parts.description)];
        let docs = prose::paragraphs(described.into_iter().chain(beside));
        credentials.push(Credential {
            name,
            wire: wire.clone(),
            origin: scheme.pointer,
            docs,
            is_general,
            choice,
            kind: parts.kind,
        });
    }
    credentials
}

/// What is said of a credential beside others that go to the same place.
fn beside_others(choice: Option<Choice>, place: &str) -> Docs {
    prose::paragraph(match choice {
        None => format!("It takes the place of one given before that goes into {place}."),
        Some(Choice::Usual) => format!(
            "Of several in {place}, a call is sent with the one that its operation takes, or else with the last."
        ),
        Some(Choice::Exceptional) => format!(
            "A call is sent with it if its operation takes it, or if nothing else goes into {place}."
        ),
    })
}

/// The schemes of which another goes to the same place, where a call has but one.
pub fn rivals(document: Document<'_>) -> BTreeSet<&str> {
    let places = places(document);
    let is_rival = |place| places.iter().filter(|(_, it)| it == place).count() > 1;
    let rivals = places.iter().filter(|(_, place)| is_rival(place));
    rivals.map(|(wire, _)| *wire).collect()
}

/// The schemes that the client knows.
pub fn known(document: Document<'_>) -> BTreeSet<&str> {
    places(document).into_iter().map(|(wire, _)| wire).collect()
}

/// The schemes that the client knows, and where in a request their secrets go.
pub fn places(document: Document<'_>) -> Vec<(&str, String)> {
    let components = document.openapi.components.iter();
    let schemes = components.flat_map(|it| &it.security_schemes);
    schemes
        .filter_map(|(wire, scheme)| {
            let scheme = document.security_scheme(scheme, &pointer(wire))?;
            Some((wire.as_str(), place_of(&parts(scheme.value)?.kind)))
        })
        .collect()
}

fn pointer(wire: &str) -> String {
    format!("#/components/securitySchemes/{}", escape(wire))
}

/// Whether the caller is proved by a certificate, which is shown by the connection and not by requests.
fn is_certificate(scheme: &SecurityScheme) -> bool {
    matches!(scheme, SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case(MUTUAL))
}

/// Where in a request a secret goes, in words.
fn place_of(kind: &CredentialKind) -> String {
    match kind {
        CredentialKind::Header(name) => format!("the header {}", code(name)),
        CredentialKind::Bearer | CredentialKind::Basic => "the header `authorization`".to_owned(),
        CredentialKind::Query(name) => format!("the query parameter {}", code(name)),
        CredentialKind::Cookie(name) => format!("the cookie {}", code(name)),
    }
}

/// What a security scheme says of itself.
struct Parts<'a> {
    kind: CredentialKind,
    /// How the secret is sent, in words.
    how: String,
    description: Option<&'a str>,
    extensions: &'a IndexMap<String, Value>,
}

fn parts(scheme: &SecurityScheme) -> Option<Parts<'_>> {
    let ((kind, how), description, extensions) = match scheme {
        SecurityScheme::APIKey {
            location,
            name,
            description,
            extensions,
        } => (api_key(location, name)?, description, extensions),
        SecurityScheme::HTTP {
            scheme,
            description,
            extensions,
            ..
        } => (http(scheme)?, description, extensions),
        SecurityScheme::OAuth2 {
            description,
            extensions,
            ..
        }
        | SecurityScheme::OpenIDConnect {
            description,
            extensions,
            ..
        } => (bearer(), description, extensions),
    };
    let description = description.as_deref();
    Some(Parts {
        kind,
        how,
        description,
        extensions,
    })
}

fn api_key(location: &APIKeyLocation, name: &str) -> Option<(CredentialKind, String)> {
    let shown = code(name);
    match location {
        APIKeyLocation::Header => Some((
            CredentialKind::Header(token(name)?.to_ascii_lowercase()),
            format!("the secret is the whole value of the header {shown}"),
        )),
        APIKeyLocation::Query => Some((
            CredentialKind::Query(name.to_owned()),
            format!("the secret is the query parameter {shown}"),
        )),
        APIKeyLocation::Cookie => Some((
            CredentialKind::Cookie(token(name)?.to_owned()),
            format!("the secret is the cookie {shown}"),
        )),
    }
}

fn http(scheme: &str) -> Option<(CredentialKind, String)> {
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(bearer()),
        "basic" => Some((
            CredentialKind::Basic,
            "user and password in `Authorization`".to_owned(),
        )),
        _ => None,
    }
}

fn bearer() -> (CredentialKind, String) {
    (
        CredentialKind::Bearer,
        "a bearer token in `Authorization`".to_owned(),
    )
}

/// The name of a header or cookie, if it can be one.
fn token(name: &str) -> Option<&str> {
    is_token(name).then_some(name)
}
