//! The distance that requests keep once the server has refused some for their rate.

use std::time::Duration;

use crate::retries::clock::Instant;
use crate::retries::rate_limit::{RateLimit, Turns};

/// The longest distance: little is known of a server that has let through little.
const LONGEST: Duration = Duration::from_secs(1);

/// Once nothing was refused for so long after a pause, no distance is kept.
const PATIENCE: Duration = Duration::from_secs(60);

/// The longest wait for a turn. A distance tells what was asked for at least as much as what the server
/// has room for; whoever comes too early is refused again, and then more is known.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// What was let through longer ago says little about now.
const MEMORY: Duration = Duration::from_secs(10);

/// Counts what the server lets through. Where it refuses more, the requests after the pause keep such a
/// distance that as many come in the same time; the distance shrinks as they are let through.
#[derive(Debug, Default)]
pub(crate) struct Slowdown {
    count: Option<Count>,
    /// When the present pause ends, and when the last one does or did.
    pause_end: Option<Instant>,
    last_end: Option<Instant>,
    distance: Option<Duration>,
    turns: Turns,
}

/// How many requests were let through since when, and when the last one was.
#[derive(Clone, Copy, Debug)]
struct Count {
    start: Instant,
    last: Instant,
    passed: u32,
}

impl Slowdown {
    /// Counts a request that the server let through.
    pub(crate) fn passed(&mut self, now: Instant) {
        let mut count = self.count(now);
        count.passed = count.passed.saturating_add(1);
        count.last = now;
        self.count = Some(count);
        match self.pause_end {
            // What was under way as the pause began belongs to what was let through before.
            Some(end) => self.measure(count, end),
            None => self.shrink(now),
        }
    }

    /// Counts a request that the server refused; a pause follows, up to this moment.
    pub(crate) fn refused(&mut self, now: Instant, pause_end: Instant) {
        let count = self.count(now);
        let end = self.pause_end.max(Some(pause_end)).unwrap_or(pause_end);
        (self.count, self.pause_end) = (Some(count), Some(end));
        self.last_end = Some(end);
        self.measure(count, end);
    }

    /// The next free turn from this moment on, if there is a distance to be kept.
    pub(crate) fn next(&mut self, from: Instant) -> Option<Instant> {
        self.expire(from);
        let limit = RateLimit::every(self.distance?);
        Some(self.turns.next(limit, from).min(from + LONGEST_WAIT))
    }

    /// Gives out a turn that [`next`](Self::next) has found.
    pub(crate) fn take(&mut self, turn: Instant) {
        if let Some(distance) = self.distance {
            self.turns.take(RateLimit::every(distance), turn);
        }
    }

    /// Takes back a turn that was not used.
    pub(crate) fn give_back(&mut self, turn: Instant, now: Instant) {
        self.turns.give_back(turn, now);
    }

    /// The present count. A new one begins after a pause and after silence; the older part of a long
    /// one is forgotten.
    fn count(&mut self, now: Instant) -> Count {
        let pause_end = self.pause_end.take_if(|end| *end <= now);
        let anew = |start| Count {
            start,
            last: now,
            passed: 0,
        };
        let Some(count) = self.count else {
            return anew(now);
        };
        let age = now.saturating_duration_since(count.start);
        match pause_end {
            Some(end) => anew(end),
            None if self.pause_end.is_some() || age < MEMORY => count,
            None if now.saturating_duration_since(count.last) >= MEMORY => anew(now),
            None => Count {
                start: count.start + age / 2,
                passed: count.passed / 2,
                ..count
            },
        }
    }

    /// Sets the distance, if anything is known of what the server lets through.
    fn measure(&mut self, count: Count, end: Instant) {
        if count.passed > 0 {
            let distance = end.saturating_duration_since(count.start) / count.passed;
            self.distance = Some(distance.min(LONGEST));
        }
    }

    /// Makes the distance shorter by a twentieth, and ends what is not needed.
    fn shrink(&mut self, now: Instant) {
        self.expire(now);
        self.distance = self.distance.map(|distance| distance * 19 / 20);
    }

    /// Keeps no distance once the last pause is long over.
    fn expire(&mut self, now: Instant) {
        let is_recent = |end| now.saturating_duration_since(end) < PATIENCE;
        if self.distance.is_some() && !self.last_end.is_some_and(is_recent) {
            self.distance = None;
            self.turns = Turns::default();
        }
    }
}
