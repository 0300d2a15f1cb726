//! Prints the activity log of a conversation, a line for each event.
//!
//! ```text
//! cargo run -p dixa-integrations --example activity_log
//! DIXA_TOKEN=... cargo run -p dixa-integrations --example activity_log -- 1001
//! ```
//!
//! The first asks a server on loopback that answers with a recording, and needs neither token nor
//! network. The second asks the API for the conversation with this id.

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

use dixa_integrations::Client;
use dixa_integrations::models::{
    ActivityLog, ActivityLogAttributes, ActivityLogUser, ActivityType, Timestamp,
};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const RECORDING: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../tests/replay/recordings/activity_log/list_for_conversation.json"
);

/// The conversation of the recording.
const RECORDED: i64 = 1001;

#[tokio::main]
async fn main() -> ExitCode {
    let entries = match env::var("DIXA_TOKEN") {
        Ok(token) => ask_the_api(token).await,
        Err(_) => ask_the_recording().await,
    };
    match entries {
        Ok(entries) => {
            for entry in entries {
                println!("{}", line(entry));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn ask_the_api(token: String) -> Result<Vec<ActivityLog>, Box<dyn Error>> {
    let argument = env::args().nth(1).ok_or("give the id of a conversation")?;
    let csid = argument
        .parse()
        .map_err(|_| format!("`{argument}` is no id of a conversation: it must be a number"))?;
    let client = Client::builder().token(token).build()?;
    Ok(client.activity_log().list_for_conversation(csid).await?)
}

async fn ask_the_recording() -> Result<Vec<ActivityLog>, Box<dyn Error>> {
    let server = serve_the_recording().await?;
    let client = Client::builder().base_url(server.uri()).build()?;
    Ok(client
        .activity_log()
        .list_for_conversation(RECORDED)
        .await?)
}

/// A server that has the answer of the recording at its path.
async fn serve_the_recording() -> Result<MockServer, Box<dyn Error>> {
    let text = fs::read_to_string(RECORDING).map_err(|error| {
        format!(
            "{RECORDING} cannot be read: {error}\n\
             The recordings are in the repository of this crate and not in the published crate; \
             set DIXA_TOKEN to ask the API instead."
        )
    })?;
    let recording: serde_json::Value = serde_json::from_str(&text)?;
    let answer = ResponseTemplate::new(200).set_body_json(&recording["response"]["body"]);
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path(format!("/v1/conversations/{RECORDED}/activitylog")))
        .respond_with(answer)
        .mount(&server)
        .await;
    Ok(server)
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
