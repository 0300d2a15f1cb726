//! The 29 types of activity, each with the attributes that belong to it.

use dixa_integrations::Error;
use dixa_integrations::models::{ActivityLog, ActivityLogAttributes, ActivityType};
use serde_json::json;

use crate::activity_log::under_declared_names;
use crate::recorded::{Recorded, encoded};

/// In the order of the recording, with the name of the variant that is expected.
const EXPECTED: [(ActivityType, &str); 29] = [
    (ActivityType::TagAdded, "TagAdded"),
    (ActivityType::TagRemoved, "TagRemoved"),
    (
        ActivityType::ConversationCreatedByCustomer,
        "ConversationCreated",
    ),
    (
        ActivityType::ConversationCreatedByAgent,
        "ConversationCreated",
    ),
    (ActivityType::ConversationClosed, "none"),
    (ActivityType::ConversationPending, "none"),
    // `{}` where no variant is described.
    (ActivityType::ConversationReopened, "Unknown"),
    (ActivityType::NoteAdded, "NoteAdded"),
    (ActivityType::MessageAddedByCustomer, "MessageAdded"),
    (ActivityType::MessageAddedByAgent, "MessageAdded"),
    (ActivityType::ConversationAssigned, "ConversationAssigned"),
    (ActivityType::ConversationOffered, "ConversationOffered"),
    (ActivityType::ConversationOfferRejected, "none"),
    (ActivityType::ConversationOfferTimeout, "Unknown"),
    (ActivityType::ConversationOfferAccepted, "none"),
    (ActivityType::TransferInitiated, "ConversationTransferred"),
    (ActivityType::TransferFailed, "ConversationTransferred"),
    (ActivityType::TransferSuccessful, "ConversationTransferred"),
    (
        ActivityType::ConversationLanguageUpdated,
        "ConversationLanguageUpdated",
    ),
    (ActivityType::FollowupAdded, "none"),
    (ActivityType::FollowupRemoved, "none"),
    (ActivityType::FollowupExpired, "none"),
    (
        ActivityType::ConversationAutoreplySent,
        "ConversationAutoReplySent",
    ),
    (
        ActivityType::ConversationRatingScheduled,
        "ConversationRatingScheduled",
    ),
    (ActivityType::ConversationRatingUnscheduled, "none"),
    (ActivityType::ConversationRatingCancelled, "none"),
    (ActivityType::ConversationRated, "ConversationRated"),
    (ActivityType::ConversationClaimed, "ConversationClaimed"),
    (
        ActivityType::ConversationUnassigned,
        "ConversationUnassigned",
    ),
];

#[tokio::test]
async fn each_type_has_its_attributes() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/all_types").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1001).await?;

    let decoded: Vec<_> = entries
        .iter()
        .map(|entry| {
            (
                entry.activity_type.clone(),
                variant(entry.attributes.as_ref()),
            )
        })
        .collect();
    assert_eq!(decoded, EXPECTED);
    assert_eq!(encoded(&entries), under_declared_names(server.data()));
    Ok(())
}

/// Nothing in `{}` tells what it is, so the type beside it does.
#[test]
fn each_type_has_its_attributes_where_they_are_empty() {
    for (activity_type, expected) in EXPECTED {
        let received = json!({
            "id": "activity-1",
            "conversation_id": 1001,
            "activity_type": activity_type,
            "attributes": {},
        });
        let entry: ActivityLog = serde_json::from_value(received.clone()).expect("it is an entry");
        let expected = if expected == "none" {
            "Unknown"
        } else {
            expected
        };
        assert_eq!(
            variant(entry.attributes.as_ref()),
            expected,
            "{activity_type}"
        );
        assert_eq!(encoded(&entry), received);
    }
}

fn variant(attributes: Option<&ActivityLogAttributes>) -> &'static str {
    use ActivityLogAttributes as Attributes;

    let Some(attributes) = attributes else {
        return "none";
    };
    match attributes {
        Attributes::TagAdded(_) => "TagAdded",
        Attributes::TagRemoved(_) => "TagRemoved",
        Attributes::ConversationOffered(_) => "ConversationOffered",
        Attributes::NoteAdded(_) => "NoteAdded",
        Attributes::MessageAdded(_) => "MessageAdded",
        Attributes::ConversationAssigned(_) => "ConversationAssigned",
        Attributes::ConversationTransferred(_) => "ConversationTransferred",
        Attributes::ConversationLanguageUpdated(_) => "ConversationLanguageUpdated",
        Attributes::ConversationAutoReplySent(_) => "ConversationAutoReplySent",
        Attributes::ConversationRatingScheduled(_) => "ConversationRatingScheduled",
        Attributes::ConversationRatingOffered(_) => "ConversationRatingOffered",
        Attributes::ConversationRated(_) => "ConversationRated",
        Attributes::ConversationClaimed(_) => "ConversationClaimed",
        Attributes::ConversationCreated(_) => "ConversationCreated",
        Attributes::ConversationUnassigned(_) => "ConversationUnassigned",
        Attributes::Unknown(_) => "Unknown",
        _ => "a variant that this table does not know",
    }
}
