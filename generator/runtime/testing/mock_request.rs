//! The requests that a transport for tests has seen.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Request};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use crate::clients::credential::SecretParameters;

/// A request as a [`MockTransport`](crate::MockTransport) got it. `Debug` does not show secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct MockRequest {
    /// The method.
    pub method: Method,
    /// The host that was asked, with its port if the address names one.
    pub host: String,
    /// The path as it was sent.
    pub path: String,
    /// The path template, such as `/users/{id}`.
    pub template: &'static str,
    /// The query in its order, decoded.
    pub query: Vec<(String, String)>,
    /// The headers; those of credentials are marked sensitive.
    pub headers: HeaderMap,
    /// The body; empty where there is none.
    pub body: Bytes,
    secrets: SecretParameters,
}

impl MockRequest {
    pub(crate) fn new(request: Request<Bytes>, template: &'static str) -> Self {
        let (parts, body) = request.into_parts();
        let pairs = parts.uri.query().unwrap_or_default().split('&');
        let pairs = pairs.filter(|pair| !pair.is_empty());
        let query = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        Self {
            method: parts.method,
            host: parts
                .uri
                .authority()
                .map(ToString::to_string)
                .unwrap_or_default(),
            path: parts.uri.path().to_owned(),
            template,
            query: query
                .map(|(name, value)| (decoded(name), decoded(value)))
                .collect(),
            headers: parts.headers,
            body,
            secrets: parts.extensions.get().cloned().unwrap_or_default(),
        }
    }

    /// The value of a query parameter; of several, the first.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let pair = self.query.iter().find(|(known, _)| known == name);
        pair.map(|(_, value)| value.as_str())
    }

    /// The body as this type, which can be `serde_json::Value`.
    ///
    /// # Errors
    ///
    /// The body is something else.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }
}

impl fmt::Debug for MockRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = self.query.iter().map(|(name, value)| {
            let is_secret = self.secrets.0.contains(name);
            (name, if is_secret { "Sensitive" } else { value })
        });
        formatter
            .debug_struct("MockRequest")
            .field("method", &self.method)
            .field("host", &self.host)
            .field("path", &self.path)
            .field("query", &query.collect::<Vec<_>>())
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// A part of a query as text; what is not UTF-8 is replaced.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
