//! The pace of a client: what it is told, and what the server asks for.

use std::time::Duration;

use http::Method;

use crate::calls::answer::Nothing;
use crate::calls::error::Error;
use crate::offline::{answering, builder, call, client, ok, status, status_with_pause, timed};
use crate::retries::rate_limit::RateLimit;
use crate::retries::retry::RetryPolicy;
use crate::testing::mock::MockTransport;
use crate::transports::fault::FaultKind;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn too_many_requests_slow_all_calls_of_the_client() -> Result<(), Error> {
    for (answer, pause) in [(status_with_pause(429, "5"), 5), (status(429), 1)] {
        let mock = answering(Method::GET, [answer, ok()]);
        let client = builder(&mock).retry(RetryPolicy::none()).build()?;

        let refused = call(&client, Method::GET).send::<Nothing>().await;
        let (sent, time) = timed(call(&client.clone(), Method::GET).send::<Nothing>()).await;

        assert_eq!(refused.unwrap_err().status().unwrap(), 429);
        assert_eq!(sent?.attempts, 1);
        assert!(time >= pause * SECOND, "{time:?}");
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_cannot_wait_so_long_is_not_sent() {
    let mock = answering(Method::GET, [status_with_pause(429, "300"), ok()]);
    let client = client(&mock);

    let _ = call(&client, Method::GET).send::<Nothing>().await;
    let (sent, time) = timed(call(&client, Method::GET).send::<Nothing>()).await;

    let error = sent.unwrap_err();
    assert_eq!(time, Duration::ZERO);
    assert_eq!(mock.requests().len(), 1);
    assert_eq!(
        error.to_string(),
        "`GET /things` got no answer: the rate limit has no turn for it in the next 300 seconds"
    );
    assert_eq!(error.retry_after(), Some(300 * SECOND));
    assert!(error.is_retryable() && !error.is_timeout());
}

/// A call whose second attempt gets no turn was made once.
#[tokio::test(start_paused = true)]
async fn an_attempt_that_was_not_sent_does_not_count() -> Result<(), Error> {
    let mock = answering(Method::GET, [status(503), ok()]);
    let limit = RateLimit::per_second(1).burst(1).per_day(1);
    let client = builder(&mock).rate_limit(limit).build()?;

    let sent = call(&client, Method::GET).send::<Nothing>().await;

    let Err(Error::Transport(error)) = sent else {
        panic!("there is no second turn, and this came: {sent:?}");
    };
    assert!(matches!(error.kind, FaultKind::RateLimited { .. }));
    assert_eq!((error.attempts, mock.requests().len()), (1, 1));
    Ok(())
}

/// How long so many calls take that are made at once, under a limit.
async fn time_of(calls: usize, limit: RateLimit) -> Duration {
    let mock = MockTransport::new().otherwise(ok());
    let client = builder(&mock).rate_limit(limit).build().unwrap();
    let all = (0..calls).map(|_| tokio::spawn(call(&client, Method::GET).send::<Nothing>()));
    let all: Vec<_> = all.collect();
    let (_, time) = timed(async {
        for sent in all {
            sent.await.unwrap().unwrap();
        }
    })
    .await;
    time
}

#[tokio::test(start_paused = true)]
async fn requests_keep_their_distance() {
    let limit = RateLimit::per_second(10);
    assert_eq!(time_of(1, limit).await, Duration::ZERO);
    let time = time_of(21, limit).await;
    assert!(2 * SECOND <= time && time < 3 * SECOND, "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn a_burst_goes_ahead() {
    let limit = RateLimit::per_second(10).burst(5);
    assert_eq!(time_of(5, limit).await, Duration::ZERO);
    let time = time_of(15, limit).await;
    assert!(SECOND <= time && time < 2 * SECOND, "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn after_the_last_request_of_a_day_comes_the_next_day() -> Result<(), Error> {
    let day = 24 * 60 * 60 * SECOND;
    let mock = MockTransport::new().otherwise(ok());
    let limit = RateLimit::per_second(10).burst(10).per_day(2);
    let client = builder(&mock).rate_limit(limit).build()?;
    for _ in 0..2 {
        call(&client, Method::GET).send::<Nothing>().await?;
    }

    let error = call(&client, Method::GET)
        .send::<Nothing>()
        .await
        .unwrap_err();
    let Error::Transport(error) = error else {
        panic!("nothing can have been sent, and this came: {error}");
    };
    assert!(matches!(error.kind, FaultKind::RateLimited { wait } if wait > day - SECOND));
    assert!(error.attempts == 0 && !error.is_connect());

    let (sent, time) = timed(
        call(&client, Method::GET)
            .timeout(2 * day)
            .send::<Nothing>(),
    )
    .await;
    sent?;
    assert!(time >= day - SECOND, "{time:?}");
    Ok(())
}

/// Calls that their callers gave up leave their turns to others, each one once.
#[tokio::test(start_paused = true)]
async fn a_turn_that_is_not_used_goes_to_another_call() -> Result<(), Error> {
    let mock = MockTransport::new().otherwise(ok());
    let limit = RateLimit::per_second(1).per_day(6);
    let client = builder(&mock).rate_limit(limit).build()?;
    let send = || call(&client, Method::GET).send::<Nothing>();
    send().await?;
    let last = tokio::spawn(timed(
        call(&client, Method::GET)
            .timeout(9 * SECOND)
            .send::<Nothing>(),
    ));
    tokio::task::yield_now().await;
    let given_up = tokio::time::timeout(SECOND / 2, async {
        tokio::join!(send(), send(), send(), send())
    });
    assert!(given_up.await.is_err());

    let (all, time) = timed(async { tokio::join!(send(), send(), send(), send()) }).await;

    assert!(all.0.is_ok() && all.1.is_ok() && all.2.is_ok() && all.3.is_ok());
    // The turns of the second to the fifth second, of which half a second has passed.
    assert!(4 * SECOND < time && time < 5 * SECOND, "{time:?}");
    assert_eq!(last.await.unwrap().1, SECOND);
    assert_eq!(mock.requests().len(), 6);
    Ok(())
}
