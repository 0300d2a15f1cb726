//! Lists in which a wrong entry costs only itself.

use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::calls::answer::Json;
use crate::calls::call::Call;
use crate::calls::error::Error;
use crate::calls::lenient::{Lenient, lenient};
use crate::echo;
#[cfg(feature = "blocking")]
use crate::offline;
use crate::testing::mock::MockTransport;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Pet {
    name: String,
    tags: Vec<u8>,
}

/// The builder of an operation, as the generator writes it.
struct List(Call);

lenient!(List, Json<Vec<Lenient<Pet>>> => Vec<Lenient<Pet>>);

const LIST: &str = r#"[{"name":"Tom","tags":[]},{"name":"Rex","tags":[1,256]},null,{"tags":1e999},{"name":"Kim","tags":[7]}]"#;

fn list(text: &str) -> Vec<Lenient<Pet>> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_good_entries_are_read_and_the_others_kept_with_their_errors() {
    let (pets, refused) = Lenient::split(list(LIST));

    let names: Vec<&str> = pets.iter().map(|pet| pet.name.as_str()).collect();
    assert_eq!(names, ["Tom", "Kim"]);
    let told: Vec<String> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "the entry does not fit its type at `tags[1]`: invalid value: integer `256`, expected \
             u8 at line 1 column 27; received: {\"name\":\"Rex\",\"tags\":[1,256]}",
            "the entry does not fit its type at `.`: invalid type: null, expected struct Pet at \
             line 1 column 4; received: null",
            "the entry does not fit its type at `tags`: number out of range at line 1 column 13; \
             received: {\"tags\":1e999}",
        ]
    );
    assert_eq!(refused[0].json_path, "tags[1]");
    assert_eq!(refused[0].json.as_str(), r#"{"name":"Rex","tags":[1,256]}"#);
    assert!(refused[0].source.is_data());
}

#[test]
fn a_list_is_written_as_it_came() {
    assert_eq!(serde_json::to_string(&list(LIST)).unwrap(), LIST);
}

#[test]
fn what_is_no_json_is_an_error_still() {
    for text in ["[{]", r#"[{"name":"Tom","tags":[}]"#, "{}"] {
        let error = serde_json::from_str::<Vec<Lenient<Pet>>>(text);
        assert!(error.is_err(), "{text}");
    }
}

#[tokio::test]
async fn a_list_can_be_asked_for_leniently() -> Result<(), Error> {
    let server = MockServer::start().await;
    let body = json!([{ "name": "Tom", "tags": [] }, { "name": 5 }]);
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = echo::client(&server);
    let list = || List(client.call(Method::GET, "/pets"));

    let (pets, refused) = Lenient::split(list().lenient().await?);
    assert_eq!((pets.len(), refused.len()), (1, 1));
    assert_eq!(refused[0].json_path, "name");

    let answer = list().lenient_answer().await?;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.value.len(), 2);
    Ok(())
}

#[cfg(feature = "blocking")]
#[test]
fn a_lenient_list_can_be_waited_for() -> Result<(), Error> {
    let list = json!([{ "name": "Tom", "tags": [] }, { "name": 5 }]);
    let mock = MockTransport::new().answer(Method::GET, "/things", 200, list);
    let call = offline::call(&offline::client(&mock), Method::GET);

    let (pets, refused) = Lenient::split(List(call).lenient_blocking()?);

    assert_eq!((pets.len(), refused.len()), (1, 1));
    Ok(())
}
