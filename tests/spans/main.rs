//! The span of a call: what it says, and what it must not say.
//!
//! A process of its own, in which no call is made without a subscriber: where one is, while a
//! subscriber of another thread begins, `tracing` may take it that nobody wants such spans.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use dixa_integrations::http::Method;
use dixa_integrations::http::header::HeaderName;
use dixa_integrations::{
    Client, Credential, FaultKind, Json, MockAnswer, MockTransport, RetryPolicy,
};
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Keeps the fields of all spans and events, the later value of each.
#[derive(Clone, Default)]
struct Fields(Arc<Mutex<BTreeMap<String, String>>>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_text(field.name(), value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}

impl Fields {
    fn record_text(&self, name: &str, value: &str) {
        let mut fields = self.0.lock().unwrap();
        fields.insert(name.to_owned(), value.to_owned());
    }
}

impl Subscriber for Fields {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Self::default();
        event.record(&mut fields);
        let fields = fields.0.lock().unwrap();
        let text = format!("{} after {}", fields["error.type"], fields["attempt"]);
        self.clone().record_text(&fields["message"], &text);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn ok() -> MockAnswer {
    MockAnswer::json(200, json!({ "name": "Ada" }))
}

fn status(status: u16) -> MockAnswer {
    MockAnswer::new(status, "no")
}

/// The fields of the span of a call that is answered so.
async fn fields(answers: impl IntoIterator<Item = MockAnswer>) -> BTreeMap<String, String> {
    fields_at("https://api.example.com:8443", answers).await
}

/// The same, at a server of one's own.
async fn fields_at(
    base_url: &str,
    answers: impl IntoIterator<Item = MockAnswer>,
) -> BTreeMap<String, String> {
    let respond = |mock: MockTransport, answer| mock.respond(Method::PUT, "/things", answer);
    let mock = answers.into_iter().fold(MockTransport::new(), respond);
    let client = Client::builder()
        .base_url(base_url)
        .transport(mock)
        .retry(RetryPolicy::default().attempts(2))
        .credential(Credential::query("key", "s3cr3t"))
        .credential(Credential::header(
            HeaderName::from_static("x-api-key"),
            "s3cr3t",
        ))
        .build()
        .unwrap();
    let fields = Fields::default();
    let guard = tracing::subscriber::set_default(fields.clone());
    let call = client.call(Method::PUT, "/things").query("who", "s3cr3t");
    let _ = call
        .json(&json!("s3cr3t"))
        .send::<Json<serde_json::Value>>()
        .await;
    drop(guard);
    let fields = fields.0.lock().unwrap();
    assert!(!format!("{fields:?}").contains("s3cr3t"), "{fields:?}");
    fields.clone()
}

#[tokio::test(start_paused = true)]
async fn a_span_says_what_was_asked_and_answered() {
    let fields = fields([status(503), ok()]).await;
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            ("http.request.method", "PUT"),
            ("http.request.resend_count", "1"),
            ("http.response.status_code", "200"),
            ("otel.kind", "client"),
            ("otel.name", "PUT /things"),
            ("server.address", "api.example.com"),
            ("server.port", "8443"),
            ("the call is tried again", "503 after 1"),
            ("url.template", "/things"),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn the_kind_of_an_error_is_one_word() {
    let fault = MockAnswer::fault;
    let limit = 1;
    for (answer, expected) in [
        (status(404), "404"),
        (status(200), "decode"),
        (fault(FaultKind::Connect), "connect"),
        (fault(FaultKind::ConnectTimeout), "timeout"),
        (fault(FaultKind::Timeout), "timeout"),
        (fault(FaultKind::Connection), "connection"),
        (fault(FaultKind::TooLarge { limit }), "too_large"),
        (fault(FaultKind::Refused), "refused"),
    ] {
        let fields = fields([answer]).await;
        assert_eq!(fields["error.type"], expected);
        assert_eq!(fields["otel.status_code"], "ERROR");
    }
}

/// The conventions want it, also where the address names none.
#[tokio::test]
async fn the_port_is_told_always() {
    for (base_url, port) in [("https://api.example.com", "443"), ("http://[::1]", "80")] {
        let fields = fields_at(base_url, [ok()]).await;
        assert_eq!(fields["server.port"], port);
        assert!(!fields.contains_key("otel.status_code"));
    }
}
