//! `cargo xtask drift`: what a server answers and its description does not say.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use generator::{Drift, Finding};
use serde_json::{Value, json};

use crate::failures::{self, Failure};
use crate::infer::recordings;
use crate::location::Location;
use crate::regen;
use crate::remarks::Remarks;
use crate::report::count;
use crate::text::{NamedText, Texts, texts};

/// The recordings of this workspace.
const RECORDINGS: &str = "tests/replay/recordings";

/// What is known of them.
const LEDGER: &str = "spec/drift.txt";

/// List what recorded answers say and the description does not, by operation.
///
/// Each finding says where, in how many recordings, and by which action of an overlay the description
/// would say it. The ledger is a file with a line for each finding that is known; `--accept` writes
/// it. Without a description, it is that of this workspace, with its recordings and its ledger.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask drift --deny new
  cargo xtask drift --accept
  cargo xtask drift --description api.yaml --recordings calls --format json

Exit codes: 0 listed; 1 errors, or `--deny new` found some; 2 wrong usage")]
pub struct Arguments {
    /// A folder of recorded calls
    #[arg(long, value_name = "DIR")]
    recordings: Option<PathBuf>,

    /// The OpenAPI description, YAML or JSON
    #[arg(long, value_name = "FILE", requires = "recordings")]
    description: Option<PathBuf>,

    /// An OpenAPI overlay to apply to it; several are applied in the order given
    #[arg(long, value_name = "FILE", requires = "description")]
    overlay: Vec<PathBuf>,

    /// The file of what is known
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,

    /// Write the ledger anew, with every finding
    #[arg(long, conflicts_with = "deny")]
    accept: bool,

    /// How to write the list
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// What must not be
    #[arg(long, value_enum)]
    deny: Option<Denied>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Denied {
    /// A finding that the ledger does not have
    New,
}

/// Gives the list, and writes the ledger if that is asked for.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let workspace = regen::workspace();
    let is_own = arguments.description.is_none();
    let folder = arguments.recordings.map(Location::given);
    let folder = folder.unwrap_or_else(|| Location::within(workspace, RECORDINGS));
    let ledger = arguments.ledger.map(Location::given);
    let ledger = ledger.or_else(|| is_own.then(|| Location::within(workspace, LEDGER)));
    let described = Texts::given(arguments.description, arguments.overlay)?;
    let recorded = texts(&recordings(&folder)?)?;
    let drift = found(&described, &recorded)?;

    let known = known(ledger.as_ref())?;
    let is_new = |finding: &&Finding| !known.contains(&finding.fingerprint());
    let new = drift.findings.iter().filter(is_new).count();
    let list = match arguments.format {
        Format::Text => listed(&drift, &known, recorded.len()),
        Format::Json => {
            let findings = drift.findings.iter().map(|it| object(it, &known));
            format!("{:#}", Value::Array(findings.collect()))
        }
    };
    if arguments.accept {
        let ledger = ledger.ok_or_else(failures::no_ledger)?;
        let text = ledger_text(&drift.findings);
        fs::write(&ledger.path, text).map_err(|error| failures::unwritable(&ledger, &error))?;
        return Ok(list);
    }
    match arguments.deny {
        Some(Denied::New) if new > 0 => Err(failures::new_drift(&list, new)),
        _ => Ok(list),
    }
}

fn found(described: &Texts, recorded: &[NamedText]) -> Result<Drift, Failure> {
    let described = described.sources();
    let recordings: Vec<_> = recorded.iter().map(NamedText::source).collect();
    let sources = [&described[..], &recordings].concat();
    let result = generator::drift(described[0], &described[1..], &recordings);
    let remarks = Remarks::default();
    match result {
        Ok(drift) => {
            remarks.print(&drift.diagnostics, &sources);
            Ok(drift)
        }
        Err(diagnostics) => {
            remarks.print(&diagnostics, &sources);
            Err(failures::no_drift())
        }
    }
}

/// The fingerprints of a ledger. One that is not there knows nothing.
fn known(ledger: Option<&Location>) -> Result<BTreeSet<String>, Failure> {
    let Some(ledger) = ledger else {
        return Ok(BTreeSet::new());
    };
    match fs::read_to_string(&ledger.path) {
        Ok(text) => {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            Ok(lines.map(str::to_owned).collect())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(failures::unreadable(ledger, &error)),
    }
}

fn ledger_text(findings: &[Finding]) -> String {
    let lines: BTreeSet<String> = findings.iter().map(Finding::fingerprint).collect();
    let start = "# What recordings say and the description does not, as far as it is known.\n\
                 # `cargo xtask drift --accept` writes it: operation | kind | schema | subject\n";
    let lines = lines.into_iter().map(|line| line + "\n");
    start.to_owned() + &lines.collect::<String>()
}

fn listed(drift: &Drift, known: &BTreeSet<String>, recordings: usize) -> String {
    let mut list = String::new();
    let mut operation = "";
    for finding in &drift.findings {
        if finding.operation != operation {
            operation = &finding.operation;
            list += &format!("{operation}\n");
        }
        let age = match known.contains(&finding.fingerprint()) {
            true => "known",
            false => "new",
        };
        let place = finding.place.as_ref();
        let place = place.map(|place| format!("{place}  ")).unwrap_or_default();
        list += &format!("  {age} {}: {}\n", finding.kind, finding.message);
        list += &format!("    --> {place}{}\n", finding.pointer);
        list += &format!("    first in {}\n", finding.seen.1);
        list += &finding
            .actions
            .lines()
            .map(|line| format!("    {line}\n"))
            .collect::<String>();
    }
    let new = drift.findings.iter();
    let new = new.filter(|it| !known.contains(&it.fingerprint())).count();
    list + &format!(
        "{} of {}: {}, {new} new",
        count(recordings, "recording"),
        count(drift.operations, "operation"),
        count(drift.findings.len(), "finding"),
    )
}

fn object(finding: &Finding, known: &BTreeSet<String>) -> Value {
    let fingerprint = finding.fingerprint();
    json!({
        "operation": finding.operation,
        "kind": finding.kind,
        "pointer": finding.pointer,
        "place": finding.place.as_ref().map(ToString::to_string),
        "subject": finding.subject,
        "message": finding.message,
        "recordings": finding.seen.0,
        "first": finding.seen.1,
        "actions": finding.actions,
        "known": known.contains(&fingerprint),
        "fingerprint": fingerprint,
    })
}
