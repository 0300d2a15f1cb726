//! What is compared: a description and its overlays, of the working tree, of a revision, or files.

use std::path::{Path, PathBuf};
use std::process::Command;

use generator::Source;

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::regen;
use crate::text::{NamedText, text, texts};

/// A description and its overlays, as they were read.
pub struct Side {
    description: NamedText,
    overlays: Vec<NamedText>,
}

impl Side {
    /// What stands in the working tree.
    pub fn working_tree() -> Result<Self, Failure> {
        let (description, overlays) = regen::inputs();
        Self::read(&description, &overlays)
    }

    /// A file with these overlays, if there is one of this name; or else a revision of git.
    pub fn named(name: &str, overlays: &[PathBuf]) -> Result<Self, Failure> {
        let file = Path::new(name);
        if file.is_file() {
            let overlays = overlays.iter().cloned().map(Location::given);
            let overlays: Vec<Location> = overlays.collect();
            return Self::read(&Location::given(file.to_owned()), &overlays);
        }
        let (description, overlays) = regen::inputs();
        let overlays = overlays.iter().map(|file| recorded(name, file));
        Ok(Self {
            description: recorded(name, &description)?,
            overlays: overlays.collect::<Result<_, _>>()?,
        })
    }

    /// The description, as the generator takes it.
    pub fn description(&self) -> Source<'_> {
        self.description.source()
    }

    /// The overlays, as the generator takes them.
    pub fn overlays(&self) -> Vec<Source<'_>> {
        self.overlays.iter().map(NamedText::source).collect()
    }

    fn read(description: &Location, overlays: &[Location]) -> Result<Self, Failure> {
        Ok(Self {
            description: text(description)?,
            overlays: texts(overlays)?,
        })
    }
}

/// A file of the workspace, as a revision has it.
fn recorded(revision: &str, file: &Location) -> Result<NamedText, Failure> {
    let object = format!("{revision}:{file}");
    let output = Command::new("git")
        .args(["show", "--end-of-options", &object])
        .current_dir(regen::workspace())
        .output()
        .map_err(|error| failures::no_git(&error))?;
    match String::from_utf8(output.stdout) {
        Ok(text) if output.status.success() => Ok(NamedText::new(file.to_string(), text)),
        _ => {
            let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            Err(failures::no_such_revision(revision, file, &reason))
        }
    }
}
