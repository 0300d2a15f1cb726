//! Downloads one text, with limits to all of it.

use std::time::Duration;

use reqwest::header::{ETAG, IF_NONE_MATCH};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};

use crate::addresses::{builder, is_allowed};
use crate::failures::{self, Failure};
use crate::progress::Progress;

/// How many bytes it may have.
const SIZE: usize = 20_000_000;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// What a server answers.
pub enum Answer {
    /// It still has the version that was named.
    Unchanged,
    /// The text, and the name of its version.
    Text { text: String, etag: Option<String> },
}

/// Downloads the text at an address, unless it is the version that is known.
pub fn download(url: &Url, known: Option<&str>, time: Duration) -> Result<Answer, Failure> {
    if !is_allowed(url) {
        return Err(failures::not_https(url));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| failures::no_download(url, &error))?;
    runtime.block_on(answer(url, known, time))
}

async fn answer(url: &Url, known: Option<&str>, time: Duration) -> Result<Answer, Failure> {
    let failed = |error: reqwest::Error| match error.is_redirect() {
        true => failures::led_away(url),
        false => failures::no_download(url, &error),
    };
    let mut request = client(url, time).map_err(failed)?.get(url.clone());
    if let Some(known) = known {
        request = request.header(IF_NONE_MATCH, known);
    }
    let response = request.send().await.map_err(failed)?;
    match response.status() {
        StatusCode::NOT_MODIFIED if known.is_some() => return Ok(Answer::Unchanged),
        StatusCode::OK => {}
        status => return Err(failures::wrong_status(url, status)),
    }
    let etag = response.headers().get(ETAG);
    let etag = etag.and_then(|etag| Some(etag.to_str().ok()?.to_owned()));
    let bytes = bytes(response, url).await?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Answer::Text { text, etag }),
        Err(error) => Err(failures::no_text(url, error.utf8_error().valid_up_to())),
    }
}

fn client(url: &Url, time: Duration) -> reqwest::Result<Client> {
    let first = url.clone();
    let policy = Policy::custom(move |attempt| {
        let is_same = attempt.url().origin() == first.origin();
        match is_same && attempt.previous().len() <= REDIRECTS {
            true => attempt.follow(),
            false => attempt.error("it leads away"),
        }
    });
    builder(url).timeout(time).redirect(policy).build()
}

async fn bytes(mut response: Response, url: &Url) -> Result<Vec<u8>, Failure> {
    let progress = Progress::of_bytes("downloaded");
    let mut bytes = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| failures::no_download(url, &error))?
    {
        progress.add(chunk.len());
        bytes.extend_from_slice(&chunk);
        if bytes.len() > SIZE {
            return Err(failures::too_long(url, SIZE));
        }
    }
    Ok(bytes)
}
