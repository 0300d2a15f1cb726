//! Passes calls on to an API, and what it answers back.

use std::convert::Infallible;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ACCEPT_ENCODING, CONNECTION, CONTENT_LENGTH, HOST, HeaderMap, TRANSFER_ENCODING,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use tokio::net::TcpListener;

use super::recordings::{Call, Recorder};
use crate::addresses::builder;
use crate::failures::{self, Failure};

/// How many bytes the body of a request may have.
const SIZE: usize = 20_000_000;

/// How long the API may take to answer.
const TIME: Duration = Duration::from_secs(60);

/// What is between two neighbours, and not between the ends; and the offer to compress, without
/// which bodies come as they are.
const NOT_PASSED: [hyper::header::HeaderName; 5] = [
    HOST,
    CONNECTION,
    CONTENT_LENGTH,
    TRANSFER_ENCODING,
    ACCEPT_ENCODING,
];

type Problem = Box<dyn std::error::Error + Send + Sync>;

/// A proxy for one API.
#[derive(Clone)]
pub struct Proxy {
    client: Client,
    base_url: Url,
    recorder: Arc<Recorder>,
}

impl Proxy {
    /// With the address of the API.
    pub fn new(base_url: Url, recorder: Arc<Recorder>) -> Result<Self, Failure> {
        let client = builder(&base_url)
            .timeout(TIME)
            .redirect(Policy::none())
            .build();
        let client = client.map_err(|error| failures::no_client(&error))?;
        Ok(Self {
            client,
            base_url,
            recorder,
        })
    }

    /// Serves each connection, without end.
    pub async fn serve(self, listener: TcpListener) {
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                continue;
            };
            let proxy = self.clone();
            let service = service_fn(move |request| answer(proxy.clone(), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // A connection that breaks is the business of the caller.
            tokio::spawn(async { drop(connection.await) });
        }
    }

    /// The address of a call as the caller made it: without the path of the base URL, which may have a secret in it.
    fn called(&self, uri: &Uri) -> Url {
        let mut url = self.base_url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        url
    }

    async fn passed_on(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Problem> {
        let (head, body) = request.into_parts();
        let body = Limited::new(body, SIZE).collect().await?.to_bytes();
        let target = head
            .uri
            .path_and_query()
            .map_or("/", |target| target.as_str());
        let base = self.base_url.as_str().trim_end_matches('/');
        let url = Url::parse(&format!("{base}{target}"))?;
        let sent = self.client.request(head.method.clone(), url);
        let sent = sent.headers(passed(&head.headers)).body(body.clone());
        let received = sent.send().await.map_err(reqwest::Error::without_url)?;
        let (status, headers) = (received.status(), passed(received.headers()));
        let answer = received
            .bytes()
            .await
            .map_err(reqwest::Error::without_url)?;
        self.recorder.record(&Call {
            url: self.called(&head.uri),
            method: head.method,
            headers: head.headers,
            body,
            status,
            answer_headers: headers.clone(),
            answer: answer.clone(),
        });
        let mut response = Response::new(Full::new(answer));
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

/// What a caller gets: what the API answered, or 502 with the reason why it did not.
async fn answer(
    proxy: Proxy,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let path = proxy.recorder.shown(request.uri().path());
    let call = format!("{} {path}", request.method());
    let result = proxy.passed_on(request).await;
    Ok(result.unwrap_or_else(|problem| {
        proxy.recorder.miss();
        let problem = failures::innermost(problem.as_ref());
        let text = format!("{call} could not be passed on: {problem}");
        let _ = writeln!(io::stderr(), "warning: {text}");
        let mut response = Response::new(Full::from(text));
        *response.status_mut() = StatusCode::BAD_GATEWAY;
        response
    }))
}

fn passed(headers: &HeaderMap) -> HeaderMap {
    let mut passed = headers.clone();
    for name in NOT_PASSED {
        passed.remove(name);
    }
    passed
}
