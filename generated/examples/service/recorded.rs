//! Whom the examples ask: the API, or a server on loopback that answers with recordings.

use std::error::Error;
use std::{env, fs};

use dixa_integrations::Client;
use serde_json::{Value, json};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const RECORDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/replay/recordings");

/// The API if `DIXA_TOKEN` is set; else a server with recordings, which needs neither token nor network.
pub struct Service {
    /// A client that asks it.
    pub client: Client,
    server: Option<MockServer>,
}

impl Service {
    /// The service; each of the recordings is `<resource>/<name>`.
    pub async fn start(recordings: &[&str]) -> Result<Self, Box<dyn Error>> {
        let builder = Client::builder();
        if let Ok(token) = env::var("DIXA_TOKEN") {
            let client = builder.token(token).build()?;
            return Ok(Self {
                client,
                server: None,
            });
        }
        let server = MockServer::start().await;
        for name in recordings {
            server.register(answer(name)?).await;
        }
        let client = builder.base_url(server.uri()).build()?;
        Ok(Self {
            client,
            server: Some(server),
        })
    }

    /// The argument of the program: `what` in words, and what the recordings have.
    pub fn argument(&self, what: &str, recorded: &str) -> Result<String, String> {
        match (env::args().nth(1), &self.server) {
            (Some(argument), _) => Ok(argument),
            (None, Some(_)) => Ok(recorded.to_owned()),
            (None, None) => Err(format!("give {what} as an argument")),
        }
    }
}

/// The recorded answer to the recorded request, and to no other.
fn answer(name: &str) -> Result<Mock, Box<dyn Error>> {
    let path = format!("{RECORDINGS}/{name}.json");
    let text = fs::read_to_string(&path).map_err(|error| {
        format!(
            "{path} cannot be read: {error}\n\
             The recordings are in the repository of this crate and not in the published crate; \
             set DIXA_TOKEN to ask the API instead."
        )
    })?;
    let recording: Value = serde_json::from_str(&text)?;
    let body = ResponseTemplate::new(200).set_body_json(&recording["response"]["body"]);
    let is_recorded = move |request: &Request| is(request, &recording["request"]);
    Ok(Mock::given(is_recorded).respond_with(body))
}

fn is(request: &Request, recorded: &Value) -> bool {
    let query: Vec<_> = request.url.query_pairs().collect();
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    recorded["method"] == request.method.as_str()
        && recorded["path"] == request.url.path()
        && recorded.get("query").unwrap_or(&json!([])) == &json!(query)
        && recorded.get("body").unwrap_or(&Value::Null) == &body
}
