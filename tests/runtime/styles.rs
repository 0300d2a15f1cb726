//! Parameters that are lists or objects, by the tables of OpenAPI and RFC 6570.

use std::str::FromStr;

use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use reqwest::Method;
use serde::Serialize;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use wiremock::MockServer;

use crate::calls::answer::Json;
use crate::calls::call::Call;
use crate::calls::error::{BuildError, Error};
use crate::calls::style::Style;
use crate::calls::texts::texts;
use crate::clients::client::Client;
use crate::echo::{self, Echo};
use crate::values::raw_json::RawJson;

/// The values of the tables: nothing, a text, a list and an object.
fn values() -> [Value; 4] {
    [
        json!(""),
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({ "R": 100, "G": 200, "B": 150 }),
    ]
}

struct Server {
    client: Client,
    _server: MockServer,
}

impl Server {
    async fn start() -> Self {
        let server = echo::serve().await;
        Self {
            client: echo::client(&server),
            _server: server,
        }
    }

    fn call(&self, path: &'static str) -> Call {
        self.client.call(Method::GET, path)
    }

    async fn query(&self, style: Style, value: impl Serialize) -> Result<String, Error> {
        let call = self.call("/things").query_as("color", style, value);
        let echo = call.send::<Json<Echo>>().await?.value;
        Ok(echo.query.unwrap_or_default())
    }

    async fn path(&self, style: Style, value: impl Serialize) -> Result<String, Error> {
        let call = self.call("/things/{color}").path_as("color", style, value);
        let echo = call.send::<Json<Echo>>().await?.value;
        Ok(echo.path.replace("/things/", ""))
    }

    async fn header(&self, name: &str, call: Call) -> Result<Option<String>, Error> {
        let mut echo = call.send::<Json<Echo>>().await?.value;
        Ok(echo.headers.remove(name).map(|values| values.join("|")))
    }
}

#[tokio::test]
async fn paths_are_written_as_their_styles_say() -> Result<(), Error> {
    let server = Server::start().await;
    let [_, text, list, object] = values();
    let table = [
        (
            Style::SIMPLE,
            ["blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            Style::SIMPLE.exploded(),
            ["blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
        (
            Style::LABEL,
            [".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            Style::LABEL.exploded(),
            [".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            Style::MATRIX,
            [
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::MATRIX.exploded(),
            [
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
    ];
    for (style, expected) in table {
        for (value, expected) in [&text, &list, &object].into_iter().zip(expected) {
            assert_eq!(server.path(style, value).await?, expected, "{style:?}");
        }
    }
    assert_eq!(server.path(Style::MATRIX, "").await?, ";color");
    Ok(())
}

#[tokio::test]
async fn queries_are_written_as_their_styles_say() -> Result<(), Error> {
    let server = Server::start().await;
    let table = [
        (
            Style::FORM,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::FORM.exploded(),
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            Style::SPACES,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            Style::PIPES,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            Style::BRACKETS,
            [
                "color=",
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ];
    for (style, expected) in table {
        for (value, expected) in values().iter().zip(expected) {
            assert_eq!(server.query(style, value).await?, expected, "{style:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn headers_are_written_without_escapes() -> Result<(), Error> {
    let server = Server::start().await;
    let [_, _, list, object] = values();
    let send = |style, value: Value| {
        let call = server.call("/").header_as("X-Color", style, value);
        server.header("x-color", call)
    };

    assert_eq!(
        send(Style::SIMPLE, list).await?.unwrap(),
        "blue,black,brown"
    );
    let exploded = send(Style::SIMPLE.exploded(), object.clone()).await?;
    assert_eq!(exploded.unwrap(), "R=100,G=200,B=150");
    assert_eq!(
        send(Style::SIMPLE, object).await?.unwrap(),
        "R,100,G,200,B,150"
    );
    assert_eq!(
        send(Style::SIMPLE, json!(["a b", "c%"])).await?.unwrap(),
        "a b,c%"
    );
    assert_eq!(
        send(Style::JSON, json!({ "a": [1] })).await?.unwrap(),
        r#"{"a":[1]}"#
    );
    assert_eq!(send(Style::SIMPLE, json!([])).await?, None);
    Ok(())
}

#[tokio::test]
async fn brackets_go_as_deep_as_the_value() -> Result<(), Error> {
    let server = Server::start().await;
    let value = json!({
        "status": "open",
        "born": { "gte": "2024-01-01", "lt": null },
        "ids": [1, 2],
        "any": [{ "a": 1, "b": [2] }, ["c"]],
        "none": [],
    });

    let query = server.query(Style::BRACKETS, value).await?;

    let query = percent_decode_str(&query)
        .decode_utf8()
        .unwrap()
        .into_owned();
    assert_eq!(
        query,
        "color[status]=open&color[born][gte]=2024-01-01&color[ids][]=1&color[ids][]=2\
         &color[any][0][a]=1&color[any][0][b][]=2&color[any][1][]=c"
    );
    Ok(())
}

#[tokio::test]
async fn what_a_style_cannot_hold_is_written_as_json() -> Result<(), Error> {
    let server = Server::start().await;

    let list = server
        .query(Style::FORM.exploded(), json!([{ "x": 1 }, [2]]))
        .await?;
    let object = server
        .query(Style::FORM, json!({ "a": [1], "b": null, "c": true }))
        .await?;

    assert_eq!(list, "color=%7B%22x%22%3A1%7D&color=%5B2%5D");
    assert_eq!(object, "color=a,%5B1%5D,c,true");
    Ok(())
}

#[tokio::test]
async fn a_list_in_an_exploded_object_is_one_by_itself() -> Result<(), Error> {
    let server = Server::start().await;
    let page = json!({ "page": 0, "sort": ["name,asc", "id"], "none": [], "deep": [{ "x": 1 }] });

    let query = server.query(Style::FORM.exploded(), &page).await?;
    let cookies = server
        .call("/")
        .cookie_as("page", Style::FORM.exploded(), &page);

    assert_eq!(
        query,
        "page=0&sort=name%2Casc&sort=id&deep=%7B%22x%22%3A1%7D"
    );
    assert_eq!(
        server.header("cookie", cookies).await?.unwrap(),
        "page=0; sort=name%2Casc; sort=id; deep={%22x%22:1}"
    );
    assert_eq!(
        server
            .path(Style::SIMPLE.exploded(), json!({ "a": [1] }))
            .await?,
        "a=%5B1%5D"
    );
    Ok(())
}

#[tokio::test]
async fn json_is_one_escaped_text() -> Result<(), Error> {
    let server = Server::start().await;
    let value = json!({ "a": "ä&b" });

    let query = server.query(Style::JSON, &value).await?;

    assert_eq!(query, "color=%7B%22a%22%3A%22%C3%A4%26b%22%7D");
    assert_eq!(server.path(Style::JSON, "a/b").await?, "%22a%2Fb%22");
    assert_eq!(server.query(Style::JSON, Value::Null).await?, "color=null");
    Ok(())
}

#[tokio::test]
async fn numbers_are_written_to_the_last_digit() -> Result<(), Error> {
    let server = Server::start().await;
    let number: Box<serde_json::value::RawValue> =
        serde_json::from_str("0.10000000000000000001").unwrap();

    let query = server.query(Style::FORM, [number]).await?;

    assert_eq!(query, "color=0.10000000000000000001");
    Ok(())
}

#[tokio::test]
async fn reserved_characters_stay_where_they_change_nothing() -> Result<(), Error> {
    let server = Server::start().await;
    let text = "https://a.b/c?d=e,f;g:@!$'()*%20%zz 100%&h+#[i]";

    let query = server.query(Style::FORM.reserved(), text).await?;

    assert_eq!(
        query.replace("%27", "'"),
        "color=https://a.b/c?d=e,f;g:@!$'()*%20%25zz%20100%25%26h%2B%23%5Bi%5D"
    );
    Ok(())
}

#[tokio::test]
async fn null_and_what_is_empty_are_no_values() -> Result<(), Error> {
    let server = Server::start().await;
    for value in [
        json!(null),
        json!([]),
        json!({}),
        json!([null]),
        json!({ "a": null }),
    ] {
        for style in [
            Style::FORM,
            Style::FORM.exploded(),
            Style::PIPES,
            Style::BRACKETS,
        ] {
            assert_eq!(server.query(style, &value).await?, "", "{value}");
        }
        for style in [Style::SIMPLE, Style::LABEL.exploded(), Style::MATRIX] {
            let Err(Error::Build(error)) = server.path(style, &value).await else {
                panic!("{value} is sent in a path");
            };
            assert!(matches!(
                error,
                BuildError::PathArgument {
                    reason: "empty",
                    ..
                }
            ));
        }
    }
    Ok(())
}

#[tokio::test]
async fn no_style_leaves_the_path() {
    let server = Server::start().await;
    for (style, value) in [
        (Style::SIMPLE, json!("..")),
        (Style::SIMPLE, json!([""])),
        (Style::LABEL, json!("")),
        (Style::LABEL, json!(".")),
        (Style::LABEL.exploded(), json!(["", ""])),
    ] {
        let error = server.path(style, &value).await.unwrap_err();
        assert!(
            matches!(error, Error::Build(BuildError::PathArgument { .. })),
            "{value}"
        );
    }
    assert_eq!(
        server.path(Style::SIMPLE, ["a/..", "../b"]).await.unwrap(),
        "a%2F..,..%2Fb"
    );
}

#[tokio::test]
async fn a_value_that_is_no_json_is_refused() {
    let server = Server::start().await;
    let value = std::collections::BTreeMap::from([(vec![1], 2)]);

    let error = server.query(Style::FORM, value).await.unwrap_err();

    let text = error.to_string();
    assert!(
        text.contains("the parameter `color` of `/things`"),
        "{text}"
    );
}

#[tokio::test]
async fn half_of_a_surrogate_pair_is_refused() {
    let server = Server::start().await;
    let broken = || RawJson::from_str("[\"\\ud800\"]").unwrap();
    let form = server.call("/things").form(&json!({ "color": "red" }));
    let broken_form = server
        .call("/things")
        .form(&std::collections::BTreeMap::from([("color", broken())]));

    let query = server.query(Style::FORM, broken()).await.unwrap_err();
    let body = broken_form.send::<Json<Echo>>().await.unwrap_err();

    form.send::<Json<Echo>>().await.unwrap();
    for error in [query, body] {
        assert!(matches!(error, Error::Build(_)), "{error}");
    }
}

#[test]
fn any_texts_read_back() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start());
    let text = prop::collection::vec(any::<char>(), 0..9).prop_map(String::from_iter);
    proptest!(|(list in prop::collection::vec(text, 1..4))| {
        let query = runtime.block_on(server.query(Style::BRACKETS, texts(&list))).unwrap();

        let url = reqwest::Url::parse(&format!("http://localhost/?{query}")).unwrap();
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let expected = list.into_iter().map(|text| ("color[]".to_owned(), text));
        prop_assert_eq!(pairs, expected.collect::<Vec<_>>());
    });
}
