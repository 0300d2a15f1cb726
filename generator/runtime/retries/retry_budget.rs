//! How many retries a client may make.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many retries a client may still make: a share of its calls, so that it does not add to the
/// load of a server that fails.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    /// What a call adds, in hundredths of a retry.
    share: u32,
    /// What there is, in hundredths of a retry.
    left: AtomicU32,
}

/// What a client has at first, and at most: ten retries.
const RESERVE: u32 = 10 * RETRY;

/// What a retry costs.
const RETRY: u32 = 100;

impl RetryBudget {
    /// A budget of so many retries for a hundred calls.
    pub(crate) fn new(share: u32) -> Self {
        Self {
            share,
            left: AtomicU32::new(RESERVE),
        }
    }

    /// Counts a call.
    pub(crate) fn earn(&self) {
        let earn = |left: u32| Some(left.saturating_add(self.share).min(RESERVE));
        let _ = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, earn);
    }

    /// Takes a retry, if there is one left.
    pub(crate) fn spend(&self) -> bool {
        let spend = |left: u32| left.checked_sub(RETRY);
        let spent = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, spend);
        spent.is_ok()
    }
}
