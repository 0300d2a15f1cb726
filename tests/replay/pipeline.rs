//! What a client does by itself: it tries again, waits, and keeps its secrets.

use std::time::{Duration, Instant};

use dixa_integrations::models::CreateUserBody;
use dixa_integrations::{BuildError, Client, ClientBuilder, Error, RateLimit, RetryPolicy};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn a_passing_error_of_the_server_is_not_noticed() -> Result<(), Error> {
    let server = answering_first(ResponseTemplate::new(503)).await;
    let client = builder(&server).build()?;

    let answer = client.tags().list().answer().await?;

    assert_eq!(answer.value.data, []);
    assert_eq!(answer.attempts, 2);
    Ok(())
}

/// Whether the user was created before the error cannot be known.
#[tokio::test]
async fn a_user_is_not_created_twice() -> Result<(), Error> {
    let server = answering_first(ResponseTemplate::new(500)).await;
    let client = builder(&server).build()?;

    let error = client.users().create(CreateUserBody::new()).await;

    assert_eq!(error.unwrap_err().attempts(), 1);
    assert_eq!(requests(&server).await, 1);
    Ok(())
}

#[tokio::test]
async fn after_too_many_requests_every_clone_waits() -> Result<(), Error> {
    let limit = ResponseTemplate::new(429).insert_header("retry-after", "1");
    let server = answering_first(limit).await;
    let client = builder(&server).retry(RetryPolicy::none()).build()?;
    let start = Instant::now();

    let error = client.tags().list().await.unwrap_err();
    client.clone().tags().list().await?;

    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    assert!(start.elapsed() >= Duration::from_secs(1));
    Ok(())
}

#[tokio::test]
async fn a_client_can_be_told_its_pace() -> Result<(), Error> {
    let server =
        answering_first(ResponseTemplate::new(200).set_body_string(r#"{"data":[]}"#)).await;
    let limit = RateLimit::per_second(100).burst(2);
    let client = builder(&server).rate_limit(limit).build()?;
    let start = Instant::now();

    for _ in 0..12 {
        client.tags().list().await?;
    }

    assert!(start.elapsed() >= Duration::from_millis(100));
    Ok(())
}

#[tokio::test]
async fn one_call_can_have_its_own_settings() -> Result<(), Error> {
    let server = answering_first(ResponseTemplate::new(503)).await;
    let client = builder(&server).build()?;

    let call = client.tags().list().configure(|call| {
        call.retry(RetryPolicy::none())
            .header("x-trace", "t-1")
            .query("preview", true)
    });
    let error = call.await.unwrap_err();

    assert_eq!(error.attempts(), 1);
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(request.headers["x-trace"], "t-1");
    assert_eq!(request.url.query(), Some("preview=true"));
    Ok(())
}

#[tokio::test]
async fn an_error_names_the_request_for_those_who_look_it_up() -> Result<(), Error> {
    let broken = ResponseTemplate::new(400).insert_header("x-request-id", "r-4711");
    let server = answering_first(broken).await;
    let client = builder(&server).build()?;

    let error = client.tags().list().await.unwrap_err();

    assert_eq!(error.request_id(), Some("r-4711"));
    assert!(!error.is_retryable());
    assert_eq!(
        error.to_string(),
        "`GET /v1/tags` was answered with 400 Bad Request (request id r-4711): an empty body"
    );
    Ok(())
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_not_read() -> Result<(), Error> {
    let long = ResponseTemplate::new(200).set_body_bytes(vec![b' '; 5000]);
    let server = answering_first(long).await;
    let client = builder(&server).max_response_size(4999).build()?;

    let error = client.tags().list().await.unwrap_err();

    assert!(
        error.to_string().contains("more than 4999 bytes"),
        "{error}"
    );
    assert_eq!(requests(&server).await, 1);
    Ok(())
}

#[test]
fn a_token_does_not_go_over_plain_http() {
    let builder = Client::builder()
        .base_url("http://dixa.example.com")
        .token("test-token");
    let refused = builder.clone().build().unwrap_err();
    assert!(matches!(refused, BuildError::PlainHttp), "{refused}");
    assert!(builder.allow_plain_http().build().is_ok());
}

fn builder(server: &MockServer) -> ClientBuilder {
    Client::builder().base_url(server.uri()).token("test-token")
}

/// A server that gives this answer to the first request, and an empty list to every other.
async fn answering_first(first: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    let first = Mock::given(any()).respond_with(first);
    first.up_to_n_times(1).mount(&server).await;
    let list = ResponseTemplate::new(200).set_body_string(r#"{"data":[]}"#);
    Mock::given(any()).respond_with(list).mount(&server).await;
    server
}

async fn requests(server: &MockServer) -> usize {
    let requests = server.received_requests().await;
    requests.expect("they are recorded").len()
}
