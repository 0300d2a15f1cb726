//! What stands between calls and the transport.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Method, Request, Response, Uri};

use crate::calls::answer::Nothing;
use crate::calls::error::Error;
use crate::clients::credential::Credential;
use crate::offline::{answering, builder, call, ok, status};
use crate::transports::boxed::BoxFuture;
use crate::transports::fault::{Fault, FaultKind};
use crate::transports::interceptor::{Attempt, Interceptor, Next};
use crate::transports::transport::Sent;

/// Writes down what it sees, and leaves a mark on the request.
#[derive(Clone, Debug)]
struct Notes {
    name: &'static str,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Interceptor for Notes {
    fn before(&self, request: &mut Request<Bytes>) -> Result<(), Fault> {
        let attempt = request.extensions().get::<Attempt>().unwrap();
        let line = format!("{} before {} {}", self.name, attempt.path, attempt.number);
        self.lines.lock().unwrap().push(line);
        let mark = HeaderValue::from_static(self.name);
        request.headers_mut().append("x-seen-by", mark);
        assert!(!format!("{request:?}").contains("s3cr3t"));
        Ok(())
    }

    fn after(&self, answer: &mut Response<Bytes>) {
        let line = format!("{} after {}", self.name, answer.status().as_u16());
        self.lines.lock().unwrap().push(line);
    }
}

#[tokio::test(start_paused = true)]
async fn they_see_every_attempt_in_their_order_and_no_credential() -> Result<(), Error> {
    let mock = answering(Method::GET, [status(503), ok()]);
    let lines = Arc::default();
    let notes = |name| Notes {
        name,
        lines: Arc::clone(&lines),
    };
    let client = builder(&mock)
        .credential(Credential::header(
            HeaderName::from_static("x-api-key"),
            "s3cr3t",
        ))
        .credential(Credential::query("key", "s3cr3t"))
        .interceptor(notes("outer"))
        .interceptor(notes("inner"))
        .build()?;

    call(&client, Method::GET).send::<Nothing>().await?;

    assert_eq!(
        *lines.lock().unwrap(),
        [
            "outer before /things 1",
            "inner before /things 1",
            "inner after 503",
            "outer after 503",
            "outer before /things 2",
            "inner before /things 2",
            "inner after 200",
            "outer after 200",
        ]
    );
    let requests = mock.requests();
    let marks: Vec<_> = requests[1].headers.get_all("x-seen-by").iter().collect();
    assert_eq!(marks, ["outer", "inner"]);
    assert_eq!(requests[1].headers["x-api-key"], "s3cr3t");
    Ok(())
}

/// Answers `GET` by itself and refuses everything else.
#[derive(Debug)]
struct Cache;

impl Interceptor for Cache {
    fn around<'a>(&'a self, request: Request<Bytes>, next: Next<'a>) -> BoxFuture<'a, Sent> {
        assert!(format!("{next:?}").starts_with("Next { limits: Limits { timeout: "));
        Box::pin(async move {
            match *request.method() {
                Method::GET => Ok(Response::new(Bytes::from_static(b"kept"))),
                Method::PUT => next.run(request).await,
                _ => Err(Fault::new(FaultKind::Refused).caused_by("the cache is for reading")),
            }
        })
    }
}

#[tokio::test]
async fn they_can_answer_by_themselves_or_refuse() -> Result<(), Error> {
    let mock = answering(Method::PUT, [ok()]);
    let client = builder(&mock).interceptor(Cache).build()?;

    let answer = call(&client, Method::GET).send::<Nothing>().await?;
    assert_eq!(answer.body, "kept");
    call(&client, Method::PUT).send::<Nothing>().await?;
    let error = call(&client, Method::POST).send::<Nothing>().await;

    assert_eq!(mock.requests().len(), 1);
    let error = chain(&error.unwrap_err());
    assert_eq!(
        error,
        [
            "`POST /things` got no answer: the request was refused before it was sent",
            "the cache is for reading",
        ]
    );
    Ok(())
}

/// The error and what caused it, each in its own words.
fn chain(error: &dyn std::error::Error) -> Vec<String> {
    let chain = std::iter::successors(Some(error), |error| error.source());
    chain.map(ToString::to_string).collect()
}

/// Sends everything to this address instead.
#[derive(Debug)]
struct Elsewhere(&'static str);

impl Interceptor for Elsewhere {
    fn before(&self, request: &mut Request<Bytes>) -> Result<(), Fault> {
        *request.uri_mut() = Uri::from_static(self.0);
        Ok(())
    }
}

#[tokio::test]
async fn credentials_go_to_the_origin_of_the_base_url_alone() -> Result<(), Error> {
    for (address, is_signed) in [
        ("https://api.example.com/other", true),
        ("https://API.example.com:443/things", true),
        ("https://api.example.com:8443/things", false),
        ("http://api.example.com/things", false),
        ("http://api.example.com:443/things", false),
        ("https://api.example.com.example.org/things", false),
        ("https://example.com/things", false),
    ] {
        let mock = answering(Method::GET, [ok()]);
        let client = builder(&mock)
            .credential(Credential::bearer("s3cr3t"))
            .credential(Credential::query("key", "s3cr3t"))
            .interceptor(Elsewhere(address))
            .build()?;

        call(&client, Method::GET).send::<Nothing>().await?;

        let request = &mock.requests()[0];
        let secrets = (
            request.headers.contains_key("authorization"),
            request.parameter("key").is_some(),
        );
        assert_eq!(secrets, (is_signed, is_signed), "{address}");
    }
    Ok(())
}

/// Sends a request of its own in place of each.
#[derive(Debug)]
struct Anew;

impl Interceptor for Anew {
    fn around<'a>(&'a self, request: Request<Bytes>, next: Next<'a>) -> BoxFuture<'a, Sent> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let request = Request::builder().method(method).uri(uri);
        next.run(request.body(Bytes::new()).unwrap())
    }
}

#[tokio::test]
async fn what_a_call_says_of_its_credentials_outlives_its_request() -> Result<(), Error> {
    let mock = answering(Method::GET, [ok(), ok()]);
    let client = builder(&mock)
        .credential(Credential::bearer("of-client"))
        .interceptor(Anew)
        .build()?;

    let none = call(&client, Method::GET).security(&[]);
    none.send::<Nothing>().await?;
    let own = call(&client, Method::GET).credential(Credential::bearer("own"));
    own.send::<Nothing>().await?;

    let requests = mock.requests();
    assert!(!requests[0].headers.contains_key("authorization"));
    assert_eq!(requests[1].headers["authorization"], "Bearer own");
    Ok(())
}
