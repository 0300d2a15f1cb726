//! The answers of a transport for tests.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde::Serialize;

use crate::retries::clock::sleep;
use crate::transports::fault::{Fault, FaultKind};
use crate::transports::transport::Sent;

/// What a [`MockTransport`](crate::MockTransport) gives for a request.
#[derive(Clone, Debug)]
pub struct MockAnswer {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    delay: Duration,
    fault: Option<FaultKind>,
}

impl MockAnswer {
    /// An answer of these bytes; those of 204, 205 and 304 come without any.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: body.into(),
            delay: Duration::ZERO,
            fault: None,
        }
    }

    /// An answer of JSON.
    ///
    /// # Panics
    ///
    /// The value cannot be written as JSON, which is a mistake of the test.
    pub fn json(status: u16, body: impl Serialize) -> Self {
        let body = match serde_json::to_vec(&body) {
            Ok(body) => body,
            Err(error) => panic!("the answer cannot be written as JSON: {error}"),
        };
        Self::new(status, body).header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
    }

    /// No answer, for this reason.
    pub fn fault(kind: FaultKind) -> Self {
        Self {
            fault: Some(kind),
            ..Self::new(0, Bytes::new())
        }
    }

    /// Sets a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Lets the client wait for the answer.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// What the transport gives.
    pub(crate) async fn give(self) -> Sent {
        if !self.delay.is_zero() {
            sleep(self.delay).await;
        }
        if let Some(kind) = self.fault {
            return Err(Fault::new(kind));
        }
        let status = StatusCode::from_u16(self.status);
        let status = status.map_err(|error| Fault::new(FaultKind::Refused).caused_by(error))?;
        // Nothing else would come over HTTP.
        let has_no_body = [
            StatusCode::NO_CONTENT,
            StatusCode::RESET_CONTENT,
            StatusCode::NOT_MODIFIED,
        ]
        .contains(&status);
        let body = if has_no_body { Bytes::new() } else { self.body };
        let mut answer = Response::new(body);
        *answer.status_mut() = status;
        *answer.headers_mut() = self.headers;
        Ok(answer)
    }
}
