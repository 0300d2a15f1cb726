//! Credentials do not go over plain `http` to other machines.

use crate::client::ClientBuilder;
use crate::credential::Credential;
use crate::error::BuildError;

fn builder(url: &str) -> ClientBuilder {
    ClientBuilder::new(Some(url), "tests/1.0").credential(Credential::bearer("s3cr3t"))
}

#[test]
fn plain_http_is_refused_where_others_could_read_along() {
    for url in [
        "http://api.example.com",
        "http://10.0.0.1:8080/base",
        "http://localhost.example.com",
        "http://[2001:db8::1]",
    ] {
        let error = builder(url).build().unwrap_err();
        assert!(matches!(error, BuildError::PlainHttp), "{url}");
        assert_eq!(
            error.to_string(),
            "credentials would go over plain http, which everyone on the way can read: set a \
             base URL with `https`, or allow it with `ClientBuilder::allow_plain_http`"
        );
    }
}

#[test]
fn it_may_be_used_on_this_machine_without_credentials_or_by_name() -> Result<(), BuildError> {
    for url in ["http://localhost:1", "http://127.0.0.2", "http://[::1]:1"] {
        builder(url).build()?;
    }
    builder("https://api.example.com").build()?;
    builder("http://api.example.com")
        .allow_plain_http()
        .build()?;
    ClientBuilder::new(Some("http://api.example.com"), "tests/1.0").build()?;
    Ok(())
}
