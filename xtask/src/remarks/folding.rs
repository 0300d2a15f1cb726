//! What is shown of messages that are many: of each code the first ones, and how many more there are.

use std::collections::BTreeMap;

use generator::{Diagnostic, Severity};

/// How many warnings, or notes, of one code are drawn.
const WARNINGS_DRAWN: usize = 3;

/// How many errors of one code are drawn; each of them has to be mended.
const ERRORS_DRAWN: usize = 10;

/// What is shown, one below the other.
#[derive(Debug)]
pub enum Shown<'a> {
    /// A message.
    Message(&'a Diagnostic),
    /// How many more there are of the code of the message above, and what they are.
    More(usize, &'a Diagnostic),
}

/// Warnings and notes, then errors, so that these stand where a terminal ends; both in the order of the texts.
pub fn folded(diagnostics: &[Diagnostic]) -> Vec<Shown<'_>> {
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let (errors, others): (Vec<_>, Vec<_>) = diagnostics.iter().partition(is_error);
    let mut shown = first_of_each(&others, WARNINGS_DRAWN);
    shown.extend(first_of_each(&errors, ERRORS_DRAWN));
    shown
}

fn first_of_each<'a>(diagnostics: &[&'a Diagnostic], drawn: usize) -> Vec<Shown<'a>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *numbers.entry(diagnostic.code).or_default() += 1;
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let seen = seen.entry(diagnostic.code).or_default();
        *seen += 1;
        if *seen <= drawn {
            shown.push(Shown::Message(diagnostic));
        }
        let more = numbers[diagnostic.code] - *seen;
        if *seen == drawn && more > 0 {
            shown.push(Shown::More(more, diagnostic));
        }
    }
    shown
}
