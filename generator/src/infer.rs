//! Infers what the schemas of a description leave out from its examples, its prose and recordings,
//! and proposes it as an overlay, with names for what comes to one name.
//!
//! ```text
//! description, overlays, recordings      &str
//!     | examples, recordings    every example, and the schema that it should fit
//!     | sightings               every part of it, and the schema of that part
//!     | wire_forms, numbers, tags, siblings, enumerations, timestamps, nulls, required,
//!     |                       analogies
//!     | naming                  names, once all else is known
//! actions, conflicts
//!     | overlay                 actions as text, each with its evidence
//! ```
//!
//! What is proposed is applied and everything is looked at again, until there is nothing to add: so
//! the overlay is known to apply, and to be complete. What contradicts itself is listed, and not
//! decided. Nothing is known by name. No action finds its target by a number that the writer of the
//! description happened to give: `targets` and `content` say how else.

mod actions;
mod analogies;
mod answers;
mod conflicts;
mod content;
mod drift;
mod enumerations;
mod examples;
mod kinds;
mod naming;
mod nulls;
mod numbers;
mod overlay;
mod prose;
mod readings;
mod recordings;
mod referred;
mod required;
mod schemas;
mod shapes;
mod siblings;
mod sightings;
mod subject;
mod tags;
mod targets;
mod timestamps;
mod twins;
mod unions;
mod wire_forms;
mod words;
mod wrappers;

use serde_json::Value;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::parse::pointer::tokens;
use crate::parse::{Description, Source, SourceMap};
pub use drift::{Drift, Finding, Misfit, MisfitFate, Recorded, drift, recorded};

use crate::naming::Named;
use actions::Action;
use analogies::Proof;
use recordings::Recording;
use schemas::Schemas;
use sightings::Sightings;
use subject::Subject;
use twins::Twins;

/// How often a description is looked at. Each look can only go deeper than the one before.
const LOOKS: usize = 24;

/// What was inferred.
#[derive(Clone, Debug)]
pub struct Inferred {
    /// The overlay, as YAML; each action says on what evidence it stands.
    pub overlay: String,
    /// How many actions it has.
    pub actions: usize,
    /// What contradicts itself or the description. It is for the reader to decide.
    pub conflicts: Vec<Diagnostic>,
    /// What else there is to say: of the description, its overlays and the recordings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything that one look at a description gives.
#[derive(Default)]
struct Findings {
    actions: Vec<Action>,
    conflicts: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
    proofs: Vec<Proof>,
}

impl Findings {
    /// Has the actions change things where they stand in the texts, as overlays find them.
    fn stand_in(&mut self, places: &SourceMap) {
        for action in &mut self.actions {
            action.stand_in(places);
        }
    }
}

/// What has been proposed so far.
#[derive(Default)]
struct Proposal {
    /// The actions as an overlay has them.
    entries: String,
    actions: usize,
    /// What cannot be proposed, and may not be found by a later look.
    left_open: Vec<Diagnostic>,
    proofs: Vec<Proof>,
}

impl Proposal {
    /// Adds what can be carried out, and says whether that is anything. What is left out because
    /// of another action is found again if it still holds.
    fn add(&mut self, findings: &mut Findings, written: &Value) -> bool {
        self.proofs.append(&mut findings.proofs);
        let referred = referred::leave_out(&mut findings.actions, written);
        findings.conflicts.extend(referred);
        let mut added: Vec<Action> = Vec::new();
        // Each action finds its target in what those before it leave.
        let mut written = written.clone();
        for mut action in findings.actions.drain(..) {
            if !action.applies(&written) {
                continue;
            }
            let Some(target) = action.target(&written) else {
                self.left_open.push(conflicts::indistinct(&action.pointer));
                continue;
            };
            action.forget_numbers(&written);
            // Words and examples may say the same, and those of a list and of its items.
            if added.iter().any(|other| action.is_said_by(other)) {
                continue;
            }
            self.entries += &overlay::entry(&action, &target);
            action.carry_out(&mut written, &tokens(&action.pointer));
            added.push(action);
        }
        self.actions += added.len();
        !added.is_empty()
    }
}

/// Proposes an overlay for a description to which overlays have been applied.
///
/// # Errors
///
/// The description, an overlay or a recording has errors.
pub fn infer(
    description: Source<'_>,
    overlays: &[Source<'_>],
    recordings: &[Source<'_>],
) -> Result<Inferred, Vec<Diagnostic>> {
    let recordings = recordings::read(recordings)?;
    let mut proposal = Proposal::default();
    let mut text = String::new();
    let mut remarks = None;
    let mut looks = 0;
    let mut named = Named::default();
    loop {
        looks += 1;
        let mut overlays = overlays.to_vec();
        if proposal.actions > 0 {
            let name = "the proposed overlay";
            overlays.push(Source::new(name, &text));
        }
        let Subject {
            parsed,
            written,
            places,
            remarks: said,
        } = Subject::read(description, &overlays)?;
        remarks.get_or_insert(said);
        let mut findings = look(&parsed, &recordings, &proposal.proofs);
        let schemas = Schemas { root: &parsed.json };
        Twins::of(schemas).add(&mut findings.actions);
        for action in &mut findings.actions {
            action.find_in_lists(&places);
        }
        findings.stand_in(&places);
        let mut goes_on = proposal.add(&mut findings, &written);
        if !goes_on {
            let mut names = naming::find(&parsed, &places, &written, &mut named);
            names.stand_in(&places);
            goes_on = proposal.add(&mut names, &written);
            findings.conflicts.append(&mut names.conflicts);
        }
        text = overlay::text(description.name, &written, &proposal.entries);
        if !goes_on || looks == LOOKS {
            let mut diagnostics = remarks.unwrap_or_default();
            diagnostics.extend(sorted(findings.notes, &places));
            findings.conflicts.append(&mut proposal.left_open);
            return Ok(Inferred {
                overlay: text,
                actions: proposal.actions,
                conflicts: sorted(findings.conflicts, &places),
                diagnostics,
            });
        }
    }
}

/// Looks at a description once.
fn look(description: &Description, recordings: &[Recording], proofs: &[Proof]) -> Findings {
    let schemas = Schemas {
        root: &description.json,
    };
    let mut findings = Findings::default();
    let mut examples = examples::examples(schemas, &description.numbers);
    examples.extend(recordings::examples(schemas, recordings));
    let unknown = recordings::unknown_calls(schemas, recordings);
    findings.notes.extend(unknown);
    let sightings = Sightings::new(schemas, &examples);
    wire_forms::find(&sightings, &mut findings);
    numbers::find(&sightings, &mut findings);
    tags::find(&sightings, &mut findings);
    siblings::find(&sightings, &mut findings);
    enumerations::find(&sightings, &mut findings);
    timestamps::find(&sightings, &mut findings);
    nulls::find(&sightings, &mut findings);
    required::find(&sightings, &mut findings);
    if findings.actions.is_empty() {
        analogies::find(&sightings, proofs, &mut findings);
    }
    findings
}

fn sorted(collected: Vec<Diagnostic>, places: &SourceMap) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    for diagnostic in collected {
        diagnostics.push(diagnostic);
    }
    diagnostics.into_sorted(places)
}
