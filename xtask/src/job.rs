//! Brings the folder of a crate up to date with a description, or says how it differs.

use generator::{Input, Output};

use crate::differences::{self, differences};
use crate::failures::{self, Failure};
use crate::folder;
use crate::location::Location;
use crate::remarks::Remarks;
use crate::report;
use crate::text::Texts;
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
    /// How messages are shown, and which of them are errors.
    pub remarks: Remarks,
}

impl Job {
    /// Does the work and gives the summary. With `check` nothing is written, and a difference is
    /// a failure.
    pub fn run(&self, check: bool) -> Result<String, Failure> {
        let output = self.generate()?;
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

    /// Generates the crate, and shows what there is to say.
    fn generate(&self) -> Result<Output, Failure> {
        let texts = Texts::read(&self.description, &self.overlays)?;
        let sources = texts.sources();
        let input = Input {
            description: sources[0],
            overlays: &sources[1..],
            name: self.name.as_deref(),
            tests: self.tests,
            command: self.command,
            from: &self.from,
        };
        let mut result = generator::generate(&input);
        let diagnostics = match &mut result {
            Ok(output) => &mut output.diagnostics,
            Err(diagnostics) => diagnostics,
        };
        let denied = self.remarks.deny(diagnostics);
        self.remarks.print(diagnostics, &sources);
        match result {
            Ok(_) if denied > 0 => Err(failures::denied(denied, &self.out)),
            Ok(output) => Ok(output),
            Err(diagnostics) => Err(failures::invalid_input(&diagnostics, &self.out)),
        }
    }
}
