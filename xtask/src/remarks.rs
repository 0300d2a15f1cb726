//! How a task shows what the generator has to say, and which of it stops the task.

mod folding;

use std::io::Write;

use clap::{Args, ValueEnum};
use generator::drawing::drawn;
use generator::{Diagnostic, Severity, Source};
use serde_json::{Value, json};

use crate::codes::Code;
use crate::colours;
use crate::failures::Failure;
use crate::workflow_command;
use folding::{Shown, folded};

/// The options of tasks that read a description.
#[derive(Args, Clone, Debug)]
pub struct Remarks {
    /// How messages about the description, and why there is no crate, are written to standard error
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,

    /// A warning or note that is to be an error, by its code; can be given several times
    #[arg(long, value_name = "CODE", hide_possible_values = true, value_parser = Code)]
    deny: Vec<String>,

    /// Show every message; without it, a text of many has the first of each code, and how many more there are
    #[arg(long)]
    all_messages: bool,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Format {
    /// With the lines that they are about
    #[default]
    Text,
    /// An object of JSON on each line
    Json,
    /// The commands by which GitHub shows them beside the lines
    Github,
}

impl Format {
    /// Why a task failed, as its last message.
    pub fn failure(self, failure: &Failure) -> String {
        let Failure { reason, help, .. } = failure;
        match self {
            Self::Text => colours::failure(&failure.to_string()),
            Self::Json => {
                let mut object = object(&Diagnostic::error("", reason));
                object["code"] = Value::Null;
                object["help"] = help.as_deref().into();
                object.to_string()
            }
            Self::Github => {
                workflow_command::command("error", None, None, &with_help(reason, help.as_deref()))
            }
        }
    }
}

impl Remarks {
    /// All of it as text, with nothing denied.
    pub fn all() -> Self {
        Self {
            format: Format::Text,
            deny: Vec::new(),
            all_messages: true,
        }
    }

    /// In this form.
    pub fn of(format: Format) -> Self {
        Self {
            format,
            ..Self::all()
        }
    }

    /// All of it, or of each code the first.
    pub fn of_amount(self, all_messages: bool) -> Self {
        Self {
            all_messages,
            ..self
        }
    }

    /// Makes errors of what is denied, and says of how many.
    pub fn deny(&self, diagnostics: &mut [Diagnostic]) -> usize {
        let is_denied = |it: &&mut Diagnostic| self.deny.iter().any(|code| code == it.code);
        let denied = diagnostics.iter_mut().filter(is_denied);
        denied.map(|it| it.severity = Severity::Error).count()
    }

    /// Prints messages to standard error. `sources` are the texts that they are about.
    pub fn print(&self, diagnostics: &[Diagnostic], sources: &[Source<'_>]) {
        let drawn = |it| format!("{}\n\n", drawn(it, sources, true));
        let text: String = match self.format {
            Format::Text if self.all_messages => diagnostics.iter().map(drawn).collect(),
            Format::Text => {
                let shown = folded(diagnostics).into_iter().map(|it| match it {
                    Shown::Message(diagnostic) => drawn(diagnostic),
                    Shown::More(number, diagnostic) => {
                        format!("{}\n\n", colours::more(number, diagnostic))
                    }
                });
                shown.collect()
            }
            Format::Json => lines(diagnostics, |it| object(it).to_string()),
            Format::Github => lines(diagnostics, command),
        };
        // That nobody reads them is no failure of the task. The stream leaves colours out where
        // there is no terminal, or `NO_COLOR` is set.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
}

fn lines(diagnostics: &[Diagnostic], line: impl Fn(&Diagnostic) -> String) -> String {
    diagnostics.iter().map(|it| line(it) + "\n").collect()
}

/// A message for programs.
pub fn object(diagnostic: &Diagnostic) -> Value {
    let also = diagnostic.also.iter().map(|also| {
        let place = also.place.as_ref();
        json!({
            "pointer": also.pointer,
            "file": place.map(|place| &place.file),
            "line": place.map(|place| place.line),
            "column": place.map(|place| place.column),
        })
    });
    let place = diagnostic.place.as_ref();
    json!({
        "severity": diagnostic.severity.to_string(),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "pointer": diagnostic.pointer,
        "file": place.map(|place| &place.file),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "also": also.collect::<Vec<_>>(),
        "help": diagnostic.help,
    })
}

/// A message as a command of a workflow.
fn command(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let message = with_help(&diagnostic.message, diagnostic.help.as_deref());
    workflow_command::command(
        level,
        diagnostic.place.as_ref(),
        Some(diagnostic.code),
        &message,
    )
}

fn with_help(message: &str, help: Option<&str>) -> String {
    let help = help.map(|help| format!("\nhelp: {help}"));
    message.to_owned() + &help.unwrap_or_default()
}
