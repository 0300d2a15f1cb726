//! `client.activity_log()`: the entries of one conversation and of several.

use dixa_integrations::Error;
use dixa_integrations::models::{ActivityLogAttributes, ActivityType};
use futures_util::TryStreamExt;
use serde_json::{Value, json};

use crate::recorded::{Recorded, encoded};

/// Entries as they are encoded again.
///
/// The service writes `activity_timestamp`; the description declares `activity_timestmap`, with the
/// other name as an alias. Both are read, and the declared one is written.
pub fn under_declared_names(mut entries: Value) -> Value {
    for entry in entries.as_array_mut().expect("entries are a list") {
        let members = entry.as_object_mut().expect("an entry is an object");
        if let Some(time) = members.remove("activity_timestamp") {
            members.insert("activity_timestmap".to_owned(), time);
        }
    }
    entries
}

#[tokio::test]
async fn lists_the_life_of_a_conversation() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/list_for_conversation").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1001).await?;

    let first = &entries[0];
    assert_eq!(
        first.activity_type,
        ActivityType::ConversationCreatedByCustomer
    );
    let author = first
        .author
        .as_ref()
        .and_then(|author| author.name.as_deref());
    assert_eq!(author, Some("Ada Lovelace"));
    let Some(ActivityLogAttributes::ConversationRated(rating)) = &entries[11].attributes else {
        panic!("the last entry is a rating");
    };
    assert_eq!(rating.score, Some(5));
    assert_eq!(encoded(&entries), under_declared_names(server.data()));
    Ok(())
}

#[tokio::test]
async fn follows_the_life_of_a_conversation_over_pages() -> Result<(), Error> {
    let server = Recorded::serve_in_turn(&[
        "activity_log/list_first_page",
        "activity_log/list_second_page",
    ])
    .await;
    let client = server.client();

    let entries = client.activity_log().list().csids([1001]).items();
    let entries: Vec<_> = entries.try_collect().await?;

    let last = entries.last().map(|entry| &entry.activity_type);
    assert_eq!(entries.len(), 12);
    assert_eq!(last, Some(&ActivityType::ConversationRated));
    Ok(())
}

#[tokio::test]
async fn lists_the_entries_of_several_conversations() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/list").await;
    let client = server.client();

    let page = client
        .activity_log()
        .list()
        .csids([1001, 1002, 1003])
        .await?;

    let conversations: Vec<_> = page
        .data
        .iter()
        .map(|entry| entry.conversation_id)
        .collect();
    assert_eq!(conversations, [1001, 1001, 1001, 1002, 1002, 1003]);
    assert!(page.paging.is_some());
    assert_eq!(encoded(&page.data), under_declared_names(server.data()));
    assert_eq!(server.raw_query(), "csids=1001,1002,1003");
    Ok(())
}

#[tokio::test]
async fn lists_the_entry_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/list_sample").await;
    let client = server.client();

    let page = client.activity_log().list().csids([0]).await?;

    let time = page.data[0].activity_timestamp.as_ref();
    assert_eq!(
        time.map(|time| time.as_str()),
        Some("2015-11-30T00:00:00:000Z")
    );
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

/// `null` is read as absent, and what the description does not know is left out; neither comes back.
#[tokio::test]
async fn reads_nulls_and_new_fields() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/nulls_and_new_fields").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1009).await?;

    let closed = json!({
        "id": "activity-1",
        "conversation_id": 1009,
        "activity_type": "conversation_closed",
    });
    let note = json!({
        "id": "activity-2",
        "conversation_id": 1009,
        "activity_timestmap": "2021-12-01T12:40:02.000Z",
        "activity_type": "note_added",
        "author": { "id": "8b3e7d54-21aa-4c8e-8f61-0c9d5be2a722", "name": "Grace Hopper" },
        "attributes": { "note": "Asked the warehouse." },
    });
    assert_eq!(encoded(&entries), json!([closed, note]));
    Ok(())
}

#[tokio::test]
async fn reads_fields_under_each_of_their_names() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/other_spellings").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1008).await?;

    let [
        Some(ActivityLogAttributes::TagAdded(first)),
        Some(ActivityLogAttributes::TagAdded(second)),
        Some(ActivityLogAttributes::NoteAdded(note)),
        Some(ActivityLogAttributes::MessageAdded(message)),
        Some(ActivityLogAttributes::ConversationCreated(created)),
    ] = [0, 1, 2, 3, 4].map(|index| entries[index].attributes.clone())
    else {
        panic!("each entry has the attributes of its type");
    };
    let picture = Some("https://example.com/pictures/grace.png");
    assert_eq!(first.tag_added.as_deref(), Some("billing"));
    assert_eq!(second.tag.as_deref(), Some("billing"));
    assert_eq!(note.avatal_url.as_deref(), picture);
    assert_eq!(message.avatar_url.as_deref(), picture);
    assert_eq!(created.subject.as_deref(), Some("Your call"));
    assert_eq!(encoded(&entries), under_declared_names(server.data()));
    Ok(())
}

/// An unknown type costs nothing: the entry keeps its type and its attributes as received.
#[tokio::test]
async fn keeps_entries_of_unknown_types() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/unknown_type").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1006).await?;

    let renamed = ActivityType::Unknown("conversation_subject_updated".to_owned());
    assert_eq!(entries[0].activity_type, renamed);
    let Some(ActivityLogAttributes::Unknown(raw)) = &entries[0].attributes else {
        panic!("no variant is described for this type");
    };
    assert_eq!(
        raw.as_str(),
        r#"{"old_subject":"Hello","new_subject":"My order"}"#
    );

    // The enum does not list this type, yet the description has its attributes.
    assert!(matches!(entries[1].activity_type, ActivityType::Unknown(_)));
    let Some(ActivityLogAttributes::ConversationRatingOffered(offer)) = &entries[1].attributes
    else {
        panic!("a variant is described for this type");
    };
    let user = offer.user.as_ref().and_then(|user| user.name.as_deref());
    assert_eq!(user, Some("Ada Lovelace"));

    assert_eq!(entries[2].activity_type.as_str(), "conversation_archived");
    assert_eq!(entries[2].attributes, None);
    assert_eq!(encoded(&entries), under_declared_names(server.data()));
    Ok(())
}
