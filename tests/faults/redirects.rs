//! Redirects that lead nowhere, or elsewhere.

use crate::server::{EMPTY_LIST, Server, answer};
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
