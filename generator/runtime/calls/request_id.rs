//! The name by which a server knows a request.

use http::HeaderMap;

/// The headers that servers and proxies use, the most telling first.
const NAMES: [&str; 6] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "cf-ray",
];

/// The longest name that is worth showing, in bytes.
const LONGEST: usize = 128;

/// The name that the answer gives, if it is short and readable.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    let mut ids = NAMES
        .iter()
        .filter_map(|name| headers.get(*name)?.to_str().ok());
    ids.find(|id| !id.is_empty() && id.len() <= LONGEST)
}
