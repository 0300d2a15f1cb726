//! The pace of a client: its own limit on the rate of requests, and the pauses the server asks for.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::retries::clock::{Instant, sleep};
use crate::retries::deadline::Deadline;
use crate::retries::rate_limit::{RateLimit, Turns};
use crate::retries::retry_after::retry_after;
use crate::retries::slowdown::Slowdown;
use crate::transports::fault::{Fault, FaultKind};

/// The pause after a 429 that does not say when to ask again.
const USUAL_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause, lest a mistake of the server stop a client for good.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// The pace that a client and its clones keep.
///
/// After a 429 all of them pause. As everyone who waited would come at once then, they go on at a
/// distance from each other, which the server's answers teach.
#[derive(Debug)]
pub(crate) struct Pace {
    limit: Option<RateLimit>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    turns: Turns,
    slowdown: Slowdown,
    paused_until: Option<Instant>,
}

impl Pace {
    pub(crate) fn new(limit: Option<RateLimit>) -> Self {
        Self {
            limit,
            state: Mutex::default(),
        }
    }

    /// Waits for the turn of one request; turns are given out in the order in which they are asked for.
    ///
    /// # Errors
    ///
    /// There is none before the deadline, or a pause took it away.
    pub(crate) async fn turn(&self, deadline: Deadline) -> Result<(), Fault> {
        loop {
            let (wait, mut turn) = self.take(deadline)?;
            if !wait.is_zero() {
                sleep(wait).await;
            }
            if wait.is_zero() || self.pause().is_zero() {
                turn.is_used = true;
                return Ok(());
            }
        }
    }

    /// How much longer all requests have to wait.
    pub(crate) fn pause(&self) -> Duration {
        let until = self.state().paused_until;
        until.map_or(Duration::ZERO, |until| {
            until.saturating_duration_since(Instant::now())
        })
    }

    /// Learns from an answer; one that says that there were too many requests begins a pause.
    pub(crate) fn heed(&self, answer: &Response<Bytes>) {
        let now = Instant::now();
        let mut state = self.state();
        if answer.status() != StatusCode::TOO_MANY_REQUESTS {
            state.slowdown.passed(now);
            return;
        }
        let wait = retry_after(answer.headers()).unwrap_or(USUAL_PAUSE);
        let until = now + wait.min(LONGEST_PAUSE);
        state.paused_until = state.paused_until.max(Some(until));
        state.slowdown.refused(now, until);
    }

    /// Takes the next turn, and says how far away it is.
    fn take(&self, deadline: Deadline) -> Result<(Duration, Turn<'_>), Fault> {
        let now = Instant::now();
        let mut state = self.state();
        let from = state.paused_until.map_or(now, |until| until.max(now));
        let due = self
            .limit
            .map_or(from, |limit| state.turns.next(limit, from));
        // A distance is no reason to fail a call that has no time to keep it.
        let is_in_time = |at: &Instant| at.saturating_duration_since(now) <= deadline.left();
        let slowed = state.slowdown.next(due).filter(is_in_time);
        let at = slowed.unwrap_or(due);
        let wait = at.saturating_duration_since(now);
        if wait > deadline.left() {
            return Err(Fault::new(FaultKind::RateLimited { wait }));
        }
        if let Some(limit) = self.limit {
            state.turns.take(limit, at);
        }
        state.slowdown.take(at);
        let turn = Turn {
            pace: self,
            at,
            is_slowed: slowed.is_some(),
            is_used: false,
        };
        Ok((wait, turn))
    }

    /// The state is whole even if a thread ended while it held the lock.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A turn that was given out. One that is not used, as its call was dropped or has to wait for longer,
/// goes back to the others.
#[derive(Debug)]
struct Turn<'a> {
    pace: &'a Pace,
    at: Instant,
    is_slowed: bool,
    is_used: bool,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.is_used {
            return;
        }
        let now = Instant::now();
        let mut state = self.pace.state();
        if self.pace.limit.is_some() {
            state.turns.give_back(self.at, now);
        }
        if self.is_slowed {
            state.slowdown.give_back(self.at, now);
        }
    }
}
