//! What a server answers and its description does not say, one finding for each, with the action of
//! an overlay that would say it.
//!
//! It reads the answers along their schemas, as the inference does. Which of them the types of the crate
//! refuse is told to it by whoever has built these.

mod calls;
mod choices;
mod described;
mod differences;
mod field_names;
mod likely;
mod misfits;
mod numbers;
mod order;
mod proposals;
mod recorded;
mod redacted;
mod statuses;
mod texts;
mod touches;
mod unions;
mod variants;

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diagnostics::{Diagnostic, Place};
use crate::parse::{Source, SourceMap};

use super::actions::Action;
use super::examples::Side;
use super::recordings::{self, Recording};
use super::schemas::Schemas;
use super::sightings::Sightings;
use super::subject::Subject;
use super::twins::Twins;
use super::words::{code, count};
use differences::{Difference, Names, differences};
use likely::likely;
use proposals::Proposals;
pub use recorded::{Misfit, MisfitFate, Recorded, recorded};

/// How a server differs from its description.
#[derive(Clone, Debug)]
pub struct Drift {
    /// The findings, in the order of the operations as they were called first.
    pub findings: Vec<Finding>,
    /// How many operations of the description were called.
    pub operations: usize,
    /// What else there is to say: of the description, its overlays and the recordings.
    pub diagnostics: Vec<Diagnostic>,
}

/// One thing that a server says and its description does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The operation that was called: `GET /pets/{id}`. One that the description does not have is as calls of it are.
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
    /// The actions of an overlay that would say it, as YAML; empty if those of another finding do, or are to be
    /// carried out first, or if there are none: the message says which.
    pub actions: String,
}

impl Finding {
    /// What it is called where another finding speaks of it.
    fn name(&self) -> String {
        let Self {
            operation,
            kind,
            subject,
            ..
        } = self;
        match subject.is_empty() {
            true => format!("{kind} of {operation}"),
            false => format!("{kind} {} of {operation}", code(subject)),
        }
    }

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
        // Editors take blanks from the ends of lines.
        line.replace(['\n', '\r'], " ").trim_end().to_owned()
    }
}

/// Compares recorded answers with a description to which overlays have been applied. `misfits` are the parts
/// of them that do not fit the types of its crate, as far as that is known.
///
/// # Errors
///
/// The description, an overlay or a recording has errors.
pub fn drift(
    description: Source<'_>,
    overlays: &[Source<'_>],
    recordings: &[Source<'_>],
    misfits: &[Misfit],
) -> Result<Drift, Vec<Diagnostic>> {
    let recordings = recordings::read(recordings)?;
    let subject = Subject::read(description, overlays)?;
    let schemas = Schemas {
        root: &subject.parsed.json,
    };
    let mut examples = recordings::examples(schemas, &recordings);
    examples.retain(|example| example.side == Side::Received);

    let mut operations: IndexMap<String, Vec<&Recording>> = IndexMap::new();
    for recording in &recordings {
        let operation = recording.operation(schemas);
        let operation = operation.unwrap_or_else(|| recording.form());
        operations.entry(operation).or_default().push(recording);
    }
    let mut findings = Vec::new();
    let mut proposed = Vec::new();
    let mut names = Names::new();
    let twins = Twins::of(schemas);
    for (operation, calls) in &operations {
        let is_own = |name: &str| calls.iter().any(|call| call.name() == name);
        let own = examples.iter().filter(|it| is_own(&it.place));
        let own: Vec<_> = own.cloned().collect();
        let sightings = Sightings::chosen(schemas, &own, likely);
        let mut found = differences(&sightings, &mut names);
        let misfits = misfits.iter().filter(|it| is_own(&it.recording));
        let misfits: Vec<_> = misfits.collect();
        let called = calls.first().and_then(|call| call.called(schemas));
        let pointer = called.map(|operation| operation.pointer);
        statuses::add(&mut found, schemas, calls);
        misfits::add(
            &mut found,
            &sightings,
            &misfits,
            &pointer.unwrap_or_default(),
        );
        calls::add(&mut found, schemas, calls);
        for (key, mut difference) in found {
            twins.add(&mut difference.actions);
            for action in &mut difference.actions {
                action.find_in_lists(&subject.places);
                action.stand_in(&subject.places);
            }
            let (_, pointer, _) = &key;
            proposed.push(Proposed::of(pointer, &difference, &sightings, &subject));
            findings.push(finding(operation, key, difference, &subject.places));
        }
    }
    settle(&mut findings, proposed, Proposals::new(&subject.written));
    let called = operations.values().filter_map(|calls| calls.first());
    let called = called.filter(|call| call.called(schemas).is_some());
    Ok(Drift {
        findings,
        operations: called.count(),
        diagnostics: subject.remarks,
    })
}

/// What is said of a difference, but for its actions.
fn finding(
    operation: &str,
    (kind, pointer, subject): Key,
    difference: Difference<'_>,
    places: &SourceMap,
) -> Finding {
    let seen = difference.places;
    Finding {
        operation: operation.to_owned(),
        kind,
        place: places.place(&pointer),
        pointer: places.stood(&pointer),
        subject,
        message: format!(
            "{}, in {}",
            difference.message,
            count(seen.len(), "recording")
        ),
        seen: (seen.len(), seen.first().cloned().unwrap_or_default()),
        actions: String::new(),
    }
}

/// What is proposed to end a difference.
enum Proposed {
    /// Nothing: another difference has the actions, or no overlay can say it.
    Nothing,
    /// What says it.
    Exact(Vec<Action>),
    /// What gives up the types of its place.
    Rough(Vec<Action>),
}

impl Proposed {
    fn of(
        pointer: &str,
        difference: &Difference<'_>,
        sightings: &Sightings<'_>,
        subject: &Subject,
    ) -> Self {
        let Subject {
            written, places, ..
        } = subject;
        match proposals::own(written, difference) {
            _ if difference.is_settled => Self::Nothing,
            Some(own) => Self::Exact(own),
            None => Self::Rough(proposals::any_json(
                written, pointer, difference, sightings, places,
            )),
        }
    }
}

/// Gives the findings their actions. What says a thing exactly goes before what gives up types.
fn settle(findings: &mut [Finding], proposed: Vec<Proposed>, mut proposals: Proposals<'_>) {
    let mut rough = Vec::new();
    let mut give = |finding: &mut Finding, actions| {
        let (note, actions) = proposals.given(&finding.name(), actions);
        finding.message += &note;
        finding.actions = actions;
    };
    for (index, proposed) in proposed.into_iter().enumerate() {
        match proposed {
            Proposed::Nothing => {}
            Proposed::Exact(actions) => give(&mut findings[index], actions),
            Proposed::Rough(actions) => rough.push((index, actions)),
        }
    }
    for (index, actions) in rough {
        give(&mut findings[index], actions);
    }
}

/// Differences by their kind, the pointer of their schema, and what they are about.
type Found<'e> = BTreeMap<Key, Difference<'e>>;

/// The kind of a difference, the pointer of its schema, and what it is about there.
type Key = (&'static str, String, String);
