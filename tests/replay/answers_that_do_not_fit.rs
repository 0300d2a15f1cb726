//! Successes whose body is not what the description promises: the error says where and why.

use dixa_integrations::{DecodeError, Error};

use crate::recorded::Recorded;

#[tokio::test]
async fn a_missing_field_is_named_with_its_place() {
    let server = Recorded::serve("errors/missing_required_field").await;
    let client = server.client();

    let error = decode_error(client.notes().list_for_conversation(1010).await);

    assert_eq!(error.status, 200);
    assert_eq!(error.json_path, "data[0]");
    let received: serde_json::Value = serde_json::from_slice(&error.body).expect("it is JSON");
    assert_eq!(received, server.body());
    assert_eq!(
        error.to_string(),
        "the answer to `GET /v1/conversations/{csid}/notes` (200 OK) does not fit its type at \
         `data[0]`: missing field `text` at line 1 column 118; received: \
         {\"data\":[{\"id\":\"note-1\",\"created_at\":\"2021-12-01T12:47:00.000Z\",\
         \"requester_id\":\"8b3e7d54-21aa-4c8e-8f61-0c9d5be2a722\"}]}"
    );
}

#[tokio::test]
async fn a_body_that_was_cut_is_shown_where_it_ends() {
    let server = Recorded::serve("errors/cut_body").await;
    let client = server.client();

    let error = decode_error(client.queues().list().await);

    assert_eq!(error.json_path, "data[1].name");
    assert!(error.reason.is_eof());
    assert_eq!(
        error.to_string(),
        "the answer to `GET /v1/queues` (200 OK) does not fit its type at `data[1].name`: \
         EOF while parsing a string at line 1 column 88; received: \
         {\"data\":[{\"id\":\"queue-1\",\"name\":\"Support\",\"is_default\":true},\
         {\"id\":\"queue-2\",\"name\":\"Sal"
    );
}

fn decode_error<T: std::fmt::Debug>(result: Result<T, Error>) -> DecodeError {
    match result {
        Err(Error::Decode(error)) => *error,
        other => panic!("the body does not fit, yet this came: {other:?}"),
    }
}
