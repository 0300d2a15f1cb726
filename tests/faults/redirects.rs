//! Redirects that lead nowhere, or elsewhere.

use dixa_integrations::models::CreateUserBody;

use crate::server::{EMPTY_LIST, Server, answer, send};
use crate::told::{Told, told};

const MESSAGE: &str = "`GET /v1/tags` was answered with 302 Found: an empty body";

#[tokio::test]
async fn a_loop() {
    let back = answer("302 Found", "location: /v1/tags\r\n", "");
    let server = Server::answering(back).await;

    let listed = server.client().tags().list().await;

    assert_eq!(told(listed), Told::answer("Status", 302, false, MESSAGE));
    assert_eq!(server.requests(), 11);
}

/// Credentials must not go there, so that nothing does.
#[tokio::test]
async fn another_origin() {
    let elsewhere = Server::answering(answer("200 OK", "", EMPTY_LIST)).await;
    let location = format!("location: {}/v1/tags\r\n", elsewhere.url());
    let server = Server::answering(answer("302 Found", &location, "")).await;

    let listed = server.client().tags().list().await;

    assert_eq!(told(listed), Told::answer("Status", 302, false, MESSAGE));
    assert_eq!((server.requests(), elsewhere.requests()), (1, 0));
}

/// A `POST` that became a `GET` would be called a success, and nothing would have been carried out.
#[tokio::test]
async fn a_request_that_would_become_another() {
    for status in ["301 Moved Permanently", "302 Found"] {
        let server = Server::answering(answer(status, "location: /v1/users/u1\r\n", "")).await;

        let created = server.client().users().create(CreateUserBody::new()).await;

        let code = status[..3].parse().unwrap();
        let message = format!("`POST /v1/users` was answered with {status}: an empty body");
        assert_eq!(told(created), Told::answer("Status", code, false, &message));
        assert_eq!(server.requests(), 1);
    }
}

/// `303 See Other` says that it has been carried out, and where to look.
#[tokio::test]
async fn a_request_whose_answer_is_elsewhere() {
    let server = Server::start(|number, connection| {
        let bytes = match number {
            1 => answer("303 See Other", "location: /v1/users/u1\r\n", ""),
            _ => answer("200 OK", "", r#"{"data":{"id":"u1"}}"#),
        };
        send(connection, bytes)
    });
    let server = server.await;

    let created = server.client().users().create(CreateUserBody::new()).await;

    assert_eq!(created.unwrap().id.as_str(), "u1");
    assert_eq!(server.requests(), 2);
}

#[tokio::test]
async fn a_client_that_follows_none() {
    let server = Server::answering(answer("302 Found", "location: /v1/tags\r\n", "")).await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let client = server
        .builder()
        .http_client(http.build().unwrap())
        .build()
        .unwrap();

    let listed = client.tags().list().await;

    assert_eq!(told(listed), Told::answer("Status", 302, false, MESSAGE));
    assert_eq!(server.requests(), 1);
}
