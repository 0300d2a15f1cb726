//! How a client is set up, and what it refuses.

use dixa_integrations::{BuildError, Client, Error};
use reqwest::header::{HeaderMap, HeaderValue};
use wiremock::matchers::{header, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[test]
fn a_base_url_that_cannot_be_used_is_refused() {
    let refused = |url: &str| match Client::builder().base_url(url).build() {
        Err(error @ BuildError::BaseUrl { .. }) => error.to_string(),
        other => panic!("{url} gave {other:?}"),
    };
    let messages = [
        "",
        "integrations.dixa.io",
        "ftp://integrations.dixa.io",
        "https://ada:secret@integrations.dixa.io",
        "https://integrations.dixa.io/?limit=1",
        "https://integrations.dixa.io/#users",
    ]
    .map(refused);
    assert_eq!(
        messages,
        [
            "the base URL cannot be used: relative URL without a base",
            "the base URL cannot be used: relative URL without a base",
            "the base URL cannot be used: its scheme is neither `https` nor `http`",
            "the base URL cannot be used: it holds a user or password; \
             give these as a credential",
            "the base URL cannot be used: it has a query or fragment, \
             to which no path can be appended",
            "the base URL cannot be used: it has a query or fragment, \
             to which no path can be appended",
        ]
    );
}

#[tokio::test]
async fn paths_are_appended_to_the_path_of_the_base_url() -> Result<(), Error> {
    let server = serving_tags_at("/proxy/dixa/v1/tags").await;

    for base_url in ["/proxy/dixa", "/proxy/dixa/"] {
        let base_url = format!("{}{base_url}", server.uri());
        let client = Client::builder().base_url(base_url).build()?;
        client.tags().list().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_crate_names_itself_and_asks_for_json() -> Result<(), Error> {
    let server = serving_tags_at("/v1/tags").await;
    let client = Client::builder().base_url(server.uri()).build()?;

    client.tags().list().await?;

    let request = &server.received_requests().await.unwrap()[0];
    let user_agent = request.headers["user-agent"].to_str().unwrap();
    assert!(user_agent.starts_with("dixa-integrations/"), "{user_agent}");
    assert_eq!(request.headers["accept"], "application/json");
    assert!(!request.headers.contains_key("authorization"));
    Ok(())
}

#[tokio::test]
async fn the_user_agent_can_be_another() -> Result<(), Error> {
    let server = serving_tags_at("/v1/tags").await;
    let builder = Client::builder().base_url(server.uri());
    let client = builder.user_agent("warehouse/3.1").build()?;

    client.tags().list().await?;

    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(request.headers["user-agent"], "warehouse/3.1");
    Ok(())
}

#[test]
fn a_user_agent_of_two_lines_is_refused() {
    let error = Client::builder()
        .user_agent("warehouse\n3.1")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value for the header `user-agent` has characters that a header cannot hold"
    );
}

#[tokio::test]
async fn the_http_client_can_be_ones_own() -> Result<(), Error> {
    let server = MockServer::start().await;
    Mock::given(header("x-team", "warehouse"))
        .respond_with(ResponseTemplate::new(200).set_body_string(r#"{"data":[]}"#))
        .mount(&server)
        .await;
    let headers = HeaderMap::from_iter([(
        "x-team".parse().expect("a header's name"),
        HeaderValue::from_static("warehouse"),
    )]);
    let http = reqwest::Client::builder().default_headers(headers).build();
    let client = Client::builder()
        .base_url(server.uri())
        .http_client(http.expect("these settings are valid"))
        .build()?;

    let page = client.tags().list().await?;

    assert_eq!(page.data, []);
    Ok(())
}

/// A server that answers this path, and 404 for every other one.
async fn serving_tags_at(at: &str) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(path(at))
        .respond_with(ResponseTemplate::new(200).set_body_string(r#"{"data":[]}"#))
        .mount(&server)
        .await;
    server
}
