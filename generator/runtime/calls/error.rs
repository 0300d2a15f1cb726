//! What can go wrong with a call, and what is known of it.

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use http::header::HeaderMap;
use http::{Method, StatusCode};
use serde::de::DeserializeOwned;

use crate::calls::answer::{Decode, JsonText, read_body, without_mark};
use crate::calls::excerpt::{excerpt, one_line};
use crate::calls::request_id::request_id;
use crate::retries::retry::{is_transient_fault, is_transient_status};
use crate::retries::retry_after::retry_after;
use crate::transports::fault::FaultKind;

/// Why a call gave no value.
///
/// No variant holds or shows a credential, and the addresses in its texts are path templates
/// (`/users/{id}`), never the path or query that was sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The client or the request could not be built; nothing was sent.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// No whole answer came: the connection or TLS failed, or a time limit was reached.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The server answered with a status other than success.
    #[error(transparent)]
    Status(Box<StatusError>),
    /// The server answered with success, and a body that is not what the description promises.
    #[error(transparent)]
    Decode(Box<DecodeError>),
}

impl Error {
    /// The status of the answer, where there was an answer.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Build(_) | Self::Transport(_) => None,
            Self::Status(error) => Some(error.status),
            Self::Decode(error) => Some(error.status),
        }
    }

    /// The headers of the answer, where there was an answer.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Build(_) | Self::Transport(_) => None,
            Self::Status(error) => Some(&error.headers),
            Self::Decode(error) => Some(&error.headers),
        }
    }

    /// The name by which the server knows the request, where it gives one (`X-Request-Id`, say).
    pub fn request_id(&self) -> Option<&str> {
        self.headers().and_then(request_id)
    }

    /// How many attempts were made; 0 if the client gave up before the first.
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Build(_) => 0,
            Self::Transport(error) => error.attempts,
            Self::Status(error) => error.attempts,
            Self::Decode(error) => error.attempts,
        }
    }

    /// How long to wait before another call, as the server or the client's rate limit says.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Transport(error) => match error.kind {
                FaultKind::RateLimited { wait } => Some(wait),
                _ => None,
            },
            _ => self.headers().and_then(retry_after),
        }
    }

    /// Whether a time limit ended the call.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// Whether the same call may succeed later: what is in its way may pass.
    ///
    /// It does not say that the server has not carried out the request.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Build(_) | Self::Decode(_) => false,
            Self::Transport(error) => is_transient_fault(error.kind),
            Self::Status(error) => is_transient_status(error.status),
        }
    }
}

/// The client or a request could not be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Neither the description nor the caller says where the API is.
    #[error("the base URL is not known: set it with `ClientBuilder::base_url`")]
    MissingBaseUrl,
    /// The base URL cannot be used.
    #[error("the base URL cannot be used: {reason}")]
    BaseUrl {
        /// What is wrong with it.
        reason: String,
    },
    /// A credential would go over `http` to another machine.
    #[error(
        "credentials would go over plain http, which everyone on the way can read: \
         set a base URL with `https`, or allow it with `ClientBuilder::allow_plain_http`"
    )]
    PlainHttp,
    /// The address would be too long with a credential in its query.
    #[error("the URL is too long with the credential `{name}` in its query")]
    QueryCredential {
        /// The parameter's name.
        name: String,
    },
    /// A header would hold characters that HTTP does not allow.
    #[error("the value for the header `{name}` has characters that a header cannot hold")]
    Header {
        /// The header's name.
        name: String,
    },
    /// A path cannot be asked for as it stands.
    #[error("the path `{path}` {reason}")]
    Path {
        /// The path template.
        path: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A path argument would change which path is asked for.
    #[error("the argument `{name}` of `{path}` is {reason}")]
    PathArgument {
        /// The parameter's name in the path template.
        name: &'static str,
        /// The path template.
        path: &'static str,
        /// What is wrong with the argument.
        reason: &'static str,
    },
    /// A parameter could not be written as JSON, from which it is spelt.
    #[error("the parameter `{name}` of `{path}` could not be written")]
    Parameter {
        /// The parameter's name.
        name: String,
        /// The path template.
        path: &'static str,
        /// The error of the writer.
        source: serde_json::Error,
    },
    /// A link that the API gave, such as one to the next page, is not followed.
    #[error("a link of `{path}` is not followed: {reason}")]
    Link {
        /// The path template of the call.
        path: &'static str,
        /// What is wrong with the link.
        reason: &'static str,
    },
    /// The body could not be written as JSON.
    #[error("the body of `{method} {path}` could not be written as JSON")]
    Body {
        /// The method of the request.
        method: Method,
        /// The path template.
        path: &'static str,
        /// The error of the writer.
        source: serde_json::Error,
    },
    /// The HTTP client could not be set up.
    #[error("the HTTP client could not be set up")]
    HttpClient(#[source] reqwest::Error),
    /// A blocking call was made on a thread of an async runtime.
    #[cfg(feature = "blocking")]
    #[error(
        "a blocking call was made inside of an async runtime, which would stand still: \
         `.await` the call, make it on a thread of its own (`std::thread::spawn`), or \
         `Handle::block_on` it on a thread of `spawn_blocking`"
    )]
    BlockingInsideAsync,
    /// The runtime for blocking calls could not be set up.
    #[cfg(feature = "blocking")]
    #[error("the runtime for blocking calls could not be set up")]
    Runtime(#[source] std::io::Error),
}

/// No whole answer came.
#[derive(Debug, thiserror::Error)]
#[error("`{method} {path}` got no answer{}: {kind}", details(None, *attempts))]
#[non_exhaustive]
pub struct TransportError {
    /// The method of the request.
    pub method: Method,
    /// The path template of the request.
    pub path: &'static str,
    /// How many attempts were made. One that the client gave up before it was sent, for want of a
    /// turn in the rate limit, say, does not count.
    pub attempts: u32,
    /// What went wrong in the last one, or kept the client from another.
    pub kind: FaultKind,
    /// The error behind it, where there is one.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl TransportError {
    /// Whether a time limit ended the call, be it that of the connection, the attempt or the call.
    pub fn is_timeout(&self) -> bool {
        self.kind.is_timeout()
    }

    /// Whether no connection could be made, so that the server has seen nothing of the call.
    pub fn is_connect(&self) -> bool {
        self.kind.is_connect()
    }
}

/// The server answered with a status other than success.
#[derive(thiserror::Error)]
#[error(
    "`{method} {path}` was answered with {status}{}: {}",
    details(request_id(headers), *attempts),
    excerpt(body, 0)
)]
#[non_exhaustive]
pub struct StatusError {
    /// The method of the request.
    pub method: Method,
    /// The path template of the request.
    pub path: &'static str,
    /// How many attempts were made.
    pub attempts: u32,
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The body of the answer, as received.
    pub body: Bytes,
}

impl StatusError {
    /// The body as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The body as the type that the description gives for this answer.
    ///
    /// # Errors
    ///
    /// The body is something else: [`body`](Self::body) still has it as received.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        read_body(without_mark(&self.body))
    }

    /// The body as a type of texts that the description gives for this answer: as JSON, or as it is.
    ///
    /// # Errors
    ///
    /// The body is something else: [`body`](Self::body) still has it as received.
    pub fn json_text<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        let read = JsonText::decode_with(&self.headers, &self.body);
        read.map_err(serde_path_to_error::Error::into_inner)
    }
}

impl std::fmt::Debug for StatusError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("StatusError")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("attempts", &self.attempts)
            .field("status", &self.status)
            .field("body", &excerpt(&self.body, 0))
            .finish_non_exhaustive()
    }
}

/// A success whose body could not be decoded.
#[derive(thiserror::Error)]
#[error(
    "the answer to `{method} {path}` ({status}) does not fit its type at `{}`{}: \
     {reason}; received: {}",
    one_line(json_path),
    details(request_id(headers), *attempts),
    self.excerpt()
)]
#[non_exhaustive]
pub struct DecodeError {
    /// The method of the request.
    pub method: Method,
    /// The path template of the request.
    pub path: &'static str,
    /// How many attempts were made.
    pub attempts: u32,
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The body of the answer, as received.
    pub body: Bytes,
    /// Where in the body the trouble is, such as `data[3].created_at`; `.` is the whole.
    pub json_path: String,
    /// What was expected and found, with line and column in the body. It is part of the message, and
    /// so not a source of its own.
    pub reason: serde_json::Error,
}

impl DecodeError {
    /// The part of the body around the trouble.
    pub fn excerpt(&self) -> String {
        excerpt(
            &self.body,
            offset(&self.body, self.reason.line(), self.reason.column()),
        )
    }
}

impl std::fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("DecodeError")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("attempts", &self.attempts)
            .field("status", &self.status)
            .field("json_path", &self.json_path)
            .field("reason", &self.reason)
            .field("excerpt", &self.excerpt())
            .finish_non_exhaustive()
    }
}

/// The byte at which a line and column (both from 1) stand.
fn offset(body: &[u8], line: usize, column: usize) -> usize {
    let before: usize = body
        .split_inclusive(|byte| *byte == b'\n')
        .take(line.saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    before + column.saturating_sub(1)
}

/// What is worth saying of the way to an answer, in brackets; nothing where there is nothing.
fn details(request_id: Option<&str>, attempts: u32) -> String {
    let id = request_id.map(|id| format!("request id {id}"));
    let attempts = (attempts > 1).then(|| format!("{attempts} attempts"));
    let details: Vec<_> = id.into_iter().chain(attempts).collect();
    match details.is_empty() {
        true => String::new(),
        false => format!(" ({})", details.join(", ")),
    }
}
