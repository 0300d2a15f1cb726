//! How many requests a client sends, as it is told when it is set up.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::retries::clock::Instant;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many requests a client and its clones may send; every attempt is a request. A turn that a
/// dropped call waited for goes to another.
///
/// ```text
/// RateLimit::per_second(10).burst(20).per_day(10_000)
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    interval: Duration,
    burst: u32,
    per_day: Option<u32>,
}

impl RateLimit {
    /// So many requests a second, at equal distances; 0 is read as 1.
    pub const fn per_second(requests: u32) -> Self {
        let requests = if requests == 0 { 1 } else { requests };
        Self {
            interval: Duration::from_nanos(1_000_000_000 / requests as u64),
            burst: 1,
            per_day: None,
        }
    }

    /// One request in this time.
    pub(crate) const fn every(interval: Duration) -> Self {
        Self {
            interval,
            burst: 1,
            per_day: None,
        }
    }

    /// Sets how many requests may be sent at once after a time of silence; by default 1.
    #[must_use]
    pub const fn burst(mut self, requests: u32) -> Self {
        self.burst = requests;
        self
    }

    /// Sets how many requests may be sent in 24 hours, the first of which begin with the first
    /// request; 0 is read as 1.
    #[must_use]
    pub const fn per_day(mut self, requests: u32) -> Self {
        self.per_day = Some(if requests == 0 { 1 } else { requests });
        self
    }
}

/// The turns that have been given out under a limit.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// When the next request would be due if all were sent at equal distances.
    due: Option<Instant>,
    /// When the present day began, and how many turns of it are given out.
    day: Option<(Instant, u32)>,
    /// The turns that came back, and how many there are of each.
    free: BTreeMap<Instant, u32>,
}

impl Turns {
    /// The next free turn from this moment on.
    pub(crate) fn next(&self, limit: RateLimit, from: Instant) -> Instant {
        let ahead = limit.interval * limit.burst.saturating_sub(1);
        let due = self.due.and_then(|due| due.checked_sub(ahead));
        let turn = due.map_or(from, |due| due.max(from));
        let free = self.free.range(from..).next();
        let turn = free.map_or(turn, |(free, _)| turn.min(*free));
        match (self.day, limit.per_day) {
            (Some((start, count)), Some(most)) if count >= most => turn.max(start + DAY),
            (Some((start, _)), Some(_)) => turn.max(start),
            _ => turn,
        }
    }

    /// Gives out a turn that [`next`](Self::next) has found.
    pub(crate) fn take(&mut self, limit: RateLimit, turn: Instant) {
        match self.free.get_mut(&turn) {
            Some(1) => drop(self.free.remove(&turn)),
            Some(left) => *left -= 1,
            None => self.due = Some(self.due.map_or(turn, |due| due.max(turn)) + limit.interval),
        }
        self.day = match self.day {
            Some((start, count)) if turn < start + DAY => Some((start, count + 1)),
            _ => Some((turn, 1)),
        };
    }

    /// Takes back a turn that was not used, for another request if it is still to come.
    pub(crate) fn give_back(&mut self, turn: Instant, now: Instant) {
        self.free = self.free.split_off(&now);
        if turn >= now {
            *self.free.entry(turn).or_default() += 1;
        }
        if let Some((start, count)) = &mut self.day
            && *start <= turn
        {
            *count = count.saturating_sub(1);
        }
    }
}
