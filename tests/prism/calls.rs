//! A call of every operation, with everything that it can carry.

use std::error::Error;

use dixa_integrations::Client;
use dixa_integrations::models::{
    AnonymizationType, AttachmentInput, Channel, ContactFormMessage,
    CreateAnonymizationRequestBody, CreateCallbackConversationInput,
    CreateContactFormConversationInput, CreateHistoricalMessageBody, CreateUserBody, Direction,
    EndpointType,
};

use crate::prism::passes;

/// An id that must be escaped.
const ID: &str = "a/b c?ü";

/// Calls every operation.
pub async fn every_operation(client: &Client) -> Result<(), Box<dyn Error>> {
    users(client).await?;
    anonymizations(client).await?;
    conversations(client).await?;
    lists(client).await
}

async fn users(client: &Client) -> Result<(), Box<dyn Error>> {
    let users = client.users();
    let list = users.list().email("ada+lovelace@example.com");
    passes(list.phone_number("+4512345678").limit(200).await)?;
    let body = CreateUserBody::new()
        .with_name("Søren Ærø")
        .with_email("soren@example.com")
        .with_phone_number("+4511223344");
    passes(users.create(body).await)?;
    passes(users.list_requested_conversations(ID).limit(50).await)
}

async fn anonymizations(client: &Client) -> Result<(), Box<dyn Error>> {
    let users = client.users();
    for entity_type in [AnonymizationType::User, AnonymizationType::Conversation] {
        let body = CreateAnonymizationRequestBody::new(ID, entity_type);
        let body = body.with_force_anonymization(true);
        passes(users.create_anonymization_request(body).await)?;
    }
    passes(users.get_anonymization_request(ID).await)
}

async fn conversations(client: &Client) -> Result<(), Box<dyn Error>> {
    let conversations = client.conversations();
    let callback = CreateCallbackConversationInput::new(
        Channel::Phone,
        Direction::Outbound,
        "endpoint-1",
        "queue-1",
        "user-1",
    );
    passes(
        conversations
            .create(callback.with_tags(["vip", "callback"]))
            .await,
    )?;
    let contact_form = CreateContactFormConversationInput::new(
        Channel::ContactForm,
        "form@email.dixa.io",
        ContactFormMessage::new("Where is my parcel?"),
        "user-1",
        "My parcel",
    );
    passes(conversations.create(contact_form).await)?;
    passes(conversations.get(1001).await)?;

    let messages = client.messages();
    let body = CreateHistoricalMessageBody::new()
        .with_channel(Channel::Email)
        .with_direction(Direction::Inbound)
        .with_from_email("ada@example.com")
        .with_to_email("support@example.com")
        .with_text("Where is my parcel?")
        .with_author_id("user-1")
        .with_attachments([AttachmentInput::new("https://example.com/parcel.png")]);
    passes(messages.create_historical(1001, body).await)?;
    passes(messages.list_for_conversation(1001).await)?;
    passes(client.notes().list_for_conversation(1001).await)
}

async fn lists(client: &Client) -> Result<(), Box<dyn Error>> {
    passes(client.tags().list().await)?;
    passes(client.queues().list().await)?;
    passes(client.queues().get(ID).await)?;
    passes(
        client
            .endpoints()
            .list()
            .type_(EndpointType::EmailAddress)
            .await,
    )?;
    passes(client.endpoints().get(ID).await)?;
    passes(client.flows().list().await)?;
    let activity_log = client.activity_log();
    passes(activity_log.list().csids([1001, 1002, 1003]).await)?;
    passes(activity_log.list_for_conversation(1001).await)
}
