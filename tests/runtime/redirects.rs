//! Redirects are followed within the origin that was asked, and credentials never leave it.

use reqwest::Method;
use reqwest::header::HeaderName;
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::calls::answer::{Json, Redirected};
use crate::calls::error::Error;
use crate::clients::client::ClientBuilder;
use crate::clients::credential::Credential;
use crate::echo::{self, Echo};
use crate::offline;

async fn redirecting_to(location: &str) -> MockServer {
    let server = echo::serve().await;
    let redirect = ResponseTemplate::new(302).insert_header("location", location);
    let mock = Mock::given(path("/old"))
        .respond_with(redirect)
        .with_priority(1);
    mock.mount(&server).await;
    server
}

fn builder(server: &MockServer) -> ClientBuilder {
    ClientBuilder::new(Some(&server.uri()), "test")
        .credential(Credential::header(
            HeaderName::from_static("x-api-key"),
            "test-token",
        ))
        .credential(Credential::query("key", "test-token"))
}

#[tokio::test]
async fn within_the_origin_they_are_followed() {
    let server = redirecting_to("/new").await;
    let client = builder(&server).build().unwrap();
    let answer = client
        .call(Method::GET, "/old")
        .send::<Json<Echo>>()
        .await
        .unwrap();
    assert_eq!(answer.value.path, "/new");
    assert_eq!(answer.value.query.as_deref(), Some("key=test-token"));
    assert_eq!(answer.value.headers["x-api-key"], ["test-token"]);
    assert!(!answer.value.headers.contains_key("referer"));
}

#[tokio::test]
async fn secrets_of_a_query_go_along_beside_that_of_the_new_address() {
    for (location, expected) in [
        ("/new?page=2", "page=2&key=test-token"),
        ("/new?key=other&page=2", "key=other&page=2"),
    ] {
        let server = redirecting_to(location).await;
        let client = builder(&server).build().unwrap();
        let call = client.call(Method::GET, "/old").query("limit", 3);
        let answer = call.send::<Json<Echo>>().await.unwrap();
        assert_eq!(answer.value.query.as_deref(), Some(expected));
    }
}

/// Where a redirect is what is asked for, it is no error.
#[tokio::test]
async fn they_are_answers_where_they_are_described() {
    let elsewhere = echo::serve().await;
    let server = redirecting_to(&elsewhere.uri()).await;
    let client = builder(&server).build().unwrap();
    let call = client.call(Method::GET, "/old");
    let answer = call.send::<Redirected>().await.unwrap();
    assert_eq!(answer.status, 302);
    assert_eq!(answer.headers["location"], elsewhere.uri());

    let server = redirecting_to("/new").await;
    let client = builder(&server).build().unwrap();
    let call = client.call(Method::GET, "/old");
    let answer = call.send::<Redirected>().await.unwrap();
    assert_eq!(answer.status, 200);
    let echo: Echo = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(echo.path, "/new");
}

/// That nothing has changed leads nowhere.
#[tokio::test]
async fn what_has_not_changed_is_no_redirect() {
    let mock = offline::answering(Method::GET, [offline::status(304)]);
    let call = offline::call(&offline::client(&mock), Method::GET);
    let error = call.send::<Redirected>().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(304));
}

#[tokio::test]
async fn beyond_it_they_are_given_to_the_caller() {
    let elsewhere = echo::serve().await;
    let server = redirecting_to(&elsewhere.uri()).await;
    let client = builder(&server).build().unwrap();
    let error = client
        .call(Method::GET, "/old")
        .send::<Json<Echo>>()
        .await
        .unwrap_err();
    let Error::Status(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.status, 302);
    assert_eq!(error.headers["location"], elsewhere.uri().as_str());
    assert_eq!(elsewhere.received_requests().await.unwrap().len(), 0);
}
