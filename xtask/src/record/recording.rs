//! The form of a recording, as `tests/replay/recordings/README.md` describes it.

use generator::json::Json;
use serde::Serialize;
use serde_json::Value;

/// A call as it is written. What is not there is left out.
#[derive(Serialize)]
pub struct Recording {
    pub origin: String,
    pub request: Request,
    pub response: Response,
}

#[derive(Serialize)]
pub struct Request {
    pub method: String,
    pub path: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<(String, String)>,
    pub headers: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Json>,
}

#[derive(Serialize)]
pub struct Response {
    pub status: u16,
    pub headers: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Why a text that was meant as JSON is none: its redaction does not show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<String>,
}
