//! Every message of a task that could not do its work, on one page.

mod network;
mod release;

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

use generator::wording::count;
use generator::{Diagnostic, Severity};

use crate::differences::Counts;
use crate::location::Location;

pub use self::network::*;
pub use self::release::*;

/// Why a task failed, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    /// What the task gives all the same.
    pub answer: Option<String>,
    /// What is said of the task before it is said to have failed.
    summary: Option<String>,
    pub reason: String,
    pub help: Option<String>,
}

impl Failure {
    fn new(reason: impl Into<String>) -> Self {
        Self {
            answer: None,
            summary: None,
            reason: reason.into(),
            help: None,
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    fn after(self, summary: &str) -> Self {
        Self {
            summary: Some(summary.to_owned()),
            ..self
        }
    }

    /// With something that the task gives all the same, such as the list in which it found what must not be.
    pub fn with_answer(self, answer: &str) -> Self {
        Self {
            answer: Some(answer.trim_end().to_owned()),
            ..self
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(summary) = &self.summary {
            writeln!(formatter, "{summary}")?;
        }
        write!(formatter, "error: {}", self.reason)?;
        match &self.help {
            Some(help) => write!(formatter, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

/// The answer of a task cannot be written.
pub fn not_given(error: &io::Error) -> Failure {
    Failure::new(format!("cannot write the answer: {}", reason(error)))
        .help(remedy(error, "check where the output goes"))
}

/// The system refuses to read a file or folder.
pub fn unreadable(file: &Location, error: &io::Error) -> Failure {
    Failure::new(format!("cannot read {file}: {}", reason(error)))
        .help(remedy(error, "check the path, and that you may read it"))
}

/// A description or overlay is no text.
pub fn not_utf8(file: &Location, offset: usize) -> Failure {
    Failure::new(format!(
        "cannot read {file}: the byte at offset {offset} is not UTF-8"
    ))
    .help("save the file as UTF-8")
}

/// The system refuses to write; what was done was taken back.
pub fn unwritable(file: &Location, error: &io::Error) -> Failure {
    Failure::new(format!(
        "cannot write {file}: {}; nothing was changed",
        reason(error)
    ))
    .help(remedy(
        error,
        "check the free space, and that you may write there",
    ))
}

/// What evidence or names may settle, so that `infer` can.
const INFERRED: &[&str] = &["name-collision", "undecided-union", "unselected-variant"];

/// The description or an overlay has errors, which have been shown.
pub fn invalid_input(diagnostics: &[Diagnostic], out: &Location) -> Failure {
    let errors = diagnostics.iter();
    let errors: Vec<_> = errors.filter(|it| it.severity == Severity::Error).collect();
    let reason = match errors.len() {
        1 => "the error above".to_owned(),
        number => format!("the {number} errors above"),
    };
    let failure = Failure::new(format!(
        "there is no crate to write because of {reason}; {out} was not changed"
    ));
    match errors.iter().any(|it| INFERRED.contains(&it.code)) {
        true => failure
            .help("`cargo xtask infer` proposes names, and what tells unions apart, as an overlay"),
        false => failure,
    }
}

/// There are warnings or notes that `--deny` forbids; they have been shown.
pub fn denied(number: usize, out: &Location) -> Failure {
    Failure::new(format!(
        "`--deny` forbids {} of the above; {out} was not changed",
        count(number, "message")
    ))
    .help("mend the description in an overlay; `cargo xtask explain <CODE>` says more")
}

/// The folder holds something, and nothing that this program wrote.
pub fn not_ours(out: &Location) -> Failure {
    Failure::new(format!(
        "{out} is not empty and holds no generated crate; nothing was written"
    ))
    .help("give a new or an empty folder to `--out`")
}

/// Files that are to be written exist and are someone's own.
pub fn in_the_way(files: &[Location]) -> Failure {
    let names: String = files.iter().map(|file| format!("\n  {file}")).collect();
    Failure::new(format!(
        "these files are in the way, for their first line does not say `@generated`; \
         nothing was written{names}"
    ))
    .help(
        "move them elsewhere, or delete them if nothing in them is yours; then run this \
         again",
    )
}

/// Files are to be written below something that is no folder, or leads elsewhere.
pub fn not_a_folder(place: &Location) -> Failure {
    Failure::new(format!(
        "{place} must be a folder, and is a file or a symbolic link; nothing was written"
    ))
    .help("move it elsewhere, then run this again")
}

/// A mistake in the generator that could harm files outside the folder.
pub fn leaves_the_folder(path: &str) -> Failure {
    Failure::new(format!(
        "the generator gave the path `{path}`, which leaves the folder; nothing was written"
    ))
    .help("this is a mistake in the generator, please report it")
}

/// A mistake in the generator that would keep the file from being recognised later.
pub fn unmarked(path: &str) -> Failure {
    Failure::new(format!(
        "the generator gave the file `{path}` without `@generated` in its first line; \
         nothing was written"
    ))
    .help("this is a mistake in the generator, please report it")
}

/// `--check` found differences.
pub fn not_fresh(list: &str, out: &Location, from: &str, counts: &Counts, remedy: &str) -> Failure {
    let Counts {
        missing,
        changed,
        stale,
    } = counts;
    Failure::new(format!(
        "{out} is not what {from} gives: {changed} changed, {missing} missing, {stale} \
         stale"
    ))
    .help(remedy)
    .with_answer(list)
}

/// `--check` found that the sums of the texts are those of before.
pub fn old_sums(readme: &Location, remedy: &str) -> Failure {
    Failure::new(format!(
        "{readme} states old sums of the description or its overlay"
    ))
    .help(remedy)
}

/// What the system says, without its number.
fn reason(error: &io::Error) -> String {
    without_number(&error.to_string())
}

fn without_number(text: &str) -> String {
    let words = text.split_once(" (os error").map(|(words, _)| words);
    words.unwrap_or(text).to_owned()
}

/// What to do about what the system says, where that is plain; or else this.
fn remedy<'a>(error: &io::Error, usual: &'a str) -> &'a str {
    match error.kind() {
        ErrorKind::IsADirectory => "a folder stands there: give the path of a file",
        ErrorKind::NotADirectory => "a file stands there: give the path of a folder",
        ErrorKind::NotFound => "check the path: there is no such file or folder",
        ErrorKind::PermissionDenied => "you may not do so: check whose it is, and its permissions",
        _ => usual,
    }
}

/// No workspace is here, and the task works on one.
pub fn no_workspace(here: &Path) -> Failure {
    Failure::new(format!(
        "no workspace is at or above {}: a folder that has `spec` and `xtask/Cargo.toml`",
        here.display()
    ))
    .help("run this in the workspace, or name the files: `--help` says how")
}

/// The folder in which this runs is gone, or hidden from it.
pub fn no_current_folder(error: &io::Error) -> Failure {
    Failure::new(format!("cannot tell the current folder: {}", reason(error)))
        .help("change to one that exists, and run this again")
}

/// A folder of recordings that holds none.
pub fn no_recordings(folder: &Location) -> Failure {
    Failure::new(format!("{folder} has no recordings"))
        .help("give a folder with files `*.json` that `cargo xtask record` has written")
}

/// The description, an overlay or a recording has errors, which have been shown.
pub fn nothing_to_infer_from() -> Failure {
    Failure::new("nothing can be inferred because of the errors above")
}

/// A description whose unions cannot be listed; the errors have been shown.
pub fn unreadable_unions() -> Failure {
    Failure::new("the unions cannot be listed because of the errors above")
}

/// Drift cannot be found; the errors have been shown.
pub fn no_drift() -> Failure {
    Failure::new("nothing can be compared because of the errors above")
}

/// There are no types by which recordings could be decoded; the errors have been shown.
pub fn no_types() -> Failure {
    Failure::new("there are no types to decode with because of the errors above")
        .help("mend the description in an overlay, or leave the decoding out with `--no-build`")
}

/// The program cargo cannot be run.
pub fn no_cargo(error: &io::Error) -> Failure {
    Failure::new(format!("cannot run cargo: {}", reason(error)))
        .help("install it, or leave the decoding out with `--no-build`")
}

/// Cargo does not build the types, or they do not run.
pub fn no_build(told: &str) -> Failure {
    Failure::new(format!("the types cannot be built:\n{}", told.trim_end())).help(
        "check the network, if something must be downloaded; or leave the decoding out with \
         `--no-build`",
    )
}

/// There is no file to write what is known into.
pub fn no_ledger() -> Failure {
    Failure::new("`--accept` writes a ledger, and none is named").help("name it with `--ledger`")
}

/// Findings that the ledger does not have, where it must have all.
pub fn new_drift(list: &str, new: usize) -> Failure {
    Failure::new(format!(
        "{} new, which `--deny new` forbids",
        match new {
            1 => "1 finding is".to_owned(),
            _ => format!("{new} findings are"),
        }
    ))
    .help("add the actions to an overlay, or write them into the ledger with `--accept`")
    .with_answer(list)
}

/// Unions that are not decided, where all must be.
pub fn undecided_unions(list: &str, undecided: usize) -> Failure {
    let unions = if undecided == 1 {
        "union is"
    } else {
        "unions are"
    };
    Failure::new(format!(
        "{undecided} {unions} not decided, which `--deny ambiguous` forbids"
    ))
    .help("give each a discriminator in an overlay")
    .with_answer(list)
}

/// Unions of a description that has other errors; these have been shown.
pub fn faulty_unions(list: &str) -> Failure {
    Failure::new("there is no crate of these unions because of the errors above")
        .help("mend them; how unions are told may change with that")
        .with_answer(list)
}

/// A description of which no crate can be made, and so no names; the errors have been shown.
pub fn nothing_to_name() -> Failure {
    Failure::new("nothing can be named because of the errors above")
}

/// Descriptions of which one cannot be generated; the errors have been shown.
pub fn incomparable(side: &str) -> Failure {
    Failure::new(format!(
        "nothing can be compared because of the errors above, in {side}"
    ))
    .help("mend them; an older description that this generator refuses cannot be compared")
}

/// A mistake in the comparison: it does not know where some lines of the crate come from.
pub fn unexplained(lines: usize) -> Failure {
    Failure::new(format!(
        "{} no change that is known",
        match lines {
            1 => "1 generated line comes from".to_owned(),
            _ => format!("{lines} generated lines come from"),
        }
    ))
    .help("this is a mistake in the generator, please report it with both descriptions")
}

/// The program `git` cannot be run.
pub fn no_git(error: &io::Error) -> Failure {
    Failure::new(format!("cannot run git: {}", reason(error))).help("install it, or give two files")
}

/// A name that is not that of a file, where there is no workspace with revisions.
pub fn no_such_side(name: &str) -> Failure {
    Failure::new(format!("there is no file {name}"))
        .help("check the path; a revision of git is known in a workspace alone")
}

/// A name that is neither that of a file nor that of a revision with the description.
pub fn no_such_revision(revision: &str, file: &Location, reason: &str) -> Failure {
    let reason = said_by_git(reason);
    Failure::new(format!(
        "`{revision}` is no file, and git has no {file} of it: {reason}"
    ))
    .help(
        "give a revision such as `main` or `HEAD~1`, or the path of a description; a clone \
         of a part of the history needs `git fetch --unshallow`",
    )
}

/// Two revisions that do not come from one.
pub fn no_merge_base(revisions: &str, reason: &str) -> Failure {
    let reason = match said_by_git(reason) {
        "" => "they have none",
        reason => reason,
    };
    Failure::new(format!(
        "git knows no revision from which both of `{revisions}` come: {reason}"
    ))
    .help("a clone of a part of the history needs `git fetch --unshallow`")
}

/// A range of revisions where one is asked for.
pub fn range(range: &str) -> Failure {
    let (old, new) = range.split_once("..").unwrap_or((range, ""));
    let old = if old.is_empty() { "HEAD" } else { old };
    let sides = format!("{old} {new}");
    let sides = sides.trim();
    Failure::new(format!(
        "`{range}` is a range, and each side is one revision"
    ))
    .help(format!(
        "write `{sides}`; `{old}...{new}` is the revision from which both come"
    ))
}

/// The first line of what git says, in its words.
fn said_by_git(reason: &str) -> &str {
    let reason = reason.lines().next().unwrap_or_default();
    reason.strip_prefix("fatal: ").unwrap_or(reason)
}
