//! What a server answers and its description does not say, one finding for each, with the action of
//! an overlay that would say it.
//!
//! It reads the answers along their schemas, as the inference does. Which of them the types of the crate
//! refuse is told to it by whoever has built these.

mod choices;
mod differences;
mod recorded;
mod refusals;
mod unions;
mod variants;

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::parse::{self, Source};

use super::examples::Side;
use super::overlay;
use super::recordings::{self, Recording};
use super::schemas::Schemas;
use super::sightings::Sightings;
use super::sorted;
use super::words::count;
use differences::{Difference, differences};
pub use recorded::{Recorded, Refusal, recorded};

/// How a server differs from its description.
#[derive(Clone, Debug)]
pub struct Drift {
    /// The findings, in the order of the operations as they were called first.
    pub findings: Vec<Finding>,
    /// How many operations were called.
    pub operations: usize,
    /// What else there is to say: of the description, its overlays and the recordings.
    pub diagnostics: Vec<Diagnostic>,
}

/// One thing that a server says and its description does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The operation that was called: `GET /pets/{id}`.
    pub operation: String,
    /// The kind of difference, in words with hyphens.
    pub kind: &'static str,
    /// The JSON pointer of the schema, as a URI fragment.
    pub pointer: String,
    /// Where the schema stands in its text.
    pub place: Option<Place>,
    /// The property or value that is meant, or nothing.
    pub subject: String,
    /// What differs.
    pub message: String,
    /// How many recordings show it, and the first of them.
    pub seen: (usize, String),
    /// The actions of an overlay that would say it, as YAML; empty if none is needed.
    pub actions: String,
}

impl Finding {
    /// By what a finding is known again: one line that no further recording changes.
    pub fn fingerprint(&self) -> String {
        let Self {
            operation,
            kind,
            pointer,
            subject,
            ..
        } = self;
        let line = format!("{operation} | {kind} | {pointer} | {subject}");
        line.replace(['\n', '\r'], " ")
    }
}

/// Compares recorded answers with a description to which overlays have been applied. `refused` are those
/// that the types of its crate refuse, as far as that is known.
///
/// # Errors
///
/// The description, an overlay or a recording has errors.
pub fn drift(
    description: Source<'_>,
    overlays: &[Source<'_>],
    recordings: &[Source<'_>],
    refused: &[Refusal],
) -> Result<Drift, Vec<Diagnostic>> {
    let recordings = recordings::read(recordings)?;
    let mut diagnostics = Diagnostics::default();
    let (parsed, places) = parse::parse(description, overlays, &mut diagnostics);
    let written = parse::written(description, overlays);
    let has_errors = diagnostics.has_errors();
    let mut said = diagnostics.into_sorted(&places);
    let (Some(parsed), Some(written), false) = (parsed, written, has_errors) else {
        return Err(said);
    };
    let schemas = Schemas { root: &parsed.json };
    let mut notes = Vec::new();
    let mut examples = recordings::examples(schemas, &recordings, &mut notes);
    examples.retain(|example| example.side == Side::Received);
    said.extend(sorted(notes, &places));

    let mut operations: IndexMap<String, Vec<&Recording>> = IndexMap::new();
    for recording in &recordings {
        if let Some(operation) = recording.operation(schemas) {
            operations.entry(operation).or_default().push(recording);
        }
    }
    let mut findings = Vec::new();
    for (operation, calls) in &operations {
        let is_own = |name: &str| calls.iter().any(|call| call.name() == name);
        let own = examples.iter().filter(|it| is_own(&it.place));
        let own: Vec<_> = own.cloned().collect();
        let sightings = Sightings::new(schemas, &own);
        let mut found = differences(&sightings);
        let refused = refused.iter().filter(|it| is_own(&it.recording));
        let refused: Vec<_> = refused.collect();
        let pointer = calls.first().and_then(|call| call.pointer(schemas));
        refusals::add(
            &mut found,
            &sightings,
            &refused,
            &pointer.unwrap_or_default(),
        );
        for ((kind, pointer, subject), difference) in found {
            let Difference {
                message,
                places: seen,
                actions,
            } = difference;
            let actions = actions.iter().filter(|action| action.applies(&written));
            let actions = actions.filter_map(|action| Some((action, action.target(&written)?)));
            findings.push(Finding {
                operation: operation.clone(),
                kind,
                place: places.place(&pointer),
                pointer,
                subject,
                message: format!("{message}, in {}", count(seen.len(), "recording")),
                seen: (seen.len(), seen.first().cloned().unwrap_or_default()),
                actions: actions
                    .map(|(action, target)| overlay::entry(action, &target))
                    .collect(),
            });
        }
    }
    Ok(Drift {
        findings,
        operations: operations.len(),
        diagnostics: said,
    })
}

/// Differences by their kind, the pointer of their schema, and what they are about.
type Found = BTreeMap<(&'static str, String, String), Difference>;
