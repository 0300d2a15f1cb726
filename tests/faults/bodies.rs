//! Bodies that are not what they should be.

use std::io::Write;

use dixa_integrations::Error;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::server::{EMPTY_LIST, Server, answer};
use crate::told::{Told, told};

#[tokio::test]
async fn truncated_json() {
    let server = Server::answering(answer("200 OK", "", r#"{"data":[{"id":"#)).await;

    let listed = server.client().tags().list().await;

    let message = "the answer to `GET /v1/tags` (200 OK) does not fit its type at `data[0].id`: \
                   EOF while parsing a value at line 1 column 15; received: {\"data\":[{\"id\":";
    assert_eq!(told(listed), Told::answer("Decode", 200, false, message));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_page_for_people() {
    let page = "<html>Please log in</html>";
    let server = Server::answering(answer("200 OK", "content-type: text/html\r\n", page)).await;

    let listed = server.client().tags().list().await;

    let message = "the answer to `GET /v1/tags` (200 OK) does not fit its type at `.`: \
                   expected value at line 1 column 1; received: <html>Please log in</html>";
    assert_eq!(told(listed), Told::answer("Decode", 200, false, message));
}

/// What counts is the body: many servers are wrong about its type.
#[tokio::test]
async fn json_that_is_called_something_else() -> Result<(), Error> {
    let answer = answer("200 OK", "content-type: text/plain\r\n", EMPTY_LIST);
    let server = Server::answering(answer).await;

    assert_eq!(server.client().tags().list().await?.data, []);
    Ok(())
}

#[tokio::test]
async fn text_that_is_not_utf_8() {
    let body = b"{\"data\":[{\"id\":\"\xff\"}]}";
    let server = Server::answering(answer("200 OK", "", body)).await;

    let listed = server.client().tags().list().await;

    let message = "the answer to `GET /v1/tags` (200 OK) does not fit its type at `data[0].id`: \
                   invalid unicode code point at line 1 column 17; received: {\"data\":[{\"id\":\"\u{fffd}\"}]}";
    assert_eq!(told(listed), Told::answer("Decode", 200, false, message));
}

const TOO_LARGE: &str = "`GET /v1/tags` got no answer: the answer has more than 1000000 bytes, \
                         which `ClientBuilder::max_response_size` limits";

/// The length alone is reason enough; no body is waited for.
#[tokio::test]
async fn ten_gigabytes() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n";
    let server = Server::answering(head).await;
    let client = server
        .builder()
        .max_response_size(1_000_000)
        .build()
        .unwrap();

    let listed = client.tags().list().await;

    let expected = Told::fault("TooLarge { limit: 1000000 }", false, TOO_LARGE);
    assert_eq!(told(listed), expected);
    assert_eq!(server.requests(), 1);
}

/// Ten million bytes that are ten thousand on the way.
#[tokio::test]
async fn a_bomb() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&[b' '; 10_000_000]).unwrap();
    let packed = encoder.finish().unwrap();
    assert!(packed.len() < 20_000);
    let server = Server::answering(answer("200 OK", "content-encoding: gzip\r\n", packed)).await;
    let client = server
        .builder()
        .max_response_size(1_000_000)
        .build()
        .unwrap();

    let listed = client.tags().list().await;

    let expected = Told::fault("TooLarge { limit: 1000000 }", false, TOO_LARGE);
    assert_eq!(told(listed), expected);
    assert_eq!(server.requests(), 1);
}

/// What a proxy says at length hides neither the status nor what the headers say.
#[tokio::test]
async fn an_error_of_many_words() {
    let page = answer(
        "503 Service Unavailable",
        "x-request-id: r1\r\n",
        [b'x'; 3_000],
    );
    let server = Server::answering(page).await;
    let client = server.builder().max_response_size(2_000).build().unwrap();

    let error = client.tags().list().await.unwrap_err();

    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(error.request_id(), Some("r1"));
}
