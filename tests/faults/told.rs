//! All that an error tells its caller, to be compared at once.

use std::fmt::Debug;

use dixa_integrations::Error;

/// What an error says of itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    /// The variant of the error, or the kind of its fault.
    pub kind: String,
    pub status: Option<u16>,
    pub attempts: u32,
    pub is_retryable: bool,
    pub is_timeout: bool,
    pub message: String,
}

impl Told {
    /// An error without an answer, after one attempt.
    pub fn fault(kind: &str, is_retryable: bool, message: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            status: None,
            attempts: 1,
            is_retryable,
            is_timeout: kind.ends_with("Timeout"),
            message: message.to_owned(),
        }
    }

    /// An error with an answer, after one attempt.
    pub fn answer(kind: &str, status: u16, is_retryable: bool, message: &str) -> Self {
        Self {
            status: Some(status),
            ..Self::fault(kind, is_retryable, message)
        }
    }

    /// The same after so many attempts.
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }
}

/// What the error of this call says.
pub fn told<T: Debug>(result: Result<T, Error>) -> Told {
    let error = result.expect_err("the server misbehaves");
    let kind = match &error {
        Error::Transport(error) => format!("{:?}", error.kind),
        Error::Status(_) => "Status".to_owned(),
        Error::Decode(_) => "Decode".to_owned(),
        error => panic!("{error}"),
    };
    Told {
        kind,
        status: error.status().map(|status| status.as_u16()),
        attempts: error.attempts(),
        is_retryable: error.is_retryable(),
        is_timeout: error.is_timeout(),
        message: error.to_string(),
    }
}
