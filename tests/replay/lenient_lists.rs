//! Lists with entries that do not fit: read entry by entry, only these are lost, and are kept raw.

use dixa_integrations::{Error, Lenient};

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn a_page_gives_its_good_users_and_says_what_is_wrong_with_the_others() -> Result<(), Error> {
    let server = Recorded::serve("users/list_with_a_broken_user").await;
    let client = server.client();

    let (users, refused) = Lenient::split(client.users().list().lenient().await?);

    let names: Vec<_> = users
        .iter()
        .filter_map(|user| user.name.as_deref())
        .collect();
    assert_eq!(names, ["Ada Lovelace", "Edith Clarke"]);
    let [nameless, numbered] = refused.as_slice() else {
        panic!("two users are broken, and these are refused: {refused:?}");
    };
    assert_eq!(nameless.json.as_str(), r#"{"name":"Grace Hopper"}"#);
    assert_eq!(numbered.json_path, "name");
    assert_eq!(
        nameless.to_string(),
        "the entry does not fit its type at `.`: missing field `id` at line 1 column 23; \
         received: {\"name\":\"Grace Hopper\"}"
    );
    Ok(())
}

#[tokio::test]
async fn read_as_ever_the_same_page_is_an_error() {
    let server = Recorded::serve("users/list_with_a_broken_user").await;
    let client = server.client();

    let Err(Error::Decode(error)) = client.users().list().await else {
        panic!("a user has no id");
    };

    assert_eq!(error.json_path, "data[1]");
}

#[tokio::test]
async fn a_list_without_paging_can_be_read_leniently_too() -> Result<(), Error> {
    let server = Recorded::serve("errors/missing_required_field").await;
    let client = server.client();

    let answer = client
        .notes()
        .list_for_conversation(1010)
        .lenient_answer()
        .await?;

    assert_eq!(answer.status, 200);
    assert!(matches!(answer.value.as_slice(), [Lenient::Refused(_)]));
    assert_eq!(encoded(&answer.value), server.data());
    Ok(())
}

/// A page with a broken user would end the pages; so it costs only that user.
#[tokio::test]
async fn pages_can_be_read_leniently() -> Result<(), Error> {
    let server = Recorded::serve("users/list_with_a_broken_user").await;
    let client = server.client();
    let mut pages = client.users().list().pages();
    assert!(matches!(pages.try_next().await, Err(Error::Decode(_))));

    let mut users = pages.lenient().items();
    let mut entries = Vec::new();
    while let Some(entry) = users.try_next().await? {
        entries.push(entry);
    }

    let (users, refused) = Lenient::split(entries);
    assert_eq!((users.len(), refused.len()), (2, 2));
    Ok(())
}
