//! What an error tells a person who is called at night.

use std::time::Duration;

use http::Method;
use http::header::{HeaderName, HeaderValue};

use crate::calls::answer::{Json, Nothing};
use crate::calls::error::{BuildError, Error};
use crate::clients::client::ClientBuilder;
use crate::offline::{answering, call, client, status, status_with_pause};
use crate::retries::retry::RetryPolicy;
use crate::testing::mock_answer::MockAnswer;
use crate::transports::fault::{Fault, FaultKind};

fn with_id(answer: MockAnswer, name: &'static str, id: &'static str) -> MockAnswer {
    let id = HeaderValue::from_static(id);
    answer.header(HeaderName::from_static(name), id)
}

async fn error_of(answer: MockAnswer) -> Error {
    let mock = answering(Method::POST, [answer]);
    let call = call(&client(&mock), Method::POST);
    call.send::<Json<u8>>().await.unwrap_err()
}

#[tokio::test]
async fn the_name_of_the_request_is_part_of_the_message() {
    let error = error_of(with_id(status(500), "x-request-id", "r-17")).await;
    assert_eq!(error.request_id(), Some("r-17"));
    assert_eq!(
        error.to_string(),
        "`POST /things` was answered with 500 Internal Server Error (request id r-17): no"
    );
    let error = error_of(with_id(status(200), "cf-ray", "ray-5")).await;
    assert_eq!(
        error.to_string(),
        "the answer to `POST /things` (200 OK) does not fit its type at `.` (request id ray-5): \
         expected ident at line 1 column 2; received: no"
    );
}

#[tokio::test]
async fn only_a_short_readable_name_is_shown() {
    let long = "x".repeat(5000).leak();
    for answer in [
        status(500),
        with_id(status(500), "x-request-id", ""),
        with_id(status(500), "x-request-id", long),
    ] {
        assert_eq!(error_of(answer).await.request_id(), None);
    }
}

#[tokio::test(start_paused = true)]
async fn each_error_can_be_asked_what_to_do() {
    let unauthorized = error_of(status(401)).await;
    assert!(!unauthorized.is_retryable() && !unauthorized.is_timeout());
    assert_eq!(unauthorized.retry_after(), None);

    let unavailable = error_of(status_with_pause(504, "3")).await;
    assert!(unavailable.is_retryable());
    assert_eq!(unavailable.retry_after(), Some(Duration::from_secs(3)));

    let slow = error_of(MockAnswer::fault(FaultKind::Timeout)).await;
    assert!(slow.is_retryable() && slow.is_timeout());
    assert_eq!((slow.status(), slow.retry_after()), (None, None));
    assert!(slow.headers().is_none());

    let unreached = error_of(MockAnswer::fault(FaultKind::ConnectTimeout)).await;
    assert!(unreached.is_retryable() && unreached.is_timeout());

    let refused = error_of(MockAnswer::fault(FaultKind::Refused)).await;
    assert!(!refused.is_retryable());
    assert_eq!(refused.attempts(), 0);

    let unreadable = error_of(status(200)).await;
    assert!(!unreadable.is_retryable());
    assert_eq!(unreadable.attempts(), 1);

    let nothing_sent = Error::from(BuildError::MissingBaseUrl);
    assert!(!nothing_sent.is_retryable());
    assert_eq!(nothing_sent.attempts(), 0);
}

/// Whoever prints an error with all its causes does not read the same thing twice.
#[tokio::test]
async fn no_message_repeats_that_of_its_cause() {
    // Nothing listens there.
    let client = ClientBuilder::new(Some("http://127.0.0.1:1"), "tests/1.0")
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let refused = call(&client, Method::GET).send::<Nothing>().await;

    let mut error: &dyn std::error::Error = &refused.unwrap_err();
    let mut causes = 0;
    while let Some(cause) = error.source() {
        assert!(!error.to_string().contains(&cause.to_string()), "{error}");
        error = cause;
        causes += 1;
    }
    assert!(causes > 0);

    let unreadable = error_of(status(200)).await;
    assert!(std::error::Error::source(&unreadable).is_none());
}

#[test]
fn a_fault_keeps_its_cause() {
    use std::error::Error as _;

    let fault = Fault::new(FaultKind::Connection).caused_by("the cable is out");
    assert_eq!(fault.to_string(), "the connection failed");
    assert_eq!(fault.source().unwrap().to_string(), "the cable is out");
}
