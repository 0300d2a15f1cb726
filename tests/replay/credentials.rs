//! The token: how it is sent, and that nothing ever shows it.

use std::fmt::Debug;
use std::time::Duration;

use dixa_integrations::models::CreateUserBody;
use dixa_integrations::{BuildError, Client, Error};
use wiremock::matchers::{header, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const TOKEN: &str = "s3cr3t-t0k3n";

#[tokio::test]
async fn a_token_is_the_whole_header_or_a_bearer_token() -> Result<(), Error> {
    let server = MockServer::start().await;
    for value in [TOKEN.to_owned(), format!("Bearer {TOKEN}")] {
        Mock::given(header("authorization", value))
            .respond_with(ResponseTemplate::new(200).set_body_string(r#"{"data":[]}"#))
            .expect(1)
            .mount(&server)
            .await;
    }

    let builder = Client::builder().base_url(server.uri());
    builder.clone().token(TOKEN).build()?.tags().list().await?;
    builder.bearer_token(TOKEN).build()?.tags().list().await?;
    Ok(())
}

#[test]
fn what_asks_does_not_show_the_token() -> Result<(), BuildError> {
    for builder in builders("http://127.0.0.1:1") {
        assert_hidden(&builder);
        let client = builder.build()?;
        assert_hidden(&client);
        assert_hidden(&client.users());
        assert_hidden(&client.users().list().email("ada@example.com"));
        assert_hidden(&client.users().create(CreateUserBody::new()));
        assert_hidden(&client.call(reqwest::Method::GET, "/v1/users"));
    }
    Ok(())
}

#[tokio::test]
async fn what_is_answered_does_not_show_the_token() -> Result<(), Error> {
    let server = MockServer::start().await;
    for (at, answer) in [
        (
            "/v1/tags",
            ResponseTemplate::new(200).set_body_string(r#"{"data":[]}"#),
        ),
        (
            "/v1/queues",
            ResponseTemplate::new(200).set_body_string(r#"{"data":0}"#),
        ),
        (
            "/v1/flows",
            ResponseTemplate::new(401).set_body_string("no"),
        ),
        (
            "/v1/users",
            ResponseTemplate::new(200).set_delay(Duration::from_secs(60)),
        ),
    ] {
        Mock::given(path(at))
            .respond_with(answer)
            .mount(&server)
            .await;
    }

    for builder in builders(&server.uri()) {
        let client = builder.build()?;

        assert_hidden(&client.tags().list().answer().await?);
        assert_error(client.queues().list().await, |error| {
            matches!(error, Error::Decode(_))
        });
        assert_error(client.flows().list().await, |error| {
            matches!(error, Error::Status(_))
        });
        let late = client.users().list();
        let late = late.configure(|call| call.timeout(Duration::from_millis(500)));
        assert_error(late.await, |error| matches!(error, Error::Transport(_)));
        assert_error(client.queues().get("").await, |error| {
            matches!(error, Error::Build(_))
        });
    }
    Ok(())
}

/// A token read from a file often ends in a line break, which no header can hold.
#[test]
fn a_token_of_two_lines_is_refused_without_showing_it() {
    for builder in [
        Client::builder().token(format!("{TOKEN}\n")),
        Client::builder().bearer_token(format!("{TOKEN}\n")),
    ] {
        let error = builder.build().unwrap_err();
        assert_hidden(&error);
        assert_eq!(
            error.to_string(),
            "the value for the header `authorization` has characters that a header cannot hold"
        );
    }
}

fn builders(base_url: &str) -> [dixa_integrations::ClientBuilder; 2] {
    let builder = Client::builder().base_url(base_url);
    [builder.clone().token(TOKEN), builder.bearer_token(TOKEN)]
}

fn assert_hidden(value: &impl Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains(TOKEN), "the token stands in {text}");
    }
}

/// The error is of this kind, and neither it nor what caused it shows the token.
fn assert_error<T: Debug>(result: Result<T, Error>, is_expected: fn(&Error) -> bool) {
    let error = result.unwrap_err();
    assert!(
        is_expected(&error),
        "this is another kind of error: {error:?}"
    );
    assert_hidden(&error);
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = cause {
        assert!(
            !error.to_string().contains(TOKEN),
            "the token stands in {error}"
        );
        cause = error.source();
    }
}
