//! What is compared: a description and its overlays, of the working tree, of a revision, or files.

use std::path::Path;
use std::process::Command;

use generator::compare::{Comparison, Edit, compare_watched, edited};
use generator::{Diagnostic, Input, Output, Severity, Source};

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::progress::Progress;
use crate::regen;
use crate::remarks::Remarks;
use crate::text::{NamedText, description, texts};
use crate::workspace::workspace;

/// A description and its overlays, as they were read.
pub struct Side {
    /// What messages call it.
    name: String,
    description: NamedText,
    overlays: Vec<NamedText>,
    /// The name of the crate, if not what the description says.
    package: Option<String>,
}

impl Side {
    /// A description that was read before, with the overlays as they stand.
    pub fn new(name: &str, description: NamedText, overlays: &[Location]) -> Result<Self, Failure> {
        let overlays = texts(overlays)?;
        Ok(Self {
            name: name.to_owned(),
            description,
            overlays,
            package: None,
        })
    }

    /// What stands in the working tree.
    pub fn working_tree() -> Result<Self, Failure> {
        let (description, overlays) = regen::inputs()?;
        Self::new(
            "the working tree",
            self::description(&description)?,
            &overlays,
        )
    }

    /// A file with these overlays, if there is one of this name; or else a revision of git.
    pub fn named(name: &str, overlays: &[Location]) -> Result<Self, Failure> {
        let file = Path::new(name);
        // A shell may give the output of a command as a file that is none on a disk.
        match file.exists() && !file.is_dir() {
            true => Self::new(
                name,
                description(&Location::given(file.to_owned()))?,
                overlays,
            ),
            false if workspace().is_ok() => Self::recorded(name),
            false => Err(failures::no_such_side(name)),
        }
    }

    /// The description of this workspace and its overlays, as a revision has them: one that git knows, or `main...HEAD`,
    /// from where both go their own ways.
    pub fn recorded(revision: &str) -> Result<Self, Failure> {
        if let Some((one, other)) = revision.split_once("...") {
            let [one, other] = [one, other].map(|it| if it.is_empty() { "HEAD" } else { it });
            let base = git(&["merge-base", "--end-of-options", one, other])?;
            let base = base.map_err(|reason| failures::no_merge_base(revision, &reason))?;
            return Self::recorded(base.trim());
        }
        if revision.contains("..") {
            return Err(failures::range(revision));
        }
        let (description, overlays) = regen::inputs()?;
        let overlays = overlays.iter().map(|file| recorded(revision, file));
        let text = recorded(revision, &description)?;
        let text = text.with_files(&description, |file| Ok(object(revision, file)?.ok()))?;
        Ok(Self {
            name: revision.to_owned(),
            description: text,
            overlays: overlays.collect::<Result<_, _>>()?,
            package: None,
        })
    }

    /// The same, where the crate has this name.
    pub fn packaged(self, package: Option<String>) -> Self {
        Self { package, ..self }
    }

    /// The crate of it. What is wrong with it is printed.
    pub fn generated(&self) -> Result<Output, Failure> {
        let overlays = self.overlays();
        generator::generate(&input(self, &overlays)).map_err(|diagnostics| {
            self.print(&diagnostics, &Remarks::all());
            failures::incomparable(&self.name)
        })
    }

    /// Whether there is a crate of it.
    pub fn has_crate(&self) -> bool {
        generator::generate(&input(self, &self.overlays())).is_ok()
    }

    /// The description, as the generator takes it.
    pub fn description(&self) -> Source<'_> {
        self.description.source()
    }

    /// The overlays, as the generator takes them.
    pub fn overlays(&self) -> Vec<Source<'_>> {
        self.overlays.iter().map(NamedText::source).collect()
    }

    fn print(&self, diagnostics: &[Diagnostic], remarks: &Remarks) {
        let sources = std::iter::once(self.description()).chain(self.overlays());
        remarks.print(diagnostics, &sources.collect::<Vec<_>>());
    }
}

/// Compares two sides, and shows on a terminal how far that has come. What is wrong with one of them
/// is printed.
pub fn comparison(old: &Side, new: &Side, remarks: &Remarks) -> Result<Comparison, Failure> {
    let (old_overlays, new_overlays) = (old.overlays(), new.overlays());
    let old_input = input(old, &old_overlays);
    let progress = Progress::of_steps("explained changes");
    let compared = compare_watched(&old_input, &input(new, &new_overlays), &mut |made, all| {
        progress.set(made, all)
    });
    drop(progress);
    compared.map_err(|diagnostics| {
        let side = match generator::generate(&old_input) {
            Ok(_) => new,
            Err(_) => old,
        };
        side.print(&diagnostics, remarks);
        failures::incomparable(&side.name)
    })
}

/// Why there is no crate of the new side, and what is edited in it; nothing if there is a crate.
pub fn unmade(old: &Side, new: &Side) -> Option<(Vec<Diagnostic>, Vec<Edit>)> {
    let (old_overlays, new_overlays) = (old.overlays(), new.overlays());
    let (old, new) = (input(old, &old_overlays), input(new, &new_overlays));
    let mut diagnostics = generator::generate(&new).err()?;
    diagnostics.retain(|it| it.severity == Severity::Error);
    Some((diagnostics, edited(&old, &new)))
}

fn input<'a>(side: &'a Side, overlays: &'a [Source<'a>]) -> Input<'a> {
    Input {
        description: side.description(),
        overlays,
        name: side.package.as_deref(),
        tests: true,
        command: "cargo xtask regen",
        from: "the description",
    }
}

/// A file of the workspace, as a revision has it.
fn recorded(revision: &str, file: &Location) -> Result<NamedText, Failure> {
    object(revision, file)?
        .map(|text| NamedText::new(file.to_string(), text))
        .map_err(|reason| failures::no_such_revision(revision, file, &reason))
}

/// The text of a file of the workspace, as a revision has it; or why there is none.
fn object(revision: &str, file: &Location) -> Result<Result<String, String>, Failure> {
    git(&["show", "--end-of-options", &format!("{revision}:{file}")])
}

/// What git says in this workspace; or why it does not.
pub fn git(arguments: &[&str]) -> Result<Result<String, String>, Failure> {
    let output = Command::new("git")
        .args(arguments)
        // Messages repeat its words, whatever the language of the machine.
        .env("LC_ALL", "C")
        .current_dir(workspace()?)
        .output()
        .map_err(|error| failures::no_git(&error))?;
    Ok(match String::from_utf8(output.stdout) {
        Ok(text) if output.status.success() => Ok(text),
        _ => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    })
}
