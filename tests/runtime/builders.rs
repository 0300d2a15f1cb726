//! Setting up a client, and the builders of operations that are made from a call.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};
use tokio::runtime::Runtime;

use crate::calls::answer::{Json, Nothing};
use crate::calls::error::{BuildError, Error};
use crate::calls::sends::sends;
use crate::clients::client::ClientBuilder;
use crate::echo::{self, Echo};

sends! {
    /// The builder of an operation, as the generator writes it.
    pub struct Ask: Json<Echo> => Echo,
}

#[tokio::test]
async fn an_operation_is_sent_in_three_ways() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let ask = || Ask(client.call(Method::GET, "/echo"));

    assert_eq!(ask().await?.path, "/echo");
    assert_eq!(ask().send().await?.path, "/echo");
    assert_eq!(ask().answer().await?.value.path, "/echo");
    Ok(())
}

#[test]
fn an_operation_can_be_sent_without_a_runtime() -> Result<(), Error> {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(echo::serve());
    let client = echo::client(&server);
    let ask = || Ask(client.call(Method::GET, "/echo"));

    assert_eq!(ask().send_blocking()?.path, "/echo");
    assert_eq!(ask().answer_blocking()?.value.path, "/echo");
    Ok(())
}

#[tokio::test]
async fn an_operation_can_have_what_any_call_can() -> Result<(), Error> {
    let server = echo::serve().await;
    let ask = Ask(echo::client(&server).call(Method::GET, "/echo"));

    let echo = ask
        .configure(|call| call.header("x-trace", 17).query("preview", true))
        .await?;

    assert_eq!(echo.headers["x-trace"], ["17"]);
    assert_eq!(echo.query.as_deref(), Some("preview=true"));
    Ok(())
}

#[test]
fn a_client_needs_to_know_where_the_api_is() {
    let error = ClientBuilder::new(None, "tests/1.0").build().unwrap_err();
    assert!(matches!(error, BuildError::MissingBaseUrl));
    assert_eq!(
        error.to_string(),
        "the base URL is not known: set it with `ClientBuilder::base_url`"
    );
}

#[tokio::test]
async fn the_users_settings_come_before_the_first_ones() -> Result<(), Error> {
    let server = echo::serve().await;
    let headers = HeaderMap::from_iter([("x-team".parse().unwrap(), HeaderValue::from(7))]);
    let http = reqwest::Client::builder()
        .default_headers(headers)
        .build()
        .unwrap();
    let client = ClientBuilder::new(Some("https://api.example.com"), "tests/1.0")
        .base_url(format!("{}/base//", server.uri()))
        .user_agent("warehouse/3.1")
        .http_client(http)
        .build()?;

    let echo = client
        .call(Method::PUT, "/echo")
        .send::<Json<Echo>>()
        .await?
        .value;

    assert_eq!(
        (echo.method.as_str(), echo.path.as_str()),
        ("PUT", "/base/echo")
    );
    assert_eq!(echo.headers["user-agent"], ["warehouse/3.1"]);
    assert_eq!(echo.headers["x-team"], ["7"]);
    Ok(())
}

#[tokio::test]
async fn each_time_limit_ends_a_call() -> Result<(), Error> {
    // It takes connections and never says a word.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let builder = ClientBuilder::new(Some(&url), "tests/1.0");
    let client = builder
        .connect_timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .timeout(Duration::from_millis(50));
    let call = client.build()?.call(Method::GET, "/echo");

    let start = Instant::now();
    let error = call.send::<Nothing>().await.unwrap_err();

    assert!(start.elapsed() < Duration::from_secs(10));
    let Error::Transport(error) = error else {
        panic!("nothing was answered, and this came: {error:?}");
    };
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "`GET /echo` got no answer: the time limit was reached"
    );
    Ok(())
}

#[tokio::test]
async fn a_time_limit_may_be_without_end() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::builder(&server)
        .timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .build()?;

    client.call(Method::GET, "/echo").send::<Nothing>().await?;
    Ok(())
}
