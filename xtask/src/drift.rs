//! `cargo xtask drift`: what a server answers and its description does not say.

mod ledger;
mod listing;
mod trial;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use generator::{Drift, Misfit, MisfitFate, Recorded};

use crate::described::Described;
use crate::failures::{self, Failure};
use crate::formats::Format;
use crate::infer::recordings;
use crate::location::Location;
use crate::remarks::Remarks;
use crate::text::{NamedText, Texts, texts};
use crate::workspace::workspace;
use ledger::Ledger;
use listing::Decoded;
use trial::{Outcome, Part};

/// The recordings of this workspace.
const RECORDINGS: &str = "tests/replay/recordings";

/// What is known of them.
const LEDGER: &str = "spec/drift.txt";

/// Decode recorded answers with the types of the crate, and list what they say and the description does
/// not, by operation.
///
/// The types are built below `target/`: for a description that is new to it in about half a minute, and
/// then not again. An answer that they refuse is a finding; one that is decoded in part has something
/// that no type describes, and that is kept as unknown, or not kept. Each finding says where, in how many
/// recordings, and by which actions of an overlay the description would say it, or which finding has these. What
/// stands for a redacted text (`Text 1`) is never proposed: that something stood there is all a finding says. Calls
/// of no operation are findings by their method and their path, in which `{}` stands for what was redacted and for
/// numbers. The ledger is a file with a line for each finding that is known; `--accept` writes it anew, and says how
/// many lines it removed that are no findings of these recordings. Without a description, it is that of this
/// workspace, with its recordings and its ledger.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask drift --deny new
  cargo xtask drift --accept
  cargo xtask drift --no-build               the findings alone, at once
  cargo xtask drift --description api.yaml --recordings calls --format json

Exit codes: 0 listed; 1 errors, or `--deny new` found some; 2 wrong usage")]
// The recordings of this workspace say nothing of another description.
#[command(mut_arg("description", |it| it.requires("recordings")))]
pub struct Arguments {
    /// A folder of recorded calls
    #[arg(long, value_name = "DIR")]
    recordings: Option<PathBuf>,

    #[command(flatten)]
    described: Described,

    /// The file of what is known; other recordings want another
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,

    /// Write the ledger anew, with every finding; not with `--deny`
    #[arg(long, conflicts_with = "deny")]
    accept: bool,

    /// Build no types, and decode nothing: compare with the description alone; neither with `--accept` nor
    /// with `--deny`, which are about all findings
    #[arg(long, conflicts_with_all = ["accept", "deny"])]
    no_build: bool,

    /// How to write the list
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// What makes the task fail
    #[arg(long, value_enum)]
    deny: Option<Denied>,

    /// Show every message; without it, a text of many has the first of each code, and how many more there are
    #[arg(long)]
    all_messages: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Denied {
    /// A finding that the ledger does not have
    New,
}

/// Gives the list, and writes the ledger if that is asked for.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let remarks = Remarks::of(arguments.format.into()).of_amount(arguments.all_messages);
    let is_own = arguments.described.is_own();
    let folder = match arguments.recordings {
        Some(folder) => Location::given(folder),
        None => Location::within(&workspace()?, RECORDINGS),
    };
    let ledger_file = match arguments.ledger {
        Some(file) => Some(Location::given(file)),
        None if is_own => Some(Location::within(&workspace()?, LEDGER)),
        None => None,
    };
    let described = arguments.described.read()?;
    let recorded = texts(&recordings(&folder)?)?;
    let decoded = match arguments.no_build {
        true => None,
        false => Some(decoded(&described, &recorded, &remarks)?),
    };
    let drift = found(&described, &recorded, &decoded, &remarks)?;

    let ledger = Ledger::read(ledger_file.as_ref())?;
    let accepted = match arguments.accept {
        true => {
            let file = ledger_file.ok_or_else(failures::no_ledger)?;
            Some(ledger.accept(file, &drift.findings)?)
        }
        false => None,
    };
    let list = match arguments.format {
        Format::Text => listing::text(&drift, &ledger, recorded.len(), &decoded, &accepted),
        Format::Json => format!(
            "{:#}",
            listing::object(&drift, &ledger, &decoded, &accepted)
        ),
    };
    let new = ledger.new_ones(&drift.findings);
    match arguments.deny {
        Some(Denied::New) if new > 0 => Err(failures::new_drift(&list, new)),
        _ => Ok(list),
    }
}

/// Each answer, and what becomes of it.
fn decoded(
    described: &Texts,
    recorded: &[NamedText],
    remarks: &Remarks,
) -> Result<Vec<(Recorded, Outcome)>, Failure> {
    let sources = described.sources();
    let recordings: Vec<_> = recorded.iter().map(NamedText::source).collect();
    let answers =
        generator::recorded(sources[0], &sources[1..], &recordings).map_err(|diagnostics| {
            remarks.print(&diagnostics, &[&sources[..], &recordings].concat());
            failures::no_drift()
        })?;
    let outcomes = trial::outcomes(described, &answers, remarks)?;
    Ok(answers.into_iter().zip(outcomes).collect())
}

fn found(
    described: &Texts,
    recorded: &[NamedText],
    decoded: &Decoded,
    remarks: &Remarks,
) -> Result<Drift, Failure> {
    let described = described.sources();
    let recordings: Vec<_> = recorded.iter().map(NamedText::source).collect();
    let sources = [&described[..], &recordings].concat();
    let misfits: Vec<_> = decoded.iter().flatten().flat_map(misfits).collect();
    let result = generator::drift(described[0], &described[1..], &recordings, &misfits);
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

/// The parts of an answer that do not fit its type.
fn misfits((answer, outcome): &(Recorded, Outcome)) -> Vec<Misfit> {
    let misfit = |pointer: &String, path: &String, fate| Misfit {
        recording: answer.recording.clone(),
        pointer: pointer.clone(),
        path: path.clone(),
        fate,
    };
    let of_parts = |parts: &[Part], fate: MisfitFate| {
        let parts = parts.iter();
        let parts = parts.map(|it| misfit(&it.pointer, &it.path, fate.clone()));
        parts.collect::<Vec<_>>()
    };
    match outcome {
        Outcome::Untyped => Vec::new(),
        Outcome::Refused {
            pointer,
            path,
            reason,
        } => {
            // What is redacted is no JSON in another way, and at another place.
            let reason = answer.unreadable.as_ref().unwrap_or(reason);
            vec![misfit(pointer, path, MisfitFate::Refused(reason.clone()))]
        }
        Outcome::Decoded { unknown, lost } => {
            let mut all = of_parts(unknown, MisfitFate::Unknown);
            all.extend(of_parts(lost, MisfitFate::Lost));
            all
        }
    }
}
