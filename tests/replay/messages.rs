//! `client.messages()`.

use dixa_integrations::Error;
use dixa_integrations::models::{AttachmentInput, Channel, CreateHistoricalMessageBody, Direction};

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn lists_the_messages_of_a_conversation() -> Result<(), Error> {
    let server = Recorded::serve("messages/list").await;
    let client = server.client();

    let messages = client.messages().list_for_conversation(1001).await?;

    let directions: Vec<_> = messages
        .iter()
        .map(|message| message.direction.clone())
        .collect();
    assert_eq!(
        directions,
        [
            Some(Direction::Inbound),
            Some(Direction::Outbound),
            Some(Direction::Internal),
            None
        ]
    );
    let attributes = messages[1]
        .attributes
        .as_ref()
        .expect("an email has attributes");
    assert_eq!(
        attributes.text.as_deref(),
        Some("On its way.\nKind regards, Grace")
    );
    assert_eq!(encoded(&messages), server.data());
    Ok(())
}

/// The documentation shows a channel where the direction stands; the value is kept as received.
#[tokio::test]
async fn lists_the_message_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("messages/list_sample").await;
    let client = server.client();

    let messages = client.messages().list_for_conversation(0).await?;

    let direction = Some(Direction::Unknown("widget_chat".to_owned()));
    assert_eq!(messages[0].direction, direction);
    assert_eq!(encoded(&messages), server.data());
    Ok(())
}

#[tokio::test]
async fn adds_a_historical_message() -> Result<(), Error> {
    let server = Recorded::serve("messages/create_historical").await;
    let client = server.client();

    let body = CreateHistoricalMessageBody::new()
        .with_channel(Channel::Email)
        .with_direction(Direction::Inbound)
        .with_from_email("ada+lovelace@example.com")
        .with_to_email("support@example.com")
        .with_text("See the pictures.")
        .with_author_id("5f1d2c9a-6f0e-4c0b-9a53-2f6f2d1f0a11")
        .with_attachments([
            AttachmentInput::new("https://example.com/files/front.png"),
            AttachmentInput::new("https://example.com/files/back.png"),
        ]);
    let message = client.messages().create_historical(1001, body).await?;

    assert_eq!(message.id, "message-5");
    assert_eq!(encoded(&message), server.data());
    Ok(())
}

#[tokio::test]
async fn adds_a_historical_reply() -> Result<(), Error> {
    let server = Recorded::serve("messages/create_historical_reply").await;
    let client = server.client();

    let body = CreateHistoricalMessageBody::new()
        .with_channel(Channel::Email)
        .with_direction(Direction::Outbound)
        .with_from_email("support@example.com")
        .with_to_email("ada+lovelace@example.com")
        .with_text("Thank you. A new one is on its way.")
        .with_author_id("8b3e7d54-21aa-4c8e-8f61-0c9d5be2a722");
    let message = client.messages().create_historical(1001, body).await?;

    assert_eq!(message.direction, Some(Direction::Outbound));
    assert_eq!(encoded(&message), server.data());
    Ok(())
}

#[tokio::test]
async fn adds_the_message_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("messages/create_historical_sample").await;
    let client = server.client();

    let body = CreateHistoricalMessageBody::new()
        .with_channel(Channel::WidgetChat)
        .with_direction(Direction::Outbound)
        .with_from_email("string")
        .with_to_email("string")
        .with_text("string")
        .with_author_id("string")
        .with_attachments([AttachmentInput::new("string")]);
    let message = client.messages().create_historical(0, body).await?;

    assert_eq!(encoded(&message), server.data());
    Ok(())
}
