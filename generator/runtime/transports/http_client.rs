//! The HTTP client that is used where the user gives none.

use std::time::Duration;

use crate::calls::error::BuildError;
#[cfg(not(target_arch = "wasm32"))]
use crate::clients::origin::is_here;

/// How many redirects of one call are followed.
pub(crate) const MOST_REDIRECTS: usize = 10;

/// A client of this host that follows redirects within the origin that was asked.
///
/// It uses the proxies of the environment, but not for this machine: they would read what goes there
/// over plain `http`, and know another `localhost`.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn http_client(
    host: &str,
    connect_timeout: Duration,
) -> Result<reqwest::Client, BuildError> {
    let builder = reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .redirect(within_origin())
        .referer(false);
    let builder = match is_here(host) {
        true => builder.no_proxy(),
        false => builder,
    };
    builder.build().map_err(BuildError::HttpClient)
}

/// A client of the browser's, which makes connections and follows redirects by its own rules.
#[cfg(target_arch = "wasm32")]
pub(crate) fn http_client(_: &str, _: Duration) -> Result<reqwest::Client, BuildError> {
    reqwest::Client::builder()
        .build()
        .map_err(BuildError::HttpClient)
}

/// Follows redirects of the same request within the origin that was asked; credentials must not leave
/// it. Any other is given back as the status that it is: what would make a `GET` of a `POST` is for the
/// transport to follow, which knows the method.
#[cfg(not(target_arch = "wasm32"))]
fn within_origin() -> reqwest::redirect::Policy {
    reqwest::redirect::Policy::custom(|attempt| {
        let asked = attempt.previous().first().map(reqwest::Url::origin);
        let keeps_method = matches!(attempt.status().as_u16(), 307 | 308);
        let stays = keeps_method && asked == Some(attempt.url().origin());
        if stays && attempt.previous().len() <= MOST_REDIRECTS {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}
