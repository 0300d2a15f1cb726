//! `client.tags()`.

use dixa_integrations::Error;

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn lists_tags() -> Result<(), Error> {
    let server = Recorded::serve("tags/list").await;
    let client = server.client();

    let page = client.tags().list().await?;

    let colors: Vec<_> = page.data.iter().map(|tag| tag.color.as_deref()).collect();
    assert_eq!(colors, [Some("#f5a623"), None, Some("#4a90e2")]);
    assert_eq!(page.data[2].name.as_deref(), Some("førstehjælp"));
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn lists_no_tags() -> Result<(), Error> {
    let server = Recorded::serve("tags/list_empty").await;
    let client = server.client();

    let page = client.tags().list().await?;

    assert_eq!(page.data, []);
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn lists_the_tag_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("tags/list_sample").await;
    let client = server.client();

    let page = client.tags().list().await?;

    assert_eq!(encoded(&page), server.body());
    Ok(())
}
