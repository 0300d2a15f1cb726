//! `cargo xtask release`: the next version of the crate, and what is to be said of it.

mod changelog;
mod links;
mod notes;
mod version;

use std::fs;
use std::io::ErrorKind;

use clap::{Args, ValueEnum};
use generator::compare::{Comparison, Verdict};
use generator::parse;
use semver::Version;
use serde_json::json;

use crate::colours;
use crate::failures::{self, Failure};
use crate::location::Location;
use crate::regen;
use crate::remarks::{self, Remarks};
use crate::sides::{Side, comparison, git};
use crate::store::store;
use crate::text::text;
use crate::workspace::workspace;
use changelog::Changelog;

/// The notes on each version. It is nobody's but its writers', and so without the generator's mark.
const CHANGELOG: &str = "generated/CHANGELOG.md";

/// Where the version of the crate stands in the description and its overlays.
const VERSION: &str = "#/x-package/version";

/// Take the next version and its notes from what changed since the last release.
///
/// The description as of the last release is compared with that of the working tree, as by `diff`. What
/// is breaking asks for a new first number (with 0 in front: a new second one), what changes the behaviour
/// or is additive for a new second (third) one, and all else for a new third one. The version that the overlay says is kept
/// if it is enough. Of changes of the generator itself nothing is known here.
///
/// `--write` puts the version into the overlay and the notes into `generated/CHANGELOG.md`, and then does
/// what `regen` does. It can be done after every change: until there is a tag, they are those of the next
/// release. What was written by hand beside the notes stays.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask release                       show the version and the notes
  cargo xtask release --write               write both
  cargo xtask release --check               as the workflow does before a release
  cargo xtask release --since v0.2.0 --format markdown

Exit codes: 0 shown, written, or as it must be; 1 errors, or `--check` found something; 2 wrong usage")]
pub struct Arguments {
    /// The last release, a revision of git; without it, the newest tag such as `v0.1.0`
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,

    /// Write the version and the notes
    #[arg(long, conflicts_with = "check")]
    write: bool,

    /// Write nothing; exit with 1 if `--write` would change something
    #[arg(long)]
    check: bool,

    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    /// The notes alone, as the text of a release
    Markdown,
    Json,
}

impl From<Format> for remarks::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text | Format::Markdown => Self::Text,
            Format::Json => Self::Json,
        }
    }
}

/// What is to be released.
struct Release {
    /// The last release, and its version; nothing before the first.
    last: Option<(String, Version)>,
    verdict: Option<Verdict>,
    /// What the overlay says.
    current: Version,
    next: Version,
    changelog: Changelog,
}

impl Release {
    /// What is to be said of it. Where nothing is to be released, that is nothing: what was said of the
    /// last release is not said again.
    fn notes(&self) -> String {
        match &self.last {
            Some((_, last)) if *last == self.next => String::new(),
            _ => self.changelog.notes_on(&self.next),
        }
    }
}

/// Shows, writes or checks the version and the notes.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let changelog_file = Location::within(&workspace()?, CHANGELOG);
    let release = release(arguments.since, &changelog_file)?;
    let old = read(&changelog_file)?;
    let new = release.changelog.text();
    let is_written = release.current == release.next && old == new;
    if arguments.check && !is_written {
        return Err(failures::not_ready(&release.next, &release.current));
    }
    if arguments.check {
        regen::check()?;
    }
    if arguments.write {
        if !is_written {
            let (file, text) = with_version(&release)?;
            store(&[(&file, text.as_bytes()), (&changelog_file, new.as_bytes())])?;
        }
        // A version that people raise is in no file of the crate yet.
        let regenerated = regen::write()?;
        return Ok(format!(
            "{regenerated}\n{}",
            shown(&release, arguments.format)
        ));
    }
    Ok(shown(&release, arguments.format))
}

fn release(since: Option<String>, changelog_file: &Location) -> Result<Release, Failure> {
    let since = match since {
        Some(revision) => Some(revision),
        None => last_tag()?,
    };
    let changelog = Changelog::read(&read(changelog_file)?);
    let new = Side::working_tree()?;
    let Some(since) = since else {
        let current = version::stated(&new)?;
        let notes = notes::first();
        return Ok(Release {
            last: None,
            verdict: None,
            next: current.clone(),
            changelog: changelog.with(None, &current, &notes),
            current,
        });
    };
    let old = Side::recorded(&since)?;
    let compared = comparison(&old, &new, &Remarks::all())?;
    if compared.unexplained > 0 {
        // Nobody would know what these lines mean for users.
        return Err(failures::unexplained(compared.unexplained));
    }
    let (old_version, current) = &compared.versions;
    let (old_version, current) = (version::parsed(old_version)?, version::parsed(current)?);
    let verdict = verdict(&compared);
    let next = version::next(&old_version, verdict)?.max(current.clone());
    let notes = match verdict {
        Some(_) => Some(notes::notes(&compared)),
        None if next == old_version || changelog.is_by_hand(&next) => None,
        None => Some(notes::nothing()),
    };
    let changelog = match notes {
        Some(notes) => changelog.with(Some(&old_version), &next, &notes),
        None => changelog,
    };
    Ok(Release {
        last: Some((since, old_version)),
        verdict,
        current,
        next,
        changelog,
    })
}

/// The worst verdict of the changes that reach the crate.
fn verdict(comparison: &Comparison) -> Option<Verdict> {
    let changes = comparison.changes.iter();
    let reaching = changes.filter(|change| notes::is_of_the_crate(change));
    reaching.map(|change| change.verdict).min()
}

/// The newest tag of a version that leads to what is checked out.
fn last_tag() -> Result<Option<String>, Failure> {
    let version = "v[0-9]*.[0-9]*.[0-9]*";
    let described = git(&["describe", "--tags", "--abbrev=0", "--match", version])?;
    if let Ok(tag) = described {
        return Ok(Some(tag.trim().to_owned()));
    }
    match git(&["rev-parse", "--is-shallow-repository"])? {
        Ok(is_shallow) if is_shallow.trim() == "true" => Err(failures::no_history()),
        Ok(_) => Ok(None),
        Err(reason) => Err(failures::no_repository(&reason)),
    }
}

/// The changelog; before there is one it is empty.
fn read(file: &Location) -> Result<String, Failure> {
    match fs::read_to_string(&file.path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(failures::unreadable(file, &error)),
    }
}

/// The file that says the version, and its text with the next one.
fn with_version(release: &Release) -> Result<(Location, String), Failure> {
    let (description, overlays) = regen::inputs()?;
    let side = Side::working_tree()?;
    let place = parse::place(side.description(), &side.overlays(), VERSION);
    let mut files = overlays.into_iter().chain([description]);
    let file = files.find(|file| place.as_ref().is_some_and(|it| it.file == file.to_string()));
    let (Some(place), Some(file)) = (place, file) else {
        return Err(failures::no_version(&release.next));
    };
    let content = text(&file)?;
    let replaced = version::replaced(
        content.source().text,
        &place,
        &release.current,
        &release.next,
    );
    let replaced = replaced.ok_or_else(|| failures::no_version(&release.next))?;
    Ok((file, replaced))
}

fn shown(release: &Release, format: Format) -> String {
    let notes = release.notes();
    match format {
        Format::Text => format!("{}\n\n{notes}", summary(release))
            .trim_end()
            .to_owned(),
        Format::Markdown => notes.trim_end().to_owned(),
        Format::Json => format!(
            "{:#}",
            json!({
                "since": release.last.as_ref().map(|(since, _)| since),
                "last": release.last.as_ref().map(|(_, version)| version.to_string()),
                "verdict": release.verdict.map(|verdict| verdict.to_string()),
                "current": release.current.to_string(),
                "next": release.next.to_string(),
                "notes": notes,
            })
        ),
    }
}

fn summary(release: &Release) -> String {
    let next = &release.next;
    match (&release.last, release.verdict) {
        (None, _) => format!("{next} is the first release: there is no tag such as `v{next}` yet"),
        (Some((since, last)), None) if last == next => {
            format!(
                "there is nothing to release: no change of the description since {since} is in the crate"
            )
        }
        (Some((since, last)), None) => {
            format!("{last} -> {next}: no change of the description since {since} is in the crate")
        }
        (Some((since, last)), Some(verdict)) => format!(
            "{last} -> {next}: the worst change since {since} is {}",
            match verdict {
                Verdict::Behaviour | Verdict::Documentation =>
                    format!("of {}", colours::verdict(verdict)),
                _ => colours::verdict(verdict),
            }
        ),
    }
}
