//! Brings the folder of a crate up to date with a description, or says how it differs.

use generator::{Input, Output};

use crate::differences::{self, differences};
use crate::failures::{self, Failure};
use crate::folder;
use crate::location::Location;
use crate::report;
use crate::text::{NamedText, text, texts};
use crate::write;

/// What a task reads and writes.
pub struct Job {
    pub description: Location,
    pub overlays: Vec<Location>,
    pub out: Location,
    /// The name of the crate, where the task decides it.
    pub name: Option<String>,
    /// Whether the examples of the description become tests of the crate.
    pub tests: bool,
    /// The command that the files of the crate name as their writer.
    pub command: &'static str,
    /// What the files of the crate name as their origin.
    pub from: String,
    /// What to do when `--check` finds differences.
    pub remedy: &'static str,
}

impl Job {
    /// Does the work and gives the summary. With `check` nothing is written, and a difference is
    /// a failure.
    pub fn run(&self, check: bool) -> Result<String, Failure> {
        let output = self.generate()?;
        report::remarks(&output.diagnostics);
        differences::examine(&output.tree)?;

        let owned = folder::owned_files(&self.out)?;
        folder::make_sure_it_is_free(&self.out, &output.tree, &owned)?;
        let differences = differences(&output.tree, &owned);
        if !check {
            write::write(&self.out, &differences)?;
            return Ok(report::written(&self.out, &output, &differences));
        }
        if differences.is_empty() {
            return Ok(report::fresh(&self.out, &output));
        }
        let list = report::list(&self.out, &differences);
        let counts = differences::counts(&differences);
        Err(failures::not_fresh(
            &list,
            &self.out,
            &self.from,
            &counts,
            self.remedy,
        ))
    }

    fn generate(&self) -> Result<Output, Failure> {
        let description = text(&self.description)?;
        let overlays = texts(&self.overlays)?;
        let overlays: Vec<_> = overlays.iter().map(NamedText::source).collect();
        let input = Input {
            description: description.source(),
            overlays: &overlays,
            name: self.name.as_deref(),
            tests: self.tests,
            command: self.command,
            from: &self.from,
        };
        generator::generate(&input)
            .map_err(|diagnostics| failures::invalid_input(&diagnostics, &self.out))
    }
}
