//! Answers with a status other than success: everything that came with them is kept.

use dixa_integrations::models::{
    Channel, CreateCallbackConversationInput, CreateUserBody, Direction, ErrorMessage,
};
use dixa_integrations::{BuildError, Error, StatusError};

use crate::recorded::Recorded;

#[tokio::test]
async fn a_bad_request_has_a_message() {
    let server = Recorded::serve("errors/bad_request").await;
    let client = server.client();

    let body = CreateCallbackConversationInput::new(
        Channel::WidgetChat,
        Direction::Inbound,
        "f9c1d2e3-4a5b-4c6d-8e7f-9a0b1c2d3e66",
        "0d6f4c31-5b7e-4d3a-8e92-1b2c3d4e5f44",
        "5f1d2c9a-6f0e-4c0b-9a53-2f6f2d1f0a11",
    );
    let error = status_error(client.conversations().create(body).await);

    assert_eq!(error.status, 400);
    assert_eq!(
        message(&error),
        "Only callbacks and contact forms can be created."
    );
    assert_eq!(
        error.to_string(),
        "`POST /v1/conversations` was answered with 400 Bad Request: \
         {\"message\":\"Only callbacks and contact forms can be created.\"}"
    );
}

#[tokio::test]
async fn a_bad_request_may_be_a_bare_string() {
    let server = Recorded::serve("errors/bad_request_bare_string").await;
    let client = server.client();

    let error = status_error(client.users().list().limit(500).await);

    assert_eq!(error.status, 400);
    assert!(error.json::<ErrorMessage>().is_err());
    let text: String = error.json().expect("the body is a JSON string");
    assert_eq!(text, "limit must not be larger than 200");
    assert_eq!(
        error.to_string(),
        "`GET /v1/users` was answered with 400 Bad Request: \
         \"limit must not be larger than 200\""
    );
}

#[tokio::test]
async fn a_bad_request_may_be_plain_text() {
    let server = Recorded::serve("errors/bad_request_text").await;
    let client = server.client();

    let body = CreateUserBody::new().with_email("ada+lovelace@example.com");
    let error = status_error(client.users().create(body).await);

    assert_eq!(error.headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(error.text(), "The email address belongs to another user.");
    assert_eq!(
        error.to_string(),
        "`POST /v1/users` was answered with 400 Bad Request: \
         The email address belongs to another user."
    );
}

#[tokio::test]
async fn a_revoked_token_is_unauthorized() -> Result<(), BuildError> {
    let server = Recorded::serve("errors/unauthorized").await;
    let client = server.builder().token("test-token-revoked").build()?;

    let error = status_error(client.tags().list().await);

    assert_eq!(error.status, 401);
    assert_eq!(message(&error), "The token is not valid.");
    Ok(())
}

/// What matters can be told from the error without taking it apart.
#[tokio::test]
async fn a_conversation_that_is_not_there_is_not_found() {
    let server = Recorded::serve("errors/not_found").await;
    let client = server.client();

    let error = client.conversations().get(999_999).await.unwrap_err();

    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(
        error.to_string(),
        "`GET /v1/conversations/{csid}` was answered with 404 Not Found: \
         {\"message\":\"There is no such conversation.\"}"
    );
}

#[tokio::test]
async fn more_than_ten_conversations_are_refused() {
    let server = Recorded::serve("errors/too_many_csids").await;
    let client = server.client();

    let error = status_error(client.activity_log().list().csids(1001..=1011).await);

    assert_eq!(error.status, 422);
    assert_eq!(message(&error), "More than 10 csids were given.");
}

#[tokio::test]
async fn the_limit_of_requests_can_be_reached() {
    let server = Recorded::serve("errors/too_many_requests").await;
    let client = server.client();

    let error = status_error(client.queues().list().await);

    assert_eq!(error.status, 429);
    assert_eq!(message(&error), "Too many requests.");
}

#[tokio::test]
async fn a_server_error_may_be_html() {
    let server = Recorded::serve("errors/server_error_html").await;
    let client = server.client();

    let error = status_error(client.flows().list().await);

    assert_eq!(error.status, 500);
    assert!(error.text().starts_with("<!DOCTYPE html>\n<html>\n"));
    assert_eq!(
        error.to_string(),
        "`GET /v1/flows` was answered with 500 Internal Server Error: \
         <!DOCTYPE html> <html> <head><title>500 Internal Server Error</title></head> \
         <body><h1>Internal Server Error</h1></body> </html> "
    );
}

fn status_error<T: std::fmt::Debug>(result: Result<T, Error>) -> StatusError {
    match result {
        Err(Error::Status(error)) => *error,
        other => panic!("a status other than success was answered, not {other:?}"),
    }
}

fn message(error: &StatusError) -> String {
    let body: ErrorMessage = error.json().expect("the body is as described");
    body.message
}
