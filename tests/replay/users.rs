//! `client.users()`: searches, pages, creation, and the anonymization of users.

use std::future::ready;

use dixa_integrations::Error;
use dixa_integrations::models::{
    AnonymizationType, Channel, ConversationStatus, CreateAnonymizationRequestBody, CreateUserBody,
    Direction,
};
use futures_util::TryStreamExt;
use serde_json::json;

use crate::recorded::{Recorded, encoded};

/// The pages of one list.
const PAGES: [&str; 2] = ["users/list_first_page", "users/list_second_page"];

#[tokio::test]
async fn lists_users() -> Result<(), Error> {
    let server = Recorded::serve("users/list_sample").await;
    let client = server.client();

    let page = client.users().list().await?;

    assert_eq!(page.data[0].roles, Some(vec!["string".to_owned()]));
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn finds_a_user_by_email() -> Result<(), Error> {
    let server = Recorded::serve("users/list_by_email").await;
    let client = server.client();

    let page = client
        .users()
        .list()
        .email("ada+lovelace@example.com")
        .await?;

    assert_eq!(page.data[0].name.as_deref(), Some("Ada Lovelace"));
    assert_eq!(page.paging, None);
    assert_eq!(encoded(&page), server.body());
    assert_eq!(server.raw_query(), "email=ada%2Blovelace%40example.com");
    Ok(())
}

#[tokio::test]
async fn finds_users_by_phone_number() -> Result<(), Error> {
    let server = Recorded::serve("users/list_by_phone_number").await;
    let client = server.client();

    let search = client.users().list().phone_number("+4512345678").limit(200);
    let page = search.await?;

    let names: Vec<_> = page
        .data
        .iter()
        .filter_map(|user| user.name.as_deref())
        .collect();
    assert_eq!(names, ["Ada Lovelace", "Alan Turing"]);
    assert_eq!(encoded(&page), server.body());
    assert_eq!(server.raw_query(), "phone_number=%2B4512345678&limit=200");
    Ok(())
}

#[tokio::test]
async fn says_where_the_next_page_is() -> Result<(), Error> {
    let server = Recorded::serve("users/list_first_page").await;
    let client = server.client();

    let page = client.users().list().limit(2).await?;

    let paging = page
        .paging
        .as_ref()
        .expect("this page is followed by another one");
    let next = "c7a90e18-94f3-4f7d-a1c6-7de8b1a40b33";
    assert_eq!(paging.cursors.after.as_deref(), Some(next));
    assert_eq!(paging.cursors.before, None);
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn lists_the_users_of_all_pages() -> Result<(), Error> {
    let server = Recorded::serve_in_turn(&PAGES).await;
    let client = server.client();

    let mut users = client.users().list().limit(2).items();
    let mut names = Vec::new();
    while let Some(user) = users.try_next().await? {
        names.extend(user.name);
    }

    assert_eq!(names, ["Ada Lovelace", "Grace Hopper", "Alan Turing"]);
    Ok(())
}

/// A stream has all that `futures` has for streams.
#[tokio::test]
async fn takes_the_users_of_all_pages_as_a_stream() -> Result<(), Error> {
    let server = Recorded::serve_in_turn(&PAGES).await;
    let client = server.client();

    let users = client.users().list().limit(2).items();
    let agents: Vec<_> = users
        .try_filter(|user| ready(user.roles.iter().flatten().any(|role| role == "agent")))
        .try_collect()
        .await?;

    assert_eq!(agents[0].name.as_deref(), Some("Grace Hopper"));
    assert_eq!(agents.len(), 1);
    Ok(())
}

#[tokio::test]
async fn goes_on_from_a_saved_link() -> Result<(), Error> {
    let server = Recorded::serve_in_turn(&PAGES).await;
    let client = server.client();

    let mut pages = client.users().list().limit(2).pages();
    let first = pages.try_next().await?.expect("there is a page");
    let saved = pages.cursor().map(str::to_owned);
    drop(pages);

    assert_eq!(first.data.len(), 2);
    let saved = saved.expect("the first page is followed by another one");
    let mut pages = client.users().list().pages().resume(saved);
    let last = pages.try_next().await?.expect("there is a second page");
    assert_eq!(encoded(&last), server.body());
    assert_eq!(pages.cursor(), None);
    assert_eq!(pages.try_next().await?, None);
    Ok(())
}

/// `null` is read as absent, and what the description does not know is left out; neither comes back.
#[tokio::test]
async fn reads_nulls_and_new_fields() -> Result<(), Error> {
    let server = Recorded::serve("users/list_with_nulls_and_new_fields").await;
    let client = server.client();

    let page = client.users().list().await?;

    let alan = json!({ "id": "c7a90e18-94f3-4f7d-a1c6-7de8b1a40b33", "name": "Alan Turing" });
    assert_eq!(page.data[0].email, None);
    assert_eq!(encoded(&page), json!({ "data": [alan] }));
    Ok(())
}

#[tokio::test]
async fn creates_a_user() -> Result<(), Error> {
    let server = Recorded::serve("users/create").await;
    let client = server.client();

    let body = CreateUserBody::new()
        .with_name("Søren Ærø")
        .with_email("soren@example.com")
        .with_phone_number("+4511223344");
    let user = client.users().create(body).await?;

    assert_eq!(user.name.as_deref(), Some("Søren Ærø"));
    assert!(
        user.phone_number
            .as_ref()
            .is_some_and(|number| number == "+4511223344")
    );
    assert_eq!(encoded(&user), server.data());
    Ok(())
}

/// What is not set is not sent.
#[tokio::test]
async fn creates_a_user_by_name_alone() -> Result<(), Error> {
    let server = Recorded::serve("users/create_sample").await;
    let client = server.client();

    let user = client
        .users()
        .create(CreateUserBody::new().with_name("Ada Lovelace"))
        .await?;

    assert_eq!(encoded(&user), server.data());
    Ok(())
}

#[tokio::test]
async fn lists_the_conversations_that_a_user_requested() -> Result<(), Error> {
    let server = Recorded::serve("users/list_requested_conversations").await;
    let client = server.client();

    let ada = "5f1d2c9a-6f0e-4c0b-9a53-2f6f2d1f0a11";
    let page = client
        .users()
        .list_requested_conversations(ada)
        .limit(50)
        .await?;

    let [email, call] = &page.data[..] else {
        panic!("two conversations were answered");
    };
    assert_eq!(
        (&email.channel, &email.status),
        (&Channel::Email, &ConversationStatus::Open)
    );
    assert_eq!(
        (&call.channel, &call.direction),
        (&Channel::Phone, &Direction::Outbound)
    );
    assert_eq!(call.queue_id, None);
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn escapes_the_user_id() -> Result<(), Error> {
    let server = Recorded::serve("users/list_requested_conversations_escaped").await;
    let client = server.client();

    let page = client.users().list_requested_conversations("a/b c").await?;

    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn schedules_the_anonymization_of_a_conversation() -> Result<(), Error> {
    let server = Recorded::serve("users/schedule_anonymization").await;
    let client = server.client();

    let body = CreateAnonymizationRequestBody::new("1001", AnonymizationType::Conversation)
        .with_force_anonymization(true);
    let request = client.users().create_anonymization_request(body).await?;

    let request = request.expect("the answer has data");
    assert_eq!(request.entity_type, Some(AnonymizationType::Conversation));
    assert_eq!(request.processed_at, None);
    assert_eq!(encoded(&request), server.data());
    Ok(())
}

#[tokio::test]
async fn schedules_the_anonymization_of_a_user() -> Result<(), Error> {
    let server = Recorded::serve("users/schedule_anonymization_sample").await;
    let client = server.client();

    let ada = "5f1d2c9a-6f0e-4c0b-9a53-2f6f2d1f0a11";
    let body = CreateAnonymizationRequestBody::new(ada, AnonymizationType::User);
    let request = client.users().create_anonymization_request(body).await?;

    let request = request.expect("the answer has data");
    let processed_at = request
        .processed_at
        .as_ref()
        .expect("the sample has every field");
    assert_eq!(processed_at.as_str(), "string");
    assert!(processed_at.instant().is_err());
    assert_eq!(encoded(&request), server.data());
    Ok(())
}

#[tokio::test]
async fn sees_the_anonymization_of_a_user_through() -> Result<(), Error> {
    let server = Recorded::serve_in_turn(&[
        "users/schedule_anonymization_of_a_user",
        "users/get_anonymization_of_a_user",
    ])
    .await;
    let users = server.client().users();

    let ada = "5f1d2c9a-6f0e-4c0b-9a53-2f6f2d1f0a11";
    let body = CreateAnonymizationRequestBody::new(ada, AnonymizationType::User);
    let scheduled = users.create_anonymization_request(body).await?;
    let scheduled = scheduled.expect("the answer has data");
    assert_eq!(scheduled.processed_at, None);

    let id = scheduled.id.expect("it has an id");
    let request = users.get_anonymization_request(id).await?;
    assert_eq!(encoded(&request), server.data());
    Ok(())
}

#[tokio::test]
async fn gets_an_anonymization_request() -> Result<(), Error> {
    let server = Recorded::serve("users/get_anonymization").await;
    let client = server.client();

    let request = client.users().get_anonymization_request("anon-1").await?;

    let request = request.expect("the answer has data");
    let processed_at = request.processed_at.as_ref().expect("it was processed");
    let instant = processed_at
        .instant()
        .expect("the zone in brackets is read");
    assert_eq!(instant.to_string(), "2021-12-03T09:05:12.3Z");
    assert_eq!(encoded(&request), server.data());
    Ok(())
}

#[tokio::test]
async fn gets_no_anonymization_request_where_data_is_missing() -> Result<(), Error> {
    let server = Recorded::serve("users/get_anonymization_without_data").await;
    let client = server.client();

    let request = client.users().get_anonymization_request("anon-2").await?;

    assert_eq!(request, None);
    Ok(())
}
