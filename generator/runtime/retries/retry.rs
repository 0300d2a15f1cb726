//! Which requests are sent again, and when.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, StatusCode};

use crate::retries::retry_after::retry_after;
use crate::transports::fault::FaultKind;
use crate::transports::transport::Sent;

/// The header by which a server knows a request that it has seen before.
pub(crate) const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// How often a call is tried, and how long it waits in between.
///
/// A call is tried again after a broken connection, a time limit of one attempt, and the statuses
/// 408, 429, 500, 502, 503 and 504. It must be safe to do so: the method is `GET`, `HEAD`, `PUT`,
/// `DELETE`, `OPTIONS`, `TRACE` or `QUERY`, or the call has an idempotency key, or the request was surely not
/// carried out (no connection could be made, or the answer was 429).
///
/// The wait before the second attempt is a random part of the first delay, before the third of twice
/// that, and so on; `Retry-After` is added where the server sends it. Where the wait would not end
/// in time, the call gives what the last attempt gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    first_delay: Duration,
    longest_delay: Duration,
}

impl Default for RetryPolicy {
    /// Three attempts, and delays of up to 0.5 and 1 seconds.
    fn default() -> Self {
        Self {
            attempts: 3,
            first_delay: Duration::from_millis(500),
            longest_delay: Duration::from_secs(20),
        }
    }
}

impl RetryPolicy {
    /// One attempt.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// Sets how often a call is tried at most, the first attempt included.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets the longest wait before the second attempt, and the longest wait of all.
    #[must_use]
    pub fn delays(mut self, first: Duration, longest: Duration) -> Self {
        self.first_delay = first;
        self.longest_delay = longest;
        self
    }

    /// How long to wait after this attempt, if there is to be another.
    pub(crate) fn wait(
        &self,
        number: u32,
        request: &Request<Bytes>,
        sent: &Sent,
    ) -> Option<Duration> {
        let is_repeated = number < self.attempts && is_transient(sent) && is_safe(request, sent);
        is_repeated.then(|| asked_for(sent).saturating_add(self.delay(number)))
    }

    /// A random part of a time that doubles with each attempt, so that clients that failed together
    /// do not come back together.
    fn delay(&self, number: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(number.saturating_sub(1));
        let ceiling = self.first_delay.saturating_mul(doubled);
        ceiling.min(self.longest_delay).mul_f64(fastrand::f64())
    }
}

/// Whether this status may be another one soon.
pub(crate) fn is_transient_status(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

/// Whether this fault may be gone soon.
pub(crate) fn is_transient_fault(kind: FaultKind) -> bool {
    match kind {
        FaultKind::Connect | FaultKind::ConnectTimeout => true,
        FaultKind::Timeout | FaultKind::Connection => true,
        FaultKind::RateLimited { .. } => true,
        FaultKind::TooLarge { .. } | FaultKind::Refused => false,
    }
}

/// Whether another attempt of the same call may end better.
fn is_transient(sent: &Sent) -> bool {
    match sent {
        Ok(answer) => is_transient_status(answer.status()),
        // A turn that comes too late for this attempt comes too late for the next.
        Err(fault) if matches!(fault.kind, FaultKind::RateLimited { .. }) => false,
        Err(fault) => is_transient_fault(fault.kind),
    }
}

/// Whether the request can be sent again without being carried out twice.
fn is_safe(request: &Request<Bytes>, sent: &Sent) -> bool {
    let method = request.method();
    let is_known = method.is_idempotent() && method != Method::CONNECT;
    let is_idempotent = is_known || method.as_str() == "QUERY";
    is_idempotent || request.headers().contains_key(IDEMPOTENCY_KEY) || was_refused(sent)
}

/// Whether the server surely did not carry out the request.
fn was_refused(sent: &Sent) -> bool {
    match sent {
        // A 503 may come from a gateway whose server has carried out the request all the same.
        Ok(answer) => answer.status() == StatusCode::TOO_MANY_REQUESTS,
        Err(fault) => fault.kind.is_connect(),
    }
}

/// How long the server asks to wait.
fn asked_for(sent: &Sent) -> Duration {
    let headers = sent.as_ref().ok().map(http::Response::headers);
    headers.and_then(retry_after).unwrap_or_default()
}
