//! The ways to prove who calls: security schemes as methods of the client's builder.

use std::collections::BTreeSet;

use openapiv3::{APIKeyLocation, SecurityScheme};

use crate::diagnostics::Diagnostics;
use crate::errors;
use crate::ir::{Credential, CredentialKind};
use crate::parse::pointer::escape;
use crate::resolve::Document;

use super::extensions::Extensions;
use super::{names, prose};

/// Methods that the builder has of its own.
const BUILDER_METHODS: &[&str] = &[
    "base_url",
    "build",
    "clone",
    "connect_timeout",
    "credential",
    "http_client",
    "new",
    "timeout",
    "user_agent",
];

/// The credentials, in the description's order.
pub fn credentials(document: Document<'_>, diagnostics: &mut Diagnostics) -> Vec<Credential> {
    let Some(components) = &document.openapi.components else {
        return Vec::new();
    };
    let mut taken: BTreeSet<String> = BUILDER_METHODS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let mut credentials = Vec::new();
    for (wire, scheme) in &components.security_schemes {
        let pointer = format!("#/components/securitySchemes/{}", escape(wire));
        let Some(scheme) = document.security_scheme(scheme, &pointer) else {
            continue;
        };
        let Some((kind, how, description, extensions)) = parts(scheme.value) else {
            diagnostics.push(errors::unsupported_credential(wire, &scheme.pointer));
            continue;
        };
        let given = Extensions::new(extensions, &scheme.pointer).text("x-name", diagnostics);
        let mut name = names::value_name(given.unwrap_or(wire));
        while !taken.insert(name.clone()) {
            name += "_credential";
        }
        let intro = prose::paragraph(format!(
            "Proves the caller by `{}`: {how}.",
            wire.replace('`', "")
        ));
        let docs = prose::paragraphs([intro, prose::prose(description)]);
        credentials.push(Credential {
            name,
            wire: wire.clone(),
            origin: scheme.pointer,
            docs,
            kind,
        });
    }
    credentials
}

/// How the secret is sent, the same in words, and what else is said.
fn parts(
    scheme: &SecurityScheme,
) -> Option<(
    CredentialKind,
    String,
    Option<&str>,
    &indexmap::IndexMap<String, serde_json::Value>,
)> {
    let bearer = || {
        (
            CredentialKind::Bearer,
            "a bearer token in `Authorization`".to_owned(),
        )
    };
    let ((kind, how), description, extensions) = match scheme {
        SecurityScheme::APIKey {
            location,
            name,
            description,
            extensions,
        } => {
            let shown = name.replace('`', "");
            let part = match location {
                APIKeyLocation::Header => {
                    let header = header(name)?;
                    let how = format!("the secret is the whole value of the header `{shown}`");
                    (CredentialKind::Header(header), how)
                }
                APIKeyLocation::Query => {
                    let how = format!("the secret is the query parameter `{shown}`");
                    (CredentialKind::Query(name.clone()), how)
                }
                APIKeyLocation::Cookie => return None,
            };
            (part, description, extensions)
        }
        SecurityScheme::HTTP {
            scheme,
            description,
            extensions,
            ..
        } => {
            let part = match scheme.to_ascii_lowercase().as_str() {
                "bearer" => bearer(),
                "basic" => (
                    CredentialKind::Basic,
                    "user and password in `Authorization`".to_owned(),
                ),
                _ => return None,
            };
            (part, description, extensions)
        }
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
    Some((kind, how, description.as_deref(), extensions))
}

/// A header's name in small letters, if it can be one.
fn header(name: &str) -> Option<String> {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    (!name.is_empty() && name.bytes().all(legal)).then(|| name.to_ascii_lowercase())
}
