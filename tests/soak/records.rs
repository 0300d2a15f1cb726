//! What the server has done for each call. It takes the same memory at all times.

use std::sync::{Mutex, MutexGuard};

/// How the server serves a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Served {
    /// With the right answer.
    Well,
    /// It says 429, and carries out nothing.
    TooMany,
    /// It says 500.
    Broken,
    /// It resets the connection before any answer.
    Reset,
    /// It ends the connection within the answer.
    Half,
    /// It answers with something that is no JSON.
    Garbled,
    /// It lets the client wait for longer than it will.
    Never,
}

impl Served {
    /// The ways to fail at once.
    pub const FAULTS: [Self; 5] = [
        Self::TooMany,
        Self::Broken,
        Self::Reset,
        Self::Half,
        Self::Garbled,
    ];
}

/// What was done for each call, by its number.
pub struct Records(Vec<Mutex<Record>>);

/// What was done for one call.
#[derive(Default)]
struct Record {
    last: Option<Served>,
    requests: u32,
    carried_out: u32,
}

impl Records {
    /// Records of so many calls, for which nothing was done yet.
    pub fn new(calls: usize) -> Self {
        Self((0..calls).map(|_| Mutex::default()).collect())
    }

    /// Writes down a request of this call, and whether it changes something.
    pub fn write(&self, call: usize, served: Served, changes: bool) {
        let mut record = lock(&self.0[call]);
        record.last = Some(served);
        record.requests += 1;
        record.carried_out += u32::from(changes);
    }

    /// How the last request of this call was served, if there was any.
    pub fn last(&self, call: usize) -> Option<Served> {
        lock(&self.0[call]).last
    }

    /// How many requests there were.
    pub fn requests(&self) -> u32 {
        self.0.iter().map(|record| lock(record).requests).sum()
    }

    /// For how many calls something was changed more than once.
    pub fn carried_out_twice(&self) -> usize {
        let records = self.0.iter();
        records
            .filter(|record| lock(record).carried_out > 1)
            .count()
    }
}

fn lock(record: &Mutex<Record>) -> MutexGuard<'_, Record> {
    record.lock().expect("no thread panics while it writes")
}
