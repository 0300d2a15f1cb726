//! The three ways to send a call, and what can be seen of an answer.

use dixa_integrations::{Error, Nothing};
use reqwest::Method;

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn a_call_is_sent_by_await_by_send_and_by_answer() -> Result<(), Error> {
    let server = Recorded::serve("tags/list").await;
    let client = server.client();

    let page = client.tags().list().await?;
    let same_page = client.tags().list().send().await?;
    let answer = client.tags().list().answer().await?;

    assert_eq!(page, same_page);
    assert_eq!(page, answer.value);
    Ok(())
}

#[tokio::test]
async fn an_answer_has_status_headers_and_body() -> Result<(), Error> {
    let server = Recorded::serve("tags/list").await;
    let client = server.client();

    let answer = client.tags().list().answer().await?;

    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["content-type"], "application/json");
    let body: serde_json::Value = serde_json::from_slice(&answer.body).expect("it is JSON");
    assert_eq!(body, server.body());
    assert_eq!(encoded(&answer.value), body);
    Ok(())
}

/// Setting an optional argument again replaces it.
#[tokio::test]
async fn the_last_value_of_an_argument_counts() -> Result<(), Error> {
    let server = Recorded::serve("users/list_first_page").await;
    let client = server.client();

    client.users().list().limit(200).limit(2).await?;
    Ok(())
}

/// An operation that the description lacks can be called all the same.
#[tokio::test]
async fn a_call_can_be_put_together_by_hand() -> Result<(), Error> {
    let server = Recorded::serve("queues/get").await;
    let client = server.client();

    let call = client
        .call(Method::GET, "/v1/queues/{id}")
        .path("id", "0d6f4c31-5b7e-4d3a-8e92-1b2c3d4e5f44");
    let answer = call.send::<Nothing>().await?;

    assert_eq!(answer.status, 200);
    assert!(answer.body.starts_with(br#"{"data":{"id":"0d6f4c31"#));
    Ok(())
}

/// Handles, builders and futures can go to other tasks.
#[tokio::test]
async fn a_call_can_be_sent_by_another_task() -> Result<(), Error> {
    let server = Recorded::serve("queues/list").await;
    let queues = server.client().queues();

    let task = tokio::spawn(async move { queues.list().await });

    let page = task.await.expect("the task does not panic")?;
    assert_eq!(page.data.len(), 2);
    Ok(())
}
