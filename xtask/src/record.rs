//! `cargo xtask record`: what an API answers, kept as recordings without what is personal or secret.

mod credentials;
mod dates;
mod headers;
mod kinds;
mod proofs;
mod proxy;
mod recording;
mod recordings;
mod redaction;
mod secrets;
mod vocabulary;
mod words;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::sync::Arc;

use clap::Args;
use reqwest::Url;
use tokio::net::TcpListener;

use generator::wording::count;

use crate::addresses::is_allowed;
use crate::described::Described;
use crate::failures::{self, Failure};
use crate::location::Location;
use proxy::Proxy;
use recordings::Recorder;
pub use secrets::told_of_address;
use vocabulary::Vocabulary;

/// Record calls of an API: a proxy on this machine passes them on and writes each as a file.
///
/// The command is run with the address of the proxy in `BASE_URL`, and recording ends with it; without
/// a command it ends when it is interrupted. Secrets are replaced, and so is every text that may say
/// something of a person: the same text of one run always by the same (`Text 1`), so that what belongs together
/// still does; a later run into the same folder takes other ones. Addresses of people and UUIDs are the same in
/// capitals, and numbers of phones with other signs between their digits. The numbers count in the order of the
/// answers: calls made one after another are written alike in every run, and calls made at once need not be.
/// Kept are numbers that are no phone's, dates, the names of properties, the paths and the values that the
/// description lists, and single words where it lists nothing but values, or where they select a variant; not where
/// another of its schemas has any text under the same name. A key that is not declared is kept if it looks like a
/// name in a program (`home_town`, `homeTown`, `HomeTown`, `home-town`), unless another beside it is data; one that
/// may be the name of somebody (`Ada`) is kept beside a key that is declared or like `HomeTown` alone. A run of
/// digits in a path, or under a name such as `id`, is an identifier: it stays wherever it stands, unless a phone has
/// the same digits, as far as that was seen by then. Under a name that speaks of a
/// secret (`password`, `api_key`, `session_id`, `pin`, `card_number`, `iban`, but not `page_token` or
/// `token_type`), every text and number is replaced, a number by another, with all that a list or an object there
/// has; only a date with a time stays, and what the description lists for that name. Of a link to the API itself
/// the scheme, the host and the port of the base URL stay, as the host stands in every recording; its path and its
/// query are replaced as those of calls are, so that it leads to the recording of the call that follows it. The path
/// of the base URL (`/bot4711:AAHd..`) stands in no recording: calls are written as they were made to the proxy.
/// A call in which a secret is recognised all the same is not written: by its looks, or because the request had it
/// in its headers, its query or its body, under the name of one.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask record --base-url https://integrations.dixa.io --out recordings -- my-script
  cargo xtask record --base-url https://integrations.dixa.io --out recordings --listen 127.0.0.1:8080

Exit codes: 0 recorded; 1 the command failed, or a call was not written; 2 wrong usage")]
pub struct Arguments {
    /// The address of the API
    #[arg(long, value_name = "URL")]
    base_url: Url,

    /// The folder of the recordings; what is in it stays
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// The address of the proxy
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:0", value_parser = with_port)]
    listen: String,

    #[command(flatten)]
    described: Described,

    /// The command that calls the API
    #[arg(last = true)]
    command: Vec<String>,
}

/// A host and a port; which hosts there are, the system knows.
fn with_port(address: &str) -> Result<String, &'static str> {
    let port = address
        .rsplit_once(':')
        .map(|(_, port)| port.parse::<u16>());
    match port {
        Some(Ok(_)) => Ok(address.to_owned()),
        _ => Err("it is no host and port, such as `127.0.0.1:8080`"),
    }
}

/// Records, and gives how much.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    if !is_allowed(&arguments.base_url) {
        return Err(failures::not_https(&arguments.base_url));
    }
    let texts = arguments.described.read()?;
    let out = Location::given(arguments.out);
    if out.path.exists() && !out.path.is_dir() {
        return Err(failures::not_a_folder(&out));
    }
    let vocabulary = Vocabulary::of(&texts.sources());
    let recorder = Recorder::new(out.clone(), &arguments.base_url, vocabulary);
    let recorder = Arc::new(recorder.map_err(|error| failures::unreadable(&out, &error))?);
    let runtime = tokio::runtime::Runtime::new();
    let runtime = runtime.map_err(|error| failures::no_proxy(&arguments.listen, &error))?;
    let status = runtime.block_on(async {
        let failed = |error| failures::no_proxy(&arguments.listen, &error);
        let listener = TcpListener::bind(&arguments.listen).await.map_err(failed)?;
        let address = format!("http://{}", listener.local_addr().map_err(failed)?);
        let proxy = Proxy::new(arguments.base_url, Arc::clone(&recorder))?;
        tokio::spawn(proxy.serve(listener));
        commanded(arguments.command, address).await
    })?;
    let (written, refused, remedies) = recorder.counts();
    let summary = format!("{out}: {} written", count(written, "recording"));
    match (status.is_none_or(|status| status.success()), refused) {
        (true, 0) => Ok(summary),
        (false, 0) => Err(failures::command_failed(&summary)),
        (_, refused) => Err(failures::not_recorded(&summary, refused, &remedies)),
    }
}

/// Runs the command to its end, or waits for an interrupt if there is none.
async fn commanded(command: Vec<String>, address: String) -> Result<Option<ExitStatus>, Failure> {
    let Some((program, arguments)) = command.split_first() else {
        let told = async {
            let _ = writeln!(io::stderr(), "recording at {address}; interrupt to end");
        };
        // Whoever reads the line is listened to already.
        let _ = tokio::join!(biased; tokio::signal::ctrl_c(), told);
        return Ok(None);
    };
    let mut command = Command::new(program);
    command.args(arguments).env("BASE_URL", address);
    let ended = tokio::task::spawn_blocking(move || command.status());
    let ended = ended.await.map_err(io::Error::other);
    let status = ended.and_then(|status| status);
    let status = status.map_err(|error| failures::no_command(program, &error))?;
    Ok(Some(status))
}
