//! What is tried again, how often, and when.

use std::time::Duration;

use http::Method;
use http::header::{DATE, HeaderValue};

use crate::calls::answer::Nothing;
use crate::calls::error::Error;
use crate::offline::{answering, builder, call, client, ok, status, status_with_pause, timed};
use crate::retries::retry::RetryPolicy;
use crate::testing::mock::MockTransport;
use crate::testing::mock_answer::MockAnswer;
use crate::transports::fault::FaultKind;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn a_call_is_tried_again_until_it_succeeds() -> Result<(), Error> {
    let broken = MockAnswer::fault(FaultKind::Connection);
    let mock = answering(Method::GET, [broken, status(503), ok()]);

    let answer = call(&client(&mock), Method::GET).send::<Nothing>().await?;

    assert_eq!(answer.attempts, 3);
    assert_eq!(mock.requests().len(), 3);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn after_the_last_attempt_a_call_gives_what_that_one_gave() {
    let mock = answering(Method::GET, [status(500), status(500), status(502), ok()]);

    let sent = call(&client(&mock), Method::GET).send::<Nothing>().await;

    let error = sent.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert_eq!(
        error.to_string(),
        "`GET /things` was answered with 502 Bad Gateway (3 attempts): no"
    );
}

/// How many attempts a call makes whose first one gives `first`, and any other a success.
async fn attempts(method: Method, first: MockAnswer) -> usize {
    let mock = answering(method.clone(), [first, ok()]);
    let _ = call(&client(&mock), method).send::<Nothing>().await;
    mock.requests().len()
}

#[tokio::test(start_paused = true)]
async fn what_may_have_been_carried_out_is_repeated_only_if_that_does_no_harm() {
    for answer in [
        status(500),
        status(503),
        status_with_pause(503, "1"),
        status(504),
        MockAnswer::fault(FaultKind::Connection),
        MockAnswer::fault(FaultKind::Timeout),
    ] {
        let query = Method::from_bytes(b"QUERY").unwrap();
        for method in [
            Method::GET,
            Method::HEAD,
            Method::PUT,
            Method::DELETE,
            query,
        ] {
            assert_eq!(attempts(method, answer.clone()).await, 2, "{answer:?}");
        }
        let copy = Method::from_bytes(b"COPY").unwrap();
        for method in [Method::POST, Method::PATCH, copy] {
            assert_eq!(attempts(method, answer.clone()).await, 1, "{answer:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_surely_not_carried_out_is_repeated() {
    for answer in [
        status(429),
        MockAnswer::fault(FaultKind::Connect),
        MockAnswer::fault(FaultKind::ConnectTimeout),
    ] {
        for method in [Method::GET, Method::POST, Method::PATCH] {
            assert_eq!(attempts(method, answer.clone()).await, 2, "{answer:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_will_not_get_better_is_not_repeated() {
    for answer in [
        status(400),
        status(404),
        status(501),
        MockAnswer::fault(FaultKind::Refused),
        MockAnswer::fault(FaultKind::TooLarge { limit: 1 }),
    ] {
        assert_eq!(attempts(Method::GET, answer.clone()).await, 1, "{answer:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_key_makes_a_post_repeatable() -> Result<(), Error> {
    let mock = answering(Method::POST, [status(500), ok()]);
    let call = call(&client(&mock), Method::POST).idempotency_key("order-17");

    call.send::<Nothing>().await?;

    let keys = mock.requests().into_iter().map(|request| {
        let key = &request.headers["idempotency-key"];
        key.to_str().unwrap().to_owned()
    });
    assert_eq!(keys.collect::<Vec<_>>(), ["order-17", "order-17"]);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_server_says_when_to_ask_again() {
    let date = |text| HeaderValue::from_static(text);
    let in_a_minute = status_with_pause(503, "Sun, 06 Nov 1994 08:50:37 GMT")
        .header(DATE, date("Sun, 06 Nov 1994 08:49:37 GMT"));
    let long_ago = status_with_pause(503, "Sun, 06 Nov 1994 08:50:37 GMT");
    for (answer, asked) in [
        (status_with_pause(503, "7"), 7),
        (status_with_pause(429, " 7 "), 7),
        (in_a_minute, 60),
        (long_ago, 0),
        (status_with_pause(503, "soon"), 0),
        (status_with_pause(503, "+7"), 0),
        (status_with_pause(503, ""), 0),
    ] {
        let mock = answering(Method::GET, [answer, ok()]);
        let client = builder(&mock).timeout(1000 * SECOND).build().unwrap();

        let (sent, time) = timed(call(&client, Method::GET).send::<Nothing>()).await;

        assert_eq!(sent.unwrap().attempts, 2);
        let asked = asked * SECOND;
        assert!(
            asked <= time && time <= asked + SECOND,
            "{asked:?} {time:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_does_not_wait_for_an_attempt_that_comes_too_late() {
    let mock = answering(Method::GET, [status_with_pause(503, "120"), ok()]);

    let (sent, time) = timed(call(&client(&mock), Method::GET).send::<Nothing>()).await;

    let error = sent.unwrap_err();
    assert_eq!(time, Duration::ZERO);
    assert_eq!(error.retry_after(), Some(120 * SECOND));
    assert!(error.is_retryable());
}

/// A number that no clock can hold is a long time, not none.
#[tokio::test(start_paused = true)]
async fn a_wait_beyond_all_measure_is_not_begun() {
    let asked = status_with_pause(503, "99999999999999999999999");
    let mock = answering(Method::GET, [asked, ok()]);

    let (sent, time) = timed(call(&client(&mock), Method::GET).send::<Nothing>()).await;

    let asked = sent.unwrap_err().retry_after().unwrap();
    assert!(asked > 1_000_000_000 * SECOND, "{asked:?}");
    assert_eq!((time, mock.requests().len()), (Duration::ZERO, 1));
}

#[tokio::test(start_paused = true)]
async fn the_waits_double_and_are_cut_at_random() {
    let mock = MockTransport::new().otherwise(status(500));
    let retry = RetryPolicy::default()
        .attempts(5)
        .delays(SECOND, 3 * SECOND);
    let client = builder(&mock)
        .retry(retry)
        .retry_share(1000)
        .build()
        .unwrap();
    let mut times = Vec::new();
    for _ in 0..20 {
        let (_, time) = timed(call(&client, Method::GET).send::<Nothing>()).await;
        times.push(time);
    }
    // At most 1 + 2 + 3 + 3 seconds. A factor of 1 each time is out of the question for chance.
    assert!(times.iter().all(|time| *time <= 9 * SECOND), "{times:?}");
    assert!(times.iter().any(|time| *time < 8 * SECOND), "{times:?}");
    assert!(times.iter().any(|time| *time > SECOND), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn a_slow_attempt_ends_and_the_next_may_be_faster() -> Result<(), Error> {
    let mock = answering(Method::GET, [ok().after(60 * SECOND), ok()]);
    let client = builder(&mock).attempt_timeout(2 * SECOND).build()?;

    let (sent, time) = timed(call(&client, Method::GET).send::<Nothing>()).await;

    assert_eq!(sent?.attempts, 2);
    assert!(time < 4 * SECOND, "{time:?}");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_time_limit_of_a_call_holds_for_all_its_attempts() -> Result<(), Error> {
    let mock = answering(Method::GET, [ok().after(60 * SECOND)]);
    let client = client(&mock);
    let retry = RetryPolicy::default().attempts(100).delays(SECOND, SECOND);
    let call = call(&client, Method::GET)
        .timeout(10 * SECOND)
        .attempt_timeout(2 * SECOND)
        .retry(retry);

    let (sent, time) = timed(call.send::<Nothing>()).await;

    let error = sent.unwrap_err();
    assert!(error.is_timeout() && error.attempts() > 2, "{error}");
    assert!(time <= 10 * SECOND + SECOND / 100, "{time:?}");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn retries_are_a_share_of_the_calls() {
    let mock = MockTransport::new().otherwise(status(503));
    let client = client(&mock);
    for _ in 0..100 {
        let _ = call(&client.clone(), Method::GET).send::<Nothing>().await;
    }
    // One for each call, ten from the reserve, and twenty for a hundred calls.
    let requests = mock.requests().len();
    assert!((125..=130).contains(&requests), "{requests}");
}

#[tokio::test(start_paused = true)]
async fn retries_can_be_switched_off() -> Result<(), Error> {
    let mock = MockTransport::new().otherwise(status(503));
    let never = builder(&mock).retry(RetryPolicy::none()).build()?;
    let usual = client(&mock);
    for call in [
        call(&never, Method::GET),
        call(&usual, Method::GET).retry(RetryPolicy::none()),
    ] {
        let error = call.send::<Nothing>().await.unwrap_err();
        assert_eq!(error.attempts(), 1);
    }
    Ok(())
}
