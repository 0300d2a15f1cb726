//! The span of a call, in a crate that is built with the feature `tracing`.

use bytes::Bytes;
use http::Request;

use crate::answer::Answer;
use crate::error::Error;

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
        server.port = request.uri().port_u16(),
        http.response.status_code = Empty,
        http.request.resend_count = Empty,
        "error.type" = Empty,
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

/// A word for the kind of an error, of which there are few.
#[cfg(feature = "tracing")]
fn error_type(error: &Error) -> String {
    use crate::fault::FaultKind;

    let word = match error {
        Error::Status(error) => return error.status.as_u16().to_string(),
        Error::Build(_) => "build",
        Error::Decode(_) => "decode",
        Error::Transport(error) => match error.kind {
            FaultKind::Connect => "connect",
            FaultKind::ConnectTimeout | FaultKind::Timeout => "timeout",
            FaultKind::Connection => "connection",
            FaultKind::TooLarge { .. } => "too_large",
            FaultKind::RateLimited { .. } => "rate_limited",
            FaultKind::Refused => "refused",
        },
    };
    word.to_owned()
}
