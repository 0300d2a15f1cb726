//! The addresses of requests, as URLs spell them.

use http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Url;

/// Everything but what RFC 3986 calls unreserved is written as `%XX`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as a part of a URL.
pub(crate) fn escaped(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// The address of a request, or why there is none.
pub(crate) fn uri(mut address: String) -> Result<Uri, &'static str> {
    if !is_plain(&address) {
        let url = Url::parse(&address).map_err(|_| "cannot be part of a URL")?;
        address = url.into();
    }
    Uri::try_from(address).map_err(|_| "makes a URL that is too long, or that HTTP cannot hold")
}

/// Whether an address is surely spelt as a URL would spell it, without a segment that could be `..`,
/// so that there is no need to read it as one.
fn is_plain(address: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?&=,%".contains(&byte);
    address.bytes().all(is_plain) && !address.contains("/.") && !address.contains("/%2")
}
