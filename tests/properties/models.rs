//! The types of the checked-in crate, by the names of their schemas.

use dixa_integrations::models;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads JSON as a type, and gives what the type writes.
type ComesBack = fn(&str) -> Result<Value, serde_json::Error>;

macro_rules! models {
    ($($name:ident,)*) => {
        &[$((stringify!($name), comes_back::<models::$name>)),*]
    };
}

/// Every schema, and its type.
pub const MODELS: &[(&str, ComesBack)] = models! {
    ActivityLog,
    ActivityLogUser,
    ActivityType,
    AnonymizationType,
    AttachmentInput,
    Channel,
    Conversation,
    ConversationAssignedAttribute,
    ConversationAutoReplySentAttribute,
    ConversationClaimedAttribute,
    ConversationCreatedAttribute,
    ConversationLanguageUpdatedAttribute,
    ConversationOfferedAttribute,
    ConversationRatedAttribute,
    ConversationRatingOfferedAttribute,
    ConversationRatingScheduledAttribute,
    ConversationTransferredAttribute,
    ConversationUnassignedAttribute,
    CreateCallbackConversationInput,
    CreateContactFormConversationInput,
    Direction,
    EmailString,
    Endpoint,
    EndpointType,
    ErrorMessage,
    Message,
    MessageAddedAttribute,
    Note,
    NoteAddedAttribute,
    Paging,
    PhoneNumberString,
    Queue,
    ScheduleAnonymizationResponse,
    StringId,
    Tag,
    TagAddedAttribute,
    TagRemovedAttribute,
    Timestamp,
    User,
};

fn comes_back<T: DeserializeOwned + Serialize>(text: &str) -> Result<Value, serde_json::Error> {
    let value: T = serde_json::from_str(text)?;
    serde_json::to_value(value)
}
