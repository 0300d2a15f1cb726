//! Follows the activity log of a conversation, a line for each event, from all pages of the log.
//!
//! ```text
//! cargo run -p dixa-integrations --example activity_log
//! DIXA_TOKEN=... cargo run -p dixa-integrations --example activity_log -- 1001
//! ```
//!
//! The first asks a server on loopback that answers with recordings, and needs neither token nor
//! network. The second asks the API for the conversation with this id.

#[path = "service/recorded.rs"]
mod service;

use std::error::Error;

use dixa_integrations::models::{
    ActivityLog, ActivityLogAttributes, ActivityLogUser, ActivityType, Timestamp,
};
use service::Service;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let recordings = [
        "activity_log/list_first_page",
        "activity_log/list_second_page",
    ];
    let service = Service::start(&recordings).await?;
    let csid = service.argument("the id of a conversation", "1001")?;
    let csid: i64 = csid.parse().map_err(|_| format!("`{csid}` is no number"))?;

    let mut entries = service.client.activity_log().list().csids([csid]).items();
    while let Some(entry) = entries.try_next().await? {
        println!("{}", line(entry));
    }
    Ok(())
}

/// Time, who, and what in words: the type first, then what the attributes add to it.
fn line(entry: ActivityLog) -> String {
    let time = entry.activity_timestamp.map_or("?".to_owned(), time);
    let who = entry.author.map_or("-".to_owned(), name);
    let what = what(&entry.activity_type);
    let line = format!("{time:<20}  {who:<12}  {what}");
    match entry.attributes.and_then(details) {
        Some(details) => format!("{line} {details}"),
        None => line,
    }
}

/// The time to the second; as received, where it has no form that is known.
fn time(timestamp: Timestamp) -> String {
    match timestamp.instant() {
        Ok(instant) => format!("{instant:.0}"),
        Err(_) => timestamp.to_string(),
    }
}

/// The best that is known of a person.
fn name(user: ActivityLogUser) -> String {
    let email = user.email.map(String::from);
    let phone_number = user.phone_number.map(String::from);
    let id = user.id.map(String::from);
    let name = user.name.or(email).or(phone_number).or(id);
    name.unwrap_or("someone".to_owned())
}

/// What happened, in words. A type that is new to this crate is shown as it is.
fn what(activity_type: &ActivityType) -> String {
    let words = match activity_type {
        ActivityType::TagAdded => "added the tag",
        ActivityType::TagRemoved => "removed the tag",
        ActivityType::ConversationCreatedByCustomer => "asked",
        ActivityType::ConversationCreatedByAgent => "started the conversation",
        ActivityType::ConversationClosed => "closed the conversation",
        ActivityType::ConversationReopened => "reopened the conversation",
        ActivityType::NoteAdded => "noted",
        ActivityType::MessageAddedByCustomer | ActivityType::MessageAddedByAgent => "wrote",
        ActivityType::ConversationAssigned => "assigned the conversation",
        ActivityType::ConversationUnassigned => "took the conversation",
        ActivityType::ConversationClaimed => "claimed the conversation",
        ActivityType::ConversationOfferRejected => "declined the offer",
        ActivityType::ConversationOfferAccepted => "accepted the offer",
        ActivityType::ConversationAutoreplySent => "replied automatically",
        ActivityType::ConversationRated => "rated the conversation",
        // The others read well enough: `transfer_failed` is "transfer failed".
        other => return other.as_str().replace('_', " "),
    };
    words.to_owned()
}

/// What the attributes add to it; nothing, where they are empty.
fn details(attributes: ActivityLogAttributes) -> Option<String> {
    use ActivityLogAttributes as Attributes;

    let to = |destination| format!("to {destination}");
    let from = |origin| format!("from {origin}");
    match attributes {
        Attributes::TagAdded(tag) => tag.tag_name.or(tag.tag).or(tag.tag_added).map(quoted),
        Attributes::TagRemoved(tag) => tag.tag_name.or(tag.tag).map(quoted),
        Attributes::NoteAdded(note) => note.note.or(note.message).map(quoted),
        Attributes::MessageAdded(message) => message.from_endpoint.map(from),
        Attributes::ConversationCreated(created) => {
            created.conversation_subject.or(created.subject).map(quoted)
        }
        Attributes::ConversationOffered(offer) => {
            let agents = offer.agent_names.map(|names| to(names.join(" and ")));
            joined([agents, offer.queue_label.map(from)])
        }
        Attributes::ConversationAssigned(assigned) => {
            assigned.agent_name.or(assigned.agent_id).map(to)
        }
        Attributes::ConversationUnassigned(unassigned) => unassigned.agent.map(name).map(from),
        Attributes::ConversationClaimed(claim) => claim.claimed_from_label.map(from),
        Attributes::ConversationTransferred(transfer) => {
            let destination = transfer.destination_label.or(transfer.destination_id);
            let reason = transfer.reason.map(|reason| format!("({reason})"));
            joined([destination.map(to), reason])
        }
        Attributes::ConversationLanguageUpdated(update) => update.language.map(to),
        Attributes::ConversationAutoReplySent(reply) => reply.template_name.map(quoted),
        Attributes::ConversationRatingScheduled(rating) => {
            let text = rating.rating_scheduled_time?;
            Some(format!("for {}", time(text.into())))
        }
        Attributes::ConversationRatingOffered(offer) => offer.user.map(name).map(to),
        Attributes::ConversationRated(rating) => {
            let score = rating.score.map(|score| format!("with {score}"));
            joined([score, rating.message.map(quoted)])
        }
        // What the description does not know is shown as received.
        Attributes::Unknown(raw) => Some(raw.to_string()),
        other => Some(format!("{other:?}")),
    }
}

fn quoted(text: String) -> String {
    format!("“{text}”")
}

fn joined(parts: [Option<String>; 2]) -> Option<String> {
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
