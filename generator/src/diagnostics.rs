//! What the generator has to say about its input: a code, a message, a place and a way out.

use std::fmt;

use indexmap::IndexSet;

use crate::parse::{SourceMap, json_path};

/// How much a diagnostic matters. Only an [`Severity::Error`] stops the generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is wrong; something could be simpler.
    Note,
    /// Something is not taken into account.
    Warning,
    /// No crate can be generated.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place in a text. Lines and columns count from 1; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The name of the text, as the caller gave it.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One thing to tell the reader of a description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The kind of problem, in words with hyphens.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The JSON pointer of the value, as a URI fragment (`#/paths/~1users/get`), or nothing.
    pub pointer: String,
    /// Where the value stands in its text.
    pub place: Option<Place>,
    /// Further values that it is about.
    pub also: Vec<Also>,
    /// What to do about it.
    pub help: Option<String>,
    /// What is said instead if that stands later in the texts.
    later: Option<Box<Diagnostic>>,
}

/// A further value that a diagnostic is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Also {
    /// Its JSON pointer, as a URI fragment.
    pub pointer: String,
    /// Where it stands in its text.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// A diagnostic that stops the generation.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A diagnostic about something that is not taken into account.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    /// A diagnostic about something that could be simpler.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            pointer: String::new(),
            place: None,
            also: Vec::new(),
            help: None,
            later: None,
        }
    }

    /// Says which value of the description is meant.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = pointer.into();
        self
    }

    /// Says which other value is meant too.
    #[must_use]
    pub fn also(mut self, pointer: impl Into<String>) -> Self {
        self.also.push(Also {
            pointer: pointer.into(),
            place: None,
        });
        self
    }

    /// Gives the same in the words of another value that it is about: that which stands later in the texts is
    /// the one to change.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.later = Some(Box::new(other));
        self
    }

    /// Says where in a text the reader should look.
    #[must_use]
    pub fn in_file(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}[{}]: {}",
            self.severity, self.code, self.message
        )?;
        match (&self.place, self.pointer.as_str()) {
            (None, "") => {}
            (None, pointer) => write!(formatter, "\n  --> {pointer}")?,
            (Some(place), "") => write!(formatter, "\n  --> {place}")?,
            (Some(place), pointer) => write!(formatter, "\n  --> {place}  {pointer}")?,
        }
        for also in &self.also {
            match &also.place {
                Some(place) => write!(formatter, "\n  ::: {place}  {}", also.pointer)?,
                None => write!(formatter, "\n  ::: {}", also.pointer)?,
            }
        }
        if let Some(help) = &self.help {
            write!(formatter, "\n  help: {}", help.replace('\n', "\n        "))?;
        }
        Ok(())
    }
}

/// Collects diagnostics, so that as much as possible is reported in one go.
#[derive(Debug, Default)]
pub struct Diagnostics {
    collected: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.collected.push(diagnostic);
    }

    /// Adds all that others have collected.
    pub fn append(&mut self, mut others: Self) {
        self.collected.append(&mut others.collected);
    }

    /// Whether anything collected stops the generation.
    pub fn has_errors(&self) -> bool {
        self.collected
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Everything collected, once each, in the order of the texts: the description first, then
    /// the overlays. A diagnostic that knows only its pointer gets its place from `places`.
    pub fn into_sorted(self, places: &SourceMap) -> Vec<Diagnostic> {
        let distinct: IndexSet<Diagnostic> = self
            .collected
            .into_iter()
            .map(|diagnostic| located(diagnostic, places))
            .collect();
        let mut sorted: Vec<Diagnostic> = distinct.into_iter().collect();
        sorted.sort_by_key(|diagnostic| rank(diagnostic, places));
        sorted
    }
}

/// A text with another pointer in place of each that stands in quotes.
fn quoting(text: &str, other: impl Fn(&str) -> String) -> String {
    let quotes = ['`', '\''];
    let parts = text.split_inclusive(quotes);
    let parts = parts.map(|part| match part.starts_with("#/") {
        true => {
            let pointer = part.trim_end_matches(quotes);
            other(pointer) + &part[pointer.len()..]
        }
        false => part.to_owned(),
    });
    parts.collect()
}

/// What the line of an action begins with that says where it acts.
pub const TARGET: &str = "- target: ";

/// A help with a JSONPath in place of the pointer that each proposed action has.
fn targeting(help: &str, other: impl Fn(&str) -> String) -> String {
    let lines = help.split_inclusive('\n').map(|line| {
        let Some((before, pointer)) = line.split_once(TARGET) else {
            return line.to_owned();
        };
        let target = json_path::of_pointer(&other(pointer.trim_end()));
        let end = &pointer[pointer.trim_end().len()..];
        format!("{before}{TARGET}{target}{end}")
    });
    lines.collect()
}

/// Where a diagnostic stands among the texts.
fn rank(diagnostic: &Diagnostic, places: &SourceMap) -> Option<(usize, usize, usize)> {
    let place = diagnostic.place.as_ref()?;
    Some((places.rank(&place.file), place.line, place.column))
}

fn located(mut diagnostic: Diagnostic, places: &SourceMap) -> Diagnostic {
    if diagnostic.place.is_none() && !diagnostic.pointer.is_empty() {
        diagnostic.place = places.place(&diagnostic.pointer);
        diagnostic.pointer = places.written(&diagnostic.pointer);
        diagnostic.message = quoting(&diagnostic.message, |it| places.written(it));
        // What is proposed is for an overlay.
        let help = diagnostic.help.as_deref();
        diagnostic.help = help.map(|help| {
            let help = quoting(help, |it| places.written_in_all(it));
            targeting(&help, |it| places.written_in_all(it))
        });
    }
    for also in &mut diagnostic.also {
        also.place = places.place(&also.pointer);
        also.pointer = places.written(&also.pointer);
    }
    let later = diagnostic.later.take().map(|it| located(*it, places));
    let later = later.filter(|later| rank(later, places) > rank(&diagnostic, places));
    later.unwrap_or(diagnostic)
}
