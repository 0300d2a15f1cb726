//! What `fetch` downloads, stores and refuses, from a server on this machine.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::sandbox::{DESCRIPTION, Ending, Sandbox};

/// A server that gives this answer at `/pets.yaml`.
pub async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    let mock = Mock::given(method("GET")).and(path("/pets.yaml"));
    mock.respond_with(answer).mount(&server).await;
    server
}

/// An answer with this body.
pub fn text(body: &str) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_string(body)
}

fn fetch(sandbox: &Sandbox, server: &MockServer) -> Ending {
    let url = format!("{}/pets.yaml", server.uri());
    sandbox.run(&["fetch", "--out", "pets.yaml", "--overwrite", "--url", &url])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_is_stored_as_it_is_and_its_changes_are_explained() {
    let sandbox = Sandbox::new();
    let fresh = DESCRIPTION.replace("openapi: 3.0.3", "openapi: 3.0.2") + "# The end.";
    let server = server(text(&fresh).insert_header("etag", "\"1\"")).await;
    let ending = fetch(&sandbox, &server);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert_eq!(sandbox.read("pets.yaml"), fresh);
    let changed = "documentation: 0 lines";
    assert!(ending.stdout.starts_with(changed), "{}", ending.stdout);
    let values = "    was \"3.0.3\"\n    now \"3.0.2\"\n";
    assert!(ending.stdout.contains(values), "{}", ending.stdout);
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

    let ending = fetch(&sandbox, &server);
    assert!(
        ending.stdout.ends_with("/pets.yaml; it is the same\n"),
        "{ending:?}"
    );
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
    let another_port =
        ResponseTemplate::new(302).insert_header("location", "http://127.0.0.1:9/pets.yaml");
    let endless = text(&"x".repeat(20_000_001));
    for (answer, reason) in [
        (ResponseTemplate::new(404), "answers 404 Not Found"),
        (ResponseTemplate::new(304), "answers 304 Not Modified"),
        (ResponseTemplate::new(403), "no token is sent"),
        (ResponseTemplate::new(503), "run this again later"),
        (text("<html>Sign in</html>"), "gives no description"),
        (elsewhere, "redirects to another host"),
        (another_port, "redirects to another host, port or scheme"),
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

/// What `fetch` says of a text that is no description, with `URL` for its address.
const REFUSED: &[(&[u8], &str)] = &[
    (
        b"swagger: '2.0'\ninfo: { title: Pets, version: '1' }\n",
        "\
error[unsupported-version]: Swagger 2.0 is not supported
 --> URL:1:1
  |
1 | swagger: '2.0'
  | ^^^^^^^ #/swagger
  |
  = help: convert the description to OpenAPI 3, for example with https://converter.swagger.io

error: URL gives no description that can be read, as is said above; nothing was changed
  help: look at the address in a browser: it may ask for a password, have moved, or lead to another version
",
    ),
    (
        b"{\"title\": \"Sign in\"}",
        "\
error[unsupported-version]: this is no OpenAPI description: it has no key `openapi`
 --> URL:1:1
  |
1 | {\"title\": \"Sign in\"}
  | ^ #
  |
  = help: a description begins with its version, such as `openapi: 3.0.3`

error: URL gives no description that can be read, as is said above; nothing was changed
  help: look at the address in a browser: it may ask for a password, have moved, or lead to another version
",
    ),
    (
        b"openapi: 3.0.3\npaths:\n  /pets: [\ninfo: {}\n",
        "\
error[syntax]: the text cannot be read: invalid indentation
 --> URL:4:1
  |
4 | info: {}
  | ^^^^
  |
  = help: look here and just before: brackets, quotes and indentation must match, and a text with `: ` in it stands in quotes

error: URL gives no description that can be read, as is said above; nothing was changed
  help: look at the address in a browser: it may ask for a password, have moved, or lead to another version
",
    ),
    (
        b"{\n  \"openapi\": \"3.0.3\",\n  \"paths\": {]\n}\n",
        "\
error[syntax]: the text cannot be read: while parsing a node, did not find expected node content
 --> URL:3:13
  |
3 |   \"paths\": {]
  |             ^
  |
  = help: look here and just before: brackets, quotes and indentation must match, and a text with `: ` in it stands in quotes

error: URL gives no description that can be read, as is said above; nothing was changed
  help: look at the address in a browser: it may ask for a password, have moved, or lead to another version
",
    ),
    (
        b"openapi: 3.0.3\ninfo: { title: Pets }\n",
        "\
error[missing-key]: a description must have `paths`
 --> URL:1:1
  |
1 | openapi: 3.0.3
  | ^^^^^^^ #
  |
  = help: add `paths`, here or with an overlay

error: URL gives no description that can be read, as is said above; nothing was changed
  help: look at the address in a browser: it may ask for a password, have moved, or lead to another version
",
    ),
    (b"", "\
error[empty-text]: the text is empty
--> URL:1:1
 = help: check that the right file was given, and that it was saved

error: URL gives no description that can be read, as is said above; nothing was changed
  help: look at the address in a browser: it may ask for a password, have moved, or lead to another version
"),
    (
        b"openapi: \xe9",
        "\
error: what URL gives is not UTF-8, from the byte at offset 9 on; nothing was changed
  help: it may be compressed or in another encoding: download it by other means, and save it as UTF-8
",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_description_is_refused_with_its_line_and_what_to_do() {
    for (body, message) in REFUSED {
        let sandbox = Sandbox::new();
        let server = server(ResponseTemplate::new(200).set_body_bytes(*body)).await;
        let ending = fetch(&sandbox, &server);
        assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
        let url = format!("{}/pets.yaml", server.uri());
        assert_eq!(ending.stderr.replace(&url, "URL"), *message);
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

#[tokio::test(flavor = "multi_thread")]
async fn errors_of_a_text_that_is_replaced_are_not_looked_for_in_the_new_one() {
    let sandbox = Sandbox::new();
    let broken = DESCRIPTION.replace("Pet:", "Animal:");
    sandbox.write("pets.yaml", broken);
    let server = server(text(DESCRIPTION)).await;
    let url = format!("{}/pets.yaml", server.uri());
    let ending = sandbox.run(&["fetch", "--overwrite", "--out", "pets.yaml", "--url", &url]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(!ending.stderr.contains("error["), "{ending:?}");
    let said = "\n+    Pet:\n";
    assert!(ending.stdout.contains(said), "{ending:?}");
    let reason = "cannot be said, as there is no crate of the description before\n";
    assert!(ending.stdout.contains(reason), "{ending:?}");
}

/// A text as a server gives it compressed.
fn packed(text: &[u8]) -> ResponseTemplate {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    let answer = ResponseTemplate::new(200).insert_header("content-encoding", "gzip");
    answer.set_body_bytes(encoder.finish().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_compressed_is_unpacked_with_the_same_limit() {
    let sandbox = Sandbox::new();
    let fresh = DESCRIPTION.replace("Pets", "Cats");
    let ending = fetch(&sandbox, &server(packed(fresh.as_bytes())).await);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert_eq!(sandbox.read("pets.yaml"), fresh);

    let not_packed = text(DESCRIPTION).insert_header("content-encoding", "gzip");
    for (answer, reason) in [
        (
            packed(&[b'x'; 20_000_001]),
            "gives more than 20000000 bytes",
        ),
        (not_packed, "Invalid gzip header"),
    ] {
        let sandbox = Sandbox::new();
        let ending = fetch(&sandbox, &server(answer).await);
        assert_eq!(ending.code, Some(1), "{ending:?}");
        for part in [reason, "nothing was changed"] {
            assert!(ending.stderr.contains(part), "{}", ending.stderr);
        }
        assert_eq!(sandbox.files("").len(), 1);
    }
}

/// A server that answers every connection with these bytes, and then waits so long or closes.
fn bare_server(answer: &'static str, wait: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/pets.yaml", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
            thread::sleep(wait);
        }
    });
    url
}

#[test]
fn a_download_that_breaks_off_or_takes_too_long_changes_nothing() {
    let part = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nopenapi: 3.0.3\n";
    let long = Duration::from_secs(60);
    for (url, timeout, reason) in [
        (
            bare_server(part, Duration::ZERO),
            "60",
            "end of file before message length reached",
        ),
        (bare_server(part, long), "1", "timed out"),
        (bare_server("", long), "1", "timed out"),
        ("http://127.0.0.1:1/pets.yaml".to_owned(), "60", "refused"),
    ] {
        let sandbox = Sandbox::new();
        let arguments = [
            "fetch",
            "--out",
            "pets.yaml",
            "--timeout",
            timeout,
            "--url",
            &url,
        ];
        let ending = sandbox.run(&arguments);
        assert_eq!(ending.code, Some(1), "{ending:?}");
        for part in [reason, "nothing was changed"] {
            assert!(ending.stderr.contains(part), "{}", ending.stderr);
        }
        assert_eq!(sandbox.files("").len(), 1);
        assert_eq!(sandbox.read("pets.yaml"), DESCRIPTION);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn redirects_lead_to_the_same_host_and_not_in_circles() {
    let server = MockServer::start().await;
    for (from, to) in [
        ("/old.yaml", "/pets.yaml"),
        ("/circle.yaml", "/circle.yaml"),
    ] {
        let answer = ResponseTemplate::new(302).insert_header("location", to);
        Mock::given(path(from))
            .respond_with(answer)
            .mount(&server)
            .await;
    }
    let found = Mock::given(path("/pets.yaml")).respond_with(text(DESCRIPTION));
    found.mount(&server).await;
    for (from, code) in [("/old.yaml", 0), ("/circle.yaml", 1)] {
        let sandbox = Sandbox::new();
        let url = server.uri() + from;
        let ending = sandbox.run(&["fetch", "--out", "fresh.yaml", "--url", &url]);
        assert_eq!(ending.code, Some(code), "{ending:?}");
        assert_eq!(sandbox.path("fresh.yaml").exists(), code == 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_file_is_fetched_again_whatever_the_etag() {
    let sandbox = Sandbox::new();
    let server = server(text(DESCRIPTION).insert_header("etag", "\"1\"")).await;
    assert_eq!(fetch(&sandbox, &server).code, Some(0));
    sandbox.write("pets.yaml", DESCRIPTION.replace("Pets", "Cats"));
    let edited = DESCRIPTION.replace("Pets", "Cats");
    let ending = sandbox.run(&["fetch", "--out", "pets.yaml"]);
    assert_eq!((ending.code, sandbox.read("pets.yaml")), (Some(1), edited));
    let message = "\
error: pets.yaml is not what was fetched before, and would be lost; nothing was changed
  help: say in an overlay what is to be otherwise, which stays; then `--overwrite` fetches all the same
";
    assert_eq!(ending.stderr, message);
    let ending = sandbox.run(&["fetch", "--out", "pets.yaml", "--overwrite"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert_eq!(sandbox.read("pets.yaml"), DESCRIPTION);
    let sent = server.received_requests().await.unwrap();
    assert!(!sent[1].headers.contains_key("if-none-match"));
}

/// What `fetch` says of an address with a secret.
fn refused(url: &str, more: &[&str]) -> (Option<i32>, String) {
    let sandbox = Sandbox::new();
    let lock = format!("{{ \"url\": \"{url}\" }}");
    sandbox.write("locked.lock.json", &lock);
    let ending = sandbox.run(&[&["fetch"], more].concat());
    assert_eq!(ending.stdout, "");
    assert_eq!(sandbox.read("pets.yaml"), DESCRIPTION);
    assert_eq!(sandbox.read("locked.lock.json"), lock);
    assert_eq!(sandbox.files("").len(), 2);
    (ending.code, ending.stderr)
}

#[test]
fn an_address_with_a_secret_is_neither_asked_nor_shown() {
    for (url, told) in [
        (
            "https://pat:hunter-42@localhost/api.yaml",
            "a name or password",
        ),
        (
            "https://localhost/api.yaml?v=1&private_token=hunter-42",
            "a secret under `private_token`",
        ),
        (
            "https://localhost/api.yaml?X-Amz-Date=1&X-Amz-Signature=hunter-42",
            "a secret under `X-Amz-Signature`",
        ),
        (
            "https://localhost/api.yaml?v=sk_live_0hunter-42",
            "an API key",
        ),
    ] {
        for (out, more) in [
            ("pets.yaml", &["--out", "pets.yaml", "--url", url][..]),
            // That of an older lock file, too.
            ("locked.yaml", &["--out", "locked.yaml"]),
        ] {
            let message = format!(
                "error: the address at localhost has {told} in it, and would be stored with it\n  \
                 help: give an address that needs none; or download it by other means, and save it as {out}\n"
            );
            assert_eq!(refused(url, more), (Some(1), message));
        }
    }
}
