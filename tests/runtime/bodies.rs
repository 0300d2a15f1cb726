//! Bodies that are not JSON: what is sent, to the byte, and what is read.

use std::collections::BTreeMap;
use std::str::FromStr;

use bytes::Bytes;
use proptest::prelude::*;
use reqwest::Method;
use serde_json::json;
use tokio::runtime::Runtime;
use wiremock::{Mock, MockServer, ResponseTemplate, matchers};

use crate::calls::answer::{Decode, Json, Nothing};
use crate::calls::error::Error;
use crate::calls::multipart::{FileOr, FilePart, Multipart};
use crate::calls::style::Style;
use crate::echo::{self, Echo};
use crate::values::number::Number;
use crate::values::raw_json::RawJson;

/// What is sent for a body of parts; the boundary is written as `*`.
async fn sent(body: Multipart) -> Result<String, Error> {
    let server = echo::serve().await;
    let call = echo::client(&server).call(Method::POST, "/photos");

    let echo = call.multipart(body).send::<Json<Echo>>().await?.value;

    let media_type = &echo.headers["content-type"][0];
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
    Ok(echo.body.replace(boundary.unwrap(), "*"))
}

#[tokio::test]
async fn a_part_is_a_file_or_what_stands_in_place_of_one() -> Result<(), Error> {
    let one: FileOr<String> = FilePart::new("cat.png", "1").into();
    let address: FileOr<String> = "https://example.com/cat.png".into();
    let body = Multipart::new()
        .file_or("photo", "image/png", [one, address])
        .file_or("map", "image/png", [FileOr::from(json!({ "id": 7 }))]);

    assert_eq!(
        sent(body).await?,
        "--*\r\n\
         Content-Disposition: form-data; name=\"photo\"; filename=\"cat.png\"\r\n\
         Content-Type: image/png\r\n\r\n1\r\n\
         --*\r\n\
         Content-Disposition: form-data; name=\"photo\"\r\n\r\nhttps://example.com/cat.png\r\n\
         --*\r\nContent-Disposition: form-data; name=\"map\"\r\n\
         Content-Type: application/json\r\n\r\n{\"id\":7}\r\n\
         --*--\r\n"
    );
    Ok(())
}

#[tokio::test]
async fn parts_are_sent_one_after_the_other() -> Result<(), Error> {
    let photo = FilePart::new("cat.png", "\u{1}\r\n--").with_media_type("image/png");
    let body = Multipart::new()
        .file(
            "photo",
            "image/jpeg",
            [photo, FilePart::new("cat.jpg", "2")],
        )
        .text("tag", vec!["red", "old"])
        .text("width", None::<u8>)
        .text_as("story", "text/markdown", Some("# Cat"))
        .json("camera", [json!({ "maker": "Ada" })]);

    assert_eq!(
        sent(body).await?,
        "--*\r\n\
         Content-Disposition: form-data; name=\"photo\"; filename=\"cat.png\"\r\n\
         Content-Type: image/png\r\n\r\n\u{1}\r\n--\r\n\
         --*\r\n\
         Content-Disposition: form-data; name=\"photo\"; filename=\"cat.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\n2\r\n\
         --*\r\nContent-Disposition: form-data; name=\"tag\"\r\n\r\nred\r\n\
         --*\r\nContent-Disposition: form-data; name=\"tag\"\r\n\r\nold\r\n\
         --*\r\nContent-Disposition: form-data; name=\"story\"\r\n\
         Content-Type: text/markdown\r\n\r\n# Cat\r\n\
         --*\r\nContent-Disposition: form-data; name=\"camera\"\r\n\
         Content-Type: application/json\r\n\r\n{\"maker\":\"Ada\"}\r\n\
         --*--\r\n"
    );
    Ok(())
}

#[tokio::test]
async fn only_lists_and_objects_are_parts_of_json() -> Result<(), Error> {
    let values = [
        json!("a \"b\" é"),
        json!(1.5),
        json!(true),
        json!(["c"]),
        json!({ "d": 1 }),
        json!(null),
    ];
    let body = Multipart::new()
        .value("some", &values)
        .value_as("other", "text/csv", [json!("x,y"), json!([1])])
        .json("quoted", ["z"]);

    let plain = "--*\r\nContent-Disposition: form-data; name=\"some\"\r\n";
    let json = "Content-Type: application/json\r\n";
    let other = "--*\r\nContent-Disposition: form-data; name=\"other\"\r\n";
    let quoted = "--*\r\nContent-Disposition: form-data; name=\"quoted\"\r\n";
    assert_eq!(
        sent(body).await?,
        [
            &format!("{plain}\r\na \"b\" é\r\n"),
            &format!("{plain}\r\n1.5\r\n"),
            &format!("{plain}\r\ntrue\r\n"),
            &format!("{plain}{json}\r\n[\"c\"]\r\n"),
            &format!("{plain}{json}\r\n{{\"d\":1}}\r\n"),
            &format!("{plain}{json}\r\nnull\r\n"),
            &format!("{other}Content-Type: text/csv\r\n\r\nx,y\r\n"),
            &format!("{other}{json}\r\n[1]\r\n"),
            &format!("{quoted}{json}\r\n\"z\"\r\n"),
            "--*--\r\n",
        ]
        .concat()
    );
    Ok(())
}

#[tokio::test]
async fn a_text_that_no_utf_8_can_hold_is_no_part() {
    let broken = RawJson::from_str("\"\\ud800\"").unwrap();
    let body = Multipart::new().value("some", [broken]);

    let error = sent(body).await.unwrap_err();

    assert!(matches!(error, Error::Build(_)), "{error}");
}

#[tokio::test]
async fn a_name_cannot_leave_its_header() -> Result<(), Error> {
    let file = FilePart::new("a\"; b=\"c\r\nX: y", "");
    let body = Multipart::new().file("p\"q", "text/plain", [file]);

    let text = sent(body).await?;

    let line =
        "name=\"p%22q\"; filename=\"a%22; b=%22c%0D%0AX: y\"\r\nContent-Type: text/plain\r\n";
    assert!(text.contains(line), "{text}");
    Ok(())
}

#[tokio::test]
async fn a_media_type_cannot_leave_its_header() {
    let file = FilePart::new("cat.png", "").with_media_type("image/png\r\nX: y");
    let body = Multipart::new().file("photo", "image/png", [file]);

    let error = sent(body).await.unwrap_err();

    assert!(matches!(error, Error::Build(_)), "{error}");
}

#[tokio::test]
async fn each_body_has_a_boundary_of_its_own() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let send = || client.call(Method::POST, "/").multipart(Multipart::new());

    let one = send().send::<Json<Echo>>().await?.value.body;
    let other = send().send::<Json<Echo>>().await?.value.body;

    assert_ne!(one, other);
    Ok(())
}

#[tokio::test]
async fn an_object_is_sent_as_a_form() -> Result<(), Error> {
    let server = echo::serve().await;
    let body = json!({
        "name": "Ada & Bo", "tags": ["a", "b=c"], "none": null, "age": 3, "wide": { "x": [1] }
    });
    let call = echo::client(&server)
        .call(Method::POST, "/pets")
        .form(&body);

    let echo = call.send::<Json<Echo>>().await?.value;

    assert_eq!(
        echo.headers["content-type"],
        ["application/x-www-form-urlencoded"]
    );
    assert_eq!(
        echo.body,
        "name=Ada%20%26%20Bo&tags=a&tags=b%3Dc&age=3&wide=%7B%22x%22%3A%5B1%5D%7D"
    );
    Ok(())
}

#[tokio::test]
async fn members_of_a_form_can_have_styles() -> Result<(), Error> {
    let server = echo::serve().await;
    let body = json!({
        "expand": ["a", "b"], "wide": { "x": { "y": [1] } }, "sizes": [1, 2], "note": "?", "at": "a:b"
    });
    let call = echo::client(&server).call(Method::POST, "/pets").form_as(
        &body,
        &[
            ("wide", Style::BRACKETS),
            ("expand", Style::BRACKETS),
            ("sizes", Style::PIPES),
            ("note", Style::JSON),
            ("at", Style::FORM.reserved()),
        ],
    );

    let echo = call.send::<Json<Echo>>().await?.value;

    assert_eq!(
        echo.body,
        "expand%5B%5D=a&expand%5B%5D=b&wide%5Bx%5D%5By%5D%5B%5D=1&sizes=1%7C2\
         &note=%22%3F%22&at=a:b"
    );
    Ok(())
}

#[tokio::test]
async fn numbers_in_a_form_keep_their_digits() -> Result<(), Error> {
    let server = echo::serve().await;
    let number: Number = serde_json::from_str("0.10000000000000000001").unwrap();
    let body = BTreeMap::from([("number", number)]);
    let call = echo::client(&server).call(Method::POST, "/").form(&body);

    let echo = call.send::<Json<Echo>>().await?.value;

    assert_eq!(echo.body, "number=0.10000000000000000001");
    Ok(())
}

#[tokio::test]
async fn related_parts_are_named_by_their_identifiers() -> Result<(), Error> {
    let server = echo::serve().await;
    let body = Multipart::new()
        .json_as("about", "application/ld+json", [json!({ "a": 1 })])
        .file("<photo>", "image/png", [FilePart::new("a\"b", "1")])
        .text(String::from("note"), ["x"]);
    let call = echo::client(&server).call(Method::POST, "/photos");

    let call = call.multipart_as("multipart/related", body);
    let echo = call.send::<Json<Echo>>().await?.value;

    let media_type = &echo.headers["content-type"][0];
    let start = "multipart/related; type=\"application/ld+json\"; boundary=";
    let boundary = media_type.strip_prefix(start).unwrap();
    assert_eq!(
        echo.body.replace(boundary, "*"),
        "--*\r\nContent-Type: application/ld+json\r\nContent-ID: <about>\r\n\r\n{\"a\":1}\r\n\
         --*\r\nContent-Type: image/png\r\nContent-ID: <photo>\r\n\
         Content-Disposition: attachment; filename=\"a%22b\"\r\n\r\n1\r\n\
         --*\r\nContent-Type: text/plain; charset=utf-8\r\nContent-ID: <note>\r\n\r\nx\r\n\
         --*--\r\n"
    );
    Ok(())
}

#[tokio::test]
async fn only_an_object_is_a_form() {
    let server = echo::serve().await;
    let call = echo::client(&server).call(Method::POST, "/pets").form(&[1]);

    let error = call.send::<Nothing>().await.unwrap_err();

    assert!(matches!(error, Error::Build(_)), "{error}");
}

#[tokio::test]
async fn bytes_are_sent_and_read_as_they_are() -> Result<(), Error> {
    let bytes = b"\0\xff\r\n";
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_bytes(bytes);
    Mock::given(matchers::any())
        .respond_with(answer)
        .mount(&server)
        .await;
    let call = echo::client(&server).call(Method::PUT, "/photo");

    let read = call.body("image/png", &bytes[..]).send::<Bytes>().await?;

    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[0].headers["content-type"], "image/png");
    assert_eq!(requests[0].body, bytes);
    assert_eq!(read.value, &bytes[..]);
    Ok(())
}

#[tokio::test]
async fn a_media_type_can_be_another_than_usual() -> Result<(), Error> {
    let server = echo::serve().await;
    let call = echo::client(&server)
        .call(Method::PATCH, "/pets")
        .json(&[1]);
    let call = call.header("content-type", "application/merge-patch+json");

    let echo = call
        .header("accept", "text/csv")
        .send::<Json<Echo>>()
        .await?
        .value;

    assert_eq!(
        echo.headers["content-type"],
        ["application/merge-patch+json"]
    );
    assert_eq!(echo.headers["accept"], ["text/csv"]);
    Ok(())
}

#[test]
fn text_is_read_if_it_is_utf_8() {
    assert_eq!(String::decode("grün".as_bytes()).unwrap(), "grün");
    let error = String::decode(b"gr\xfcn").unwrap_err();
    assert_eq!(
        error.inner().to_string(),
        "invalid utf-8 sequence of 1 bytes from index 2"
    );
}

/// The server reads the form of any texts as these texts.
#[test]
fn any_text_in_a_form_reads_back() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(echo::serve());
    let client = echo::client(&server);
    proptest!(|(texts in prop::collection::vec(any::<String>(), 0..4))| {
        let call = client.call(Method::POST, "/pets").form(&json!({ "texts": texts }));
        let echo = runtime.block_on(call.send::<Json<Echo>>()).unwrap().value;

        let pairs = form_urlencoded::parse(echo.body.as_bytes());
        let read: Vec<String> = pairs.map(|(_, text)| text.into_owned()).collect();
        prop_assert_eq!(read, texts);
    });
}
