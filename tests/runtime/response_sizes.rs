//! The limit on the size of an answer.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use http::Method;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::calls::answer::Nothing;
use crate::calls::error::Error;
use crate::echo;
use crate::offline::{answering, builder, call};
use crate::testing::mock_answer::MockAnswer;
use crate::transports::fault::FaultKind;

#[tokio::test]
async fn an_answer_of_more_bytes_is_refused() -> Result<(), Error> {
    let server = serving(ResponseTemplate::new(200).set_body_bytes([b' '; 1001])).await;
    let small = echo::builder(&server).max_response_size(1000).build()?;
    let large = echo::builder(&server).max_response_size(1001).build()?;

    let error = call(&small, Method::GET).send::<Nothing>().await;
    let answer = call(&large, Method::GET).send::<Nothing>().await?;

    let error = error.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`GET /things` got no answer: the answer has more than 1000 bytes, which \
         `ClientBuilder::max_response_size` limits"
    );
    assert!(!error.is_retryable());
    assert_eq!(answer.body.len(), 1001);
    Ok(())
}

#[tokio::test]
async fn one_call_can_have_a_limit_of_its_own() -> Result<(), Error> {
    let mock = answering(Method::GET, [MockAnswer::new(200, "12345")]);
    let client = builder(&mock).max_response_size(4).build()?;
    let limited = |bytes| call(&client, Method::GET).max_response_size(bytes);

    assert_eq!(limited(5).send::<Nothing>().await?.body, "12345");
    assert!(limited(3).send::<Nothing>().await.is_err());
    assert!(call(&client, Method::GET).send::<Nothing>().await.is_err());
    Ok(())
}

/// A million bytes that take a thousand on the way.
#[tokio::test]
async fn what_counts_is_the_size_after_decompression() -> Result<(), Error> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&[b' '; 1_000_000]).unwrap();
    let packed = encoder.finish().unwrap();
    let answer = ResponseTemplate::new(200).insert_header("content-encoding", "gzip");
    let server = serving(answer.set_body_bytes(packed.clone())).await;
    let client = echo::builder(&server).max_response_size(100_000).build()?;

    let sent = call(&client, Method::GET).send::<Nothing>().await;

    assert!(packed.len() < 2000);
    let Err(Error::Transport(error)) = sent else {
        panic!("too much was answered, and this came: {sent:?}");
    };
    assert_eq!(error.kind, FaultKind::TooLarge { limit: 100_000 });
    Ok(())
}

/// The client does not rely on a transport to keep the limit.
#[tokio::test]
async fn the_limit_holds_for_any_transport() -> Result<(), Error> {
    let mock = answering(Method::GET, [MockAnswer::new(200, "too long")]);
    let client = builder(&mock).max_response_size(3).build()?;

    let sent = call(&client, Method::GET).send::<Nothing>().await;

    assert!(sent.unwrap_err().to_string().contains("more than 3 bytes"));
    Ok(())
}

async fn serving(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}
