//! Connections that cannot be made, or break.

use std::sync::Arc;
use std::time::Duration;

use dixa_integrations::Error;
use dixa_integrations::models::CreateUserBody;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::server::{EMPTY_LIST, Server, answer, builder, send};
use crate::told::{Told, told};

/// Nothing was carried out, so that any call is tried again.
#[tokio::test]
async fn a_refused_connection() {
    // Bound, so that nobody else gets the port, and not listening.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    let client = builder(format!("http://{address}")).build().unwrap();

    let created = client.users().create(CreateUserBody::new()).await;

    let message = "`POST /v1/users` got no answer (3 attempts): no connection could be made";
    let expected = Told::fault("Connect", true, message).attempts(3);
    assert_eq!(told(created), expected);
}

/// The server takes the connection, and says nothing where TLS begins.
#[tokio::test]
async fn a_connection_that_takes_too_long() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let client = builder(format!("https://{address}"))
        .connect_timeout(Duration::from_millis(50))
        .build()
        .unwrap();

    let created = client.users().create(CreateUserBody::new()).await;

    let message = "`POST /v1/users` got no answer (3 attempts): \
                   no connection could be made within the time limit";
    let expected = Told::fault("ConnectTimeout", true, message).attempts(3);
    assert_eq!(told(created), expected);
}

#[tokio::test]
async fn a_reset_in_the_middle_of_a_body() {
    let server = Server::start(|_, mut connection| async move {
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":[";
        connection.write_all(half.as_bytes()).await?;
        connection.set_zero_linger()
    })
    .await;

    let listed = server.client().tags().list().await;
    let created = server.client().users().create(CreateUserBody::new()).await;

    let message = "`GET /v1/tags` got no answer (3 attempts): the connection failed";
    let expected = Told::fault("Connection", true, message).attempts(3);
    assert_eq!(told(listed), expected);
    // The user may exist, so that it was asked for once.
    let message = "`POST /v1/users` got no answer: the connection failed";
    assert_eq!(told(created), Told::fault("Connection", true, message));
    assert_eq!(server.requests(), 4);
}

#[tokio::test]
async fn an_end_in_the_middle_of_a_body() {
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":[";
    let server = Server::answering(half).await;

    let listed = server.client().tags().list().await;

    let message = "`GET /v1/tags` got no answer (3 attempts): the connection failed";
    let expected = Told::fault("Connection", true, message).attempts(3);
    assert_eq!(told(listed), expected);
}

#[tokio::test]
async fn an_answer_that_is_not_http() {
    let server = Server::answering("220 mail.example.com ready\r\n").await;

    let listed = server.client().tags().list().await;

    let message = "`GET /v1/tags` got no answer (3 attempts): the connection failed";
    let expected = Told::fault("Connection", true, message).attempts(3);
    assert_eq!(told(listed), expected);
}

/// The connection is closed, which tells the server, and the client is as good as before.
#[tokio::test]
async fn a_future_that_is_dropped_in_the_middle_of_a_call() -> Result<(), Error> {
    let (asked, closed) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let notes = (Arc::clone(&asked), Arc::clone(&closed));
    let server = Server::start(move |number, mut connection| {
        let (asked, closed) = notes.clone();
        async move {
            if number > 1 {
                return send(connection, answer("200 OK", "", EMPTY_LIST)).await;
            }
            asked.notify_one();
            let _ = connection.read(&mut [0]).await;
            closed.notify_one();
            Ok(())
        }
    })
    .await;
    let client = server.client();

    let call = tokio::spawn(client.tags().list().send());
    asked.notified().await;
    call.abort();

    let patience = Duration::from_secs(30);
    timeout(patience, closed.notified())
        .await
        .expect("the connection is closed");
    assert_eq!(client.tags().list().await?.data, []);
    assert_eq!(server.requests(), 2);
    Ok(())
}
