//! The places where a secret can go, and that it is seen nowhere else.

use reqwest::Method;
use reqwest::header::HeaderName;

use crate::calls::answer::{Json, Nothing};
use crate::calls::error::Error;
use crate::clients::client::ClientBuilder;
use crate::clients::credential::Credential;
use crate::echo::{self, Echo};

const SECRET: &str = "s3cr3t";

#[tokio::test]
async fn each_credential_goes_to_its_place() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::builder(&server)
        .credential(Credential::header(
            HeaderName::from_static("x-api-key"),
            SECRET,
        ))
        .credential(Credential::query("api key", "s&t"))
        .credential(Credential::basic("ada", "pass:word"))
        .credential(Credential::cookie("sid", "s/t=="))
        .credential(Credential::cookie("csrf", "u"))
        .build()?;

    let call = client.call(Method::GET, "/echo").query("limit", 1);
    let call = call.cookie("theme", "dark");
    let echo = call.send::<Json<Echo>>().await?.value;

    assert_eq!(echo.headers["x-api-key"], [SECRET]);
    // `ada:pass:word` in base64.
    assert_eq!(
        echo.headers["authorization"],
        ["Basic YWRhOnBhc3M6d29yZA=="]
    );
    assert_eq!(echo.query.as_deref(), Some("limit=1&api%20key=s%26t"));
    assert_eq!(echo.headers["cookie"], ["theme=dark; sid=s/t==; csrf=u"]);
    Ok(())
}

#[tokio::test]
async fn the_last_credential_of_a_place_counts() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::builder(&server)
        .credential(Credential::basic("ada", "old"))
        .credential(Credential::query("key", "old"))
        .credential(Credential::bearer("new"))
        .credential(Credential::query("key", "new"))
        .credential(Credential::cookie("sid", "old"))
        .credential(Credential::cookie("sid", "new"))
        .build()?;

    let echo = client
        .call(Method::GET, "/echo")
        .send::<Json<Echo>>()
        .await?
        .value;

    assert_eq!(echo.headers["authorization"], ["Bearer new"]);
    assert_eq!(echo.query.as_deref(), Some("key=new"));
    assert_eq!(echo.headers["cookie"], ["sid=new"]);

    let call = client.call(Method::GET, "/echo").cookie("sid", "own");
    let call = call.query("key", "own").header("authorization", "own");
    let echo = call.send::<Json<Echo>>().await?.value;
    assert_eq!(echo.headers["cookie"], ["sid=own"]);
    assert_eq!(echo.headers["authorization"], ["own"]);
    assert_eq!(echo.query.as_deref(), Some("key=own"));
    Ok(())
}

#[tokio::test]
async fn a_call_takes_the_scheme_that_it_names() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::builder(&server)
        .credential(Credential::basic("ada", "old").scheme("basic"))
        .credential(Credential::basic("ada", "word").scheme("basic"))
        .credential(Credential::bearer("token").scheme("user"))
        .credential(Credential::bearer("app-token").scheme("app"))
        .credential(Credential::query("key", SECRET))
        .build()?;
    let call = || client.call(Method::GET, "/echo");

    for (call, header) in [
        (call(), "Bearer app-token"),
        // `ada:word` in base64.
        (call().security(&["key", "basic"]), "Basic YWRhOndvcmQ="),
        (call().security(&["user"]), "Bearer token"),
        (call().security(&["user", "app"]), "Bearer app-token"),
        (call().security(&["another"]), "Bearer app-token"),
    ] {
        let echo = call.send::<Json<Echo>>().await?.value;
        assert_eq!(echo.headers["authorization"], [header]);
        assert_eq!(echo.query.as_deref(), Some("key=s3cr3t"));
    }
    Ok(())
}

#[tokio::test]
async fn an_exceptional_credential_goes_where_it_is_asked_for_or_alone() -> Result<(), Error> {
    let server = echo::serve().await;
    let exception = Credential::basic("ada", "word").scheme("basic");
    let alone = echo::builder(&server).credential(exception.exceptional());
    let both = alone
        .clone()
        .credential(Credential::bearer("token").scheme("user"));
    let (alone, both) = (alone.build()?, both.build()?);

    // `ada:word` in base64.
    let basic = "Basic YWRhOndvcmQ=";
    for (client, schemes, header) in [
        (&both, None, "Bearer token"),
        (&both, Some(&["basic"]), basic),
        (&alone, None, basic),
        (&alone, Some(&["another"]), basic),
    ] {
        let call = client.call(Method::GET, "/echo");
        let call = match schemes {
            Some(schemes) => call.security(schemes),
            None => call,
        };
        let echo = call.send::<Json<Echo>>().await?.value;
        assert_eq!(echo.headers["authorization"], [header]);
    }
    Ok(())
}

#[tokio::test]
async fn a_call_that_takes_no_scheme_is_sent_without_credentials() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::builder(&server)
        .credential(Credential::bearer("token"))
        .credential(Credential::query("key", SECRET))
        .credential(Credential::cookie("sid", SECRET))
        .build()?;

    let call = client.call(Method::GET, "/echo").security(&[]);
    let echo = call.send::<Json<Echo>>().await?.value;
    assert!(!echo.headers.contains_key("authorization"));
    assert!(!echo.headers.contains_key("cookie"));
    assert_eq!(echo.query, None);

    // But with one that is its own.
    let call = client.call(Method::GET, "/echo").security(&[]);
    let call = call.credential(Credential::bearer("own"));
    let echo = call.send::<Json<Echo>>().await?.value;
    assert_eq!(echo.headers["authorization"], ["Bearer own"]);
    assert_eq!(echo.query, None);
    Ok(())
}

#[tokio::test]
async fn a_call_has_credentials_of_its_own() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::builder(&server)
        .credential(Credential::bearer("token").scheme("user"))
        .credential(Credential::query("key", SECRET))
        .build()?;

    let call = client.call(Method::GET, "/echo").security(&["user"]);
    let mut call = call
        .credential(Credential::bearer("old"))
        .credential(Credential::bearer("own"))
        .credential(Credential::cookie("sid", "own"));
    for call in [call.again(), call] {
        let echo = call.send::<Json<Echo>>().await?.value;
        assert_eq!(echo.headers["authorization"], ["Bearer own"]);
        assert_eq!(echo.headers["cookie"], ["sid=own"]);
        assert_eq!(echo.query.as_deref(), Some("key=s3cr3t"));
    }

    // The others are as before.
    let call = client.call(Method::GET, "/echo");
    let echo = call.send::<Json<Echo>>().await?.value;
    assert_eq!(echo.headers["authorization"], ["Bearer token"]);

    let call = client.call(Method::GET, "/echo");
    let call = call.credential(Credential::bearer("s3cr3t\n"));
    let error = call.send::<Nothing>().await.unwrap_err();
    assert_hidden(format!("{error:?}"));
    assert!(matches!(error, Error::Build(_)), "{error}");
    Ok(())
}

#[tokio::test]
async fn no_text_shows_a_secret() -> Result<(), Error> {
    let credentials = [
        Credential::header(HeaderName::from_static("x-api-key"), SECRET),
        Credential::bearer(SECRET),
        Credential::basic("ada", SECRET),
        Credential::query("key", SECRET),
        Credential::cookie("sid", SECRET),
    ];
    for credential in credentials {
        assert_hidden(format!("{credential:?}"));
        // Nothing listens there.
        let builder = ClientBuilder::new(Some("http://127.0.0.1:1"), "tests/1.0");
        let builder = builder.credential(credential);
        assert_hidden(format!("{builder:?}"));
        let client = builder.build()?;
        assert_hidden(format!("{client:?}"));

        let error = client
            .call(Method::GET, "/echo")
            .send::<Nothing>()
            .await
            .unwrap_err();
        assert_hidden(format!("{error:?}"));
        let mut cause: Option<&dyn std::error::Error> = Some(&error);
        while let Some(error) = cause {
            assert_hidden(error.to_string());
            cause = error.source();
        }
    }
    Ok(())
}

#[test]
fn a_secret_that_no_header_can_hold_is_refused() {
    let api_key = HeaderName::from_static("x-api-key");
    let credentials = [
        ("x-api-key", Credential::header(api_key, "s3cr3t\n")),
        ("cookie", Credential::cookie("sid", "s3cr3t\n")),
        ("cookie", Credential::cookie("sid", "s3cr3t; admin=1")),
    ];
    for (header, credential) in credentials {
        let builder = ClientBuilder::new(Some("http://127.0.0.1:1"), "tests/1.0");

        let error = builder.credential(credential).build().unwrap_err();

        assert_hidden(format!("{error:?}"));
        assert_eq!(
            error.to_string(),
            format!("the value for the header `{header}` has characters that a header cannot hold")
        );
    }
}

fn assert_hidden(text: String) {
    assert!(!text.contains(SECRET), "the secret stands in {text}");
}
