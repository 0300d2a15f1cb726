//! `client.conversations()`: the two bodies that create one, and the one type that is answered.

use dixa_integrations::models::{
    Channel, ContactFormMessage, ConversationStatus, CreateCallbackConversationInput,
    CreateContactFormConversationInput, Direction,
};
use dixa_integrations::{Error, RawJson};

use serde_json::{Value, json};

use crate::recorded::{Recorded, encoded};

const ADA: &str = "5f1d2c9a-6f0e-4c0b-9a53-2f6f2d1f0a11";
const SUPPORT: &str = "0d6f4c31-5b7e-4d3a-8e92-1b2c3d4e5f44";
const HOTLINE: &str = "f9c1d2e3-4a5b-4c6d-8e7f-9a0b1c2d3e66";

#[tokio::test]
async fn creates_a_callback() -> Result<(), Error> {
    let server = Recorded::serve("conversations/create_callback").await;
    let client = server.client();

    let body = CreateCallbackConversationInput::new(
        Channel::Callback,
        Direction::Outbound,
        HOTLINE,
        SUPPORT,
        ADA,
    );
    let conversation = client.conversations().create(body).await?;

    assert_eq!(conversation.id, 5_000_000_001);
    assert_eq!(conversation.attributes, None);
    assert_eq!(encoded(&conversation), server.data());
    Ok(())
}

#[tokio::test]
async fn creates_the_callback_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("conversations/create_callback_sample").await;
    let client = server.client();

    let body = CreateCallbackConversationInput::new(
        Channel::WidgetChat,
        Direction::Outbound,
        "string",
        "string",
        "string",
    );
    let conversation = client
        .conversations()
        .create(body.with_tags(["string"]))
        .await?;

    assert_eq!(conversation.channel, Channel::WidgetChat);
    assert_eq!(encoded(&conversation), server.data());
    Ok(())
}

#[tokio::test]
async fn creates_a_contact_form() -> Result<(), Error> {
    let server = Recorded::serve("conversations/create_contact_form").await;
    let client = server.client();

    let body = CreateContactFormConversationInput::new(
        Channel::ContactForm,
        "example-endpoint@email.dixa.io",
        ContactFormMessage::new("Where is it?"),
        ADA,
        "My order",
    );
    let conversation = client.conversations().create(body).await?;

    assert_eq!(conversation.channel, Channel::ContactForm);
    assert_eq!(encoded(&conversation), server.data());
    Ok(())
}

#[tokio::test]
async fn gets_a_conversation() -> Result<(), Error> {
    let server = Recorded::serve("conversations/get").await;
    let client = server.client();

    let conversation = client.conversations().get(1001).await?;

    assert_eq!(conversation.status, ConversationStatus::Open);
    assert_eq!(conversation.requester_id, ADA);
    let attributes = conversation.attributes.as_ref().expect("it has attributes");
    let attributes: Value = attributes.decode().expect("any JSON is a `Value`");
    assert_eq!(attributes["order"], "A-17");
    assert_eq!(attributes["items"], 3);
    assert_eq!(encoded(&conversation), server.data());
    Ok(())
}

#[tokio::test]
async fn gets_the_conversation_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("conversations/get_sample").await;
    let client = server.client();

    let conversation = client.conversations().get(0).await?;

    let instant = conversation
        .created_at
        .instant()
        .expect("the documented form is read");
    assert_eq!(instant.to_string(), "2015-11-30T00:00:00Z");
    assert_eq!(conversation.attributes, Some(RawJson::from(json!({}))));
    assert_eq!(encoded(&conversation), server.data());
    Ok(())
}

/// A value that an enum does not list is kept, and costs nothing of the rest.
#[tokio::test]
async fn gets_a_conversation_of_an_unknown_channel() -> Result<(), Error> {
    let server = Recorded::serve("conversations/get_unknown_channel").await;
    let client = server.client();

    let conversation = client.conversations().get(1004).await?;

    assert_eq!(
        conversation.channel,
        Channel::Unknown("whatsapp".to_owned())
    );
    assert_eq!(conversation.channel.as_str(), "whatsapp");
    assert_eq!(conversation.direction.to_string(), "sideways");
    assert_eq!(conversation.status, ConversationStatus::from("snoozed"));
    assert_eq!(encoded(&conversation), server.data());
    Ok(())
}
