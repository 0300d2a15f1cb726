//! One call: what is sent, and the way from there to an answer.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use serde::Serialize;

use crate::answer::{Answer, Decode};
use crate::client::Client;
use crate::error::{BuildError, DecodeError, Error, StatusError, TransportError};

/// Everything but what RFC 3986 calls unreserved is written as `%XX`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A request in the making.
///
/// What cannot be sent (a path argument of `..`, say) is reported when the call is sent.
#[must_use = "a call does nothing until it is sent"]
pub struct Call {
    client: Client,
    method: Method,
    template: &'static str,
    path: String,
    query: Vec<(&'static str, String)>,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
    error: Option<BuildError>,
}

impl Call {
    pub(crate) fn new(client: Client, method: Method, template: &'static str) -> Self {
        let call = Self {
            client,
            method,
            template,
            path: template.to_owned(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            error: None,
        };
        match template.starts_with('/') {
            true => call,
            false => call.refuse(BuildError::Path {
                path: template,
                reason: "does not begin with `/`",
            }),
        }
    }

    /// Puts an argument into the path template, in place of `{name}`.
    ///
    /// Whatever the text holds, it stays one segment: `/` becomes `%2F`. What would leave the
    /// segment or empty it (`..`, `.`, nothing) is refused when the call is sent.
    pub fn path(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        let value = value.to_string();
        let place = format!("{{{name}}}");
        let refused = match value.as_str() {
            "" => Some("empty"),
            "." | ".." => Some("`.` or `..`, which would change the path"),
            _ if !self.path.contains(&place) => Some("given, but the path has no place for it"),
            _ => None,
        };
        match refused {
            Some(reason) => {
                let path = self.template;
                self.refuse(BuildError::PathArgument { name, path, reason })
            }
            None => {
                self.path = self.path.replace(&place, &escaped(&value));
                self
            }
        }
    }

    /// Sets a query parameter.
    pub fn query(self, name: &'static str, value: impl fmt::Display) -> Self {
        let pair = format!("{}={}", escaped(name), escaped(&value.to_string()));
        self.query_text(name, pair)
    }

    /// Sets a query parameter to a list, written as one value with commas: `name=a,b`.
    pub fn query_list<T: fmt::Display>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Vec<_> = values
            .into_iter()
            .map(|value| escaped(&value.to_string()))
            .collect();
        let text = match values.is_empty() {
            true => String::new(),
            false => format!("{}={}", escaped(name), values.join(",")),
        };
        self.query_text(name, text)
    }

    /// Sets a query parameter to a list, written as a pair for each value: `name=a&name=b`.
    pub fn query_each<T: fmt::Display>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let pairs: Vec<_> = values
            .into_iter()
            .map(|value| format!("{}={}", escaped(name), escaped(&value.to_string())))
            .collect();
        self.query_text(name, pairs.join("&"))
    }

    /// Sets a header; a value that no header can hold is refused when the call is sent.
    pub fn header(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        let pair = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(&value.to_string()),
        );
        match pair {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
                self
            }
            _ => self.refuse(BuildError::Header {
                name: name.to_owned(),
            }),
        }
    }

    /// Sets the body, as JSON.
    pub fn json(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        match serde_json::to_vec(body) {
            Ok(text) => {
                self.headers
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                self.body = Some(text);
                self
            }
            Err(source) => {
                let (method, path) = (self.method.clone(), self.template);
                self.refuse(BuildError::Body {
                    method,
                    path,
                    source,
                })
            }
        }
    }

    /// Sends the request and reads the answer as `D` says.
    ///
    /// # Errors
    ///
    /// Each kind of [`Error`]: nothing was sent, no answer came, its status is no success, or its
    /// body is not what `D` reads.
    pub async fn send<D: Decode>(self) -> Result<Answer<D::Value>, Error> {
        let (method, path) = (self.method.clone(), self.template);
        let (status, headers, body) = self.exchange().await?;
        if !status.is_success() {
            let error = StatusError {
                method,
                path,
                status,
                headers,
                body,
            };
            return Err(Error::Status(Box::new(error)));
        }
        match D::decode(&body) {
            Ok(value) => Ok(Answer {
                value,
                status,
                headers,
                body,
            }),
            Err(error) => {
                let json_path = error.path().to_string();
                let source = error.into_inner();
                let error = DecodeError {
                    method,
                    path,
                    status,
                    headers,
                    body,
                    json_path,
                    source,
                };
                Err(Error::Decode(Box::new(error)))
            }
        }
    }

    /// Sends the request and waits for the end of the answer.
    async fn exchange(self) -> Result<(reqwest::StatusCode, HeaderMap, bytes::Bytes), Error> {
        if let Some(error) = self.error {
            return Err(error.into());
        }
        if self.path.contains('{') {
            let (path, reason) = (self.template, "has an argument that is not given");
            return Err(BuildError::Path { path, reason }.into());
        }
        let settings = &self.client.settings;
        let mut request = settings
            .http
            .request(self.method.clone(), self.url())
            .header(USER_AGENT, &settings.user_agent)
            .header(ACCEPT, "application/json")
            .headers(self.headers.clone())
            .timeout(settings.timeout);
        for credential in &settings.credentials {
            request = credential.sign(request, &self.headers);
        }
        if let Some(body) = self.body {
            request = request.body(body);
        }
        let failed = |error: reqwest::Error| TransportError {
            method: self.method.clone(),
            path: self.template,
            source: error.without_url(),
        };
        let response = request.send().await.map_err(failed)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.map_err(failed)?;
        Ok((status, headers, body))
    }

    fn url(&self) -> String {
        let settings = &self.client.settings;
        let credentials = settings
            .credentials
            .iter()
            .filter_map(|credential| credential.query_parameter())
            .map(|(name, secret)| format!("{}={}", escaped(name), escaped(secret)));
        let query: Vec<_> = self
            .query
            .iter()
            .map(|(_, text)| text.clone())
            .chain(credentials)
            .collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!(
            "{}{}{mark}{}",
            settings.base_url,
            self.path,
            query.join("&")
        )
    }

    /// Replaces what was set for the parameter before.
    fn query_text(mut self, name: &'static str, text: String) -> Self {
        self.query.retain(|(known, _)| *known != name);
        if !text.is_empty() {
            self.query.push((name, text));
        }
        self
    }

    /// Keeps the first reason why the call cannot be sent.
    fn refuse(mut self, error: BuildError) -> Self {
        self.error.get_or_insert(error);
        self
    }
}

/// Shows what is asked for, without arguments, which may be personal data.
impl fmt::Debug for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Call")
            .field("method", &self.method)
            .field("path", &self.template)
            .finish_non_exhaustive()
    }
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
