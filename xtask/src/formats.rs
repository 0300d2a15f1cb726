//! How lists are written.

use clap::ValueEnum;

use crate::remarks;

/// How a task writes its list; and its messages, so that programs can read all that it says.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Text,
    /// And each message as an object of JSON on a line of standard error
    Json,
}

impl From<Format> for remarks::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Json => Self::Json,
        }
    }
}
