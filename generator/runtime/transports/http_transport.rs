//! The transport over the network.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use http::{Method, Request, Response};
use reqwest::Url;

use crate::calls::address::escaped;
use crate::clients::credential::SecretParameters;
use crate::transports::boxed::BoxFuture;
use crate::transports::fault::{Fault, FaultKind};
use crate::transports::http_client::MOST_REDIRECTS;
use crate::transports::transport::{Limits, Sent, Transport};

/// Sends requests over HTTP.
#[derive(Clone, Debug)]
pub(crate) struct HttpTransport {
    http: reqwest::Client,
    most_redirects: usize,
}

impl HttpTransport {
    /// By a client whose redirects are its own affair.
    pub(crate) fn new(http: reqwest::Client) -> Self {
        Self {
            http,
            most_redirects: 0,
        }
    }

    /// By a client that leaves some redirects to the transport.
    pub(crate) fn redirected(http: reqwest::Client) -> Self {
        Self {
            http,
            most_redirects: MOST_REDIRECTS,
        }
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request<Bytes>, limits: Limits) -> BoxFuture<'_, Sent> {
        Box::pin(async move {
            let secrets = request.extensions().get().cloned();
            let SecretParameters(secrets) = secrets.unwrap_or_default();
            let mut request = reqwest::Request::try_from(request).map_err(fault)?;
            let mut asked = 0;
            let mut received = loop {
                let again = request.try_clone();
                let received = self.http.execute(request).await.map_err(fault)?;
                let next = again.and_then(|request| redirected(request, &received, &secrets));
                match next.filter(|_| asked < self.most_redirects) {
                    Some(next) => request = next,
                    None => break received,
                }
                asked += 1;
            };
            let limit = limits.max_response_size;
            let is_success = received.status().is_success();
            if is_success && received.content_length().is_some_and(|size| size > limit) {
                return Err(Fault::new(FaultKind::TooLarge { limit }));
            }
            let mut answer = Response::builder().status(received.status());
            if let Some(headers) = answer.headers_mut() {
                std::mem::swap(headers, received.headers_mut());
            }
            let body = body(received, limit).await?;
            answer
                .body(body)
                .map_err(|error| Fault::new(FaultKind::Connection).caused_by(error))
        })
    }
}

/// The request that an answer redirects to, within the origin that was asked. A `POST` is not carried
/// out by a `GET` of another address, except where the answer says so: `303 See Other`. As the secrets in its
/// headers do, those in its query go along.
fn redirected(
    mut request: reqwest::Request,
    answer: &reqwest::Response,
    secrets: &[String],
) -> Option<reqwest::Request> {
    let is_read = [Method::GET, Method::HEAD].contains(request.method());
    match answer.status().as_u16() {
        301 | 302 if is_read => {}
        303 => {
            if !is_read {
                *request.method_mut() = Method::GET;
            }
            *request.body_mut() = None;
            let headers = request.headers_mut();
            headers.remove(CONTENT_TYPE);
            headers.remove(CONTENT_LENGTH);
        }
        _ => return None,
    }
    let location = answer.headers().get(LOCATION)?.to_str().ok()?;
    let mut address = answer.url().join(location).ok()?;
    if address.origin() != request.url().origin() {
        return None;
    }
    for name in secrets {
        let name = escaped(name);
        let is_of_name = |pair: &&str| pair.split('=').next() == Some(&name);
        let secret = |url: &Url| url.query()?.split('&').find(is_of_name).map(str::to_owned);
        if let (Some(secret), None) = (secret(request.url()), secret(&address)) {
            let others = address.query().map(|query| format!("{query}&"));
            address.set_query(Some(&(others.unwrap_or_default() + &secret)));
        }
    }
    *request.url_mut() = address;
    Some(request)
}

/// The body, up to the piece that is beyond the limit, which the caller sees by its length. What is
/// counted is decompressed already.
#[cfg(not(target_arch = "wasm32"))]
async fn body(mut received: reqwest::Response, limit: u64) -> Result<Bytes, Fault> {
    let mut body = bytes::BytesMut::new();
    while body.len() as u64 <= limit
        && let Some(chunk) = received.chunk().await.map_err(fault)?
    {
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// The body; a browser gives it as a whole.
#[cfg(target_arch = "wasm32")]
async fn body(received: reqwest::Response, _: u64) -> Result<Bytes, Fault> {
    received.bytes().await.map_err(fault)
}

fn fault(error: reqwest::Error) -> Fault {
    let kind = if is_connect(&error) && error.is_timeout() {
        FaultKind::ConnectTimeout
    } else if is_connect(&error) {
        FaultKind::Connect
    } else if error.is_timeout() {
        FaultKind::Timeout
    } else if error.is_builder() {
        FaultKind::Refused
    } else {
        FaultKind::Connection
    };
    Fault::new(kind).caused_by(error.without_url())
}

#[cfg(not(target_arch = "wasm32"))]
fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// A browser does not tell.
#[cfg(target_arch = "wasm32")]
fn is_connect(_: &reqwest::Error) -> bool {
    false
}
