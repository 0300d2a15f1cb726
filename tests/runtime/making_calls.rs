//! What a call puts on the wire: path, query, headers and body.

use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use reqwest::Method;
use serde::Serializer;
use serde_json::json;
use tokio::runtime::Runtime;

use crate::calls::answer::{Json, Nothing};
use crate::calls::error::{BuildError, Error};
use crate::clients::credential::Credential;
use crate::echo::{self, Echo};

/// Texts of any characters, and those that mean something in a URL more often than by chance.
fn text() -> impl Strategy<Value = String> {
    let any_text = prop::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter);
    prop_oneof![any_text, "[./%2e?#&=+;\\\\{}a]{0,4}"]
}

#[test]
fn any_text_in_the_path_is_one_segment_that_reads_back() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(echo::serve());
    let client = echo::client(&server);
    proptest!(|(text in text())| {
        let call = client.call(Method::GET, "/things/{id}/parts").path("id", &text);
        match runtime.block_on(call.send::<Json<Echo>>()) {
            Ok(answer) => {
                let segments: Vec<_> = answer.value.path.split('/').collect();
                prop_assert_eq!([segments[1], segments[3]], ["things", "parts"]);
                prop_assert_eq!(segments.len(), 4);
                prop_assert_eq!(percent_decode_str(segments[2]).decode_utf8().unwrap(), text);
            }
            Err(Error::Build(_)) => prop_assert!(["", ".", ".."].contains(&text.as_str())),
            Err(error) => prop_assert!(false, "{:?} gave {error}", text),
        }
    });
}

#[test]
fn any_text_in_the_query_reads_back() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(echo::serve());
    let client = echo::client(&server);
    proptest!(|(text in text(), list in prop::collection::vec(text(), 1..4))| {
        let call = client
            .call(Method::GET, "/things")
            .query("text", &text)
            .query_list("list", &list)
            .query_each("each", &list);
        let answer = runtime.block_on(call.send::<Json<Echo>>()).unwrap();

        let query = answer.value.query.unwrap();
        let url = reqwest::Url::parse(&format!("http://localhost/?{query}")).unwrap();
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let mut expected = vec![("text".to_owned(), text), ("list".to_owned(), list.join(","))];
        expected.extend(list.into_iter().map(|value| ("each".to_owned(), value)));
        prop_assert_eq!(pairs, expected);
    });
}

#[tokio::test]
async fn each_argument_goes_to_its_own_place() -> Result<(), Error> {
    let server = echo::serve().await;
    let call = echo::client(&server).call(Method::GET, "/a/{first}/{second}/{first}");

    let echo = call
        .path("first", "{second}")
        .path("second", 2)
        .send::<Json<Echo>>()
        .await?;

    assert_eq!(echo.value.path, "/a/%7Bsecond%7D/2/%7Bsecond%7D");
    assert_eq!(echo.value.query, None);
    Ok(())
}

#[tokio::test]
async fn a_list_is_written_with_bare_commas_or_as_pairs() -> Result<(), Error> {
    let server = echo::serve().await;
    let call = echo::client(&server)
        .call(Method::GET, "/things")
        .query_list("ids", [1, 2])
        .query_list("names", ["a,b", "c d"])
        .query_each("each", ["x", "y"])
        .query("a[b]", "");

    let query = call.send::<Json<Echo>>().await?.value.query;

    let expected = "ids=1,2&names=a%2Cb,c%20d&each=x&each=y&a%5Bb%5D=";
    assert_eq!(query.as_deref(), Some(expected));
    Ok(())
}

#[tokio::test]
async fn the_last_value_of_a_parameter_counts_and_an_empty_list_removes_it() -> Result<(), Error> {
    let server = echo::serve().await;
    let nothing: [i64; 0] = [];
    let call = echo::client(&server)
        .call(Method::GET, "/things")
        .query("limit", 1)
        .query_list("ids", [1])
        .query_each("names", ["a", "b"])
        .query("limit", 2)
        .query_list("ids", nothing)
        .query_each("names", nothing);

    let query = call.send::<Json<Echo>>().await?.value.query;

    assert_eq!(query.as_deref(), Some("limit=2"));
    Ok(())
}

/// Names need not be known when a program is written, and change nothing but themselves.
#[tokio::test]
async fn any_name_can_be_set() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let (query, header) = ("a=1&b".to_owned(), format!("x-{}", "flag"));
    let call = client.call(Method::GET, "/things").query(query, "2");

    let echo = call.header(header, "on").send::<Json<Echo>>().await?.value;

    assert_eq!(echo.query.as_deref(), Some("a%3D1%26b=2"));
    assert_eq!(echo.headers["x-flag"], ["on"]);
    let call = client.call(Method::GET, "/things");
    let broken = call.header("x-a: 1\r\nx-b", 2).send::<Nothing>();
    assert!(matches!(
        broken.await,
        Err(Error::Build(BuildError::Header { .. }))
    ));
    Ok(())
}

#[tokio::test]
async fn a_path_may_have_a_query_of_its_own() -> Result<(), Error> {
    let server = echo::serve().await;
    let call = echo::client(&server).call(Method::GET, "/things?view={view}");

    let echo = call.path("view", "a&b").query("limit", 2).query("page", 3);
    let echo = echo.send::<Json<Echo>>().await?.value;

    assert_eq!(echo.path, "/things");
    assert_eq!(echo.query.as_deref(), Some("view=a%26b&limit=2&page=3"));
    Ok(())
}

#[tokio::test]
async fn headers_and_body_are_sent() -> Result<(), Error> {
    let server = echo::serve().await;
    let call = echo::client(&server)
        .call(Method::POST, "/things")
        .header("X-Trace", "first")
        .header("x-trace", 17)
        .json(&json!({ "name": "Søren", "count": 1 }));

    let echo = call.send::<Json<Echo>>().await?.value;

    assert_eq!(echo.headers["x-trace"], ["17"]);
    assert_eq!(echo.headers["content-type"], ["application/json"]);
    assert_eq!(echo.headers["accept"], ["application/json"]);
    assert_eq!(echo.body, r#"{"name":"Søren","count":1}"#);
    Ok(())
}

/// The header that the call names comes before the one that the client has for all calls.
#[tokio::test]
async fn a_call_may_ask_for_something_else_than_json() -> Result<(), Error> {
    let server = echo::serve().await;
    let call = echo::client(&server)
        .call(Method::GET, "/things")
        .header("accept", "text/csv");

    let echo = call.send::<Json<Echo>>().await?.value;

    assert_eq!(echo.headers["accept"], ["text/csv"]);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_sent_is_reported_when_it_is_sent() {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let call = || client.call(Method::GET, "/things/{id}");

    let errors = [
        call().path("id", ".."),
        call().header("x-trace", "a\nb"),
        call().header("x trace", "a"),
        call().json(&Unwritable),
        // The first reason is kept.
        call().path("id", "").json(&Unwritable),
    ]
    .map(|call| async { call.send::<Nothing>().await.unwrap_err().to_string() });

    let mut messages = Vec::new();
    for error in errors {
        messages.push(error.await);
    }
    assert_eq!(
        messages,
        [
            "the argument `id` of `/things/{id}` is `.` or `..`, which would change the path",
            "the value for the header `x-trace` has characters that a header cannot hold",
            "the value for the header `x trace` has characters that a header cannot hold",
            "the body of `GET /things/{id}` could not be written as JSON",
            "the argument `id` of `/things/{id}` is empty",
        ]
    );
    assert!(server.received_requests().await.unwrap().is_empty());
}

/// HTTP clients have a limit for addresses; beyond it, an error is all that happens.
#[tokio::test]
async fn a_huge_argument_is_an_error() {
    let server = echo::serve().await;
    let call = echo::client(&server).call(Method::GET, "/things/{id}");

    let error = call
        .path("id", "a".repeat(100_000))
        .send::<Nothing>()
        .await
        .unwrap_err();

    assert_eq!(
        error.to_string(),
        "the path `/things/{id}` makes a URL that is too long, or that HTTP cannot hold"
    );
}

#[test]
fn a_call_shows_what_is_asked_for_without_arguments() {
    let client =
        crate::clients::client::ClientBuilder::new(Some("http://127.0.0.1:1"), "tests/1.0");
    let call = client.build().unwrap().call(Method::GET, "/things/{id}");
    let call = call
        .path("id", "ada@example.com")
        .query("q", "ada@example.com");
    assert_eq!(
        format!("{call:?}"),
        "Call { method: GET, path: \"/things/{id}\", .. }"
    );
}

#[test]
fn a_build_error_says_what_caused_it() {
    use std::error::Error as _;

    let source = serde_json::to_string(&Unwritable).unwrap_err();
    let error = BuildError::Body {
        method: Method::PUT,
        path: "/things",
        source,
    };
    assert_eq!(
        error.source().unwrap().to_string(),
        "this cannot be written"
    );
}

/// A value whose encoding fails.
struct Unwritable;

impl serde::Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("this cannot be written"))
    }
}

#[tokio::test]
async fn a_path_that_cannot_be_asked_for_is_refused() {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let get = |path| client.call(Method::GET, path);
    for (call, message) in [
        (get(":80/x"), "the path `:80/x` does not begin with `/`"),
        (
            get("/things/{id}"),
            "the path `/things/{id}` has an argument that is not given",
        ),
        (
            get("/things").path("id", 5),
            "the argument `id` of `/things` is given, but the path has no place for it",
        ),
    ] {
        let error = call.send::<Nothing>().await.unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_header_of_the_call_goes_before_the_credential() {
    let server = echo::serve().await;
    let credential = Credential::bearer("test-token");
    let client = echo::builder(&server)
        .credential(credential)
        .build()
        .unwrap();
    let call = client.call(Method::GET, "/").header("authorization", "own");
    let answer = call.send::<Json<Echo>>().await.unwrap();
    assert_eq!(answer.value.headers["authorization"], ["own"]);
}
