//! The attempts of one call: each waits for its turn, and the next one for what the last one gave.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};

use crate::calls::trace::tell_retry;
use crate::clients::client::Settings;
use crate::clients::signing::Security;
use crate::retries::clock::{sleep, within};
use crate::retries::deadline::Deadline;
use crate::retries::retry::RetryPolicy;
use crate::transports::fault::{Fault, FaultKind};
use crate::transports::interceptor::{Attempt, Next};
use crate::transports::transport::{Limits, Sent};

/// The limits of one call.
pub(crate) struct Attempts<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) path: &'static str,
    pub(crate) retry: &'a RetryPolicy,
    pub(crate) deadline: Deadline,
    pub(crate) attempt_timeout: Duration,
    pub(crate) max_response_size: u64,
    pub(crate) security: &'a Security,
}

impl Attempts<'_> {
    /// Sends the request until there is an answer to be content with, or no use in going on; says
    /// how many attempts were made.
    pub(crate) async fn send(&self, request: &Request<Bytes>) -> (Sent, u32) {
        self.settings.budget.earn();
        let mut number = 1;
        loop {
            let sent = self.attempt(request, number).await;
            let Some(wait) = self.wait(number, request, &sent) else {
                let attempts = made(number, &sent);
                return (sent, attempts);
            };
            tell_retry(number, wait, &sent);
            sleep(wait).await;
            number += 1;
        }
    }

    /// How long to wait before the next attempt, if it can be made in time.
    fn wait(&self, number: u32, request: &Request<Bytes>, sent: &Sent) -> Option<Duration> {
        let wait = self.retry.wait(number, request, sent)?;
        let wait = wait.max(self.settings.pace.pause());
        // What was refused for its rate adds no load when it comes again, as it keeps the pace.
        let is_free = sent.as_ref().is_ok_and(is_refused_for_its_rate);
        let is_made = wait < self.deadline.left() && (is_free || self.settings.budget.spend());
        is_made.then_some(wait)
    }

    /// Sends the request once, when it is its turn.
    async fn attempt(&self, request: &Request<Bytes>, number: u32) -> Sent {
        self.settings.pace.turn(self.deadline).await?;
        let mut request = request.clone();
        request.extensions_mut().insert(Attempt {
            path: self.path,
            number,
        });
        let limits = Limits {
            timeout: self.attempt_timeout.min(self.deadline.left()),
            max_response_size: self.max_response_size,
        };
        let sent = within(
            limits.timeout,
            Next::new(self.settings, limits, self.security).run(request),
        )
        .await;
        let sent = sent.unwrap_or_else(|| Err(Fault::new(FaultKind::Timeout)));
        let mut answer = sent?;
        self.settings.pace.heed(&answer);
        let limit = limits.max_response_size;
        if answer.body().len() as u64 > limit {
            if answer.status().is_success() {
                return Err(Fault::new(FaultKind::TooLarge { limit }));
            }
            // Of an error the status and the headers matter more than the end of its page.
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            answer.body_mut().truncate(limit);
        }
        Ok(answer)
    }
}

fn is_refused_for_its_rate(answer: &Response<Bytes>) -> bool {
    answer.status() == StatusCode::TOO_MANY_REQUESTS
}

/// How many attempts were made, if the last one has this number and gave this.
fn made(number: u32, sent: &Sent) -> u32 {
    match sent {
        Err(fault) if fault.kind.is_before_sending() => number - 1,
        _ => number,
    }
}
