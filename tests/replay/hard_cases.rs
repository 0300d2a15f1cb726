//! Activities that are easily taken for others: several attributes have the same fields, or none
//! that is required, so that only the type beside them tells which they are.

use dixa_integrations::Error;
use dixa_integrations::models::{ActivityLog, ActivityLogAttributes, ActivityType};
use serde_json::{Value, json};

use crate::activity_log::under_declared_names;
use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn a_removed_tag_is_not_an_added_one() -> Result<(), Error> {
    let Some(ActivityLogAttributes::TagRemoved(tag)) = recorded(0).await?.attributes else {
        panic!("this is a removed tag");
    };
    assert_eq!(tag.tag.as_deref(), Some("billing"));
    Ok(())
}

#[tokio::test]
async fn a_created_conversation_keeps_its_subject() -> Result<(), Error> {
    let Some(ActivityLogAttributes::ConversationCreated(created)) = recorded(1).await?.attributes
    else {
        panic!("this is a created conversation");
    };
    assert_eq!(created.subject.as_deref(), Some("Where is my order?"));
    Ok(())
}

#[tokio::test]
async fn an_added_note_keeps_its_message() -> Result<(), Error> {
    let Some(ActivityLogAttributes::NoteAdded(note)) = recorded(2).await?.attributes else {
        panic!("this is an added note");
    };
    assert_eq!(note.message.as_deref(), Some("Asked the warehouse."));
    Ok(())
}

#[tokio::test]
async fn an_unassigned_conversation_keeps_its_agent() -> Result<(), Error> {
    let Some(ActivityLogAttributes::ConversationUnassigned(unassigned)) =
        recorded(3).await?.attributes
    else {
        panic!("this is an unassigned conversation");
    };
    let agent = unassigned.agent.and_then(|agent| agent.name);
    assert_eq!(agent.as_deref(), Some("Grace Hopper"));
    Ok(())
}

#[tokio::test]
async fn empty_attributes_are_of_the_type_beside_them() -> Result<(), Error> {
    let Some(ActivityLogAttributes::ConversationClaimed(claimed)) = recorded(4).await?.attributes
    else {
        panic!("this is a claimed conversation");
    };
    assert_eq!(claimed.claimed_from_label, None);
    Ok(())
}

#[tokio::test]
async fn a_new_type_is_kept_with_its_attributes() -> Result<(), Error> {
    let entry = recorded(5).await?;

    let summarized = ActivityType::Unknown("conversation_summarized".to_owned());
    assert_eq!(entry.activity_type, summarized);
    assert_eq!(
        unknown(entry),
        r#"{"summary":"A question about an order.","sentences":1}"#
    );
    Ok(())
}

#[tokio::test]
async fn attributes_of_an_unknown_shape_are_kept_whole() -> Result<(), Error> {
    let entry = recorded(6).await?;

    assert_eq!(entry.activity_type, ActivityType::ConversationAssigned);
    let members =
        r#"["8b3e7d54-21aa-4c8e-8f61-0c9d5be2a722","c7a90e18-94f3-4f7d-a1c6-7de8b1a40b33"]"#;
    assert_eq!(
        unknown(entry),
        format!(r#"{{"team":{{"id":"team-1","members":{members}}}}}"#)
    );
    Ok(())
}

#[tokio::test]
async fn attributes_with_a_field_of_another_json_type_are_kept_whole() -> Result<(), Error> {
    let entry = recorded(7).await?;

    assert_eq!(entry.activity_type, ActivityType::ConversationRated);
    let Some(ActivityLogAttributes::Unknown(raw)) = entry.attributes else {
        panic!("a score of \"five\" is no number");
    };
    let rating: Value = raw.decode().expect("it is JSON");
    assert_eq!(rating["score"], "five");
    assert_eq!(rating["message"], "Thank you!");
    assert_eq!(rating["agent"]["name"], "Grace Hopper");
    Ok(())
}

#[tokio::test]
async fn each_hard_case_is_given_back_as_received() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/hard_cases").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1005).await?;

    assert_eq!(encoded(&entries), under_declared_names(server.data()));
    Ok(())
}

/// Whatever the type, attributes that are no object are nothing that it describes.
#[test]
fn attributes_that_are_no_object_are_kept_whole() {
    for attributes in [
        json!("da"),
        json!(5),
        json!(false),
        json!([]),
        json!(["da"]),
    ] {
        let received = json!({
            "id": "activity-1",
            "conversation_id": 1005,
            "activity_type": "conversation_language_updated",
            "attributes": attributes,
        });
        let entry: ActivityLog = serde_json::from_value(received.clone()).expect("it is kept");
        assert_eq!(encoded(&entry), received);
        assert_eq!(unknown(entry), attributes.to_string());
    }
}

/// The text of the attributes, for which there must be no variant.
fn unknown(entry: ActivityLog) -> String {
    match entry.attributes {
        Some(ActivityLogAttributes::Unknown(raw)) => raw.to_string(),
        other => panic!("{other:?} was taken for something known"),
    }
}

/// One entry of the recording.
async fn recorded(index: usize) -> Result<ActivityLog, Error> {
    let server = Recorded::serve("activity_log/hard_cases").await;
    let mut entries = server
        .client()
        .activity_log()
        .list_for_conversation(1005)
        .await?;
    Ok(entries.remove(index))
}
