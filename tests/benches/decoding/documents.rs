//! The documents that are decoded: made here, by rules that can be read, the same in every run.

use serde_json::{Map, Value, json};

/// How many entries a document has.
const ENTRIES: usize = 10_000;

/// Where an entry says of which type it is.
#[derive(Clone, Copy)]
pub enum Place {
    /// Before everything else.
    First,
    /// Behind everything else.
    Last,
}

/// A page of the activity log with every type in turn.
pub fn activity_log(place: Place) -> String {
    page(|index| {
        let (activity_type, attributes) = activity(index);
        let mut entry = stem(index);
        entry.insert("attributes".to_owned(), attributes);
        tagged("activity_type", activity_type, entry, place)
    })
}

/// A page of the activity log whose entries have no attributes.
pub fn activity_log_without_unions() -> String {
    page(|index| {
        tagged(
            "activity_type",
            "conversation_closed",
            stem(index),
            Place::First,
        )
    })
}

/// A page of messages whose content says of which type it is in its last member.
pub fn messages() -> String {
    page(|index| {
        let (content_type, content) = content(index);
        let Value::Object(content) = content else {
            return Value::Null;
        };
        json!({
            "id": id(index),
            "createdAt": time(index),
            "authorId": id(index + 7),
            "content": tagged("_type", content_type, content, Place::Last),
        })
    })
}

fn page(entry: impl Fn(usize) -> Value) -> String {
    let entries: Vec<Value> = (0..ENTRIES).map(entry).collect();
    json!({ "data": entries }).to_string()
}

fn tagged(key: &str, tag: &str, members: Map<String, Value>, place: Place) -> Value {
    let tag = (key.to_owned(), Value::from(tag));
    match place {
        Place::First => Value::Object([tag].into_iter().chain(members).collect()),
        Place::Last => Value::Object(members.into_iter().chain([tag]).collect()),
    }
}

/// What every entry of the activity log has.
fn stem(index: usize) -> Map<String, Value> {
    let stem = json!({
        "id": id(index),
        "conversation_id": 100_000 + index,
        "activity_timestamp": time(index),
        "author": {
            "id": id(index + 1),
            "name": "Grace Hopper",
            "email": "grace.hopper@example.com",
        },
    });
    stem.as_object().cloned().unwrap_or_default()
}

fn id(index: usize) -> String {
    format!("6f1d2c9a-0e4b-4c0b-9a53-{index:012x}")
}

fn time(index: usize) -> String {
    format!(
        "2026-11-{:02}T{:02}:{:02}:{:02}.000Z[GMT]",
        index % 30 + 1,
        index % 24,
        index % 60,
        index % 59
    )
}

/// The type of an entry of the activity log, and its attributes.
fn activity(index: usize) -> (&'static str, Value) {
    let user = json!({ "id": id(index), "name": "Ada Lovelace", "email": "ada@example.com" });
    let avatar = "https://files.example.com/avatars/grace.png";
    match index % 16 {
        0 => ("tag_added", json!({ "tag": "vip" })),
        1 => ("tag_removed", json!({ "tag": "vip" })),
        2 => (
            "conversation_offered",
            json!({ "agent_names": ["Ada", "Grace"], "queue_label": "Support" }),
        ),
        3 => (
            "note_added",
            json!({ "message": "Called back, no answer.", "avatar_url": avatar }),
        ),
        4 => (
            "message_added_by_agent",
            json!({ "message_id": id(index), "avatar_url": avatar }),
        ),
        5 => (
            "message_added_by_customer",
            json!({ "message_id": id(index), "from_endpoint": "a@example.com" }),
        ),
        6 => (
            "conversation_assigned",
            json!({ "agent_id": id(index), "agent_name": "Ada Lovelace" }),
        ),
        7 => (
            "transfer_successful",
            json!({ "transfer_type": "Queue", "destination_id": id(index), "destination_label": "Support" }),
        ),
        8 => ("conversation_language_updated", json!({ "language": "da" })),
        9 => (
            "conversation_autoreply_sent",
            json!({ "template_name": "Out of hours" }),
        ),
        10 => (
            "conversation_rating_scheduled",
            json!({ "rating_scheduled_time": time(index) }),
        ),
        11 => (
            "conversation_rating_offered",
            json!({ "agent": user, "user": user }),
        ),
        12 => (
            "conversation_rated",
            json!({ "agent": user, "score": 5, "message": "Fast and kind." }),
        ),
        13 => (
            "conversation_claimed",
            json!({ "claimed_from_label": "Support", "claimed_from_type": "Queue" }),
        ),
        14 => (
            "conversation_created_by_customer",
            json!({ "subject": "Where is my order?" }),
        ),
        _ => ("conversation_unassigned", json!({ "agent": user })),
    }
}

/// The type of a message's content, and its members but for the type.
fn content(index: usize) -> (&'static str, Value) {
    let html = "<p>Dear Ada, your parcel is on its way. Kind regards, Grace</p>";
    match index % 5 {
        0 => (
            "Email",
            json!({ "from": "ada@example.com", "to": ["grace@example.com"], "subject": "Order", "html": html }),
        ),
        1 => (
            "Chat",
            json!({ "text": "Where is my order? It has been two weeks." }),
        ),
        2 => (
            "Note",
            json!({ "text": "Where is my order? It has been two weeks." }),
        ),
        3 => (
            "Call",
            json!({ "from": "+4512345678", "duration": 184, "recording": "https://files.example.com/1.mp3" }),
        ),
        _ => (
            "Form",
            json!({ "email": "ada@example.com", "fields": [{ "label": "Order", "value": "A-17" }] }),
        ),
    }
}
