//! What can go wrong with a call, and what is known of it.

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;

use crate::excerpt::excerpt;

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
    /// No whole answer came: the connection, TLS or a time limit failed.
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
}

/// No whole answer came.
#[derive(Debug, thiserror::Error)]
#[error("`{method} {path}` got no answer: {}", self.reason())]
#[non_exhaustive]
pub struct TransportError {
    /// The method of the request.
    pub method: Method,
    /// The path template of the request.
    pub path: &'static str,
    /// The error of the HTTP client, without its URL.
    pub source: reqwest::Error,
}

impl TransportError {
    /// Whether a time limit ended the call.
    pub fn is_timeout(&self) -> bool {
        self.source.is_timeout()
    }

    /// Whether no connection could be made, so that the server has seen nothing of the call.
    pub fn is_connect(&self) -> bool {
        self.source.is_connect()
    }

    fn reason(&self) -> &'static str {
        if self.is_timeout() {
            "the time limit was reached"
        } else if self.is_connect() {
            "no connection could be made"
        } else {
            "the connection failed"
        }
    }
}

/// The server answered with a status other than success.
#[derive(thiserror::Error)]
#[error("`{method} {path}` was answered with {status}: {}", excerpt(body, 0))]
#[non_exhaustive]
pub struct StatusError {
    /// The method of the request.
    pub method: Method,
    /// The path template of the request.
    pub path: &'static str,
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
        serde_json::from_slice(&self.body)
    }
}

impl std::fmt::Debug for StatusError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("StatusError")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("status", &self.status)
            .field("body", &excerpt(&self.body, 0))
            .finish_non_exhaustive()
    }
}

/// A success whose body could not be decoded.
#[derive(thiserror::Error)]
#[error(
    "the answer to `{method} {path}` ({status}) does not fit its type at `{json_path}`: {source}; \
     received: {}",
    self.excerpt()
)]
#[non_exhaustive]
pub struct DecodeError {
    /// The method of the request.
    pub method: Method,
    /// The path template of the request.
    pub path: &'static str,
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The body of the answer, as received.
    pub body: Bytes,
    /// Where in the body the trouble is, such as `data[3].created_at`; `.` is the whole.
    pub json_path: String,
    /// What was expected and found, with line and column in the body.
    pub source: serde_json::Error,
}

impl DecodeError {
    /// The part of the body around the trouble.
    pub fn excerpt(&self) -> String {
        excerpt(
            &self.body,
            offset(&self.body, self.source.line(), self.source.column()),
        )
    }
}

impl std::fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("DecodeError")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("status", &self.status)
            .field("json_path", &self.json_path)
            .field("source", &self.source)
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
