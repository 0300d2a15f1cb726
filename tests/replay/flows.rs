//! `client.flows()`.

use dixa_integrations::Error;
use dixa_integrations::models::Channel;

use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn lists_flows_with_a_bearer_token() -> Result<(), Error> {
    let server = Recorded::serve("flows/list").await;
    let client = server.builder().bearer_token("test-token").build()?;

    let flows = client.flows().list().await?;

    assert_eq!(flows[1].channel, Some(Channel::Phone));
    assert_eq!(flows[1].endpoint_id, None);
    assert_eq!(encoded(&flows), server.data());
    Ok(())
}

#[tokio::test]
async fn lists_the_flow_of_the_documentation() -> Result<(), Error> {
    let server = Recorded::serve("flows/list_sample").await;
    let client = server.client();

    let flows = client.flows().list().await?;

    assert_eq!(flows[0].channel, Some(Channel::WidgetChat));
    assert_eq!(encoded(&flows), server.data());
    Ok(())
}
