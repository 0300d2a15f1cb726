//! `client.notes()`.

use dixa_integrations::Error;

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn lists_the_notes_of_a_conversation() -> Result<(), Error> {
    let server = Recorded::serve("notes/list").await;
    let client = server.client();

    let notes = client.notes().list_for_conversation(1001).await?;

    assert!(notes[0].requester_id.is_some());
    assert_eq!(notes[1].requester_id, None);
    assert_eq!(notes[1].text, "✓ refund not needed");
    assert_eq!(encoded(&notes), server.data());
    Ok(())
}

#[tokio::test]
async fn lists_the_note_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("notes/list_sample").await;
    let client = server.client();

    let notes = client.notes().list_for_conversation(0).await?;

    assert_eq!(notes[0].created_at.as_str(), "2015-11-30T00:00:00:000Z");
    assert_eq!(encoded(&notes), server.data());
    Ok(())
}
