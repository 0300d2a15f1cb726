//! Calls that get no answer, or half of one: every one ends as `Error::Transport`.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use dixa_integrations::{BuildError, Client, Error, RetryPolicy, TransportError};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn a_slow_answer_reaches_the_time_limit() -> Result<(), BuildError> {
    let server = MockServer::start().await;
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(60));
    Mock::given(any()).respond_with(slow).mount(&server).await;
    let builder = Client::builder().base_url(server.uri());
    let client = builder.timeout(Duration::from_millis(100)).build()?;

    let error = transport_error(client.tags().list().await);

    assert!(error.is_timeout());
    assert!(!error.is_connect());
    assert_eq!(
        error.to_string(),
        "`GET /v1/tags` got no answer: the time limit was reached"
    );
    Ok(())
}

#[tokio::test]
async fn a_refused_connection_reached_no_server() -> Result<(), BuildError> {
    // The port was free a moment ago, and nothing listens on it.
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let client = client_of(address.expect("a port is free"))?;

    let error = transport_error(client.queues().get("queue-1").await);

    assert!(error.is_connect());
    assert_eq!(
        error.to_string(),
        "`GET /v1/queues/{id}` got no answer: no connection could be made"
    );
    Ok(())
}

#[tokio::test]
async fn a_connection_may_break_in_the_middle_of_a_body() -> Result<(), BuildError> {
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":[";
    let client = client_of(answering_once(half))?;

    let error = transport_error(client.tags().list().await);

    assert!(!error.is_timeout() && !error.is_connect());
    assert_eq!(
        error.to_string(),
        "`GET /v1/tags` got no answer: the connection failed"
    );
    Ok(())
}

#[tokio::test]
async fn something_else_than_http_may_answer() -> Result<(), BuildError> {
    let client = client_of(answering_once("220 mail.example.com ready\r\n"))?;

    let error = Error::from(transport_error(client.tags().list().await));

    assert_eq!(error.status(), None);
    assert_eq!(
        error.to_string(),
        "`GET /v1/tags` got no answer: the connection failed"
    );
    Ok(())
}

fn client_of(address: SocketAddr) -> Result<Client, BuildError> {
    Client::builder()
        .base_url(format!("http://{address}"))
        .retry(RetryPolicy::none())
        .build()
}

/// The address of a server that answers the first request with this text and hangs up.
fn answering_once(text: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().expect("a client connects");
        let _ = connection.read(&mut [0; 4096]);
        let _ = connection.write_all(text.as_bytes());
    });
    address
}

fn transport_error<T: std::fmt::Debug>(result: Result<T, Error>) -> TransportError {
    match result {
        Err(Error::Transport(error)) => error,
        other => panic!("no whole answer can have come, yet this did: {other:?}"),
    }
}
