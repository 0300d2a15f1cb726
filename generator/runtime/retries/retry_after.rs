//! The header by which a server says when to ask again.

use std::time::{Duration, UNIX_EPOCH};

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};

use crate::retries::clock::since_1970;

/// How long the server asks to wait, in seconds or until a date.
///
/// A date is compared with the date of the answer itself, so that it does not matter whether the
/// clocks of the server and of this machine agree.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let wait = text(headers, &RETRY_AFTER)?;
    if !wait.is_empty() && wait.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than anyone can count is more than anyone can wait.
        let seconds = wait.parse().unwrap_or(u32::MAX);
        return Some(Duration::from_secs(seconds.into()));
    }
    let until = date(headers, &RETRY_AFTER)?;
    let now = date(headers, &DATE).unwrap_or_else(since_1970);
    Some(until.saturating_sub(now))
}

/// The date in a header, as the time since 1970.
fn date(headers: &HeaderMap, name: &HeaderName) -> Option<Duration> {
    let date = httpdate::parse_http_date(text(headers, name)?).ok()?;
    date.duration_since(UNIX_EPOCH).ok()
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}
