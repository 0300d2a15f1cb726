//! How the body of an answer is read, and what an error says of one that does not fit.

use std::collections::BTreeMap;

use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue, SET_COOKIE};
use reqwest::Method;
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::calls::answer::{Decode, DecodeAnswer, Json, JsonOrNull, JsonText, Nothing};
use crate::calls::error::Error;
use crate::calls::status_enum::status_enum;
use crate::echo;
use crate::offline::{self, call, client, ok};
use crate::values::date_time::DateTime;
use crate::values::raw_json::RawJson;

/// What is expected: numbers by name, in a list.
type Numbers = Vec<BTreeMap<String, u8>>;

#[test]
fn json_is_read() {
    let numbers = Json::<Numbers>::decode(br#"[{"one":1},{}]"#).unwrap();
    assert_eq!(numbers[0]["one"], 1);
}

#[test]
fn the_mark_of_utf_8_is_no_part_of_json() {
    let numbers = Json::<Numbers>::decode("\u{feff}[]".as_bytes()).unwrap();
    assert_eq!(numbers, []);
    assert!(Json::<Numbers>::decode("\u{feff}\u{feff}[]".as_bytes()).is_err());
}

#[test]
fn the_mark_of_utf_8_is_no_part_of_a_text() {
    assert_eq!(String::decode("\u{feff}hi\n".as_bytes()).unwrap(), "hi\n");
    type Maybe = Option<String>;
    assert_eq!(Maybe::decode(b"\n").unwrap().as_deref(), Some("\n"));
}

status_enum! {
    /// An answer whose status tells what it is.
    enum Outcome by status or Unknown {
        200 => Ok(Numbers) by Json<Numbers>,
        202 => Accepted(String) by String,
        204 => NoContent,
    }
}

#[test]
fn the_status_tells_what_an_answer_is() {
    let read = |status, body: &str| {
        let status = StatusCode::from_u16(status).unwrap();
        Outcome::decode_answer(status, &HeaderMap::new(), body.as_bytes())
    };
    assert_eq!(read(200, "[]").unwrap(), Outcome::Ok(Numbers::new()));
    let later = Outcome::Accepted("later".to_owned());
    assert_eq!(read(202, "later").unwrap(), later);
    assert_eq!(read(204, "").unwrap(), Outcome::NoContent);
    // No variant has this status, so that nobody knows what it is.
    assert_eq!(read(203, "[]").unwrap(), Outcome::Unknown("[]".into()));
    let error = read(200, r#"[{"one":"1"}]"#).unwrap_err();
    assert_eq!(error.path().to_string(), "[0].one");
}

#[test]
fn there_may_be_no_body() {
    type Maybe = Option<Json<Numbers>>;
    for nothing in ["", "\n", "\u{feff}", "\u{feff} "] {
        assert_eq!(Maybe::decode(nothing.as_bytes()).unwrap(), None);
    }
    assert_eq!(Maybe::decode(b"[]").unwrap(), Some(Numbers::new()));
    assert!(Maybe::decode(b"{}").is_err());
    let any = JsonOrNull::<RawJson>::decode(b"").unwrap();
    assert_eq!(any.as_str(), "null");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let told = |body: &[u8]| {
        let error = Json::<Numbers>::decode(body).unwrap_err();
        format!("{}: {}", error.path(), error.inner())
    };
    assert_eq!(
        told(br#"[{"one":1},{"many":256}]"#),
        "[1].many: invalid value: integer `256`, expected u8 at line 1 column 22"
    );
    assert_eq!(
        told(b"{}"),
        ".: invalid type: map, expected a sequence at line 1 column 0"
    );
    assert_eq!(told(b""), ".: EOF while parsing a value at line 1 column 0");
    assert_eq!(
        told(br#"[{"one":1"#),
        "[0].?: EOF while parsing an object at line 1 column 9"
    );
}

#[test]
fn what_stands_behind_the_value_is_wrong_too() {
    for body in ["[] []", "[]]", "[]\0"] {
        let error = Json::<Numbers>::decode(body.as_bytes()).unwrap_err();
        assert_eq!(error.path().to_string(), ".");
        assert!(error.inner().to_string().starts_with("trailing characters"));
    }
}

/// Deep nesting ends in an error, or is kept; it never ends the program.
#[test]
fn deep_nesting_is_survived() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Json::<Value>::decode(deep.as_bytes()).is_err());
    assert_eq!(
        Json::<RawJson>::decode(deep.as_bytes()).unwrap().as_str(),
        deep
    );
}

#[test]
fn half_an_emoji_costs_one_character() {
    for (json, text) in [
        (r#""cut \ud83d""#, "cut \u{fffd}"),
        (r#""\ude00 first""#, "\u{fffd} first"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
        (r#""\\ud83d \ud83d\n""#, "\\ud83d \u{fffd}\n"),
        (r#""\ud83dé""#, "\u{fffd}é"),
    ] {
        assert_eq!(Json::<String>::decode(json.as_bytes()).unwrap(), text);
    }
    let whole = r#""\ud83d\ude00""#;
    assert_eq!(
        Json::<String>::decode(whole.as_bytes()).unwrap(),
        "\u{1f600}"
    );
    let error = Json::<String>::decode(br#"["\ud83d"]"#).unwrap_err();
    assert!(error.to_string().contains("expected a string"), "{error}");
}

#[test]
fn a_body_that_does_not_matter_is_not_read() {
    assert!(Nothing::decode(b"\xff{").is_ok());
}

#[tokio::test]
async fn an_answer_keeps_what_came_with_the_value() -> Result<(), Error> {
    let server = answering(201, b" [ {\"one\" :1}]").await;
    let call = echo::client(&server).call(Method::GET, "/numbers");

    let answer = call.send::<Json<Numbers>>().await?;

    assert_eq!(answer.value[0]["one"], 1);
    assert_eq!(answer.status, 201);
    assert_eq!(answer.headers["x-request"], "17");
    assert_eq!(answer.body, " [ {\"one\" :1}]");
    Ok(())
}

#[tokio::test]
async fn an_answer_that_does_not_fit_keeps_what_came() {
    let server = answering(200, b"[\n  {\"many\": 256}\n]").await;
    let call = echo::client(&server).call(Method::GET, "/numbers");

    let error = call.send::<Json<Numbers>>().await.unwrap_err();

    assert_eq!(
        error.to_string(),
        "the answer to `GET /numbers` (200 OK) does not fit its type at `[0].many`: invalid \
         value: integer `256`, expected u8 at line 2 column 14; received: [   {\"many\": 256} ]"
    );
    assert_eq!(error.status(), Some(StatusCode::OK));
    let Error::Decode(error) = error else {
        panic!("a number is too large, and this came: {error:?}");
    };
    assert_eq!(error.headers["x-request"], "17");
    assert_eq!(error.body, "[\n  {\"many\": 256}\n]");
    assert_eq!(
        format!("{error:?}"),
        "DecodeError { method: GET, path: \"/numbers\", attempts: 1, status: 200, json_path: \"[0].many\", \
         reason: Error(\"invalid value: integer `256`, expected u8\", line: 2, column: 14), \
         excerpt: \"[   {\\\"many\\\": 256} ]\", .. }"
    );
}

/// The text of a message is cut; the error still has all of it.
#[tokio::test]
async fn a_status_other_than_success_keeps_what_came() {
    let body = json!({ "message": "no".repeat(1000) });
    let server = answering(501, body.to_string().as_bytes()).await;
    let call = echo::client(&server)
        .call(Method::DELETE, "/numbers/{id}")
        .path("id", 5);

    let error = call.send::<Nothing>().await.unwrap_err();

    let Error::Status(error) = error else {
        panic!("501 is no success, and this came: {error:?}");
    };
    let shown = format!("{{\"message\":\"{}…", "no".repeat(74));
    assert_eq!(
        error.to_string(),
        format!("`DELETE /numbers/{{id}}` was answered with 501 Not Implemented: {shown}")
    );
    assert_eq!(error.headers["x-request"], "17");
    assert_eq!(error.text(), body.to_string());
    assert_eq!(error.json::<Value>().unwrap(), body);
    assert!(error.json::<Numbers>().is_err());
    assert!(format!("{error:?}").contains(&format!("{shown:?}")));
}

#[tokio::test]
async fn half_of_a_surrogate_pair_costs_no_body_of_an_error() {
    let server = answering(404, br#"{"missing":"\ud800"}"#).await;
    let call = echo::client(&server).call(Method::GET, "/");

    let error = call.send::<Nothing>().await.unwrap_err();

    let Error::Status(error) = error else {
        panic!("404 is no success, and this came: {error:?}");
    };
    let body = error.json::<Value>().unwrap();
    assert_eq!(body, json!({ "missing": "\u{fffd}" }));
}

#[tokio::test]
async fn a_text_of_an_error_may_stand_for_itself_too() {
    for body in ["busy", "\"busy\""] {
        let server = answering(409, body.as_bytes()).await;
        let call = echo::client(&server).call(Method::GET, "/");

        let error = call.send::<Nothing>().await.unwrap_err();

        let Error::Status(error) = error else {
            panic!("409 is no success, and this came: {error:?}");
        };
        assert_eq!(error.json_text::<String>().unwrap(), "busy");
    }
}

#[tokio::test]
async fn an_empty_body_is_called_empty() {
    let server = answering(200, b"").await;
    let client = echo::client(&server);

    let error = client
        .call(Method::GET, "/numbers")
        .send::<Json<Numbers>>()
        .await
        .unwrap_err();

    assert_eq!(
        error.to_string(),
        "the answer to `GET /numbers` (200 OK) does not fit its type at `.`: EOF while parsing \
         a value at line 1 column 0; received: an empty body"
    );
}

async fn answering(status: u16, body: &[u8]) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(status)
        .set_body_bytes(body)
        .insert_header("x-request", "17");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

#[tokio::test]
async fn cookies_are_kept_and_not_shown() -> Result<(), Error> {
    let cookie = HeaderValue::from_static("session=s3cr3t");
    let mock = offline::answering(Method::GET, [ok().header(SET_COOKIE, cookie)]);

    let answer = call(&client(&mock), Method::GET).send::<Nothing>().await?;

    assert_eq!(answer.headers["set-cookie"], "session=s3cr3t");
    assert!(!format!("{answer:?}").contains("s3cr3t"), "{answer:?}");
    Ok(())
}

#[tokio::test]
async fn a_key_with_line_ends_ends_no_line_of_a_log() {
    let body = b"{\"a\\nERROR: forged \\u001b[31m\\u202e\": \"x\"}";
    let server = answering(200, body).await;
    let call = echo::client(&server).call(Method::GET, "/numbers");

    let sent = call.send::<Json<BTreeMap<String, i64>>>().await;
    let error = sent.unwrap_err();

    let text = error.to_string();
    assert!(text.contains("forged"), "{text}");
    assert!(!text.contains(['\n', '\u{1b}', '\u{202e}']), "{text:?}");
}

#[test]
fn a_text_that_is_described_as_json_may_stand_for_itself() {
    for (body, text) in [
        (r#""a\nb""#, "a\nb"),
        ("\u{feff}\"a\"", "a"),
        ("Hello World!", "Hello World!"),
        ("hello\n", "hello\n"),
        ("12", "12"),
        ("", ""),
    ] {
        let read = JsonText::<String>::decode(body.as_bytes());
        assert_eq!(read.unwrap(), text);
        let read = JsonText::<DateTime>::decode(body.as_bytes());
        assert_eq!(read.unwrap().as_str(), text);
        let read = JsonText::<Option<String>>::decode(body.as_bytes());
        let expected = Some(text.to_owned()).filter(|it| !it.is_empty());
        assert_eq!(read.unwrap(), expected);
    }
    // Other JSON, half of a text, and a page of something in between.
    for body in [
        "null",
        "[1]",
        r#"{"a":1}"#,
        r#""a"#,
        "<html>",
        " <p>",
        "\u{feff}{",
    ] {
        let read = JsonText::<String>::decode(body.as_bytes());
        assert!(read.is_err(), "{body}");
    }
    assert_eq!(JsonText::<Option<String>>::decode(b"null").unwrap(), None);
    assert!(JsonText::<String>::decode(b"a\xff").is_err());
}

#[test]
fn it_stands_for_itself_where_it_says_that_it_is_plain() {
    let headers = |media_type| {
        let media_type = HeaderValue::from_static(media_type);
        HeaderMap::from_iter([(CONTENT_TYPE, media_type)])
    };
    for body in [
        "[INFO] started\n",
        r#"{"level":"info"}"#,
        "<b>",
        r#""a"#,
        "a",
    ] {
        for media_type in ["text/plain", "Text/Plain; charset=utf-8"] {
            let read = JsonText::<String>::decode_with(&headers(media_type), body.as_bytes());
            assert_eq!(read.unwrap(), body);
            type Maybe = Option<JsonText<String>>;
            let read = Maybe::decode_with(&headers(media_type), body.as_bytes());
            assert_eq!(read.unwrap().as_deref(), Some(body));
        }
    }
    for media_type in ["text/html", "application/json"] {
        assert!(JsonText::<String>::decode_with(&headers(media_type), b"[INFO]").is_err());
    }
    assert!(JsonText::<String>::decode_with(&headers("text/plain"), b"\xff").is_err());
}

#[test]
fn null_may_be_said_by_nothing() {
    type Maybe = JsonOrNull<Option<Numbers>>;
    for body in ["null", "", " \n", "\u{feff}"] {
        assert_eq!(Maybe::decode(body.as_bytes()).unwrap(), None, "{body}");
    }
    assert_eq!(Maybe::decode(b"[]").unwrap(), Some(Numbers::new()));
    assert!(Maybe::decode(b"{}").is_err());
}
