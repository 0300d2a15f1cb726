//! `cargo xtask infer`: an overlay that says what the schemas of a description leave out, and gives names.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use generator::Inferred;
use generator::wording::count;

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::remarks::Remarks;
use crate::text::{NamedText, Texts, texts};

/// Propose an overlay from the examples and the prose of a description, and from recorded calls.
///
/// It proposes names as well, for whatever comes to one name in Rust and for schemas that are numbered.
/// Each action says on what evidence it stands, and finds its target by what that says, never by a
/// number. What contradicts itself, or has nothing to be named after, is listed and left to you.
/// Nothing is applied: read the overlay, keep what you believe, and give it to `generate`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask infer --description api.yaml
  cargo xtask infer --description api.yaml --overlay fixes.yaml --recordings calls \\
      --out inferred.yaml

A recording is a file `*.json`, in the folder or below it:
  {\"request\": {\"method\": \"GET\", \"path\": \"/pets/1\"}, \"response\": {\"status\": 200, \"body\": {}}}

Exit codes: 0 proposed, even if there are conflicts; 1 errors; 2 wrong usage")]
pub struct Arguments {
    /// The OpenAPI description, YAML or JSON
    #[arg(long, value_name = "FILE")]
    description: PathBuf,

    /// An OpenAPI overlay to apply to it; several are applied in the order given
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,

    /// A folder of recorded calls
    #[arg(long, value_name = "DIR")]
    recordings: Option<PathBuf>,

    /// The file of the overlay; without it, the overlay is printed
    #[arg(long, value_name = "OVERLAY")]
    out: Option<PathBuf>,

    /// Show every message about the description; without it, of each code the first, and how many more there are
    #[arg(long)]
    all_messages: bool,
}

/// Infers, and writes the overlay or gives it.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let description = Location::given(arguments.description);
    let overlays: Vec<_> = arguments.overlay.into_iter().map(Location::given).collect();
    let described = Texts::read(&description, &overlays)?;
    let recordings = match arguments.recordings {
        Some(folder) => texts(&recordings(&Location::given(folder))?)?,
        None => Vec::new(),
    };
    let described = described.sources();
    let recordings: Vec<_> = recordings.iter().map(NamedText::source).collect();
    let sources = [&described[..], &recordings].concat();
    let remarks = Remarks::all().of_amount(arguments.all_messages);
    let inferred =
        generator::infer(described[0], &described[1..], &recordings).map_err(|diagnostics| {
            remarks.print(&diagnostics, &sources);
            failures::nothing_to_infer_from()
        })?;
    remarks.print(&inferred.diagnostics, &sources);
    Remarks::all().print(&inferred.conflicts, &sources);
    let summary = summary(&inferred);
    match arguments.out {
        Some(out) => {
            let out = Location::given(out);
            fs::write(&out.path, &inferred.overlay)
                .map_err(|error| failures::unwritable(&out, &error))?;
            Ok(format!("{out}: {summary}"))
        }
        None => {
            // The overlay has the standard output for itself.
            let _ = writeln!(io::stderr(), "{summary}");
            Ok(inferred.overlay.trim_end().to_owned())
        }
    }
}

fn summary(inferred: &Inferred) -> String {
    format!(
        "{}, {}",
        count(inferred.actions, "action"),
        count(inferred.conflicts.len(), "conflict")
    )
}

/// The files `*.json` of a folder and of those below it, in the order of their paths.
pub fn recordings(folder: &Location) -> Result<Vec<Location>, Failure> {
    let mut files = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(folder) = folders.pop() {
        let unreadable = |error| failures::unreadable(&folder, &error);
        for entry in fs::read_dir(&folder.path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            // A symbolic link is no folder, so that no circle is walked.
            let kind = entry.file_type().map_err(unreadable)?;
            let place = folder.join(&entry.file_name().to_string_lossy());
            if kind.is_dir() {
                folders.push(place);
            } else if is_json(&place.path) {
                files.push(place);
            }
        }
    }
    if files.is_empty() {
        return Err(failures::no_recordings(folder));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
}
