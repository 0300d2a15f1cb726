//! What a client proves itself with.

use reqwest::RequestBuilder;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::error::BuildError;

/// A secret, and the place in a request where it goes. `Debug` shows the place alone.
#[derive(Clone, Debug)]
pub struct Credential {
    place: Place,
    secret: SecretString,
}

#[derive(Clone, Debug)]
enum Place {
    Header(HeaderName),
    Query(String),
    Basic { user: SecretString },
}

impl Credential {
    /// The secret as the whole value of a header.
    pub fn header(name: HeaderName, secret: impl Into<String>) -> Self {
        Self::new(Place::Header(name), secret.into())
    }

    /// The secret as a bearer token: `Authorization: Bearer <token>`.
    pub fn bearer(token: impl AsRef<str>) -> Self {
        Self::header(AUTHORIZATION, format!("Bearer {}", token.as_ref()))
    }

    /// A user and a password: `Authorization: Basic <both, in base64>`.
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        let user = user.into().into();
        Self::new(Place::Basic { user }, password.into())
    }

    /// The secret as a query parameter.
    pub fn query(name: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Place::Query(name.into()), secret.into())
    }

    fn new(place: Place, secret: String) -> Self {
        Self {
            place,
            secret: secret.into(),
        }
    }

    /// The header or query parameter, of which a request has no use for a second.
    pub(crate) fn name(&self) -> (&'static str, &str) {
        match &self.place {
            Place::Header(name) => ("header", name.as_str()),
            Place::Basic { .. } => ("header", AUTHORIZATION.as_str()),
            Place::Query(name) => ("query", name),
        }
    }

    /// Whether a request can carry the secret at all.
    pub(crate) fn check(&self) -> Result<(), BuildError> {
        match &self.place {
            Place::Header(name) => match HeaderValue::from_str(self.secret.expose_secret()) {
                Ok(_) => Ok(()),
                Err(_) => Err(BuildError::Header {
                    name: name.to_string(),
                }),
            },
            Place::Query(_) | Place::Basic { .. } => Ok(()),
        }
    }

    /// The query parameter, where the secret is one.
    pub(crate) fn query_parameter(&self) -> Option<(&str, &str)> {
        match &self.place {
            Place::Query(name) => Some((name, self.secret.expose_secret())),
            Place::Header(_) | Place::Basic { .. } => None,
        }
    }

    /// Adds the header, where the secret is one and the call does not set that header itself.
    pub(crate) fn sign(&self, request: RequestBuilder, set: &HeaderMap) -> RequestBuilder {
        let secret = self.secret.expose_secret();
        if matches!(self.name(), ("header", name) if set.contains_key(name)) {
            return request;
        }
        match &self.place {
            Place::Header(name) => match HeaderValue::from_str(secret) {
                Ok(mut value) => {
                    value.set_sensitive(true);
                    request.header(name, value)
                }
                Err(_) => request,
            },
            Place::Basic { user } => request.basic_auth(user.expose_secret(), Some(secret)),
            Place::Query(_) => request,
        }
    }
}
