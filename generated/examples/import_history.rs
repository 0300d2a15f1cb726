//! Imports what was written elsewhere into a conversation, as historical messages.
//!
//! ```text
//! cargo run -p dixa-integrations --example import_history
//! DIXA_TOKEN=... cargo run -p dixa-integrations --example import_history -- 1001
//! ```
//!
//! The first asks a server on loopback that answers with recordings, the second writes into the
//! conversation with this id.

#[path = "service/recorded.rs"]
mod service;

use std::error::Error;

use dixa_integrations::models::{AttachmentInput, Channel, CreateHistoricalMessageBody, Direction};
use service::Service;

const ADA: &str = "5f1d2c9a-6f0e-4c0b-9a53-2f6f2d1f0a11";
const GRACE: &str = "8b3e7d54-21aa-4c8e-8f61-0c9d5be2a722";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let recordings = [
        "messages/create_historical",
        "messages/create_historical_reply",
    ];
    let service = Service::start(&recordings).await?;
    let csid = service.argument("the id of a conversation", "1001")?;
    let csid: i64 = csid.parse().map_err(|_| format!("`{csid}` is no number"))?;

    // One after the other, so that they stand in their order.
    for (index, message) in history().into_iter().enumerate() {
        let created = service.client.messages().create_historical(csid, message);
        // How many are imported by now is where the next try has to begin.
        let created = created
            .await
            .map_err(|error| format!("{index} messages were imported, then this: {error}"))?;
        println!("{} at {}", created.id, created.created_at);
    }
    Ok(())
}

/// What was written elsewhere, the oldest first.
fn history() -> [CreateHistoricalMessageBody; 2] {
    let email = || CreateHistoricalMessageBody::new().with_channel(Channel::Email);
    [
        email()
            .with_direction(Direction::Inbound)
            .with_from_email("ada+lovelace@example.com")
            .with_to_email("support@example.com")
            .with_text("See the pictures.")
            .with_author_id(ADA)
            .with_attachments(
                ["front", "back"]
                    .map(|side| format!("https://example.com/files/{side}.png"))
                    .map(AttachmentInput::new),
            ),
        email()
            .with_direction(Direction::Outbound)
            .with_from_email("support@example.com")
            .with_to_email("ada+lovelace@example.com")
            .with_text("Thank you. A new one is on its way.")
            .with_author_id(GRACE),
    ]
}
