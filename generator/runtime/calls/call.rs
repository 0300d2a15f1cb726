//! One call: what is sent, and the way from there to an answer.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use http::{Method, Request, Uri};
use serde::Serialize;

use crate::calls::address::{self, escaped};
use crate::calls::answer::{Answer, DecodeAnswer};
use crate::calls::asked::Asked;
use crate::calls::error::{BuildError, Error};
use crate::calls::link;
use crate::calls::trace::traced;
use crate::clients::client::Client;
use crate::clients::credential::{Credential, SECRET_HEADERS};
use crate::clients::origin::Origin;
use crate::clients::signing::Security;
use crate::retries::attempts::Attempts;
use crate::retries::deadline::Deadline;
use crate::retries::retry::{IDEMPOTENCY_KEY, RetryPolicy};

/// A request in the making.
///
/// What cannot be sent (a path argument of `..`, say) is reported when the call is sent.
#[must_use = "a call does nothing until it is sent"]
pub struct Call {
    pub(super) client: Client,
    method: Method,
    template: &'static str,
    path: String,
    /// What is asked in place of the base URL.
    server: Option<&'static str>,
    security: Security,
    /// What is asked in place of base URL and path, where a link is followed.
    link: Option<String>,
    query: Vec<(Cow<'static, str>, String)>,
    pub(super) headers: HeaderMap,
    body: Option<Bytes>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    max_response_size: Option<u64>,
    retry: Option<RetryPolicy>,
    error: Option<BuildError>,
}

impl Call {
    pub(crate) fn new(client: Client, method: Method, template: &'static str) -> Self {
        let call = Self {
            client,
            method,
            template,
            path: template.to_owned(),
            server: None,
            security: Security::default(),
            link: None,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            timeout: None,
            attempt_timeout: None,
            max_response_size: None,
            retry: None,
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

    /// Asks another server of the API, with the credentials of the client. A client that was given a base URL of its
    /// own asks that.
    pub fn server(mut self, base_url: &'static str) -> Self {
        self.server = Some(base_url).filter(|_| self.client.settings.is_described);
        self
    }

    /// Says which security schemes the call takes, as a description does.
    ///
    /// - With none (`&[]`), the call is sent without the credentials of the client.
    /// - Else it is sent with all of them. Of several that go to one place, that of one of these schemes is taken, or
    ///   else the last that the client was given; an [`exceptional`](Credential::exceptional) one only if it is alone.
    /// - Another server ([`server`](Self::server)) gets those of these schemes, and those of no scheme.
    pub fn security(mut self, schemes: &'static [&'static str]) -> Self {
        self.security.schemes = Some(schemes);
        self
    }

    /// Proves who calls for this call alone: in place of a credential of the client that goes to the same place.
    ///
    /// So one client can call for many users. One that no request can carry is refused when the call is sent.
    pub fn credential(mut self, credential: Credential) -> Self {
        match credential.check() {
            Ok(()) => {
                if let (Some(_), Some(name)) = (&self.link, credential.query_parameter()) {
                    // A link may hold the one that it takes the place of.
                    for (_, query) in &mut self.query {
                        *query = link::without(query, std::slice::from_ref(&name));
                    }
                }
                credential.replace_in(&mut self.security.own);
                self
            }
            Err(error) => self.refuse(error),
        }
    }

    /// Puts an argument into the path template, in place of `{name}`.
    ///
    /// Whatever the text holds, it stays one segment: `/` becomes `%2F`. What would leave the
    /// segment or empty it (`..`, `.`, nothing) is refused when the call is sent.
    pub fn path(self, name: &'static str, value: impl fmt::Display) -> Self {
        self.path_text(name, &escaped(&value.to_string()))
    }

    /// Sets a query parameter.
    pub fn query(self, name: impl Into<Cow<'static, str>>, value: impl fmt::Display) -> Self {
        let name = name.into();
        let pair = format!("{}={}", escaped(&name), escaped(&value.to_string()));
        self.query_text(name, pair)
    }

    /// Sets a query parameter to a list, written as one value with commas: `name=a,b`.
    pub fn query_list<T: fmt::Display>(
        self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let name = name.into();
        let values: Vec<_> = values
            .into_iter()
            .map(|value| escaped(&value.to_string()))
            .collect();
        let text = match values.is_empty() {
            true => String::new(),
            false => format!("{}={}", escaped(&name), values.join(",")),
        };
        self.query_text(name, text)
    }

    /// Sets a query parameter to a list, written as a pair for each value: `name=a&name=b`.
    pub fn query_each<T: fmt::Display>(
        self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let name = name.into();
        let pairs: Vec<_> = values
            .into_iter()
            .map(|value| format!("{}={}", escaped(&name), escaped(&value.to_string())))
            .collect();
        self.query_text(name, pairs.join("&"))
    }

    /// Follows a link that the API gave, such as one to the next page: what it says comes in place
    /// of the path and the query. It may be relative, to the address that this call would ask.
    ///
    /// Credentials go along, so that a link to another server is refused when the call is sent.
    pub fn link(mut self, link: &str) -> Self {
        let path = self.template;
        match link::within_origin(&self.address(), link) {
            Ok(mut url) => {
                // Credentials that are parameters are added to the call, and not twice.
                let of_client = &self.client.settings.credentials;
                let credentials = self.security.chosen(of_client, self.server.is_some());
                let secrets = credentials.into_iter();
                let secrets: Vec<_> = secrets.filter_map(Credential::query_parameter).collect();
                let query = link::without(url.query().unwrap_or_default(), &secrets);
                self.query = vec![("".into(), query)];
                url.set_query(None);
                self.link = Some(url.into());
                self
            }
            Err(reason) => self.refuse(BuildError::Link { path, reason }),
        }
    }

    /// Sets a header; a value that no header can hold is refused when the call is sent.
    ///
    /// `Debug` of the request does not show `Authorization`, `Proxy-Authorization` and `Cookie`.
    pub fn header(mut self, name: impl AsRef<str>, value: impl fmt::Display) -> Self {
        let name = name.as_ref();
        let pair = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(&value.to_string()),
        );
        match pair {
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(SECRET_HEADERS.contains(&name));
                self.headers.insert(name, value);
                self
            }
            _ => self.refuse(BuildError::Header {
                name: name.to_owned(),
            }),
        }
    }

    /// Sets the body, as JSON.
    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Self {
        match serde_json::to_vec(body) {
            Ok(text) => self.body("application/json", text),
            Err(error) => self.unwritable(error),
        }
    }

    /// Sets the body as it is, and its media type.
    pub fn body(mut self, media_type: impl fmt::Display, body: impl Into<Bytes>) -> Self {
        self.body = Some(body.into());
        self.header("content-type", media_type)
    }

    /// Sets how long this call may take from its start to the end of its answer, with all its
    /// attempts and the waits between them.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets how long one attempt of this call may take.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets how many bytes the body of this answer may have, decompressed.
    pub fn max_response_size(mut self, bytes: u64) -> Self {
        self.max_response_size = Some(bytes);
        self
    }

    /// Sets when this call is tried again.
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets the header `Idempotency-Key`, by which a server that knows it carries out a request no
    /// more than once. So a `POST` or `PATCH` can be tried again like any other call.
    pub fn idempotency_key(self, key: impl fmt::Display) -> Self {
        self.header(IDEMPOTENCY_KEY, key)
    }

    /// The same call once more. What is wrong with it, if it cannot be sent, is told by the copy, which is sent first.
    pub fn again(&mut self) -> Self {
        Self {
            client: self.client.clone(),
            method: self.method.clone(),
            template: self.template,
            path: self.path.clone(),
            server: self.server,
            security: self.security.clone(),
            link: self.link.clone(),
            query: self.query.clone(),
            headers: self.headers.clone(),
            body: self.body.clone(),
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_response_size: self.max_response_size,
            retry: self.retry.clone(),
            error: self.error.take(),
        }
    }

    /// The path template, which is shown where the path may be personal data.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// Sends the request and reads the answer as `D` says.
    ///
    /// # Errors
    ///
    /// Each kind of [`Error`]: nothing was sent, no answer came, its status is no success, or its
    /// body is not what `D` reads.
    pub async fn send<D: DecodeAnswer>(mut self) -> Result<Answer<D::Value>, Error> {
        let request = self.request()?;
        let path = self.template;
        traced(&request, path, self.exchange::<D>(&request)).await
    }

    /// Sends the request and waits for the answer on this thread, without an async runtime.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send); and [`BuildError::BlockingInsideAsync`] on a thread of an async
    /// runtime.
    #[cfg(feature = "blocking")]
    pub fn send_blocking<D: DecodeAnswer>(self) -> Result<Answer<D::Value>, Error> {
        let client = self.client.clone();
        client.settings.blocking.wait(self.send::<D>())?
    }

    /// Makes the attempts, and reads what came of them.
    async fn exchange<D: DecodeAnswer>(
        self,
        request: &Request<Bytes>,
    ) -> Result<Answer<D::Value>, Error> {
        let settings = &self.client.settings;
        let attempts = Attempts {
            settings,
            path: self.template,
            retry: self.retry.as_ref().unwrap_or(&settings.retry),
            deadline: Deadline::after(self.timeout.unwrap_or(settings.timeout)),
            attempt_timeout: self.attempt_timeout.unwrap_or(settings.attempt_timeout),
            max_response_size: self.max_response_size.unwrap_or(settings.max_response_size),
            security: &self.security,
        };
        let (sent, attempts) = attempts.send(request).await;
        let asked = Asked {
            method: self.method,
            path: self.template,
            attempts,
        };
        asked.read::<D>(sent)
    }

    /// The request without the credentials, which each attempt is signed with.
    fn request(&mut self) -> Result<Request<Bytes>, BuildError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let settings = &self.client.settings;
        let mut request = Request::new(self.body.take().unwrap_or_default());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri()?;
        if self.server.is_some() {
            let server = Origin::of_address(request.uri());
            request.extensions_mut().insert(server);
        }
        let headers = request.headers_mut();
        headers.insert(USER_AGENT, settings.user_agent.clone());
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.extend(std::mem::take(&mut self.headers));
        Ok(request)
    }

    fn uri(&self) -> Result<Uri, BuildError> {
        let refused = |reason| BuildError::Path {
            path: self.template,
            reason,
        };
        if self.path.contains('{') {
            return Err(refused("has an argument that is not given"));
        }
        address::uri(self.address()).map_err(refused)
    }

    /// What is asked, but for credentials.
    fn address(&self) -> String {
        let base_url = self.server.unwrap_or(&self.client.settings.base_url);
        let mut address = match &self.link {
            Some(link) => link.clone(),
            None => [base_url, &self.path].concat(),
        };
        // A path template may have a query of its own.
        let mut mark = if address.contains('?') { '&' } else { '?' };
        for (_, text) in self.query.iter().filter(|(_, text)| !text.is_empty()) {
            address.push(mark);
            address.push_str(text);
            mark = '&';
        }
        address
    }

    /// Puts a text, as URLs spell it, in place of `{name}`.
    pub(super) fn path_text(mut self, name: &'static str, text: &str) -> Self {
        let place = format!("{{{name}}}");
        let refused = match text {
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
                self.path = self.path.replace(&place, text);
                self
            }
        }
    }

    /// Replaces what was set for the parameter before.
    pub(super) fn query_text(mut self, name: Cow<'static, str>, text: String) -> Self {
        self.query.retain(|(known, _)| *known != name);
        if !text.is_empty() {
            self.query.push((name, text));
        }
        self
    }

    /// Refuses a body that cannot be written as JSON.
    pub(crate) fn unwritable(self, source: serde_json::Error) -> Self {
        let (method, path) = (self.method.clone(), self.template);
        self.refuse(BuildError::Body {
            method,
            path,
            source,
        })
    }

    /// Keeps the first reason why the call cannot be sent.
    pub(crate) fn refuse(mut self, error: BuildError) -> Self {
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
