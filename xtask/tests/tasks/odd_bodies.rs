//! What `record` keeps of bodies that few readers of JSON take as they are, and what `drift` makes of it.

use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::drifting::{DESCRIPTION, drift, json};
use crate::sandbox::Sandbox;

const GET: &str = "curl -s -o /dev/null \"$BASE_URL/pets/1\"";
const CALL: &str = "curl -s -d '{\"fax\": 1.50, \"fax\": 2}' \"$BASE_URL/pets/1\"";

/// A folder with what is recorded where the API answers with this, as JSON.
async fn recorded(answer: &[u8], script: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("api.yaml", DESCRIPTION);
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_raw(answer, "application/json");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let url = server.uri();
    let start = ["record", "--description", "api.yaml", "--out", "calls"];
    let end = ["--base-url", &url, "--", "sh", "-c", script];
    let ending = sandbox.run(&[&start[..], &end].concat());
    assert_eq!(ending.code, Some(0), "{ending:?}");
    sandbox
}

/// The text of the only recording.
fn text(sandbox: &Sandbox) -> String {
    let (_, text) = sandbox.files("calls").pop_first().unwrap();
    String::from_utf8(text).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_keep_their_digits_and_members_their_order_and_their_number() {
    let answer = br#"{
        "lives": 12345678901234567890123, "age": 1.10, "weight": 1e400, "x": [-0, 1E+2],
        "b": 1, "a": 2, "b": {"mood": "sad"},
        "name": "Ada", "known": {"\ud83d": "Ada", "\ud83e": "\ud83d"}
    }"#;
    let sandbox = recorded(answer, CALL).await;
    let text = text(&sandbox);
    let (_, body) = text.split_once("\"response\"").unwrap();
    let (_, body) = body.split_once("\"body\": ").unwrap();
    let expected = r#"{
      "lives": 12345678901234567890123,
      "age": 1.10,
      "weight": 1e400,
      "x": [
        -0,
        1E+2
      ],
      "b": 1,
      "a": 2,
      "b": {
        "mood": "sad"
      },
      "name": "Name 1",
      "known": {
        "Text 1": "Name 1",
        "Text 2": "Text 1"
      }
    }
  }
}
"#;
    assert_eq!(body, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_keeps_its_digits_and_members_too() {
    let text = text(&recorded(b"{}", CALL).await);
    let body = "\"body\": {\n      \"fax\": 1.50,\n      \"fax\": 2\n    }";
    assert!(text.contains(body), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn identifiers_and_phones_are_known_again_however_large_they_are() {
    let answer = br#"{"id": 12345678901234567890123, "of": "12345678901234567890123",
        "phone": 45123456789012345678901, "from": "45123456789012345678901", "fax": 4.512345678e9}"#;
    let sandbox = recorded(answer, GET).await;
    let recording: Value = serde_json::from_str(&text(&sandbox)).unwrap();
    let body = &recording["response"]["body"];
    assert_eq!(body["of"], "12345678901234567890123");
    assert_eq!(body["phone"], 15_550_000_001_u64);
    assert_eq!(body["from"], "15550000001");
    assert_eq!(body["fax"], 15_550_000_002_u64);
    assert!(text(&sandbox).contains("\"id\": 12345678901234567890123,"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_recognised_among_members_of_one_key() {
    for answer in [
        r#"{"s3cr3t-value": 1, "s3cr3t-value": 1e400}"#,
        r#"{"s3cr3t\u002dvalue": 1e400}"#,
    ] {
        let sandbox = Sandbox::new();
        let server = MockServer::start().await;
        let answer = ResponseTemplate::new(200).set_body_string(answer);
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let url = server.uri();
        let start = ["record", "--description", "pets.yaml", "--out", "calls"];
        let script = "curl -s -H 'X-Auth: s3cr3t-value' $BASE_URL/pets";
        let end = ["--base-url", &url, "--", "sh", "-c", script];
        let ending = sandbox.run(&[&start[..], &end].concat());
        assert_eq!(ending.code, Some(1), "{ending:?}");
        assert!(!sandbox.path("calls").exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_nearly_json_is_a_text_and_drift_says_where_reading_stopped() {
    for (answer, problem) in [
        (
            &b"{\n  \"name\": \"Ada\",\n}"[..],
            "key must be a string at line 3 column 1",
        ),
        (
            b"{\"name\": \"Ada",
            "EOF while parsing a string at line 1 column 13",
        ),
        (b"[\n\"Ad\xe4\"]", "no UTF-8 at line 2 column 4"),
    ] {
        let sandbox = recorded(answer, GET).await;
        let recording: Value = serde_json::from_str(&text(&sandbox)).unwrap();
        let response = &recording["response"];
        assert_eq!(response["text"], "Text 1");
        assert_eq!(response["unreadable"], problem);
        let ending = drift(&sandbox, &[]);
        let told = format!("the answer is refused at `.`: {problem}; it is no JSON, ");
        assert!(ending.stdout.contains(&told), "{ending:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn drift_reads_what_was_recorded() {
    let answer = br#"{"name": "Ada", "born": "2020-01-31T00:00:00Z", "lives": 1e400}"#;
    let sandbox = recorded(answer, GET).await;
    let ending = drift(&sandbox, &[]);
    assert!(
        ending.stdout.contains("is too large for an integer"),
        "{ending:?}"
    );
    assert!(!ending.stdout.contains("no JSON"), "{ending:?}");
}

#[test]
fn what_is_lost_of_an_odd_body_is_told_part_by_part() {
    let sandbox = Sandbox::new();
    let description = DESCRIPTION.replace("        name: {", "        any: {}\n        name: {");
    sandbox.write("api.yaml", description);
    let body = r#"{"name": "\ud83d", "born": "2020-01-31T00:00:00Z", "any": [1e400], "age": -1e400, "zip": 3}"#;
    let request = r#"{"method": "GET", "path": "/pets/1"}"#;
    let response = format!(r#"{{"status": 200, "body": {body}}}"#);
    let call = format!(r#"{{"request": {request}, "response": {response}}}"#);
    sandbox.write("calls/one.json", call);
    let answer = &json(&sandbox, &[])["answers"][0];
    assert_eq!(answer["unknown"], json!([]));
    assert_eq!(answer["lost"], json!(["age", "zip"]));
}
