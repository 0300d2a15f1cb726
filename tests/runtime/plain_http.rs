//! Credentials do not go over plain `http` to other machines.

use std::error::Error as _;

use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderValue};
use http::{Method, Request};

use crate::calls::answer::Nothing;
use crate::calls::call::Call;
use crate::calls::error::BuildError;
use crate::clients::client::ClientBuilder;
use crate::clients::credential::Credential;
use crate::offline::{call, ok};
use crate::testing::mock::MockTransport;
use crate::transports::fault::Fault;
use crate::transports::interceptor::Interceptor;

fn builder(url: &str) -> ClientBuilder {
    ClientBuilder::new(Some(url), "tests/1.0").credential(Credential::bearer("s3cr3t"))
}

#[test]
fn plain_http_is_refused_where_others_could_read_along() {
    for url in [
        "http://api.example.com",
        "http://10.0.0.1:8080/base",
        "http://localhost.example.com",
        "http://[2001:db8::1]",
    ] {
        let error = builder(url).build().unwrap_err();
        assert!(matches!(error, BuildError::PlainHttp), "{url}");
        assert_eq!(
            error.to_string(),
            "credentials would go over plain http, which everyone on the way can read: set a \
             base URL with `https`, or allow it with `ClientBuilder::allow_plain_http`"
        );
    }
}

#[test]
fn it_may_be_used_on_this_machine_without_credentials_or_by_name() -> Result<(), BuildError> {
    for url in ["http://localhost:1", "http://127.0.0.2", "http://[::1]:1"] {
        builder(url).build()?;
    }
    builder("https://api.example.com").build()?;
    builder("http://api.example.com")
        .allow_plain_http()
        .build()?;
    ClientBuilder::new(Some("http://api.example.com"), "tests/1.0").build()?;
    Ok(())
}

/// Adds the header of a user, as one for signing in would.
#[derive(Debug)]
struct SignsIn;

impl Interceptor for SignsIn {
    fn before(&self, request: &mut Request<Bytes>) -> Result<(), Fault> {
        let secret = HeaderValue::from_static("s3cr3t");
        request.headers_mut().insert(AUTHORIZATION, secret);
        Ok(())
    }
}

/// Whether a call goes to this server with a secret that the client is not built with.
async fn goes(
    url: &str,
    change: impl Fn(ClientBuilder) -> ClientBuilder,
    add: impl Fn(Call) -> Call,
) -> bool {
    let mock = MockTransport::new().otherwise(ok());
    let builder = ClientBuilder::new(Some(url), "tests/1.0").transport(mock.clone());
    let client = change(builder).build().unwrap();

    let sent = add(call(&client, Method::GET)).send::<Nothing>().await;

    if let Err(error) = &sent {
        let cause = error.source().unwrap().to_string();
        assert!(cause.starts_with("credentials would go over plain http"));
        assert_eq!((error.attempts(), mock.requests().len()), (0, 0));
    }
    sent.is_ok()
}

#[tokio::test]
async fn a_secret_of_a_call_or_an_interceptor_does_not_go_there_either() {
    let exposed = "http://api.example.com";
    let with_cookie = |call: Call| call.header("cookie", "s3cr3t");
    let with_credential = |call: Call| call.credential(Credential::query("key", "s3cr3t"));
    assert!(!goes(exposed, |builder| builder, with_cookie).await);
    assert!(!goes(exposed, |builder| builder, with_credential).await);
    assert!(!goes(exposed, |builder| builder.interceptor(SignsIn), |call| call).await);
    assert!(goes(exposed, |builder| builder, |call| call).await);
    assert!(goes(exposed, ClientBuilder::allow_plain_http, with_cookie).await);
    assert!(goes(exposed, ClientBuilder::allow_plain_http, with_credential).await);
    assert!(goes("http://[::1]:8080", |builder| builder, with_cookie).await);
    assert!(
        goes(
            "https://api.example.com",
            |builder| builder,
            with_credential
        )
        .await
    );
}
