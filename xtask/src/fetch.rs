//! `cargo xtask fetch`: the newest description, as its publisher gives it.

mod changes;
mod download;
mod lock;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use generator::{Source, parse};
use reqwest::Url;
use tempfile::NamedTempFile;

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::regen;
use download::Answer;
use lock::Lock;

/// Download the description, and show what changed.
///
/// The text is stored as it was received. Its address, date, SHA-256 and ETag go into a lock file
/// beside it (`api.yaml` has `api.lock.json`); nothing else is changed. What fails leaves both files
/// as they were. Only https is spoken (and http with this machine), redirects are followed on the
/// same host, and a download may take 60 seconds and have 20 MB.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask fetch                                the description of this workspace
  cargo xtask fetch --url https://example.com/api.yaml --out api.yaml

Exit codes: 0 fetched, or not changed since; 1 it cannot be had, or is no description; 2 wrong usage")]
pub struct Arguments {
    /// The address; without it, that of the lock file
    #[arg(long)]
    url: Option<Url>,

    /// The file of the description; without it, that of this workspace
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Downloads, stores, and gives what changed.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let out = match arguments.out {
        Some(out) => Location::given(out),
        None => regen::inputs().0,
    };
    let lock_file = out.with_extension("lock.json");
    let lock = Lock::read(&lock_file)?;
    let old = fs::read(&out.path).ok();
    let locked = lock.as_ref().map(|lock| lock.url.clone());
    let url = arguments.url.or(locked);
    let url = url.ok_or_else(|| failures::no_address(&lock_file))?;
    let etag = match (&lock, &old) {
        (Some(lock), Some(old)) if lock.url == url && lock.is_of(old) => lock.etag.as_deref(),
        _ => None,
    };
    let unchanged = || Ok(format!("{out} is what {url} gives"));
    let (text, etag) = match download::download(&url, etag)? {
        Answer::Unchanged => return unchanged(),
        Answer::Text { text, etag } => (text, etag),
    };
    check(&text, &url)?;
    let is_known = lock.is_some_and(|lock| lock.url == url && lock.is_of(text.as_bytes()));
    if is_known && old.as_deref() == Some(text.as_bytes()) {
        return unchanged();
    }
    let lock = Lock::of(url, &text, etag);
    store(&[
        (&out, text.as_bytes()),
        (&lock_file, lock.text().as_bytes()),
    ])?;
    let old = old.map(|old| String::from_utf8_lossy(&old).into_owned());
    let changes = changes::changes(&old.unwrap_or_default(), &text, &out);
    Ok(format!("{changes}{out} was fetched from {}", lock.url))
}

/// A page that asks for a password, say, is no description.
fn check(text: &str, url: &Url) -> Result<(), Failure> {
    let name = url.as_str();
    let written = parse::written(Source { name, text }, &[]);
    match written.is_some_and(|written| written.get("openapi").is_some()) {
        true => Ok(()),
        false => Err(failures::no_description(url)),
    }
}

/// Puts the files into their places once all of them have been written beside these.
fn store(files: &[(&Location, &[u8])]) -> Result<(), Failure> {
    let mut written = Vec::new();
    for (place, content) in files {
        let file = beside(&place.path, content);
        let file = file.map_err(|error| failures::unwritable(place, &error))?;
        written.push((place, file));
    }
    for (place, file) in written {
        let persisted = file.persist(&place.path);
        persisted.map_err(|error| failures::unwritable(place, &error.error))?;
    }
    Ok(())
}

fn beside(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(content)?;
    Ok(file)
}
