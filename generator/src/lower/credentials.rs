//! The ways to prove who calls: security schemes as methods of the client's builder.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityScheme};
use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::docs::code;
use crate::errors;
use crate::ir::{Credential, CredentialKind};
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

/// The credentials, by the names of their schemes.
pub fn credentials(document: Document<'_>, diagnostics: &mut Diagnostics) -> Vec<Credential> {
    let Some(components) = &document.openapi.components else {
        return Vec::new();
    };
    let mut taken: BTreeSet<String> = BUILDER_METHODS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let mut credentials = Vec::new();
    let mut schemes: Vec<_> = components.security_schemes.iter().collect();
    schemes.sort_by_key(|(wire, _)| *wire);
    for (wire, scheme) in schemes {
        let pointer = format!("#/components/securitySchemes/{}", escape(wire));
        let Some(scheme) = document.security_scheme(scheme, &pointer) else {
            continue;
        };
        let Some(parts) = parts(scheme.value) else {
            diagnostics.push(errors::unsupported_credential(wire, &scheme.pointer));
            continue;
        };
        let given = Extensions::new(parts.extensions, &scheme.pointer).text("x-name", diagnostics);
        let mut name = names::value_name(given.unwrap_or(wire));
        while is_of_builders(&name) || !taken.insert(name.clone()) {
            name += "_credential";
        }
        let intro = prose::paragraph(format!(
            "Proves the caller by {}: {}.",
            code(wire),
            parts.how,
        ));
        let docs = prose::paragraphs([intro, prose::prose(parts.description)]);
        credentials.push(Credential {
            name,
            wire: wire.clone(),
            origin: scheme.pointer,
            docs,
            kind: parts.kind,
        });
    }
    tell_of_rivals(&mut credentials);
    credentials
}

/// Says of credentials that they take the place of others, as a call has one header of a name.
fn tell_of_rivals(credentials: &mut [Credential]) {
    let headers: Vec<_> = credentials.iter().map(|it| header_of(&it.kind)).collect();
    for (credential, header) in credentials.iter_mut().zip(&headers) {
        let Some(header) = header else {
            continue;
        };
        if headers.iter().flatten().filter(|it| *it == header).count() > 1 {
            let text = format!(
                "It is sent in place of any other that goes into {}, unless a call sets that itself.",
                code(header),
            );
            let docs = std::mem::take(&mut credential.docs);
            credential.docs = prose::paragraphs([docs, prose::paragraph(text)]);
        }
    }
}

/// The header in which a secret is sent.
fn header_of(kind: &CredentialKind) -> Option<String> {
    match kind {
        CredentialKind::Header(name) => Some(name.clone()),
        CredentialKind::Bearer | CredentialKind::Basic => Some("authorization".to_owned()),
        CredentialKind::Query(_) | CredentialKind::Cookie(_) => None,
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

/// Whether a text can be the name of a header or cookie.
pub fn is_token(name: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(legal)
}
