//! Links that the API gave: where they lead, and that credentials go along once and nowhere else.

use reqwest::Method;

use crate::calls::answer::Json;
use crate::calls::call::Call;
use crate::calls::error::{BuildError, Error};
use crate::clients::credential::Credential;
use crate::echo::{self, Echo};

async fn follow(call: Call) -> Result<(String, Option<String>), Error> {
    let echo = call.send::<Json<Echo>>().await?.value;
    Ok((echo.path, echo.query))
}

#[tokio::test]
async fn a_link_comes_in_place_of_path_and_query() -> Result<(), Error> {
    let server = echo::serve().await;
    let base_url = format!("{}/api", server.uri());
    let client = echo::builder(&server).base_url(base_url).build()?;
    let call = || client.call(Method::GET, "/users").query("limit", 2);

    for (link, path, query) in [
        ("?after=a%20b", "/api/users", Some("after=a%20b")),
        ("/api/users?after=3", "/api/users", Some("after=3")),
        ("/v2/users?after=3", "/v2/users", Some("after=3")),
        ("users/3#top", "/api/users/3", None),
        (&format!("{}/all?q", server.uri()), "/all", Some("q")),
    ] {
        let asked = follow(call().link(link)).await?;
        assert_eq!(asked, (path.to_owned(), query.map(str::to_owned)), "{link}");
    }
    Ok(())
}

#[tokio::test]
async fn a_credential_in_the_query_goes_along_once() -> Result<(), Error> {
    let server = echo::serve().await;
    let builder = echo::builder(&server).credential(Credential::query("api key", "new"));
    let client = builder.build()?;

    let call = client.call(Method::GET, "/users");
    let (_, query) = follow(call.link("?api%20key=old&after=3")).await?;

    assert_eq!(query.as_deref(), Some("after=3&api%20key=new"));
    Ok(())
}

#[tokio::test]
async fn so_does_one_of_the_call_whenever_it_is_given() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let link = "?key=old&after=3";
    let own = || Credential::query("key", "new");

    let before = client
        .call(Method::GET, "/users")
        .credential(own())
        .link(link);
    let behind = client
        .call(Method::GET, "/users")
        .link(link)
        .credential(own());

    for call in [before, behind] {
        let (_, query) = follow(call).await?;
        assert_eq!(query.as_deref(), Some("after=3&key=new"));
    }
    Ok(())
}

#[tokio::test]
async fn what_leads_elsewhere_is_refused() {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let address = server.address();

    for (link, expected) in [
        (
            format!("https://{address}/users"),
            "it leads to another server",
        ),
        (
            "//example.com/users".to_owned(),
            "it leads to another server",
        ),
        ("file:///etc/hosts".to_owned(), "it leads to another server"),
        (
            format!("http://ada:pw@{address}/"),
            "it holds a user or password",
        ),
        ("http://[".to_owned(), "it is no URL"),
    ] {
        let error = follow(client.call(Method::GET, "/users").link(&link)).await;
        let Err(Error::Build(BuildError::Link { reason, .. })) = error else {
            panic!("{link} was followed");
        };
        assert!(reason.starts_with(expected), "{link}: {reason}");
    }
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}
