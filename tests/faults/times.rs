//! Servers that take their time.

use std::time::Duration;

use dixa_integrations::RetryPolicy;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::sleep;

use crate::server::Server;
use crate::told::{Told, told};

const LIMIT: Duration = Duration::from_millis(200);

#[tokio::test]
async fn headers_that_do_not_come() {
    let server =
        Server::start(|_, mut connection| async move { connection.read(&mut [0]).await.map(drop) })
            .await;
    let client = server.builder().attempt_timeout(LIMIT).build().unwrap();

    let listed = client.tags().list().await;

    let message = "`GET /v1/tags` got no answer (3 attempts): the time limit was reached";
    assert_eq!(
        told(listed),
        Told::fault("Timeout", true, message).attempts(3)
    );
}

/// A time limit holds to the end of the answer, however many bytes come in between.
#[tokio::test]
async fn a_body_that_comes_in_drops() {
    let server = Server::start(|_, mut connection| async move {
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n";
        connection.write_all(head.as_bytes()).await?;
        loop {
            connection.write_all(b" ").await?;
            sleep(LIMIT / 20).await;
        }
    })
    .await;
    let client = server.builder().attempt_timeout(LIMIT).build().unwrap();

    let listed = client.tags().list().await;

    let message = "`GET /v1/tags` got no answer (3 attempts): the time limit was reached";
    assert_eq!(
        told(listed),
        Told::fault("Timeout", true, message).attempts(3)
    );
}

/// The limit of the call ends it, however many attempts it might have.
#[tokio::test]
async fn a_call_that_takes_too_long() {
    let server =
        Server::start(|_, mut connection| async move { connection.read(&mut [0]).await.map(drop) })
            .await;
    let client = server.builder().timeout(LIMIT).build().unwrap();

    let endless = RetryPolicy::default().attempts(u32::MAX);
    let listed = client
        .tags()
        .list()
        .configure(|call| call.retry(endless))
        .await;

    let message = "`GET /v1/tags` got no answer: the time limit was reached";
    assert_eq!(told(listed), Told::fault("Timeout", true, message));
}
