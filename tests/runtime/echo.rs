//! A server on loopback that answers with what it was asked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::clients::client::{Client, ClientBuilder};

/// A request as it was on the wire.
#[derive(Debug, Serialize, Deserialize)]
pub struct Echo {
    pub method: String,
    pub path: String,
    pub query: Option<String>,
    pub headers: BTreeMap<String, Vec<String>>,
    pub body: String,
}

impl Echo {
    fn of(request: &Request) -> Self {
        let mut headers = BTreeMap::<_, Vec<_>>::new();
        for (name, value) in &request.headers {
            let text = String::from_utf8_lossy(value.as_bytes()).into_owned();
            headers.entry(name.to_string()).or_default().push(text);
        }
        Self {
            method: request.method.to_string(),
            path: request.url.path().to_owned(),
            query: request.url.query().map(str::to_owned),
            headers,
            body: String::from_utf8_lossy(&request.body).into_owned(),
        }
    }
}

pub async fn serve() -> MockServer {
    let server = MockServer::start().await;
    let echo = |request: &Request| ResponseTemplate::new(200).set_body_json(Echo::of(request));
    Mock::given(any()).respond_with(echo).mount(&server).await;
    server
}

pub fn builder(server: &MockServer) -> ClientBuilder {
    ClientBuilder::new(Some(&server.uri()), "tests/1.0")
}

pub fn client(server: &MockServer) -> Client {
    builder(server)
        .build()
        .expect("the address of the server is valid")
}
