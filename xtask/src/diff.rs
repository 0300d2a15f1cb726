//! `cargo xtask diff`: what a change of the description does to the crate.

mod annotations;
mod json;
mod markdown;
mod plain;
mod sides;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use generator::Input;
use generator::compare::{Comparison, Verdict, compare};

use crate::failures::{self, Failure};
use crate::remarks::Remarks;
use crate::report::count;
use sides::Side;

/// Explain each change of the description: what users of the crate gain and lose by it, what that
/// means for its version, and how many generated lines it costs.
///
/// OLD and NEW are revisions of git, for the description of this workspace and its overlay as of
/// then, or files. Left out, they are what git has and what stands in the working tree.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask diff --format markdown      what is not committed, as the text of a pull request
  cargo xtask diff main HEAD
  cargo xtask diff old.yaml new.yaml --overlay fixes.yaml

Exit codes: 0 explained; 1 errors; 2 wrong usage")]
pub struct Arguments {
    /// A revision of git, or a file
    #[arg(default_value = "HEAD")]
    old: String,

    /// A revision of git, or a file; the working tree if left out
    new: Option<String>,

    /// An OpenAPI overlay to apply to OLD and NEW, where these are files
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    /// The text of a pull request
    Markdown,
    Json,
    /// Annotations of a workflow on GitHub
    Github,
}

/// Gives the explanation.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let old = Side::named(&arguments.old, &arguments.overlay)?;
    let new = match &arguments.new {
        Some(name) => Side::named(name, &arguments.overlay)?,
        None => Side::working_tree()?,
    };
    let (old_overlays, new_overlays) = (old.overlays(), new.overlays());
    let input = |side, overlays| Input {
        description: Side::description(side),
        overlays,
        name: None,
        tests: true,
        command: "cargo xtask regen",
        from: "the description",
    };
    let comparison = compare(&input(&old, &old_overlays), &input(&new, &new_overlays));
    let comparison = comparison.map_err(|diagnostics| {
        let descriptions = [old.description(), new.description()].into_iter();
        let sources: Vec<_> = descriptions
            .chain(old_overlays.clone())
            .chain(new_overlays.clone())
            .collect();
        Remarks::default().print(&diagnostics, &sources);
        failures::incomparable()
    })?;
    let text = match arguments.format {
        Format::Text => plain::text(&comparison),
        Format::Markdown => markdown::text(&comparison),
        Format::Json => json::text(&comparison),
        Format::Github => annotations::text(&comparison),
    };
    Ok(text.trim_end().to_owned())
}

/// The verdicts, in the order in which changes are shown.
const VERDICTS: [Verdict; 3] = [Verdict::Breaking, Verdict::Additive, Verdict::Documentation];

/// How many changes there are of which kind, and how many lines.
fn summary(comparison: &Comparison) -> String {
    let counts = VERDICTS.map(|verdict| {
        let changes = comparison.changes.iter();
        format!(
            "{} {verdict}",
            changes.filter(|it| it.verdict == verdict).count()
        )
    });
    format!(
        "{}: {}; {}, {} moved, {} unexplained",
        count(comparison.changes.len(), "change"),
        counts.join(", "),
        count(comparison.lines, "generated line"),
        comparison.moved,
        comparison.unexplained
    )
}
