//! What was asked, and how that is told with what came of it.

use http::header::{Entry, HeaderMap, SET_COOKIE};
use http::{Method, StatusCode};

use crate::calls::answer::{Answer, DecodeAnswer};
use crate::calls::error::{DecodeError, Error, StatusError, TransportError};
use crate::transports::transport::Sent;

/// A request without its arguments, which may be personal data.
pub(crate) struct Asked {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) attempts: u32,
}

impl Asked {
    /// Reads what came as `D` says, or tells why there is no value.
    pub(crate) fn read<D: DecodeAnswer>(self, sent: Sent) -> Result<Answer<D::Value>, Error> {
        let Self {
            method,
            path,
            attempts,
        } = self;
        let (parts, body) = match sent {
            Ok(answer) => answer.into_parts(),
            Err(fault) => {
                return Err(Error::Transport(TransportError {
                    method,
                    path,
                    attempts,
                    kind: fault.kind,
                    source: fault.source,
                }));
            }
        };
        let (status, mut headers) = (parts.status, parts.headers);
        hide_cookies(&mut headers);
        let is_redirect = status.is_redirection() && status != StatusCode::NOT_MODIFIED;
        if !(status.is_success() || D::TAKES_REDIRECTS && is_redirect) {
            return Err(Error::Status(Box::new(StatusError {
                method,
                path,
                attempts,
                status,
                headers,
                body,
            })));
        }
        match D::decode_answer(status, &headers, &body) {
            Ok(value) => Ok(Answer {
                value,
                status,
                headers,
                body,
                attempts,
            }),
            Err(error) => Err(Error::Decode(Box::new(DecodeError {
                method,
                path,
                attempts,
                status,
                headers,
                body,
                json_path: error.path().to_string(),
                reason: error.into_inner(),
            }))),
        }
    }
}

/// Marks what the server wants to know the caller by, so that `Debug` does not show it.
fn hide_cookies(headers: &mut HeaderMap) {
    if let Entry::Occupied(mut cookies) = headers.entry(SET_COOKIE) {
        for cookie in cookies.iter_mut() {
            cookie.set_sensitive(true);
        }
    }
}
