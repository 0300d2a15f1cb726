//! Proxies of the environment, which must not see what goes to this machine over plain `http`.

use std::env;

use dixa_integrations::Error;
use tokio::process::Command;

use crate::server::{EMPTY_LIST, Server, answer};

/// Where the test is told which server to ask, once it runs in an environment with a proxy.
const ASKED: &str = "SERVER_BEHIND_NO_PROXY";

#[tokio::test]
async fn a_proxy_is_not_asked_for_this_machine() -> Result<(), Error> {
    if let Ok(url) = env::var(ASKED) {
        let client = crate::server::builder(url).token("test-token").build()?;
        return client.tags().list().await.map(drop);
    }
    let list = || Server::answering(answer("200 OK", "", EMPTY_LIST));
    let (server, proxy) = (list().await, list().await);

    // The environment of this process is that of all other tests, too.
    let mut test = Command::new(env::current_exe().expect("the test is a program"));
    let test = test
        .args(["--exact", "proxies::a_proxy_is_not_asked_for_this_machine"])
        .env(ASKED, server.url())
        .env("http_proxy", proxy.url())
        .env_remove("no_proxy")
        .env_remove("NO_PROXY");
    let output = test.output().await.expect("the test runs once more");

    assert!(output.status.success(), "{output:?}");
    assert_eq!((server.requests(), proxy.requests()), (1, 0));
    Ok(())
}
