//! The tasks of this workspace, run by `cargo xtask <TASK>`. This file is the help and a match;
//! every task has a file of its own.

mod addresses;
mod codes;
mod colours;
mod completions;
mod described;
mod diff;
mod differences;
mod drift;
mod excerpt;
mod explain;
mod failures;
mod fetch;
mod folder;
mod formats;
mod generate;
mod infer;
mod interrupts;
mod job;
mod location;
mod mark;
mod names;
mod progress;
mod record;
mod regen;
mod release;
mod remarks;
mod report;
mod sides;
mod store;
mod sums;
mod text;
mod unions;
mod workflow_command;
mod workspace;
mod write;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::failures::Failure;

/// Writes Rust client crates from OpenAPI descriptions.
#[derive(Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    max_term_width = 100,
    after_help = "\
Exit codes:
  0    all is well
  1    an input has errors, a file or address cannot be read or written,
       or `--check` or `--deny` found something
  2    the command line is wrong
  130  interrupted; all was written, or nothing"
)]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Regen(regen::Arguments),
    Generate(generate::Arguments),
    Unions(unions::Arguments),
    Infer(infer::Arguments),
    Names(names::Arguments),
    Diff(diff::Arguments),
    Release(release::Arguments),
    Explain(explain::Arguments),
    Fetch(fetch::Arguments),
    Record(record::Arguments),
    Drift(drift::Arguments),
    Completions(completions::Arguments),
}

impl Task {
    /// How it writes its messages.
    fn format(&self) -> remarks::Format {
        match self {
            Self::Regen(arguments) => arguments.remarks.format,
            Self::Generate(arguments) => arguments.remarks.format,
            Self::Unions(arguments) => arguments.format.into(),
            Self::Names(arguments) => arguments.format.into(),
            Self::Diff(arguments) => arguments.format.into(),
            Self::Release(arguments) => arguments.format.into(),
            Self::Drift(arguments) => arguments.format.into(),
            Self::Infer(_)
            | Self::Explain(_)
            | Self::Fetch(_)
            | Self::Record(_)
            | Self::Completions(_) => remarks::Format::Text,
        }
    }
}

fn main() -> ExitCode {
    let task = Xtask::parse().task;
    let format = task.format();
    let Err(failure) = run(task).and_then(|answer| give(&answer)) else {
        return ExitCode::SUCCESS;
    };
    let not_given = failure
        .answer
        .as_deref()
        .and_then(|answer| give(answer).err());
    for failure in [not_given, Some(failure)].into_iter().flatten() {
        let text = format.failure(&failure);
        // There is nobody else to tell.
        let _ = writeln!(anstream::stderr(), "{text}");
    }
    ExitCode::FAILURE
}

/// Gives the answer. That nobody reads it (`| head`) is no failure of the task; that it is lost is one. The
/// stream leaves colours out where there is no terminal, or `NO_COLOR` is set.
fn give(answer: &str) -> Result<(), Failure> {
    let mut output = anstream::stdout().lock();
    match writeln!(output, "{answer}").and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(failures::not_given(&error)),
        _ => Ok(()),
    }
}

fn run(task: Task) -> Result<String, Failure> {
    match task {
        Task::Regen(arguments) => regen::run(arguments),
        Task::Generate(arguments) => generate::run(arguments),
        Task::Unions(arguments) => unions::run(arguments),
        Task::Infer(arguments) => infer::run(arguments),
        Task::Names(arguments) => names::run(arguments),
        Task::Diff(arguments) => diff::run(arguments),
        Task::Release(arguments) => release::run(arguments),
        Task::Explain(arguments) => explain::run(&arguments),
        Task::Fetch(arguments) => fetch::run(arguments),
        Task::Record(arguments) => record::run(arguments),
        Task::Drift(arguments) => drift::run(arguments),
        Task::Completions(arguments) => completions::run(&arguments, Xtask::command()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_says_which_options_exclude_each_other() {
        let mut excluding = 0;
        for task in Xtask::command().get_subcommands() {
            for option in task.get_arguments() {
                for other in task.get_arg_conflicts_with(option) {
                    let says = |one: &clap::Arg, other: &clap::Arg| {
                        let name = format!("`--{}`", other.get_long().unwrap());
                        one.get_help().unwrap().to_string().contains(&name)
                    };
                    let (task, name) = (task.get_name(), option.get_id());
                    let is_said = says(option, other) || says(other, option);
                    assert!(is_said, "{task}: {name} and {}", other.get_id());
                    excluding += 1;
                }
            }
        }
        assert!(excluding > 0);
    }
}
