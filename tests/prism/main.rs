//! Holds every request of the client against the description, by the judgement of Stoplight Prism.
//!
//! The client calls each operation through `prism proxy --errors`, which refuses what the description
//! does not allow. Behind it stands a server that keeps what came through. All operations must be among
//! that, with each parameter of the query and each property of a body. `tests/prism/run` starts it.
//!
//! The description has its overlay applied: it is the overlay that says how lists of ids are written
//! and what a contact form conversation is.

mod calls;
mod described;
mod prism;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::error::Error;

use dixa_integrations::{Client, Nothing};
use reqwest::Method;

use described::Description;
use prism::Prism;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let program = env::args()
        .nth(1)
        .ok_or("give the path of Prism, as `tests/prism/run` does")?;
    let description = Description::read();
    let prism = Prism::start(&program, &description).await?;
    let builder = Client::builder().base_url(prism.url());
    let client = builder.clone().token("test-token").build()?;

    // Without these it would not be known that Prism looks at anything.
    let users = client.call(Method::GET, "/v1/users");
    prism::is_refused(users.query("limit", "many").send::<Nothing>().await, 422)?;
    let create = client.call(Method::POST, "/v1/users");
    prism::is_refused(create.json(&["Ada"]).send::<Nothing>().await, 422)?;
    prism::is_refused(builder.build()?.users().list().await, 401)?;

    calls::every_operation(&client).await?;
    let sent = sent(&prism, &description).await?;

    for (operation, parts) in description.operations() {
        let missing: Vec<_> = match sent.get(&operation) {
            Some(sent) => parts.difference(sent).collect(),
            None => return Err(format!("{operation} was not called").into()),
        };
        if !missing.is_empty() {
            return Err(format!("{operation} was called without {missing:?}").into());
        }
    }
    println!("{} operations: Prism finds no fault", sent.len());
    Ok(())
}

/// The operations that came through, with what they carried.
async fn sent(
    prism: &Prism,
    description: &Description,
) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let operations = description.operations();
    let mut sent: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for request in prism.came_through().await {
        let path = request.url.path();
        let operation = description
            .operation(request.method.as_str(), path)
            .ok_or_else(|| format!("{path} is not described, and came through"))?;
        let parts = described::parts(&request);
        let mut extra = parts.difference(&operations[&operation]);
        if let Some(extra) = extra.next() {
            return Err(format!(
                "{operation} was called with {extra}, which is not described"
            ));
        }
        sent.entry(operation).or_default().extend(parts);
    }
    Ok(sent)
}
