//! One recorded exchange: served on loopback, and compared with what the client sends.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use dixa_integrations::{Client, ClientBuilder, RetryPolicy};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// Where the recordings are.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/replay/recordings");

/// The headers that no request may have without the recording having them too.
const HEADERS: [&str; 2] = ["authorization", "content-type"];

/// A file of `recordings/`, whose README describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    pub origin: String,
    request: RecordedRequest,
    response: RecordedResponse,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordedRequest {
    method: String,
    path: String,
    #[serde(default)]
    query: Vec<(String, String)>,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordedResponse {
    status: u16,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Option<Value>,
    #[serde(default)]
    text: Option<String>,
}

impl Recording {
    /// Reads a recording by its name: `users/list` is `recordings/users/list.json`.
    pub fn read(name: &str) -> Self {
        let path = Path::new(FOLDER).join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{} is not a recording: {error}", path.display()))
    }
}

impl RecordedRequest {
    /// What a recording would say of this request.
    fn of(sent: &Request) -> Self {
        let headers = HEADERS.iter().filter_map(|name| {
            let values = sent.headers.get_all(*name).iter();
            let texts: Vec<_> = values.map(|value| value.to_str().unwrap()).collect();
            (!texts.is_empty()).then(|| (name.to_string(), texts.join(", ")))
        });
        let body = &sent.body[..];
        Self {
            method: sent.method.to_string(),
            path: sent.url.path().to_owned(),
            query: sent.url.query_pairs().into_owned().collect(),
            headers: headers.collect(),
            body: (!body.is_empty()).then(|| serde_json::from_slice(body).expect("JSON was sent")),
        }
    }
}

impl RecordedResponse {
    fn template(&self) -> ResponseTemplate {
        let body = match (&self.body, &self.text) {
            (Some(body), None) => body.to_string(),
            (None, Some(text)) => text.clone(),
            _ => panic!("a recorded response has either `body` or `text`"),
        };
        self.headers.iter().fold(
            ResponseTemplate::new(self.status).set_body_bytes(body),
            |template, (name, value)| template.insert_header(name.as_str(), value.as_str()),
        )
    }
}

/// A server that gives the recorded answer to every request.
///
/// When it is dropped, each request must have been the recorded one, and there must have been one.
pub struct Recorded {
    server: MockServer,
    recording: Recording,
    sent: Arc<Mutex<Vec<Request>>>,
}

impl Recorded {
    /// Serves the recording of this name: `users/list` is `recordings/users/list.json`.
    pub async fn serve(name: &str) -> Self {
        let recording = Recording::read(name);
        let template = recording.response.template();
        let sent = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&sent);
        let answer = move |request: &Request| {
            seen.lock().unwrap().push(request.clone());
            template.clone()
        };
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        Self {
            server,
            recording,
            sent,
        }
    }

    /// A client that asks this server, with the token of the recordings.
    pub fn client(&self) -> Client {
        let builder = self.builder().token("test-token");
        builder.build().expect("the address of the server is valid")
    }

    /// The beginning of a client that asks this server, once: a recording is one exchange.
    pub fn builder(&self) -> ClientBuilder {
        let builder = Client::builder().base_url(self.server.uri());
        builder.retry(RetryPolicy::none())
    }

    /// The JSON that is answered.
    pub fn body(&self) -> Value {
        let body = &self.recording.response.body;
        body.clone().expect("the recorded answer is JSON")
    }

    /// What stands under `data` in the JSON that is answered.
    pub fn data(&self) -> Value {
        self.body()["data"].take()
    }

    /// The query of the last request, as it was on the wire.
    pub fn raw_query(&self) -> String {
        let sent = self.sent.lock().unwrap();
        let query = sent.last().and_then(|request| request.url.query());
        query.unwrap_or_default().to_owned()
    }
}

impl Drop for Recorded {
    fn drop(&mut self) {
        // A second panic would hide the first.
        if std::thread::panicking() {
            return;
        }
        let sent = self.sent.lock().unwrap();
        assert!(!sent.is_empty(), "nothing was sent");
        for request in sent.iter() {
            assert_eq!(RecordedRequest::of(request), self.recording.request);
        }
    }
}

/// The value as the JSON that it is encoded to, for comparison with what was received.
pub fn encoded(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("every value of the crate can be encoded")
}
