//! Times in every form that is known, and in forms that are none.

use dixa_integrations::Error;

use crate::activity_log::under_declared_names;
use crate::recorded::{Recorded, encoded};

#[tokio::test]
async fn no_form_of_a_time_costs_the_answer() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/timestamps").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1007).await?;

    let instants: Vec<_> = entries
        .iter()
        .map(|entry| match &entry.activity_timestamp {
            Some(time) => match time.instant() {
                Ok(instant) => instant.to_string(),
                Err(error) => error.to_string(),
            },
            None => "missing".to_owned(),
        })
        .collect();
    assert_eq!(
        instants,
        [
            "2021-12-01T12:46:36.581Z",
            "2021-12-01T12:46:36.581Z",
            "2015-11-30T00:00:00Z",
            "2021-12-01T12:46:36.581Z",
            "`yesterday at noon` is not a date and time of a known form",
            "`2021-02-30T25:61:00Z` is not a date and time of a known form",
            "missing",
        ]
    );
    // Each time is given back as it was written.
    assert_eq!(encoded(&entries), under_declared_names(server.data()));
    Ok(())
}

#[tokio::test]
async fn neither_two_spellings_nor_a_number_cost_the_answer() -> Result<(), Error> {
    let server = Recorded::serve("activity_log/both_spellings").await;
    let client = server.client();

    let entries = client.activity_log().list_for_conversation(1001).await?;

    let times: Vec<_> = entries
        .iter()
        .map(|entry| entry.activity_timestamp.as_ref().unwrap().as_str())
        .collect();
    assert_eq!(times, ["2023-05-02T09:00:00Z", "1600087304703"]);
    // The first spelling counts, and the declared one is written; the number stays a number.
    let encoded = encoded(&entries);
    assert_eq!(encoded[0]["activity_timestmap"], "2023-05-02T09:00:00Z");
    assert_eq!(encoded[1]["activity_timestmap"], 1600087304703_i64);
    Ok(())
}
