//! Servers that have too much to do, or fail every now and then.

use std::time::Duration;

use dixa_integrations::models::CreateUserBody;
use dixa_integrations::{Client, Error};

use crate::server::{EMPTY_LIST, Server, answer, send};
use crate::told::{Told, told};

/// The first call learns how long to wait; no other is sent before.
#[tokio::test]
async fn too_many_requests_for_a_long_time() {
    let busy = answer("429 Too Many Requests", "retry-after: 600\r\n", "");
    let server = Server::answering(busy).await;
    let client = server.client();

    let first = client.tags().list().await;
    let mut others = Vec::new();
    for _ in 0..100 {
        others.push(client.tags().list().await);
    }

    let message = "`GET /v1/tags` was answered with 429 Too Many Requests: an empty body";
    assert_eq!(
        first.as_ref().unwrap_err().retry_after(),
        Some(Duration::from_secs(600))
    );
    assert_eq!(told(first), Told::answer("Status", 429, true, message));
    for other in others {
        let error = other.as_ref().unwrap_err();
        assert!(error.retry_after() > Some(Duration::from_secs(500)));
        assert_eq!((error.attempts(), error.is_retryable()), (0, true));
    }
    assert_eq!(server.requests(), 1);
}

/// All clones wait as they are told, and all of them get their answer.
#[tokio::test]
async fn too_many_requests_for_a_moment() -> Result<(), Error> {
    let server = Server::start(|number, connection| {
        let busy = answer("429 Too Many Requests", "retry-after: 1\r\n", "");
        let list = answer("200 OK", "", EMPTY_LIST);
        send(connection, if number <= 5 { busy } else { list })
    })
    .await;
    let client = server.client();

    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(list(client.clone())))
        .collect();
    for call in calls {
        call.await.expect("no call panics")?;
    }

    assert_eq!(server.requests(), 25);
    Ok(())
}

/// One answer in six is an error, and none is seen by the caller.
#[tokio::test]
async fn errors_that_come_and_go() -> Result<(), Error> {
    let server = Server::start(|number, connection| {
        let failed = answer("500 Internal Server Error", "", "");
        let list = answer("200 OK", "", EMPTY_LIST);
        send(connection, if number % 6 == 0 { failed } else { list })
    })
    .await;
    let client = server.client();

    for _ in 0..50 {
        list(client.clone()).await?;
    }

    assert_eq!(server.requests(), 59);
    Ok(())
}

/// Whether the user was created cannot be known, so that the caller must decide.
#[tokio::test]
async fn an_error_of_a_call_that_is_not_safe_to_repeat() {
    let server = Server::answering(answer("502 Bad Gateway", "", "try later")).await;

    let created = server.client().users().create(CreateUserBody::new()).await;

    let message = "`POST /v1/users` was answered with 502 Bad Gateway: try later";
    assert_eq!(told(created), Told::answer("Status", 502, true, message));
    assert_eq!(server.requests(), 1);
}

async fn list(client: Client) -> Result<(), Error> {
    assert_eq!(client.tags().list().await?.data, []);
    Ok(())
}
