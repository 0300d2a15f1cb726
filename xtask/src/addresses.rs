//! Which addresses are spoken with, and how.

use reqwest::{Client, ClientBuilder, Url};

use crate::record::told_of_address;

/// Whether an address may be asked: what passes over a network is encrypted.
pub fn is_allowed(url: &Url) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => is_loopback(url),
        _ => false,
    }
}

/// What is secret in an address, said without it.
pub fn told_secret(url: &Url) -> Option<String> {
    let has_user = !url.username().is_empty() || url.password().is_some();
    let told = has_user.then(|| "a name or password".to_owned());
    told.or_else(|| told_of_address(url))
}

/// The beginning of a client that asks this address. No proxy leads to this machine.
pub fn builder(url: &Url) -> ClientBuilder {
    match is_loopback(url) {
        true => Client::builder().no_proxy(),
        false => Client::builder(),
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let address = host.parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_for_this_machine_alone() {
        for (url, expected) in [
            ("https://example.com/api.yaml", true),
            ("http://example.com/api.yaml", false),
            ("http://127.0.0.1:8000/", true),
            ("http://[::1]/", true),
            ("http://localhost/", true),
            ("http://localhost.example.com/", false),
            ("http://127.0.0.1.example.com/", false),
            ("ftp://localhost/", false),
            ("file:///etc/passwd", false),
        ] {
            assert_eq!(is_allowed(&Url::parse(url).unwrap()), expected, "{url}");
        }
    }
}
