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

/// A server that gives the recorded answers in turn, and the last one to every further request.
///
/// When it is dropped, each request must have been the recorded one, and none may be left over.
pub struct Recorded {
    server: MockServer,
    recordings: Vec<Recording>,
    sent: Arc<Mutex<Vec<Request>>>,
}

impl Recorded {
    /// Serves the recording of this name: `users/list` is `recordings/users/list.json`.
    pub async fn serve(name: &str) -> Self {
        Self::serve_in_turn(&[name]).await
    }

    /// Serves the recordings of these names, one after the other.
    pub async fn serve_in_turn(names: &[&str]) -> Self {
        let recordings: Vec<_> = names.iter().map(|name| Recording::read(name)).collect();
        let templates = recordings.iter().map(|it| it.response.template());
        let templates: Vec<_> = templates.collect();
        let sent = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&sent);
        let answer = move |request: &Request| {
            let mut seen = seen.lock().unwrap();
            seen.push(request.clone());
            templates[seen.len().min(templates.len()) - 1].clone()
        };
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        Self {
            server,
            recordings,
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

    /// The JSON that is answered last.
    pub fn body(&self) -> Value {
        let recording = self.recordings.last().expect("there is a recording");
        let body = &recording.response.body;
        body.clone().expect("the recorded answer is JSON")
    }

    /// What stands under `data` in the JSON that is answered last.
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
        let left_over = self.recordings.len().saturating_sub(sent.len());
        assert_eq!(left_over, 0, "so many recorded requests were not sent");
        for (index, request) in sent.iter().enumerate() {
            let recording = &self.recordings[index.min(self.recordings.len() - 1)];
            assert_eq!(RecordedRequest::of(request), recording.request);
        }
    }
}

/// The value as the JSON that it is encoded to, for comparison with what was received.
pub fn encoded(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("every value of the crate can be encoded")
}
