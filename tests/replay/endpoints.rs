//! `client.endpoints()`: email addresses and phone numbers, told apart by their one key.

use dixa_integrations::Error;
use dixa_integrations::models::{Endpoint, EndpointType};

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn lists_endpoints_of_every_kind() -> Result<(), Error> {
    let server = Recorded::serve("endpoints/list").await;
    let client = server.client();

    let page = client.endpoints().list().await?;

    let [
        Endpoint::Email(email),
        Endpoint::Phone(phone),
        Endpoint::Unknown(page_of_facebook),
    ] = &page.data[..]
    else {
        panic!("each endpoint is of another kind");
    };
    let address = &email.email_address;
    assert_eq!(
        address.internal_email_address,
        "example-support@email.dixa.io"
    );
    assert_eq!(address.spf_email.as_deref(), Some("support@example.com"));
    assert_eq!(phone.phone_number.phone_number, "+4570123456");
    assert_eq!(
        page_of_facebook.as_str(),
        r#"{"facebook_page":{"id":"page-1","name":"Example"}}"#
    );
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn lists_phone_numbers() -> Result<(), Error> {
    let server = Recorded::serve("endpoints/list_phone_numbers").await;
    let client = server.client();

    let page = client
        .endpoints()
        .list()
        .type_(EndpointType::PhoneNumber)
        .await?;

    assert!(
        page.data
            .iter()
            .all(|endpoint| matches!(endpoint, Endpoint::Phone(_)))
    );
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn lists_the_endpoint_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("endpoints/list_sample").await;
    let client = server.client();

    let page = client.endpoints().list().await?;

    assert!(matches!(page.data[..], [Endpoint::Email(_)]));
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn gets_an_email_address() -> Result<(), Error> {
    let server = Recorded::serve("endpoints/get").await;
    let client = server.client();

    let endpoint = client
        .endpoints()
        .get("e2b8f6a7-3c1d-4e5f-9a8b-7c6d5e4f3a55")
        .await?;

    assert!(matches!(&endpoint, Endpoint::Email(email) if email.email_address.spf_email.is_none()));
    assert_eq!(encoded(&endpoint), server.data());
    Ok(())
}

#[tokio::test]
async fn gets_a_phone_number() -> Result<(), Error> {
    let server = Recorded::serve("endpoints/get_phone_number").await;
    let client = server.client();

    let endpoint = client
        .endpoints()
        .get("f9c1d2e3-4a5b-4c6d-8e7f-9a0b1c2d3e66")
        .await?;

    assert!(matches!(&endpoint, Endpoint::Phone(phone) if phone.phone_number.id.is_none()));
    assert_eq!(encoded(&endpoint), server.data());
    Ok(())
}
