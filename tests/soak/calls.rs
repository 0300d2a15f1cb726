//! The calls, and what came of them.

use std::fmt;
use std::ops::{AddAssign, Range};
use std::sync::Arc;
use std::time::{Duration, Instant};

use dixa_integrations::models::CreateUserBody;
use dixa_integrations::{Call, Client, Error, FaultKind};

use crate::records::{Records, Served};
use crate::server::{CALL, PATIENCE};

/// The id in the answer to a call, or why there is none.
type Sent = Result<Option<String>, Error>;

/// How many calls ended how.
#[derive(Default)]
pub struct Tally {
    pub answers: usize,
    pub errors: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.answers += other.answers;
        self.errors += other.errors;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { answers, errors } = self;
        write!(formatter, "{answers} right answers, {errors} true errors")
    }
}

/// Makes the calls of these numbers, so many at a time.
pub async fn make(
    client: &Client,
    records: &Arc<Records>,
    calls: Range<usize>,
    workers: usize,
) -> Tally {
    let workers = (0..workers).map(|worker| {
        let (client, records) = (client.clone(), Arc::clone(records));
        let calls = calls.clone().skip(worker).step_by(workers);
        tokio::spawn(async move {
            let mut tally = Tally::default();
            for call in calls {
                let start = Instant::now();
                let sent = make_one(&client, call).await;
                tally += check(call, sent, start.elapsed(), &records);
            }
            tally
        })
    });
    let mut tally = Tally::default();
    for worker in workers.collect::<Vec<_>>() {
        tally += worker.await.expect("no worker panics");
    }
    tally
}

/// Makes one call: mostly one that reads, at times one that writes, with a key or without.
async fn make_one(client: &Client, number: usize) -> Sent {
    let numbered = |call: Call| call.header(CALL, number);
    let create = client
        .users()
        .create(CreateUserBody::new())
        .configure(numbered);
    match number % 10 {
        0..=6 => {
            let get = client.queues().get("any").configure(numbered);
            Ok(get.await?.id)
        }
        7..=8 => Ok(Some(create.await?.id)),
        _ => {
            let create = create.configure(|call| call.idempotency_key(number));
            Ok(Some(create.await?.id))
        }
    }
}

/// Counts a call, once it is certain that it ended in the right answer or a true error.
fn check(call: usize, sent: Sent, took: Duration, records: &Records) -> Tally {
    match sent {
        Ok(id) => {
            assert_eq!(id, Some(call.to_string()), "an answer to another call");
            Tally {
                answers: 1,
                errors: 0,
            }
        }
        Err(error) => {
            let is_true = match error.is_timeout() {
                true => took >= PATIENCE,
                false => {
                    let last = records.last(call);
                    last.is_some_and(|served| faults(&error).contains(&served))
                }
            };
            assert!(is_true, "the server did nothing that makes for {error:?}");
            Tally {
                answers: 0,
                errors: 1,
            }
        }
    }
}

/// What the server may have done where this is the error.
fn faults(error: &Error) -> &'static [Served] {
    match error {
        Error::Status(error) if error.status == 429 => &[Served::TooMany],
        Error::Status(error) if error.status == 500 => &[Served::Broken],
        Error::Decode(_) => &[Served::Garbled],
        Error::Transport(error) if error.kind == FaultKind::Connection => {
            &[Served::Reset, Served::Half]
        }
        _ => &[],
    }
}
