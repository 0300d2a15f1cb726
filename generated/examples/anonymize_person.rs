//! Anonymizes the person who has an email address, and says how far that is.
//!
//! ```text
//! cargo run -p dixa-integrations --example anonymize_person
//! DIXA_TOKEN=... cargo run -p dixa-integrations --example anonymize_person -- ada@example.com
//! ```
//!
//! The first asks a server on loopback that answers with recordings. The second anonymizes the person
//! for good: nothing brings the name back.

#[path = "service/recorded.rs"]
mod service;

use std::error::Error;

use dixa_integrations::models::{AnonymizationType, CreateAnonymizationRequestBody};
use service::Service;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let recordings = [
        "users/list_by_email",
        "users/schedule_anonymization_of_a_user",
        "users/get_anonymization_of_a_user",
    ];
    let service = Service::start(&recordings).await?;
    let email = service.argument("an email address", "ada+lovelace@example.com")?;
    let users = service.client.users();

    let found = users.list().email(&email).await?.data;
    let [person] = found.as_slice() else {
        return Err(format!("{} users have the address {email}", found.len()).into());
    };

    let body = CreateAnonymizationRequestBody::new(&person.id, AnonymizationType::User);
    let scheduled = users.create_anonymization_request(body).await?;
    let id = scheduled.and_then(|request| request.id);
    let id = id.ok_or("the answer does not say under which id this was scheduled")?;
    println!("{id}: scheduled for {}", person.id);

    // It is scheduled, not done: open conversations hold it up.
    let request = users.get_anonymization_request(&id).await?;
    match request.and_then(|request| request.processed_at) {
        Some(time) => println!("{id}: done at {time}"),
        None => println!("{id}: not done yet"),
    }
    Ok(())
}
