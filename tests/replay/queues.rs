//! `client.queues()`.

use dixa_integrations::Error;

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn lists_queues() -> Result<(), Error> {
    let server = Recorded::serve("queues/list").await;
    let client = server.client();

    let page = client.queues().list().await?;

    let default = page
        .data
        .iter()
        .find(|queue| queue.is_default == Some(true));
    assert_eq!(
        default.and_then(|queue| queue.name.as_deref()),
        Some("Support")
    );
    assert_eq!(page.data[1].priority, None);
    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn lists_the_queue_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("queues/list_sample").await;
    let client = server.client();

    let page = client.queues().list().await?;

    assert_eq!(encoded(&page), server.body());
    Ok(())
}

#[tokio::test]
async fn gets_a_queue() -> Result<(), Error> {
    let server = Recorded::serve("queues/get").await;
    let client = server.client();

    let queue = client
        .queues()
        .get("0d6f4c31-5b7e-4d3a-8e92-1b2c3d4e5f44")
        .await?;

    assert_eq!(queue.priority, Some(1));
    assert_eq!(encoded(&queue), server.data());
    Ok(())
}

#[tokio::test]
async fn gets_the_queue_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("queues/get_sample").await;
    let client = server.client();

    let queue = client.queues().get("string").await?;

    assert_eq!(encoded(&queue), server.data());
    Ok(())
}
