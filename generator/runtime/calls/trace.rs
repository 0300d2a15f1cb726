//! The span of a call, in a crate that is built with the feature `tracing`.

use std::time::Duration;

use bytes::Bytes;
use http::Request;

use crate::calls::answer::Answer;
use crate::calls::error::Error;
#[cfg(feature = "tracing")]
use crate::clients::origin::usual_port;
#[cfg(feature = "tracing")]
use crate::transports::fault::FaultKind;
use crate::transports::transport::Sent;

/// Sends a call in a span of its own, whose fields are named as OpenTelemetry names them for HTTP
/// clients. They hold no argument, no query, no body and no secret.
#[cfg(feature = "tracing")]
pub(crate) async fn traced<T>(
    request: &Request<Bytes>,
    path: &'static str,
    call: impl Future<Output = Result<Answer<T>, Error>>,
) -> Result<Answer<T>, Error> {
    use tracing::Instrument;
    use tracing::field::Empty;

    let span = tracing::info_span!(
        "call",
        otel.name = format!("{} {path}", request.method()),
        otel.kind = "client",
        http.request.method = request.method().as_str(),
        url.template = path,
        server.address = request.uri().host(),
        server.port = request
            .uri()
            .port_u16()
            .or_else(|| usual_port(request.uri())),
        http.response.status_code = Empty,
        http.request.resend_count = Empty,
        "error.type" = Empty,
        otel.status_code = Empty,
    );
    let result = call.instrument(span.clone()).await;
    let (status, attempts) = match &result {
        Ok(answer) => (Some(answer.status), answer.attempts),
        Err(error) => (error.status(), error.attempts()),
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
    if let Err(error) = &result {
        span.record("error.type", error_type(error).as_str());
        span.record("otel.status_code", "ERROR");
    }
    result
}

/// Sends a call as it is.
#[cfg(not(feature = "tracing"))]
pub(crate) fn traced<T, F: Future<Output = Result<Answer<T>, Error>>>(
    _: &Request<Bytes>,
    _: &'static str,
    call: F,
) -> F {
    call
}

/// Says, in the span of the call, that an attempt has failed and when the next one follows.
#[cfg(feature = "tracing")]
pub(crate) fn tell_retry(number: u32, wait: Duration, sent: &Sent) {
    let reason = match sent {
        Ok(answer) => answer.status().as_u16().to_string(),
        Err(fault) => fault_type(fault.kind).to_owned(),
    };
    tracing::debug!(
        attempt = number,
        wait.ms = wait.as_millis() as u64,
        "error.type" = reason,
        "the call is tried again"
    );
}

/// Says nothing.
#[cfg(not(feature = "tracing"))]
pub(crate) fn tell_retry(_: u32, _: Duration, _: &Sent) {}

/// A word for the kind of an error, of which there are few.
#[cfg(feature = "tracing")]
fn error_type(error: &Error) -> String {
    let word = match error {
        Error::Status(error) => return error.status.as_u16().to_string(),
        Error::Build(_) => "build",
        Error::Decode(_) => "decode",
        Error::Transport(error) => fault_type(error.kind),
    };
    word.to_owned()
}

/// A word for the kind of a fault.
#[cfg(feature = "tracing")]
fn fault_type(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Connect => "connect",
        FaultKind::ConnectTimeout | FaultKind::Timeout => "timeout",
        FaultKind::Connection => "connection",
        FaultKind::TooLarge { .. } => "too_large",
        FaultKind::RateLimited { .. } => "rate_limited",
        FaultKind::Refused => "refused",
    }
}
