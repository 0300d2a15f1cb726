//! A running Prism, and the server behind it.

use std::error::Error as StdError;
use std::fmt::Debug;
use std::io::Write;
use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

use dixa_integrations::Error;
use serde_json::json;
use tempfile::NamedTempFile;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::described::Description;

/// How long Prism may take until it listens.
const START: Duration = Duration::from_secs(120);

/// What the server behind Prism says to everything. The description has this for every operation, so
/// that Prism finds no fault with it, and Prism itself never says it.
const CAME_THROUGH: &str = "it came through";

/// Prism as a proxy; it ends when this is dropped.
pub struct Prism {
    behind: MockServer,
    url: String,
    _process: Child,
    _output: Lines<BufReader<ChildStdout>>,
    _description: NamedTempFile,
}

impl Prism {
    /// Starts this program, and waits until it listens.
    pub async fn start(
        program: &str,
        description: &Description,
    ) -> Result<Self, Box<dyn StdError>> {
        let behind = MockServer::start().await;
        let answer = ResponseTemplate::new(400).set_body_json(json!({ "message": CAME_THROUGH }));
        Mock::given(any()).respond_with(answer).mount(&behind).await;

        let mut file = tempfile::Builder::new().suffix(".json").tempfile()?;
        file.write_all(description.text().as_bytes())?;
        // Free now, and nobody is in a hurry to take it.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut process = Command::new(program)
            .args(["proxy", "--errors", "--port", &port.to_string()])
            .arg(file.path())
            .arg(behind.uri())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{program} cannot be started: {error}"))?;
        let output = process.stdout.take().ok_or("Prism has no output")?;
        let mut output = BufReader::new(output).lines();
        timeout(START, listening(&mut output)).await??;
        Ok(Self {
            behind,
            url: format!("http://127.0.0.1:{port}"),
            _process: process,
            _output: output,
            _description: file,
        })
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests in which it found no fault.
    pub async fn came_through(&self) -> Vec<Request> {
        let requests = self.behind.received_requests().await;
        requests.unwrap_or_default()
    }
}

/// Waits until Prism says that it listens.
async fn listening(output: &mut Lines<BufReader<ChildStdout>>) -> Result<(), Box<dyn StdError>> {
    let mut said = String::new();
    while let Some(line) = output.next_line().await? {
        if line.contains("listening") {
            return Ok(());
        }
        said += &line;
    }
    Err(format!("Prism ended: {said}").into())
}

/// Checks that a call came through.
pub fn passes<T: Debug>(called: Result<T, Error>) -> Result<(), Box<dyn StdError>> {
    match called {
        Err(Error::Status(error)) if error.text().contains(CAME_THROUGH) => Ok(()),
        Err(error) => Err(format!("Prism finds fault: {error}").into()),
        Ok(value) => Err(format!("nobody answers this: {value:?}").into()),
    }
}

/// Checks that a call was refused by Prism with this status.
pub fn is_refused<T: Debug>(
    called: Result<T, Error>,
    status: u16,
) -> Result<(), Box<dyn StdError>> {
    match called {
        Err(error) if error.status().is_some_and(|it| it == status) => Ok(()),
        called => Err(format!("Prism must refuse this with {status}: {called:?}").into()),
    }
}
