//! The moment at which a call ends, whatever it is waiting for.

use std::time::Duration;

use crate::retries::clock::Instant;

/// The end of a call; a limit that no clock can count to is no limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    end: Option<Instant>,
}

impl Deadline {
    /// The deadline this far from now.
    pub(crate) fn after(limit: Duration) -> Self {
        Self {
            end: Instant::now().checked_add(limit),
        }
    }

    /// How much time there is left.
    pub(crate) fn left(self) -> Duration {
        self.end.map_or(Duration::MAX, |end| {
            end.saturating_duration_since(Instant::now())
        })
    }
}
