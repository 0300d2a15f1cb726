//! The messages of `release`.

use semver::Version;

use super::Failure;

/// Git knows nothing of the workspace.
pub fn no_repository(reason: &str) -> Failure {
    let reason = reason.strip_prefix("fatal: ").unwrap_or(reason);
    Failure::new(format!("the last release is not known: {reason}"))
        .help("releases are tags of git: run this in a clone of the repository")
}

/// The clone has no tags, or not those before what it has.
pub fn no_history() -> Failure {
    Failure::new("the last release is not known, for this clone has only a part of the history")
        .help("`git fetch --tags --unshallow`, or say the last release with `--since`")
}

/// The version is none by the rules of Cargo.
pub fn wrong_version(text: &str, error: &semver::Error) -> Failure {
    Failure::new(format!("`{text}` is no version: {error}"))
        .help("write three numbers into `version` of `x-package` in the overlay, such as 0.1.0")
}

/// After an early version many can come.
pub fn no_next_version(last: &Version) -> Failure {
    Failure::new(format!(
        "what comes after {last} is for you to say, as it is a version before a release"
    ))
    .help(
        "write it into `version` of `x-package` in the overlay, or name another release \
         with `--since`",
    )
}

/// The text does not say the version in a way that can be replaced.
pub fn no_version(next: &Version) -> Failure {
    Failure::new("no line of the overlay says the version in full; nothing was changed").help(
        format!("write `version: {next}` into `x-package` in the overlay"),
    )
}

/// `--check` found that the version or the notes are not written.
pub fn not_ready(next: &Version, current: &Version) -> Failure {
    let reason = match next == current {
        true => format!("the notes on {next} are not those of its changes"),
        false => format!("the version is {current}, and must be {next} for its changes"),
    };
    Failure::new(reason).help("run `cargo xtask release --write`")
}
