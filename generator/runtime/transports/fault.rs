//! Why no whole answer came.

use std::time::Duration;

/// What went wrong, as far as it matters to a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// No connection could be made: the server has seen nothing of the request.
    #[error("no connection could be made")]
    Connect,
    /// No connection could be made in its time limit: the server has seen nothing of the request.
    #[error("no connection could be made within the time limit")]
    ConnectTimeout,
    /// A time limit was reached. The server may have carried out the request.
    #[error("the time limit was reached")]
    Timeout,
    /// The connection failed. The server may have carried out the request.
    #[error("the connection failed")]
    Connection,
    /// The answer is larger than [`ClientBuilder::max_response_size`](crate::ClientBuilder::max_response_size).
    #[error(
        "the answer has more than {limit} bytes, which `ClientBuilder::max_response_size` limits"
    )]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The limit on the rate of requests leaves no turn in the time of the call; nothing was sent.
    #[error("the rate limit has no turn for it in the next {} seconds", wait.as_secs())]
    RateLimited {
        /// How long the call would have to wait.
        wait: Duration,
    },
    /// The request was refused by the client itself; nothing was sent, and trying again is no use.
    #[error("the request was refused before it was sent")]
    Refused,
}

impl FaultKind {
    /// Whether no connection could be made.
    pub(crate) fn is_connect(self) -> bool {
        matches!(self, Self::Connect | Self::ConnectTimeout)
    }

    /// Whether a time limit was reached.
    pub(crate) fn is_timeout(self) -> bool {
        matches!(self, Self::Timeout | Self::ConnectTimeout)
    }

    /// Whether the client gave up by itself, before it tried to send anything.
    pub(crate) fn is_before_sending(self) -> bool {
        matches!(self, Self::RateLimited { .. } | Self::Refused)
    }
}

/// Why a [`Transport`](crate::Transport) gives no answer.
///
/// Its source must not show the address that was asked, which may hold personal data.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
pub struct Fault {
    /// What went wrong.
    pub kind: FaultKind,
    /// The error behind it, where there is one.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Fault {
    /// A fault that no other error caused.
    pub fn new(kind: FaultKind) -> Self {
        Self { kind, source: None }
    }

    /// Adds the error that caused it.
    pub fn caused_by(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }
}
