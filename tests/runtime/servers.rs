//! Calls that ask another server of the API than that of the client.

use std::error::Error as _;

use bytes::Bytes;
use http::header::HeaderName;
use http::uri::Uri;
use http::{Method, Request};

use crate::calls::answer::Nothing;
use crate::calls::error::{BuildError, Error};
use crate::clients::client::ClientBuilder;
use crate::clients::credential::Credential;
use crate::offline::{builder, ok};
use crate::testing::mock::MockTransport;
use crate::testing::mock_request::MockRequest;
use crate::transports::fault::Fault;
use crate::transports::interceptor::Interceptor;

const UPLOADS: &str = "https://uploads.example.com/v2";

/// What is sent where a call asks the server for uploads.
async fn sent(change: impl Fn(ClientBuilder) -> ClientBuilder) -> Result<MockRequest, Error> {
    let mock = MockTransport::new().otherwise(ok());
    let client = change(builder(&mock).credential(Credential::bearer("s3cr3t"))).build()?;
    let call = client.call(Method::POST, "/files/{id}").server(UPLOADS);
    call.path("id", 7)
        .query("name", "a")
        .send::<Nothing>()
        .await?;
    Ok(mock.requests().remove(0))
}

#[tokio::test]
async fn it_is_asked_with_the_credentials_of_the_client() -> Result<(), Error> {
    let request = sent(|builder| builder).await?;

    assert_eq!(
        (&*request.host, &*request.path),
        ("uploads.example.com", "/v2/files/7")
    );
    assert_eq!(request.parameter("name"), Some("a"));
    assert_eq!(request.headers["authorization"], "Bearer s3cr3t");
    Ok(())
}

#[tokio::test]
async fn where_it_takes_some_no_other_that_is_known_goes_there() -> Result<(), Error> {
    let mock = MockTransport::new().otherwise(ok());
    let key = |name| Credential::header(HeaderName::from_static(name), "s3cr3t");
    let client = builder(&mock)
        .credential(Credential::bearer("s3cr3t").scheme("main"))
        .credential(key("x-upload").scheme("upload"))
        .credential(key("x-unknown"))
        .build()?;
    let call = || client.call(Method::GET, "/files").server(UPLOADS);

    call().security(&["upload"]).send::<Nothing>().await?;
    let own = Credential::bearer("own").scheme("another");
    let call = call().security(&["upload"]).credential(own);
    call.send::<Nothing>().await?;
    // At home, it goes beside the others.
    let call = client.call(Method::GET, "/files").security(&["upload"]);
    call.send::<Nothing>().await?;

    let sent = mock.requests().into_iter().map(|request| {
        ["authorization", "x-upload", "x-unknown"].map(|name| request.headers.contains_key(name))
    });
    let sent: Vec<_> = sent.collect();
    assert_eq!(sent, [[false, true, true], [true; 3], [true; 3]]);
    Ok(())
}

#[tokio::test]
async fn a_client_with_a_base_url_of_its_own_asks_that() -> Result<(), Error> {
    let request = sent(|builder| builder.base_url("http://127.0.0.1:1/mock")).await?;

    assert_eq!(
        (&*request.host, &*request.path),
        ("127.0.0.1:1", "/mock/files/7")
    );
    assert_eq!(request.headers["authorization"], "Bearer s3cr3t");
    Ok(())
}

/// Sends every request elsewhere.
#[derive(Debug)]
struct Elsewhere;

impl Interceptor for Elsewhere {
    fn before(&self, request: &mut Request<Bytes>) -> Result<(), Fault> {
        *request.uri_mut() = Uri::from_static("https://elsewhere.example.com/");
        Ok(())
    }
}

#[tokio::test]
async fn credentials_go_to_no_other_server() -> Result<(), Error> {
    let request = sent(|builder| builder.interceptor(Elsewhere)).await?;

    assert!(!request.headers.contains_key("authorization"));
    Ok(())
}

#[tokio::test]
async fn credentials_do_not_go_there_over_plain_http() {
    let credentials = [
        Credential::bearer("s3cr3t"),
        Credential::header(HeaderName::from_static("x-api-key"), "s3cr3t"),
        Credential::query("key", "s3cr3t"),
    ];
    // A proxy of the environment may stand before this machine, too, as the base URL is elsewhere.
    for server in ["http://uploads.example.com", "http://127.0.0.1:9"] {
        for credential in credentials.clone() {
            let mock = MockTransport::new().otherwise(ok());
            let client = builder(&mock).credential(credential).build().unwrap();

            let call = client.call(Method::GET, "/files").server(server);
            let error = call.send::<Nothing>().await.unwrap_err();

            let cause = error.source().unwrap().downcast_ref::<BuildError>();
            assert!(matches!(cause, Some(BuildError::PlainHttp)), "{error:?}");
            assert!(mock.requests().is_empty());
        }
    }
}
