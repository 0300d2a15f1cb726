//! `cargo xtask generate`: a crate from any description, in any folder.

use std::path::PathBuf;

use clap::Args;

use crate::failures::Failure;
use crate::folder;
use crate::job::Job;
use crate::location::Location;
use crate::remarks::Remarks;

/// Write a client crate from any description into any folder.
///
/// The folder may be missing, empty, or hold a crate that this command wrote earlier; any other
/// is refused. Only files that differ are written. Files that the description no longer gives are
/// removed. Files whose first line does not say `@generated` are never touched.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask generate --description api.yaml --out ../client
  cargo xtask generate --description api.yaml --overlay fixes.yaml --out ../client \\
      --name pet-shop --check

Exit codes: 0 written, or fresh; 1 errors, or `--check` or `--deny` found something; 2 wrong usage")]
pub struct Arguments {
    /// The OpenAPI description, YAML or JSON; the files to which it refers are read too
    #[arg(long, value_name = "FILE")]
    description: PathBuf,

    /// An OpenAPI overlay to apply to it; several are applied in the order given
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,

    /// The folder of the crate
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// The name of the crate; without it, one is made from the title of the description
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,

    /// Make a test of each example in the description: it is read, written, and compared
    #[arg(long)]
    tests: bool,

    /// Write nothing; exit with 1 and show what differs if the folder is not fresh
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    pub remarks: Remarks,
}

/// Writes or checks the crate; gives the summary.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    // Only the file name: the crate is to be the same wherever the description stands.
    let from = arguments.description.file_name().unwrap_or_default();
    let job = Job {
        from: from.to_string_lossy().into_owned(),
        description: Location::given(arguments.description),
        overlays: arguments.overlay.into_iter().map(Location::given).collect(),
        out: Location::given(arguments.out),
        name: arguments.name,
        tests: arguments.tests,
        command: "cargo xtask generate",
        remedy: "run the same command without `--check`",
        remarks: arguments.remarks,
    };
    folder::make_sure_it_is_ours(&job.out)?;
    job.run(arguments.check)
}
