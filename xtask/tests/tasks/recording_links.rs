//! Links of an API to itself: recorded, they lead to the recordings of the calls that follow them.

use serde_json::json;
use wiremock::matchers::{path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::recording::{api, record, record_at, recordings};
use crate::sandbox::Sandbox;

const ID: &str = "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f";

#[tokio::test(flavor = "multi_thread")]
async fn a_recorded_list_can_be_followed_through_its_recordings() {
    let sandbox = Sandbox::new();
    let server = MockServer::start().await;
    let uri = server.uri();
    for whole in ["", uri.as_str()] {
        let list = format!("/v1/pets/{ID}/naps");
        let first = json!({
            "after": "CUR 1", "next_page": format!("{whole}{list}?page_key=CUR+1&limit=2"),
            "self": format!("{whole}{list}?limit=2"), "home": "https://other.example/v1/pets",
        });
        Mock::given(path(&list))
            .and(query_param_is_missing("page_key"))
            .respond_with(ResponseTemplate::new(200).set_body_json(first))
            .up_to_n_times(1)
            .mount(&server)
            .await;
        Mock::given(path(&list))
            .and(query_param("page_key", "CUR 1"))
            .respond_with(ResponseTemplate::new(200).set_body_json(json!({})))
            .mount(&server)
            .await;
        let script = format!(
            "curl -s \"$BASE_URL{list}?limit=2\"; curl -s \"$BASE_URL{list}?page_key=CUR%201&limit=2\""
        );
        let ending = record(&sandbox, &server, &script);
        assert_eq!(ending.code, Some(0), "{ending:?}");
        let recordings = recordings(&sandbox);
        let (first, second) = (&recordings[0], &recordings[1]);
        let body = &first["response"]["body"];
        let link = body["next_page"]
            .as_str()
            .unwrap()
            .strip_prefix(whole)
            .unwrap();
        let (path, query) = link.split_once('?').unwrap();
        assert_eq!(second["request"]["path"], path);
        let key = body["after"].as_str().unwrap();
        assert!(key.starts_with("Text "), "{first:#}");
        assert_eq!(query, format!("page_key={}&limit=2", key.replace(' ', "+")));
        assert_eq!(
            second["request"]["query"],
            json!([["page_key", key], ["limit", "2"]])
        );
        let own = format!(
            "{whole}{}?limit=2",
            first["request"]["path"].as_str().unwrap()
        );
        assert_eq!(body["self"], own);
        assert!(
            body["home"]
                .as_str()
                .unwrap()
                .starts_with("https://example.com/")
        );
        std::fs::remove_dir_all(sandbox.path("calls")).unwrap();
    }
}

/// The description says nothing of these paths.
#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_known_by_the_form_of_a_path_that_was_called() {
    let sandbox = Sandbox::new();
    let body = json!({ "next": "/v7/gadgets?cursor=3", "as": "/home/ada", "and": "//elsewhere/v7/gadgets" });
    let server = api(body).await;
    assert_eq!(
        record(&sandbox, &server, "curl -s $BASE_URL/v7/gadgets").code,
        Some(0)
    );
    let recording = &recordings(&sandbox)[0];
    let path = recording["request"]["path"].as_str().unwrap();
    let body = &recording["response"]["body"];
    assert_eq!(body["next"], format!("{path}?cursor=3"));
    assert_eq!(body["as"], "Text 2");
    assert_eq!(body["and"], "Text 3");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_says_nothing_of_anybody() {
    let sandbox = Sandbox::new();
    let server = MockServer::start().await;
    let uri = server.uri();
    let host = uri.strip_prefix("http://").unwrap();
    let body = json!({
        "a": format!("{uri}/pets/Ada%20L?token=1234&email=ada@lovelace.org#Ada"),
        "b": format!("http://ada:1234@{host}/pets"), "c": format!("{uri}/pets, says Ada"),
        "token": format!("{uri}/pets/1"), "d": "/pets/Ada",
    });
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(path("/pets"))
        .respond_with(answer)
        .mount(&server)
        .await;
    assert_eq!(
        record(&sandbox, &server, "curl -s $BASE_URL/pets").code,
        Some(0)
    );
    let body = &recordings(&sandbox)[0]["response"]["body"];
    let text = body.to_string();
    assert!(!text.contains("Ada") && !text.contains("1234"), "{body:#}");
    let link = body["a"].as_str().unwrap();
    assert!(link.starts_with(&format!("{uri}/pets/Text-")), "{body:#}");
    assert!(
        link.contains("email=person1%40example.com#Text-"),
        "{body:#}"
    );
    for key in ["b", "c", "token"] {
        let address = body[key].as_str().unwrap();
        assert!(address.starts_with("https://example.com/"), "{body:#}");
    }
    assert!(
        body["d"].as_str().unwrap().starts_with("/pets/Text-"),
        "{body:#}"
    );
}

/// As of an API with its token in the path of every call.
#[tokio::test(flavor = "multi_thread")]
async fn the_path_of_the_base_url_stands_in_no_recording() {
    const TOKEN: &str = "bot4711:AAHd-9xQ";
    let sandbox = Sandbox::new();
    let server = MockServer::start().await;
    let uri = server.uri();
    let base = format!("{uri}/{TOKEN}/");
    let body = json!({
        "next": format!("{uri}/{TOKEN}/v1/pets?limit=2"), "after": format!("/{TOKEN}/v1/pets?limit=2"),
        "file": format!("{uri}/file/{TOKEN}/1.png"),
    });
    Mock::given(path(format!("/{TOKEN}/v1/pets")))
        .respond_with(ResponseTemplate::new(200).set_body_json(body))
        .mount(&server)
        .await;
    let ending = record_at(&sandbox, &base, "curl -s $BASE_URL/v1/pets");
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let recording = &recordings(&sandbox)[0];
    assert!(!recording.to_string().contains("4711"), "{recording:#}");
    let body = &recording["response"]["body"];
    assert_eq!(recording["request"]["path"], "/v1/pets");
    assert_eq!(body["next"], format!("{uri}/v1/pets?limit=2"));
    assert_eq!(body["after"], "/v1/pets?limit=2");
    assert_eq!(body["file"], format!("{uri}/Text-1/Text-2/Text-3"));
}

/// A key stays, and with it what it says.
#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_shows_a_secret_of_the_base_url_is_not_written() {
    let sandbox = Sandbox::new();
    let server = api(json!({ "home_aahd99xq": 1 })).await;
    for base in ["/bot4711:home_aahd99xq", "/v2/home_aahd99xq/api"] {
        let base = format!("{}{base}", server.uri());
        let ending = record_at(&sandbox, &base, "curl -s -o /dev/null $BASE_URL/pets");
        assert_eq!(ending.code, Some(1), "{ending:?}");
        let warning = "warning: GET /pets is not written: what the request proves who asks with was recognised in it\n";
        assert!(ending.stderr.starts_with(warning), "{ending:?}");
        assert!(!ending.stderr.contains("aahd"), "{ending:?}");
    }
    let user = server.uri().replace("//", "//home_aahd99xq:x@");
    let ending = record_at(&sandbox, &user, "curl -s -o /dev/null $BASE_URL/pets");
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let year = jiff::Zoned::now().strftime("/admin/api/%Y-%m").to_string();
    for base in ["/api/v2.1", "/127.0.0.1/2010-04-01", year.as_str()] {
        let base = format!("{}{base}", server.uri());
        let ending = record_at(&sandbox, &base, "curl -s -o /dev/null $BASE_URL/pets");
        assert_eq!(ending.code, Some(0), "{ending:?}");
    }
}
