//! What a client proves itself with.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue, PROXY_AUTHORIZATION};
use http::{HeaderMap, Request, Uri};
use secrecy::{ExposeSecret, SecretString};

use crate::calls::address::escaped;
use crate::calls::error::BuildError;

/// The headers that hold secrets, whoever sets them.
pub(crate) const SECRET_HEADERS: [HeaderName; 3] = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];

/// A secret, and the place in a request where it goes. `Debug` shows the place alone.
#[derive(Clone, Debug)]
pub struct Credential {
    place: Place,
    secret: SecretString,
    /// The security scheme that it is of, where another of the description goes to the same place.
    scheme: Option<&'static str>,
    is_exceptional: bool,
}

#[derive(Clone, Debug)]
enum Place {
    Header(HeaderName),
    Query(String),
    Cookie(String),
}

/// The query parameters of a request that nobody is to show: an extension of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct SecretParameters(pub(crate) Vec<String>);

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
        let both = format!("{}:{}", user.into(), password.into());
        let text = BASE64_STANDARD.encode(both);
        Self::header(AUTHORIZATION, format!("Basic {text}"))
    }

    /// The secret as a query parameter.
    pub fn query(name: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Place::Query(name.into()), secret.into())
    }

    /// The secret as a cookie, beside those of the call, as the server set it: nothing of it is escaped.
    pub fn cookie(name: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Place::Cookie(name.into()), secret.into())
    }

    fn new(place: Place, secret: String) -> Self {
        Self {
            place,
            secret: secret.into(),
            scheme: None,
            is_exceptional: false,
        }
    }

    /// Says of which security scheme it is. Of several that go to one place, a call is sent with that of a scheme
    /// which it takes ([`Call::security`](crate::Call::security)).
    pub fn scheme(mut self, name: &'static str) -> Self {
        self.scheme = Some(name);
        self
    }

    /// Has it stand back: calls that take its scheme are sent with it, and others only if nothing else goes to its place.
    pub fn exceptional(mut self) -> Self {
        self.is_exceptional = true;
        self
    }

    pub(crate) fn is_exceptional(&self) -> bool {
        self.is_exceptional
    }

    pub(crate) fn scheme_name(&self) -> Option<&'static str> {
        self.scheme
    }

    /// Puts it among others, in place of one of its scheme that goes to the same place.
    pub(crate) fn replace_in(self, credentials: &mut Vec<Self>) {
        let place = (self.name(), self.scheme);
        credentials.retain(|known| (known.name(), known.scheme) != place);
        credentials.push(self);
    }

    /// The header, query parameter or cookie, of which a request has no use for a second.
    pub(crate) fn name(&self) -> (&'static str, &str) {
        match &self.place {
            Place::Header(name) => ("header", name.as_str()),
            Place::Query(name) => ("query", name),
            Place::Cookie(name) => ("cookie", name),
        }
    }

    /// The name of the query parameter, as it stands in a URL.
    pub(crate) fn query_parameter(&self) -> Option<String> {
        match &self.place {
            Place::Header(_) | Place::Cookie(_) => None,
            Place::Query(name) => Some(escaped(name)),
        }
    }

    /// Whether a request can carry the secret at all.
    pub(crate) fn check(&self) -> Result<(), BuildError> {
        match &self.place {
            Place::Header(name) => self.header_value(name).map(|_| ()),
            Place::Query(_) => Ok(()),
            Place::Cookie(name) => self.beside_cookies(name, &HeaderMap::new()).map(|_| ()),
        }
    }

    /// Puts the secret into the request, unless the call sets that header, parameter or cookie itself.
    pub(crate) fn sign(&self, request: &mut Request<Bytes>) -> Result<(), BuildError> {
        match &self.place {
            Place::Header(name) if request.headers().contains_key(name) => {}
            Place::Header(name) => {
                let value = self.header_value(name)?;
                request.headers_mut().insert(name, value);
            }
            Place::Query(name) => {
                if !has_parameter(request.uri(), name) {
                    *request.uri_mut() = self.with_query(name, request.uri())?;
                }
                let extensions = request.extensions_mut();
                let secrets: &mut SecretParameters = extensions.get_or_insert_default();
                secrets.0.push(name.clone());
            }
            Place::Cookie(name) => {
                let cookies = self.beside_cookies(name, request.headers())?;
                request.headers_mut().insert(COOKIE, cookies);
            }
        }
        Ok(())
    }

    /// The secret as the value of the header.
    fn header_value(&self, name: &HeaderName) -> Result<HeaderValue, BuildError> {
        secret_value(name, self.secret.expose_secret())
    }

    /// The cookies of a request, with the secret behind them unless it has a cookie of that name.
    fn beside_cookies(&self, name: &str, headers: &HeaderMap) -> Result<HeaderValue, BuildError> {
        let known = headers.get(COOKIE).and_then(|known| known.to_str().ok());
        let known = known.unwrap_or_default();
        let secret = self.secret.expose_secret();
        let mut cookies: Vec<_> = known.split("; ").filter(|it| !it.is_empty()).collect();
        let own = format!("{name}={secret}");
        let is_set = |cookie: &&str| cookie.split('=').next() == Some(name);
        if !cookies.iter().any(is_set) {
            // It would end there, and another cookie begin.
            if secret.contains(';') {
                return Err(unheld(&COOKIE));
            }
            cookies.push(&own);
        }
        secret_value(&COOKIE, &cookies.join("; "))
    }

    /// The address with the secret as the last parameter of its query.
    fn with_query(&self, name: &str, uri: &Uri) -> Result<Uri, BuildError> {
        let mark = if uri.query().is_some() { "&" } else { "?" };
        let secret = escaped(self.secret.expose_secret());
        let text = format!("{uri}{mark}{}={secret}", escaped(name));
        text.parse().map_err(|_| BuildError::QueryCredential {
            name: name.to_owned(),
        })
    }
}

/// Whether a query has a parameter.
fn has_parameter(uri: &Uri, name: &str) -> bool {
    let name = escaped(name);
    let pairs = uri.query().unwrap_or_default().split('&');
    let mut names = pairs.map(|pair| pair.split('=').next().unwrap_or_default());
    names.any(|it| it == name)
}

/// The value of a header that nobody is to show.
fn secret_value(name: &HeaderName, text: &str) -> Result<HeaderValue, BuildError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| unheld(name))?;
    value.set_sensitive(true);
    Ok(value)
}

/// Says that a header cannot hold the value it should have.
fn unheld(name: &HeaderName) -> BuildError {
    BuildError::Header {
        name: name.to_string(),
    }
}
