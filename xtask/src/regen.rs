//! `cargo xtask regen`: the checked-in crate, from the descriptions in `spec/`.

use std::path::Path;

use clap::Args;

use crate::failures::{self, Failure};
use crate::job::Job;
use crate::location::Location;
use crate::remarks::Remarks;
use crate::sums;
use crate::text;
use crate::workspace::workspace;

const DESCRIPTION: &str = "spec/integrations-api.yaml";
const OVERLAY: &str = "spec/integrations-api.overlay.yaml";
const README: &str = "spec/README.md";
const OUT: &str = "generated";

/// Write `generated/` from `spec/integrations-api.yaml` and its overlay.
///
/// The sums that `spec/README.md` states of these two are renewed.
/// Only files that differ are written. Files that the description no longer gives are removed.
/// Files whose first line does not say `@generated` are never touched.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo xtask regen            write `generated/`, from any folder of the workspace
  cargo xtask regen --check    as continuous integration does
  cargo xtask regen --check --format github --deny overlay-no-effect

Exit codes: 0 written, or fresh; 1 errors, or `--check` or `--deny` found something; 2 wrong usage")]
pub struct Arguments {
    /// Write nothing; exit with 1 and show what differs if `generated/` is not fresh
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    pub remarks: Remarks,
}

/// Brings `generated/` up to date, or checks it; gives the summary.
pub fn run(arguments: Arguments) -> Result<String, Failure> {
    regenerated(&workspace()?, arguments.remarks, arguments.check)
}

fn regenerated(workspace: &Path, remarks: Remarks, check: bool) -> Result<String, Failure> {
    let job = Job {
        remarks,
        ..job(workspace)
    };
    let summary = job.run(check)?;
    let readme = Location::within(workspace, README);
    let further = text::description(&job.description)?;
    let further = further.files().iter();
    let further = further.map(|file| Location::within(workspace, &file.name));
    let mut files = vec![job.description];
    files.extend(further.chain(job.overlays));
    match (sums::renew(&readme, &files, check)?, check) {
        (false, _) => Ok(summary),
        (true, false) => Ok(format!("changed  {readme}\n{summary}")),
        (true, true) => Err(failures::old_sums(&readme, job.remedy)),
    }
}

/// Brings `generated/` up to date, and gives the summary.
pub fn write() -> Result<String, Failure> {
    regenerated(&workspace()?, Remarks::all(), false)
}

/// Fails if `generated/` is not up to date.
pub fn check() -> Result<(), Failure> {
    regenerated(&workspace()?, Remarks::all(), true).map(drop)
}

/// The description of this workspace, and its overlays.
pub fn inputs() -> Result<(Location, Vec<Location>), Failure> {
    Ok(inputs_of(&workspace()?))
}

fn inputs_of(workspace: &Path) -> (Location, Vec<Location>) {
    let overlay = Location::within(workspace, OVERLAY);
    (Location::within(workspace, DESCRIPTION), vec![overlay])
}

fn job(workspace: &Path) -> Job {
    let (description, overlays) = inputs_of(workspace);
    Job {
        description,
        overlays,
        out: Location::within(workspace, OUT),
        name: None,
        tests: true,
        command: "cargo xtask regen",
        from: DESCRIPTION.to_owned(),
        remedy: "run `cargo xtask regen`",
        remarks: Remarks::all(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn works_in_the_workspace_and_names_files_from_there() {
        let workspace = tempfile::tempdir().unwrap();
        let failure = job(workspace.path()).run(false).unwrap_err().to_string();
        assert!(
            failure.starts_with("error: cannot read spec/integrations-api.yaml: "),
            "{failure}"
        );

        fs::create_dir(workspace.path().join("spec")).unwrap();
        let description = include_str!("../tests/tasks/pets.yaml");
        fs::write(workspace.path().join(DESCRIPTION), description).unwrap();
        let overlay = include_str!("../tests/tasks/age.overlay.yaml");
        fs::write(workspace.path().join(OVERLAY), overlay).unwrap();
        let failure = job(workspace.path()).run(true).unwrap_err();
        let list = failure.answer.as_deref().unwrap();
        assert!(
            list.starts_with("missing  generated/Cargo.toml\n"),
            "{list}"
        );
        let told = failure.to_string();
        assert!(
            told.ends_with("\n  help: run `cargo xtask regen`"),
            "{told}"
        );

        job(workspace.path()).run(false).unwrap();
        job(workspace.path()).run(true).unwrap();
    }

    #[test]
    fn renews_the_sums_of_the_readme_or_finds_them_old() {
        let workspace = tempfile::tempdir().unwrap();
        let path = |file: &str| workspace.path().join(file);
        let run = |check| regenerated(workspace.path(), Remarks::all(), check);
        fs::create_dir(path("spec")).unwrap();
        fs::write(path(DESCRIPTION), include_str!("../tests/tasks/pets.yaml")).unwrap();
        fs::write(
            path(OVERLAY),
            include_str!("../tests/tasks/age.overlay.yaml"),
        )
        .unwrap();
        run(false).unwrap();
        let old = format!("| `integrations-api.yaml` | `{}` |\n", "0".repeat(64));
        fs::write(path(README), &old).unwrap();
        let failure = run(true).unwrap_err().to_string();
        assert!(
            failure.contains("spec/README.md states old sums"),
            "{failure}"
        );
        assert_eq!(fs::read_to_string(path(README)).unwrap(), old);
        assert!(run(false).unwrap().starts_with("changed  spec/README.md\n"));
        let sum = sums::sum(include_bytes!("../tests/tasks/pets.yaml"));
        assert_eq!(
            fs::read_to_string(path(README)).unwrap(),
            old.replace(&"0".repeat(64), &sum)
        );
        run(true).unwrap();
    }
}
