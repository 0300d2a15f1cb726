//! The transport for tests: what it answers, and what it keeps.

use http::Method;
use http::header::HeaderName;
use serde_json::{Value, json};

use crate::calls::answer::{Json, Nothing};
use crate::calls::error::Error;
use crate::clients::credential::Credential;
use crate::offline::{builder, client};
use crate::testing::mock::MockTransport;
use crate::testing::mock_answer::MockAnswer;

#[tokio::test]
async fn answers_are_given_one_after_the_other_and_the_last_one_stays() -> Result<(), Error> {
    let mock = MockTransport::new()
        .answer(Method::GET, "/things", 200, json!([1]))
        .answer(Method::GET, "/things", 200, json!([2]));
    let client = client(&mock);
    for expected in [1, 2, 2] {
        let call = client.call(Method::GET, "/things");
        let answer = call.send::<Json<Vec<u8>>>().await?;
        assert_eq!(answer.value, [expected]);
        assert_eq!(answer.headers["content-type"], "application/json");
    }
    Ok(())
}

/// As over HTTP, whatever the test gives.
#[tokio::test]
async fn answers_that_can_have_no_body_have_none() -> Result<(), Error> {
    for status in [204, 205] {
        let mock = MockTransport::new().answer(Method::PUT, "/things", status, ());
        let call = client(&mock).call(Method::PUT, "/things");
        let answer = call.send::<Option<Json<()>>>().await?;
        assert_eq!((answer.value, &*answer.body), (None, &b""[..]));
    }
    Ok(())
}

#[tokio::test]
async fn a_path_is_known_by_its_template_or_as_it_is_sent() -> Result<(), Error> {
    let mock = MockTransport::new()
        .answer(Method::GET, "/things/a%20b", 200, "as sent")
        .answer(Method::GET, "/things/{id}", 200, "by template")
        .otherwise(MockAnswer::new(404, ""));
    let client = client(&mock);
    let get = |id| client.call(Method::GET, "/things/{id}").path("id", id);

    assert_eq!(get("a b").send::<Json<String>>().await?.value, "as sent");
    assert_eq!(get("c").send::<Json<String>>().await?.value, "by template");
    let other = client.call(Method::GET, "/other").send::<Nothing>().await;
    assert_eq!(other.unwrap_err().status().unwrap(), 404);
    Ok(())
}

#[tokio::test]
async fn an_answer_can_depend_on_the_request() -> Result<(), Error> {
    let mock = MockTransport::new();
    let seen = mock.clone();
    let mock = mock.respond_by(Method::GET, "/things", move |request| {
        let page = request.parameter("page").unwrap_or("1");
        MockAnswer::json(200, json!([page, seen.requests().len()]))
    });
    let get = || client(&mock).call(Method::GET, "/things");

    let first = get().send::<Json<Value>>().await?;
    let third = get().query("page", 3).send::<Json<Value>>().await?;

    assert_eq!(first.value, json!(["1", 1]));
    assert_eq!(third.value, json!(["3", 2]));
    Ok(())
}

#[tokio::test]
async fn what_was_asked_can_be_looked_at() -> Result<(), Error> {
    let mock = MockTransport::new().otherwise(MockAnswer::new(200, ""));
    let call = client(&mock).call(Method::POST, "/things/{id}");

    let call = call.path("id", 17).query("name", "Søren & Ada");
    call.json(&json!({ "count": 1 })).send::<Nothing>().await?;

    let [request] = mock.requests().try_into().unwrap();
    assert_eq!(request.method, Method::POST);
    assert_eq!(request.path, "/things/17");
    assert_eq!(request.template, "/things/{id}");
    assert_eq!(request.parameter("name"), Some("Søren & Ada"));
    assert_eq!(request.parameter("key"), None);
    assert_eq!(request.headers["user-agent"], "tests/1.0");
    assert_eq!(request.json::<Value>().unwrap(), json!({ "count": 1 }));
    Ok(())
}

#[tokio::test]
async fn secrets_are_kept_but_not_shown() -> Result<(), Error> {
    let mock = MockTransport::new().otherwise(MockAnswer::new(200, ""));
    let client = builder(&mock)
        .credential(Credential::header(
            HeaderName::from_static("x-api-key"),
            "s3cr3t",
        ))
        .credential(Credential::query("key", "s3cr3t"))
        .build()?;

    client
        .call(Method::GET, "/things")
        .header("cookie", "s3cr3t")
        .send::<Nothing>()
        .await?;

    assert_eq!(mock.requests()[0].parameter("key"), Some("s3cr3t"));
    assert_eq!(mock.requests()[0].headers["x-api-key"], "s3cr3t");
    let shown = format!("{mock:?} {client:?}");
    assert!(!shown.contains("s3cr3t"), "{shown}");
    assert!(shown.contains(r#"("key", "Sensitive")"#), "{shown}");
    Ok(())
}

#[tokio::test]
async fn a_request_without_an_answer_fails_and_says_so() {
    use std::error::Error as _;

    let mock = MockTransport::new();
    let call = client(&mock).call(Method::GET, "/things");

    let error = call.send::<Nothing>().await.unwrap_err();

    assert_eq!(
        error.source().unwrap().to_string(),
        "no answer is set for GET /things"
    );
    assert_eq!(mock.requests().len(), 1);
}

#[test]
#[should_panic(expected = "the answer cannot be written as JSON")]
fn an_answer_that_is_no_json_is_a_mistake_of_the_test() {
    MockAnswer::json(200, std::collections::BTreeMap::from([([1], 1)]));
}
