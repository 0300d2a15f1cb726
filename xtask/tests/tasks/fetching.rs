//! What `fetch` downloads, stores and refuses, from a server on this machine.

use serde_json::Value;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::sandbox::{DESCRIPTION, Ending, Sandbox};

/// A server that gives this answer at `/pets.yaml`.
async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    let mock = Mock::given(method("GET")).and(path("/pets.yaml"));
    mock.respond_with(answer).mount(&server).await;
    server
}

fn text(body: &str) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_string(body)
}

fn fetch(sandbox: &Sandbox, server: &MockServer) -> Ending {
    let url = format!("{}/pets.yaml", server.uri());
    sandbox.run(&["fetch", "--out", "pets.yaml", "--url", &url])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_is_stored_as_it_is_and_its_changes_are_shown() {
    let sandbox = Sandbox::new();
    let fresh = DESCRIPTION.replace("openapi: 3.0.3", "openapi: 3.0.2") + "# The end.";
    let server = server(text(&fresh).insert_header("etag", "\"1\"")).await;
    let ending = fetch(&sandbox, &server);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert_eq!(sandbox.read("pets.yaml"), fresh);
    for line in [
        "\n-openapi: 3.0.3\n",
        "\n+openapi: 3.0.2\n",
        "\n+# The end.\n",
    ] {
        assert!(ending.stdout.contains(line), "{}", ending.stdout);
    }
    let lock: Value = serde_json::from_str(&sandbox.read("pets.lock.json")).unwrap();
    assert_eq!(lock["url"], format!("{}/pets.yaml", server.uri()));
    assert_eq!(lock["etag"], "\"1\"");
    assert_eq!(lock["sha256"].as_str().map(str::len), Some(64));
    assert!(
        lock["date"]
            .as_str()
            .is_some_and(|date| date.ends_with('Z'))
    );
    assert_eq!(sandbox.files("").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_still_has_is_not_downloaded_again() {
    let sandbox = Sandbox::new();
    let server = MockServer::start().await;
    let known = Mock::given(header("if-none-match", "\"1\""));
    let known = known.respond_with(ResponseTemplate::new(304)).expect(1);
    known.mount(&server).await;
    let first = text(DESCRIPTION).insert_header("etag", "\"1\"");
    let first = Mock::given(path("/pets.yaml")).respond_with(first);
    first.expect(1).mount(&server).await;

    assert_eq!(fetch(&sandbox, &server).code, Some(0));
    let lock = sandbox.read("pets.lock.json");
    // The address is that of the lock file.
    let ending = sandbox.run(&["fetch", "--out", "pets.yaml"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(
        ending
            .stdout
            .starts_with("pets.yaml is what http://127.0.0.1"),
        "{}",
        ending.stdout
    );
    assert_eq!(sandbox.read("pets.lock.json"), lock);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_leaves_everything_as_it_was() {
    let elsewhere = ResponseTemplate::new(302).insert_header("location", "https://example.com/");
    let endless = text(&"x".repeat(20_000_001));
    for (answer, reason) in [
        (ResponseTemplate::new(404), "answers 404 Not Found"),
        (ResponseTemplate::new(304), "answers 304 Not Modified"),
        (text("<html>Sign in</html>"), "gives no OpenAPI description"),
        (
            ResponseTemplate::new(200).set_body_bytes(b"openapi: \xe9"),
            "gives no OpenAPI description",
        ),
        (elsewhere, "redirects to another host"),
        (endless, "gives more than 20000000 bytes"),
    ] {
        let sandbox = Sandbox::new();
        let server = server(answer).await;
        let ending = fetch(&sandbox, &server);
        assert_eq!(ending.code, Some(1), "{ending:?}");
        assert!(ending.stderr.contains(reason), "{}", ending.stderr);
        assert!(
            ending.stderr.contains("nothing was changed"),
            "{}",
            ending.stderr
        );
        assert_eq!(sandbox.files("").len(), 1);
        assert_eq!(sandbox.read("pets.yaml"), DESCRIPTION);
    }
}

#[test]
fn only_https_is_asked_and_the_address_must_be_known() {
    let sandbox = Sandbox::new();
    for (more, reason) in [
        (
            &["--url", "http://example.com/api.yaml"][..],
            "is not asked",
        ),
        (&[], "there is no address"),
    ] {
        let arguments = ["fetch", "--out", "pets.yaml"];
        let ending = sandbox.run(&[&arguments, more].concat());
        assert_eq!(ending.code, Some(1));
        assert!(ending.stderr.contains(reason), "{}", ending.stderr);
    }
}
