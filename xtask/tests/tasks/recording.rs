//! What `record` passes on, writes and refuses, with curl as the caller of a false API.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::sandbox::{Ending, Sandbox};

const ID: &str = "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f";

/// An API that answers everything with this.
pub async fn api(answer: Value) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(answer);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// Records what a shell does.
pub fn record(sandbox: &Sandbox, server: &MockServer, script: &str) -> Ending {
    record_at(sandbox, &server.uri(), script)
}

/// Records what a shell does with the API at this address.
pub fn record_at(sandbox: &Sandbox, url: &str, script: &str) -> Ending {
    let start = ["record", "--description", "pets.yaml", "--out", "calls"];
    let end = ["--base-url", url, "--", "sh", "-c", script];
    sandbox.run(&[&start[..], &end].concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_passed_on_and_written_without_what_is_personal() {
    let sandbox = Sandbox::new();
    let server = api(json!({ "id": ID, "email": "ada@lovelace.org", "age": 36 })).await;
    let script = format!(
        "curl -s -H 'Authorization: s3cr3t-value' \"$BASE_URL/v1/pets/{ID}?email=ada%40lovelace.org\""
    );
    let ending = record(&sandbox, &server, &format!("{script}; {script}"));
    assert_eq!(ending.code, Some(0), "{ending:?}");
    // The caller sees what the API says.
    assert!(
        ending.stdout.contains("ada@lovelace.org"),
        "{}",
        ending.stdout
    );
    assert!(
        ending.stdout.ends_with("calls: 2 recordings written\n"),
        "{}",
        ending.stdout
    );
    let sent = server.received_requests().await.unwrap();
    assert_eq!(sent[0].headers["authorization"], "s3cr3t-value");

    let files = sandbox.files("calls");
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["get_pets.json", "get_pets_2.json"]);
    let mut recording: Value = serde_json::from_slice(&files["get_pets.json"]).unwrap();
    let origin = recording["origin"].take();
    assert!(
        origin.as_str().unwrap().starts_with("recorded: "),
        "{origin}"
    );
    let redacted = "00000000-0000-4000-8000-000000000001";
    let expected = json!({
        "origin": null,
        "request": {
            "method": "GET",
            "path": format!("/v1/pets/{redacted}"),
            "query": [["email", "person1@example.com"]],
            "headers": { "authorization": "test-token" },
        },
        "response": {
            "status": 200,
            "headers": { "content-type": "application/json" },
            "body": { "id": redacted, "email": "person1@example.com", "age": 36 },
        },
    });
    assert_eq!(recording, expected);
}

/// The recordings of what a shell does, by their names.
pub fn recordings(sandbox: &Sandbox) -> Vec<Value> {
    let files = sandbox.files("calls").into_values();
    files
        .map(|it| serde_json::from_slice(&it).unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identifier_stays_the_same_in_paths_queries_and_bodies() {
    let sandbox = Sandbox::new();
    let body =
        json!({ "id": 12345678, "pet_id": "12345678", "friend": "12345679", "note": "4512345678" });
    let server = api(body).await;
    let script = "curl -s \"$BASE_URL/pets/12345678?ids=12345678,12345679\"";
    assert_eq!(record(&sandbox, &server, script).code, Some(0));
    let recording = &recordings(&sandbox)[0];
    assert_eq!(recording["request"]["path"], "/pets/12345678");
    assert_eq!(
        recording["request"]["query"],
        json!([["ids", "12345678,12345679"]])
    );
    let body =
        json!({ "id": 12345678, "pet_id": "12345678", "friend": "12345679", "note": "Text 1" });
    assert_eq!(recording["response"]["body"], body);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_queries_and_headers_of_answers_say_nothing_of_anybody() {
    let sandbox = Sandbox::new();
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200)
        .insert_header("x-ratelimit-user", "ada@lovelace.org")
        .insert_header("ratelimit-token", "tok_abcdef")
        .insert_header("x-ratelimit-remaining", "7")
        .set_body_raw("{}", "application/json; note=ada@lovelace.org");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let script = "curl -s \"$BASE_URL/pets?ada%40lovelace.org=1&%2B4512345678=2\"";
    assert_eq!(record(&sandbox, &server, script).code, Some(0));
    let recording = &recordings(&sandbox)[0];
    let query = json!([["person1@example.com", "1"], ["+15550000001", "2"]]);
    assert_eq!(recording["request"]["query"], query);
    let headers = json!({
        "x-ratelimit-user": "person1@example.com", "ratelimit-token": "Text 1",
        "x-ratelimit-remaining": "7", "content-type": "application/json",
    });
    assert_eq!(recording["response"]["headers"], headers);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_to_prove_who_asks_is_recognised_when_it_comes_back() {
    for sent in [
        "-H 'X-Auth: s3cr3t-value' $BASE_URL/pets",
        "$BASE_URL/pets?api_key=s3cr3t-value",
    ] {
        let sandbox = Sandbox::new();
        // A key is not replaced.
        let server = api(json!({ "s3cr3t-value": 1 })).await;
        let ending = record(&sandbox, &server, &format!("curl -s {sent}"));
        assert_eq!(ending.code, Some(1), "{ending:?}");
        assert!(!sandbox.path("calls").exists(), "{sent}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_with_a_secret_is_not_written() {
    let sandbox = Sandbox::new();
    // A key is not replaced.
    let server = api(json!({ "s3cr3t-value": 1 })).await;
    let script = "curl -s -H 'Authorization: Bearer s3cr3t-value' \"$BASE_URL/v1/pets\"";
    let ending = record(&sandbox, &server, script);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    assert!(
        ending
            .stderr
            .contains("warning: GET /{}/pets is not written: "),
        "{}",
        ending.stderr
    );
    assert!(!sandbox.path("calls").exists());
    let help = "for the reasons above
  help: a secret in an answer must not be kept: record without such a call
";
    assert!(ending.stderr.ends_with(help), "{}", ending.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_cannot_be_written_has_the_help_for_that() {
    let sandbox = Sandbox::new();
    let server = api(json!({ "s3cr3t-value": 1 })).await;
    let call = "curl -s $BASE_URL/v1/pets";
    let ending = record(&sandbox, &server, &format!("touch calls; {call}"));
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let told = "warning: GET /{}/pets is not written: cannot write into calls: File exists
";
    assert!(ending.stderr.contains(told), "{}", ending.stderr);
    let help = "
  help: check the free space, and that you may write there
";
    assert!(ending.stderr.ends_with(help), "{}", ending.stderr);
    // What is to be done for several reasons is told of each.
    let script = format!("touch calls; {call}; {call}?api_key=s3cr3t-value");
    let ending = record(&Sandbox::new(), &server, &script);
    let help = "
  help: a secret in an answer must not be kept: record without such a call; and check the free space, \
                and that you may write there
";
    assert!(ending.stderr.ends_with(help), "{}", ending.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_fails_fails_the_task() {
    let server = api(json!({})).await;
    let ending = record(&Sandbox::new(), &server, "exit 3");
    assert_eq!(ending.code, Some(1), "{ending:?}");
    assert!(
        ending.stderr.contains("error: the command failed"),
        "{}",
        ending.stderr
    );
}

#[test]
fn a_file_is_no_folder_for_recordings_and_no_call_is_made() {
    let sandbox = Sandbox::new();
    let arguments = [
        "record",
        "--base-url",
        "http://127.0.0.1:1",
        "--out",
        "pets.yaml",
    ];
    let more = ["--description", "pets.yaml", "--", "touch", "called"];
    let ending = sandbox.run(&[&arguments[..], &more].concat());
    assert_eq!(ending.code, Some(1), "{ending:?}");
    assert!(
        ending.stderr.contains("pets.yaml must be a folder"),
        "{ending:?}"
    );
    assert!(!sandbox.path("called").exists());
}

#[test]
fn only_https_is_recorded() {
    let address = "http://ada:1234@example.com/bot4711";
    let ending = record_at(&Sandbox::new(), address, "exit 0");
    let error = "\
error: http://example.com is not asked, for nothing protects the way there
  help: give an address that begins with `https://`
";
    assert_eq!((ending.code, &*ending.stderr), (Some(1), error));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_command_the_proxy_serves_until_it_is_interrupted() {
    let sandbox = Sandbox::new();
    let server = api(json!({ "age": 36 })).await;
    let mut run = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["record", "--description", "pets.yaml", "--out", "calls"])
        .args(["--base-url", &server.uri()])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut told = BufReader::new(run.stderr.take().unwrap());
    told.read_line(&mut line).unwrap();
    let address = line.strip_prefix("recording at ").unwrap();
    let (address, _) = address.split_once(';').unwrap();
    let call = format!("curl -s {address}/pets && kill -INT {}", run.id());
    let called = Command::new("sh").args(["-c", &call]).output().unwrap();
    assert_eq!(String::from_utf8(called.stdout).unwrap(), r#"{"age":36}"#);
    let output = run.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let summary = String::from_utf8(output.stdout).unwrap();
    assert_eq!(summary, "calls: 1 recording written\n");
    assert_eq!(sandbox.files("calls").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_that_is_not_there_is_told_to_the_caller_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    let script = "curl -s -o /dev/null -w '%{http_code}' \"$BASE_URL/pets\"";
    let ending = record_at(&sandbox, "http://127.0.0.1:1", script);
    assert_eq!(
        (ending.code, &*ending.stdout),
        (Some(1), "502"),
        "{ending:?}"
    );
    let error =
        "calls: 0 recordings written\nerror: 1 call was not written, for the reasons above\n";
    assert!(ending.stderr.contains(error), "{ending:?}");
    assert!(!sandbox.path("calls").exists());
    let warning = "warning: GET /pets could not be passed on: ";
    assert!(ending.stderr.starts_with(warning), "{ending:?}");
}
