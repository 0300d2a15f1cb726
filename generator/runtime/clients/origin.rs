//! The origin of the base URL, and that of the server of a call: the only places where credentials go.

use std::net::IpAddr;

use http::Uri;
use reqwest::Url;

/// The scheme, host and port of a server.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    scheme: String,
    host: String,
    port: Option<u16>,
}

impl Origin {
    /// The origin of a URL.
    pub(crate) fn of(url: &Url) -> Self {
        Self {
            scheme: url.scheme().to_owned(),
            host: url.host_str().unwrap_or_default().to_owned(),
            port: url.port_or_known_default(),
        }
    }

    /// The origin of an address.
    pub(crate) fn of_address(uri: &Uri) -> Self {
        Self {
            scheme: uri.scheme_str().unwrap_or_default().to_owned(),
            host: uri.host().unwrap_or_default().to_owned(),
            port: uri.port_u16().or_else(|| usual_port(uri)),
        }
    }

    /// Whether it is this machine.
    pub(crate) fn is_here(&self) -> bool {
        is_here(&self.host)
    }

    /// Whether an address is within it.
    pub(crate) fn holds(&self, uri: &Uri) -> bool {
        let port = uri.port_u16().or_else(|| usual_port(uri));
        let host = uri.host().unwrap_or_default();
        uri.scheme_str() == Some(&self.scheme)
            && self.host.eq_ignore_ascii_case(host)
            && self.port == port
    }
}

/// Whether others than this machine can read what is sent there.
pub(crate) fn is_exposed(scheme: &str, host: &str) -> bool {
    scheme == "http" && !is_here(host)
}

/// Whether a host is this machine.
pub(crate) fn is_here(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// The port of an address that names none.
pub(crate) fn usual_port(uri: &Uri) -> Option<u16> {
    match uri.scheme_str() {
        Some("http") => Some(80),
        Some("https") => Some(443),
        _ => None,
    }
}
