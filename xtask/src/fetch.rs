//! `cargo xtask fetch`: the newest description, as its publisher gives it.

mod changes;
mod download;
mod lock;

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::ErrorKind;
use clap::{Args, value_parser};
use generator::{Source, parse};
use reqwest::Url;

use crate::addresses::told_secret;
use crate::failures::{self, Failure};
use crate::location::Location;
use crate::regen;
use crate::remarks::Remarks;
use crate::store::store;
use crate::text::{NamedText, texts};
use download::Answer;
use lock::Lock;

/// Download the description, and explain what changed.
///
/// The text is stored as it was received, and its changes are explained as `diff` does, with the
/// overlays as they stand; where no crate can be made of it yet, the lines that changed are shown. Its
/// address, date, SHA-256 and ETag go into a lock file beside it (`api.yaml` has `api.lock.json`);
/// nothing else is changed. What fails leaves both files as they were; and a description that is not what was
/// fetched before, be it edited or written by hand, is overwritten with `--overwrite` alone. Only https is spoken (and http with this machine),
/// redirects are followed on the same host, and a download may have 20 MB. An address with a secret in it
/// (`user:password@`, `?api_key=..`, or what looks like one) is refused, as it would be stored with it: where
/// there is no other, download the text by other means.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask fetch                                the description of this workspace
  cargo xtask fetch --url https://example.com/api.yaml --out api.yaml --overlay fixes.yaml

Exit codes: 0 fetched, or not changed since; 1 it cannot be had, or is no description; 2 wrong usage")]
pub struct Arguments {
    /// The address; without it, that of the lock file
    #[arg(long)]
    url: Option<String>,

    /// The file of the description; without it, that of this workspace
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// How long the download may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = value_parser!(u64).range(1..))]
    timeout: u64,

    /// Fetch even where the file is not what was fetched before: what was written by hand is lost
    #[arg(long)]
    overwrite: bool,

    /// An OpenAPI overlay to explain the changes with; several are applied in the order given
    #[arg(long, value_name = "FILE", requires = "out")]
    overlay: Vec<PathBuf>,
}

/// Downloads, stores, and gives what changed.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let (out, overlays) = match arguments.out {
        Some(out) => (
            Location::given(out),
            arguments.overlay.into_iter().map(Location::given).collect(),
        ),
        None => regen::inputs()?,
    };
    let old = match fs::read(&out.path) {
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => {
            return Err(failures::unreadable(&out, &error));
        }
        old => old.ok(),
    };
    let read_overlays = texts(&overlays)?;
    let lock_file = out.with_extension("lock.json");
    let lock = Lock::read(&lock_file)?;
    let locked = lock.as_ref().map(|lock| lock.url.clone());
    let url = arguments.url.as_deref().map(address).or(locked);
    let url = url.ok_or_else(|| failures::no_address(&lock_file))?;
    if let Some(told) = told_secret(&url) {
        return Err(failures::address_with_a_secret(&url, &told, &out));
    }
    let etag = match (&lock, &old) {
        (Some(lock), Some(old)) if lock.url == url && lock.is_of(old) => lock.etag.as_deref(),
        _ => None,
    };
    let unchanged = || Ok(format!("{out} is what {url} gives"));
    let (text, etag) = match download::download(&url, etag, Duration::from_secs(arguments.timeout))?
    {
        Answer::Unchanged => return unchanged(),
        Answer::Text { text, etag } => (text, etag),
    };
    check(&text, &url, &read_overlays)?;
    let is_of = |lock: &Lock| lock.url == url && lock.is_of(text.as_bytes());
    let is_known = lock.as_ref().is_some_and(is_of);
    if is_known && old.as_deref() == Some(text.as_bytes()) {
        return unchanged();
    }
    let was_fetched = |old: &[u8]| lock.as_ref().is_some_and(|lock| lock.is_of(old));
    let is_lost = |old: &[u8]| old != text.as_bytes() && !was_fetched(old);
    if !arguments.overwrite && old.as_deref().is_some_and(is_lost) {
        return Err(failures::edited(&out));
    }
    let lock = Lock::of(url, &text, etag);
    let fetched = format!("{out} was fetched from {}", lock.url);
    let old = old.map(|old| String::from_utf8_lossy(&old).into_owned());
    let told = match old {
        Some(old) if old == text => fetched + "; it is the same",
        // Before it is stored: whoever interrupts here can have it explained again.
        Some(old) => changes::explained(old, text.clone(), &out, &overlays) + "\n" + &fetched,
        None => fetched,
    };
    store(&[
        (&out, text.as_bytes()),
        (&lock_file, lock.text().as_bytes()),
    ])?;
    Ok(told)
}

/// An address, without the part of it that is sent nowhere. One that is none is not shown: there may be a secret in it.
fn address(text: &str) -> Url {
    match Url::parse(text) {
        Ok(mut url) => {
            url.set_fragment(None);
            url
        }
        Err(error) => {
            let problem = format!("`--url` has no address: {error}\n");
            clap::Error::raw(ErrorKind::ValueValidation, problem).exit()
        }
    }
}

/// A page that asks for a password, say, is no description; and of one in several files, the others would be
/// missing.
fn check(text: &str, url: &Url, overlays: &[NamedText]) -> Result<(), Failure> {
    let name = url.as_str();
    let source = Source::new(name, text);
    let overlays: Vec<_> = overlays.iter().map(NamedText::source).collect();
    parse::recognized(source, &overlays).map_err(|diagnostics| {
        Remarks::all().print(&diagnostics, &[source]);
        failures::no_description(url)
    })?;
    match parse::needed_files(source).first() {
        Some(needed) => Err(failures::several_files(url, needed)),
        None => Ok(()),
    }
}
