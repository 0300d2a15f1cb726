//! Lists the users who have a role, from all pages of the list.
//!
//! ```text
//! cargo run -p dixa-integrations --example list_users
//! DIXA_TOKEN=... cargo run -p dixa-integrations --example list_users -- admin
//! ```
//!
//! The first asks a server on loopback that answers with recordings, the second the API.

#[path = "service/recorded.rs"]
mod service;

use std::error::Error;

use service::Service;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = Service::start(&["users/list_first_page", "users/list_second_page"]).await?;
    let role = service.argument("a role", "agent")?;

    // Two a page, so that there is a second page to be followed; the API allows 200.
    let mut users = service.client.users().list().limit(2).items();
    while let Some(user) = users.try_next().await? {
        if user.roles.is_some_and(|roles| roles.contains(&role)) {
            let name = user.name.unwrap_or(user.id);
            println!("{name:<20} {}", user.email.unwrap_or_default());
        }
    }
    Ok(())
}
