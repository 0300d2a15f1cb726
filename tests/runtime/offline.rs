//! A client whose transport answers as a test says, without a network.

use std::time::Duration;

use http::Method;
use http::header::{HeaderValue, RETRY_AFTER};
use serde_json::json;

use crate::calls::call::Call;
use crate::clients::client::{Client, ClientBuilder};
use crate::testing::mock::MockTransport;
use crate::testing::mock_answer::MockAnswer;

pub fn builder(mock: &MockTransport) -> ClientBuilder {
    ClientBuilder::new(Some("https://api.example.com"), "tests/1.0").transport(mock.clone())
}

pub fn client(mock: &MockTransport) -> Client {
    builder(mock).build().expect("the settings are valid")
}

/// A call that the mocks of these tests know an answer to.
pub fn call(client: &Client, method: Method) -> Call {
    client.call(method, "/things")
}

/// A transport that gives these answers, one after the other, whatever is asked by this method.
pub fn answering(method: Method, answers: impl IntoIterator<Item = MockAnswer>) -> MockTransport {
    let mock = MockTransport::new();
    let respond = |mock: MockTransport, answer| mock.respond(method.clone(), "/things", answer);
    answers.into_iter().fold(mock, respond)
}

pub fn ok() -> MockAnswer {
    MockAnswer::json(200, json!({ "name": "Ada" }))
}

pub fn status(status: u16) -> MockAnswer {
    MockAnswer::new(status, "no")
}

pub fn status_with_pause(status: u16, retry_after: &'static str) -> MockAnswer {
    self::status(status).header(RETRY_AFTER, HeaderValue::from_static(retry_after))
}

/// How long something took, on the clock that tests can stop.
pub async fn timed<T>(future: impl Future<Output = T>) -> (T, Duration) {
    let start = tokio::time::Instant::now();
    let output = future.await;
    (output, start.elapsed())
}
