//! What carries a request to the server and an answer back.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use crate::transports::boxed::BoxFuture;
use crate::transports::fault::Fault;

/// Carries requests to a server. The one that clients have by default goes over the network; another
/// can be set with [`ClientBuilder::transport`](crate::ClientBuilder::transport).
///
/// It sends a request once. Retries, rate limits, credentials and time limits are the client's.
/// The credentials of the client stand in the request as it comes here. Their headers are marked
/// sensitive, so that `Debug` does not show them; one that is a query parameter stands in the address.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends the request, and waits for the end of the answer.
    ///
    /// The future may be dropped at any time: the client does so when a time limit is reached.
    ///
    /// # Errors
    ///
    /// No whole answer came. One that came is no error, whatever its status.
    fn send(&self, request: Request<Bytes>, limits: Limits) -> BoxFuture<'_, Sent>;
}

/// What comes of a request: an answer with its whole body, or the reason why there is none.
pub type Sent = Result<Response<Bytes>, Fault>;

/// What an answer may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How long it may take until the end of the answer. The client keeps this limit itself.
    pub timeout: Duration,
    /// How many bytes the body may have once it is decompressed.
    pub max_response_size: u64,
}
