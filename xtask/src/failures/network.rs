//! The messages of tasks that speak with servers.

use std::collections::BTreeSet;
use std::error::Error;
use std::io;

use generator::parse::NeededFile;
use reqwest::{StatusCode, Url};

use super::{Failure, reason, remedy, without_number};
use crate::location::Location;

/// Nothing says where the description is.
pub fn no_address(lock: &Location) -> Failure {
    Failure::new(format!(
        "there is no address to fetch from: {lock} is missing"
    ))
    .help("give the address with `--url`; it is kept there")
}

/// The lock file does not say what it must.
pub fn no_lock(lock: &Location, error: &serde_json::Error) -> Failure {
    Failure::new(format!("{lock} is no lock file: {error}")).help(
        "mend it, or take it from before with git; or remove it, and give the address with \
         `--url`",
    )
}

/// The description is not what was fetched before, and would be lost.
pub fn edited(out: &Location) -> Failure {
    Failure::new(format!(
        "{out} is not what was fetched before, and would be lost; nothing was changed"
    ))
    .help(
        "say in an overlay what is to be otherwise, which stays; then `--overwrite` fetches \
         all the same",
    )
}

/// An address of another kind.
pub fn not_https(url: &Url) -> Failure {
    // Nothing else of it is shown, as there may be a secret in it.
    let (scheme, host) = (url.scheme(), url.host_str().unwrap_or_default());
    Failure::new(format!(
        "{scheme}://{host} is not asked, for nothing protects the way there"
    ))
    .help("give an address that begins with `https://`")
}

/// An address with a secret, such as a password, which would come into the lock file and into messages.
pub fn address_with_a_secret(url: &Url, told: &str, out: &Location) -> Failure {
    let host = url.host_str().unwrap_or_default();
    Failure::new(format!(
        "the address at {host} has {told} in it, and would be stored with it"
    ))
    .help(format!(
        "give an address that needs none; or download it by other means, and save it as \
         {out}"
    ))
}

/// The server does not answer, or not to the end.
pub fn no_download(url: &Url, error: &(dyn Error + 'static)) -> Failure {
    Failure::new(format!(
        "cannot download {url}: {}; nothing was changed",
        innermost(error)
    ))
    .help("check the address and the network, then run this again")
}

/// The server redirects to where nobody asked it to be looked for.
pub fn led_away(url: &Url) -> Failure {
    Failure::new(format!(
        "{url} redirects to another host, port or scheme, or too often; nothing was changed"
    ))
    .help(
        "look where it leads; if a publisher whom you trust stands there, give that address \
         with `--url`",
    )
}

/// The server answers something else than the text.
pub fn wrong_status(url: &Url, status: StatusCode) -> Failure {
    let help = match status.as_u16() {
        401 | 403 => "give an address that everybody may read: no token is sent",
        429 | 500.. => "the server is at fault: run this again later",
        _ => "look for the new address of the description, and give it with `--url`",
    };
    Failure::new(format!("{url} answers {status}; nothing was changed")).help(help)
}

/// The text is longer than any description.
pub fn too_long(url: &Url, limit: usize) -> Failure {
    Failure::new(format!(
        "{url} gives more than {limit} bytes; nothing was changed"
    ))
    .help("check that a description stands there")
}

/// The text is something else, or cannot be read; why has been shown.
pub fn no_description(url: &Url) -> Failure {
    Failure::new(format!(
        "{url} gives no description that can be read, as is said above; nothing was changed"
    ))
    .help(
        "look at the address in a browser: it may ask for a password, have moved, or lead \
         to another version",
    )
}

/// The description has further files, which are at addresses that nobody named.
pub fn several_files(url: &Url, needed: &NeededFile) -> Failure {
    let NeededFile {
        path,
        place,
        pointer,
        ..
    } = needed;
    Failure::new(format!(
        "{url} gives a description of several files, of which one alone is fetched; nothing \
         was changed\n  --> {place}  {pointer}: `{path}`"
    ))
    .help(
        "fetch one that is bundled, where the publisher has it, or check out all files: \
         `cargo xtask generate --description FILE` reads them",
    )
}

/// What comes is no text.
pub fn no_text(url: &Url, offset: usize) -> Failure {
    Failure::new(format!(
        "what {url} gives is not UTF-8, from the byte at offset {offset} on; nothing was \
         changed"
    ))
    .help(
        "it may be compressed or in another encoding: download it by other means, and save \
         it as UTF-8",
    )
}

/// The cause of the causes, which says most.
pub fn innermost(error: &(dyn Error + 'static)) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    without_number(&error.to_string())
}

/// The proxy cannot be set up.
pub fn no_proxy(address: &str, error: &io::Error) -> Failure {
    Failure::new(format!("cannot listen at {address}: {}", reason(error)))
        .help("give another address with `--listen`, or leave it out")
}

/// No client can be made, as of the certificates of the system.
pub fn no_client(error: &reqwest::Error) -> Failure {
    Failure::new(format!("the API cannot be asked: {}", innermost(error)))
        .help("check the certificates of the system")
}

/// The command that is to be recorded cannot be run.
pub fn no_command(program: &str, error: &io::Error) -> Failure {
    Failure::new(format!("cannot run {program}: {}", reason(error))).help("check its name and path")
}

/// The command that was recorded failed. The standard output is its own.
pub fn command_failed(summary: &str) -> Failure {
    Failure::new("the command failed")
        .help("look at what it says above")
        .after(summary)
}

/// Calls were passed on, and not written. The standard output is that of the command.
pub fn not_recorded(summary: &str, refused: usize, remedies: &BTreeSet<&str>) -> Failure {
    let remedies: Vec<&str> = remedies.iter().copied().collect();
    let remedies = remedies.join("; and ");
    let calls = match refused {
        1 => "1 call was".to_owned(),
        _ => format!("{refused} calls were"),
    };
    Failure::new(format!("{calls} not written, for the reasons above"))
        .help(remedies)
        .after(summary)
}

/// A recording cannot be written: why, and what to do about it.
pub fn unwritten_recording(folder: &Location, error: &io::Error) -> (String, &'static str) {
    let problem = format!("cannot write into {folder}: {}", reason(error));
    let remedy = remedy(error, "check the free space, and that you may write there");
    (problem, remedy)
}
