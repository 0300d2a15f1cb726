//! Arguments in the path: whatever the text, it stays one segment or is refused.

use dixa_integrations::{Client, Error};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// Texts, and how they are written in a path.
const SEGMENTS: [(&str, &str); 21] = [
    ("plain-1._~", "plain-1._~"),
    ("a/b", "a%2Fb"),
    ("../users", "..%2Fusers"),
    ("a b", "a%20b"),
    (" ", "%20"),
    ("100%", "100%25"),
    ("%2F", "%252F"),
    ("%2e%2e", "%252e%252e"),
    ("?limit=1", "%3Flimit%3D1"),
    ("#top", "%23top"),
    ("a&b=c", "a%26b%3Dc"),
    ("a+b", "a%2Bb"),
    ("a;b", "a%3Bb"),
    ("a\\b", "a%5Cb"),
    ("{id}", "%7Bid%7D"),
    ("...", "..."),
    ("førstehjælp", "f%C3%B8rstehj%C3%A6lp"),
    ("日本", "%E6%97%A5%E6%9C%AC"),
    ("🎉", "%F0%9F%8E%89"),
    ("a\nb", "a%0Ab"),
    ("\0", "%00"),
];

#[tokio::test]
async fn every_text_stays_one_segment() -> Result<(), Error> {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200).set_body_string(r#"{"data":{}}"#))
        .mount(&server)
        .await;
    let client = Client::builder().base_url(server.uri()).build()?;

    for (text, _) in SEGMENTS {
        client.queues().get(text).await?;
    }

    let received = server.received_requests().await.unwrap();
    let urls: Vec<_> = received
        .iter()
        .map(|request| request.url.as_str())
        .collect();
    let expected = SEGMENTS.map(|(_, segment)| format!("http://localhost/v1/queues/{segment}"));
    assert_eq!(urls, expected);
    Ok(())
}

/// These would ask for another path, so nothing is sent: no server is there.
#[tokio::test]
async fn a_text_that_would_change_the_path_is_refused() -> Result<(), Error> {
    let client = Client::builder().base_url("http://127.0.0.1:1").build()?;

    let mut messages = Vec::new();
    for text in ["", ".", ".."] {
        match client.users().list_requested_conversations(text).await {
            Err(Error::Build(error)) => messages.push(error.to_string()),
            other => panic!("`{text}` gave {other:?}"),
        }
    }

    let argument = "the argument `userId` of `/v1/users/{userId}/requested_conversations` is";
    assert_eq!(
        messages,
        [
            format!("{argument} empty"),
            format!("{argument} `.` or `..`, which would change the path"),
            format!("{argument} `.` or `..`, which would change the path"),
        ]
    );
    Ok(())
}

#[tokio::test]
async fn a_negative_id_is_a_segment_too() -> Result<(), Error> {
    let server = MockServer::start().await;
    let client = Client::builder().base_url(server.uri()).build()?;

    let error = client.conversations().get(i64::MIN).await.unwrap_err();

    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(request.url.path(), "/v1/conversations/-9223372036854775808");
    Ok(())
}
