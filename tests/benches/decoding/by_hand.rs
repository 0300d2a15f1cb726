//! What a person writes with serde to decode the same documents: the value that selects is read first,
//! the selected part is kept raw until then, and what does not fit stays raw.
//!
//! `boxed` keeps large parts on the heap, as the generated types do.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A page of any entries.
#[derive(Deserialize)]
pub struct Page<T> {
    pub data: Vec<T>,
}

/// A person.
#[derive(Deserialize)]
pub struct User {
    pub id: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone_number: Option<String>,
}

/// An entry of the activity log.
pub struct Entry<A> {
    pub id: String,
    pub conversation_id: i64,
    pub activity_timestamp: Option<String>,
    pub activity_type: ActivityType,
    pub author: Option<User>,
    pub attributes: Option<A>,
}

#[derive(Deserialize)]
struct RawEntry {
    id: String,
    conversation_id: i64,
    #[serde(alias = "activity_timestmap")]
    activity_timestamp: Option<String>,
    activity_type: ActivityType,
    author: Option<User>,
    attributes: Option<Box<RawValue>>,
}

/// What the attributes of an entry are decoded as.
pub trait Select {
    fn select(activity_type: &ActivityType, raw: Box<RawValue>) -> Self;
}

impl<'de, A: Select> Deserialize<'de> for Entry<A> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawEntry::deserialize(deserializer)?;
        let attributes = raw
            .attributes
            .map(|text| A::select(&raw.activity_type, text));
        Ok(Self {
            id: raw.id,
            conversation_id: raw.conversation_id,
            activity_timestamp: raw.activity_timestamp,
            activity_type: raw.activity_type,
            author: raw.author,
            attributes,
        })
    }
}

/// What happened.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityType {
    ConversationCreatedByCustomer,
    ConversationCreatedByAgent,
    ConversationOffered,
    ConversationClaimed,
    ConversationAssigned,
    ConversationUnassigned,
    ConversationClosed,
    ConversationLanguageUpdated,
    #[serde(rename = "conversation_autoreply_sent")]
    ConversationAutoReplySent,
    ConversationRatingScheduled,
    ConversationRatingOffered,
    ConversationRated,
    TagAdded,
    TagRemoved,
    NoteAdded,
    MessageAddedByAgent,
    MessageAddedByCustomer,
    TransferInitiated,
    TransferFailed,
    TransferSuccessful,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
pub struct Tag {
    pub tag_name: Option<String>,
    pub tag: Option<String>,
}

#[derive(Deserialize)]
pub struct AddedTag {
    pub tag_name: Option<String>,
    pub tag_added: Option<String>,
    pub tag: Option<String>,
}

#[derive(Deserialize)]
pub struct Offered {
    pub agent_names: Option<Vec<String>>,
    pub queue_label: Option<String>,
}

#[derive(Deserialize)]
pub struct Note {
    pub note: Option<String>,
    pub message: Option<String>,
    pub avatal_url: Option<String>,
    pub avatar_url: Option<String>,
}

#[derive(Deserialize)]
pub struct Message {
    pub message_id: Option<String>,
    pub from_endpoint: Option<String>,
    pub avatal_url: Option<String>,
    pub avatar_url: Option<String>,
}

#[derive(Deserialize)]
pub struct Assigned {
    pub agent_id: Option<String>,
    pub agent_name: Option<String>,
}

#[derive(Deserialize)]
pub struct Transferred {
    pub transfer_type: Option<String>,
    pub destination_type: Option<String>,
    pub destination_id: Option<String>,
    pub destination_label: Option<String>,
    pub reason: Option<String>,
}

#[derive(Deserialize)]
pub struct Language {
    pub language: Option<String>,
}

#[derive(Deserialize)]
pub struct AutoReply {
    pub template_name: Option<String>,
}

#[derive(Deserialize)]
pub struct RatingScheduled {
    pub rating_scheduled_time: Option<String>,
}

#[derive(Deserialize)]
pub struct RatingOffered {
    pub agent: Option<User>,
    pub user: Option<User>,
}

#[derive(Deserialize)]
pub struct Rated {
    pub agent: Option<User>,
    pub score: Option<i64>,
    pub message: Option<String>,
}

#[derive(Deserialize)]
pub struct Claimed {
    pub claimed_from_label: Option<String>,
    pub claimed_from_type: Option<String>,
}

#[derive(Deserialize)]
pub struct Created {
    pub conversation_subject: Option<String>,
    pub subject: Option<String>,
}

#[derive(Deserialize)]
pub struct Unassigned {
    pub agent: Option<User>,
}

/// Attributes with the members in them, and with the members on the heap.
macro_rules! attributes {
    ($name:ident, $($wrap:ident)?) => {
        pub enum $name {
            TagAdded(attributes!(@ $($wrap)? AddedTag)),
            TagRemoved(attributes!(@ $($wrap)? Tag)),
            Offered(attributes!(@ $($wrap)? Offered)),
            NoteAdded(attributes!(@ $($wrap)? Note)),
            MessageAdded(attributes!(@ $($wrap)? Message)),
            Assigned(attributes!(@ $($wrap)? Assigned)),
            Transferred(attributes!(@ $($wrap)? Transferred)),
            LanguageUpdated(attributes!(@ $($wrap)? Language)),
            AutoReplySent(attributes!(@ $($wrap)? AutoReply)),
            RatingScheduled(attributes!(@ $($wrap)? RatingScheduled)),
            RatingOffered(attributes!(@ $($wrap)? RatingOffered)),
            Rated(attributes!(@ $($wrap)? Rated)),
            Claimed(attributes!(@ $($wrap)? Claimed)),
            Created(attributes!(@ $($wrap)? Created)),
            Unassigned(attributes!(@ $($wrap)? Unassigned)),
            Unknown(Box<RawValue>),
        }

        impl Select for $name {
            fn select(activity_type: &ActivityType, raw: Box<RawValue>) -> Self {
                use ActivityType as Type;
                let text = raw.get();
                let read = match activity_type {
                    Type::TagAdded => serde_json::from_str(text).map(Self::TagAdded),
                    Type::TagRemoved => serde_json::from_str(text).map(Self::TagRemoved),
                    Type::ConversationOffered => serde_json::from_str(text).map(Self::Offered),
                    Type::NoteAdded => serde_json::from_str(text).map(Self::NoteAdded),
                    Type::MessageAddedByAgent | Type::MessageAddedByCustomer => {
                        serde_json::from_str(text).map(Self::MessageAdded)
                    }
                    Type::ConversationAssigned => serde_json::from_str(text).map(Self::Assigned),
                    Type::TransferInitiated | Type::TransferFailed | Type::TransferSuccessful => {
                        serde_json::from_str(text).map(Self::Transferred)
                    }
                    Type::ConversationLanguageUpdated => {
                        serde_json::from_str(text).map(Self::LanguageUpdated)
                    }
                    Type::ConversationAutoReplySent => {
                        serde_json::from_str(text).map(Self::AutoReplySent)
                    }
                    Type::ConversationRatingScheduled => {
                        serde_json::from_str(text).map(Self::RatingScheduled)
                    }
                    Type::ConversationRatingOffered => {
                        serde_json::from_str(text).map(Self::RatingOffered)
                    }
                    Type::ConversationRated => serde_json::from_str(text).map(Self::Rated),
                    Type::ConversationClaimed => serde_json::from_str(text).map(Self::Claimed),
                    Type::ConversationCreatedByCustomer | Type::ConversationCreatedByAgent => {
                        serde_json::from_str(text).map(Self::Created)
                    }
                    Type::ConversationUnassigned => serde_json::from_str(text).map(Self::Unassigned),
                    Type::ConversationClosed | Type::Other => return Self::Unknown(raw),
                };
                read.unwrap_or(Self::Unknown(raw))
            }
        }
    };
    (@ boxed $member:ident) => { Box<$member> };
    (@ $member:ident) => { $member };
}

attributes!(Attributes,);
attributes!(BoxedAttributes, boxed);

/// A message whose content says itself what it is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TaggedMessage {
    pub id: String,
    pub created_at: String,
    pub author_id: String,
    pub content: Content,
}

pub enum Content {
    Email(Email),
    Chat(Text),
    Note(Text),
    Call(Call),
    Form(Form),
    Unknown(Box<RawValue>),
}

#[derive(Deserialize)]
pub struct Email {
    pub from: String,
    pub to: Vec<String>,
    pub subject: String,
    pub html: String,
}

#[derive(Deserialize)]
pub struct Text {
    pub text: String,
}

#[derive(Deserialize)]
pub struct Call {
    pub from: String,
    pub duration: i64,
    pub recording: String,
}

#[derive(Deserialize)]
pub struct Form {
    pub email: String,
    pub fields: Vec<Labelled>,
}

#[derive(Deserialize)]
pub struct Labelled {
    pub label: String,
    pub value: String,
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Tagged<'a> {
            _type: &'a str,
        }

        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        let Ok(Tagged { _type }) = serde_json::from_str(text) else {
            return Ok(Self::Unknown(raw));
        };
        let read = match _type {
            "Email" => serde_json::from_str(text).map(Self::Email),
            "Chat" => serde_json::from_str(text).map(Self::Chat),
            "Note" => serde_json::from_str(text).map(Self::Note),
            "Call" => serde_json::from_str(text).map(Self::Call),
            "Form" => serde_json::from_str(text).map(Self::Form),
            _ => return Ok(Self::Unknown(raw)),
        };
        Ok(read.unwrap_or(Self::Unknown(raw)))
    }
}
