//! Explains what a change of a description does to its crate: each edit, what users of the crate
//! gain and lose by it, and how many generated lines it costs.
//!
//! The edits are made one after the other, and a crate is generated after each. So an edit is held
//! responsible for what it does, however far from it in the crate that is. Edits that make sense
//! together alone (a variant, and the text that selects it) are one change.

mod edits;
mod effects;
mod lines;
mod lists;
mod orders;
mod parameters;
mod renames;
mod steps;
mod variants;

use std::fmt;

use serde_json::Value;

use crate::parse::{self, SourceMap};
use crate::surface::Item;
use crate::{Diagnostic, Input, Place, generate};

pub use edits::Deed;
pub use effects::{Effect, Verdict};
pub use renames::Rename;

use crate::diagnostics::Diagnostics;
use edits::RawEdit;
use lines::Lines;
use steps::Step;

/// How two descriptions differ, and their crates.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes, breaking ones first.
    pub changes: Vec<Change>,
    /// How many lines of the crate are added or removed. The sums of the texts do not count.
    pub lines: usize,
    /// How many of these say what they said before, and only stand elsewhere in their file.
    pub moved: usize,
    /// How many of these come from no change that is known: always 0, or there is a mistake here.
    pub unexplained: usize,
    /// The schemas that say under another name what they said before.
    pub renames: Vec<Rename>,
    /// The versions of the crate, before and after.
    pub versions: (String, String),
}

impl Comparison {
    /// The worst verdict, if anything is changed.
    pub fn verdict(&self) -> Option<Verdict> {
        self.changes.iter().map(|change| change.verdict).min()
    }
}

/// One change: an edit, or several that make sense together alone.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it means for users of the crate.
    pub verdict: Verdict,
    /// What is edited in the description.
    pub edits: Vec<Edit>,
    /// What users of the crate gain and lose.
    pub effects: Vec<Effect>,
    /// How many lines of the crate it adds or removes.
    pub lines: usize,
    /// 12 hexadecimal digits that depend on the edits alone.
    pub fingerprint: String,
}

impl Change {
    /// The effects, without those on what comes or goes as a part of something else; each with the
    /// number of its parts.
    pub fn outermost_effects(&self) -> Vec<(&Effect, usize)> {
        effects::outermost(&self.effects)
    }
}

/// One edit of a description.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What is done.
    pub deed: Deed,
    /// The JSON pointer in the file in which it stands, with names for what stands in lists.
    pub pointer: String,
    /// Where it stands: in the new texts, or in the old ones if it was removed.
    pub place: Option<Place>,
    /// What was there before, as JSON.
    pub before: Option<String>,
    /// What is there now, as JSON.
    pub after: Option<String>,
}

impl fmt::Display for Edit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.deed, self.pointer)
    }
}

/// Compares two descriptions and their crates. The crate of the old description is generated with
/// what the new input says of name, command, origin and tests.
///
/// # Errors
///
/// One of the descriptions cannot be generated; the diagnostics are those of the first such one.
pub fn compare(old: &Input<'_>, new: &Input<'_>) -> Result<Comparison, Vec<Diagnostic>> {
    compare_watched(old, new, &mut |_, _| {})
}

/// Compares as [`compare`] does, and tells after each step how many edits are made, and of how many.
///
/// # Errors
///
/// As those of [`compare`].
pub fn compare_watched(
    old: &Input<'_>,
    new: &Input<'_>,
    watch: &mut dyn FnMut(usize, usize),
) -> Result<Comparison, Vec<Diagnostic>> {
    let old = &Input {
        description: old.description,
        overlays: old.overlays,
        ..*new
    };
    let (before, after) = (generate(old)?, generate(new)?);
    let new_json = written(new);
    let old_json = orders::like(&written(old), &new_json);
    let edits = edits::edits(&old_json, &new_json);
    let places = (places(old), places(new));
    let mut open = lines::differences(&before.tree, &after.tree);
    let lines = open.len();

    let steps = steps::Steps::new(&old_json, &new_json, new);
    let mut moved = steps.reordered().map_or(0, |tree| {
        open.take(&lines::differences(&before.tree, &tree).moved())
    });
    let changes = steps.all(edits, watch).into_iter().map(|step| {
        let edits = step.edits.clone();
        let change = change(step, &before.surface, &after.surface, &mut open, &places);
        (edits, change)
    });
    let mut changes = joined(changes.collect());
    changes.sort_by_key(|change| change.verdict);
    // Lines between several changes can be matched in several ways.
    moved += open.take(&open.moved());
    Ok(Comparison {
        changes,
        lines,
        moved,
        unexplained: open.len(),
        renames: renames::renames(&old_json, &new_json),
        versions: (before.version, after.version),
    })
}

/// What a step of the way from the old to the new description means.
fn change(
    step: Step,
    before: &[Item],
    after: &[Item],
    open: &mut Lines,
    places: &(SourceMap, SourceMap),
) -> Change {
    let all = effects::effects(before, after);
    let effects = effects::effects(&step.before.surface, &step.after.surface);
    let effects = effects::lasting(effects, &all);
    let lines = lines::differences(&step.before.tree, &step.after.tree);
    Change {
        verdict: verdict(&step.edits, &effects, &lines),
        lines: open.take(&lines),
        fingerprint: edits::fingerprint(&step.edits),
        edits: step.edits.into_iter().map(|it| edit(it, places)).collect(),
        effects,
    }
}

/// The changes, with those as one that have done the same together: something goes under one spelling,
/// and comes under another.
fn joined(changes: Vec<(Vec<RawEdit>, Change)>) -> Vec<Change> {
    let mut joined: Vec<(Vec<RawEdit>, Change)> = Vec::new();
    for (edits, change) in changes {
        let mut effects = change.effects.iter();
        let is_spelling = effects.all(|it| matches!(it, Effect::Respelled(..)));
        let mut before = joined.iter_mut().filter(|_| is_spelling);
        let half = before.find(|(_, it)| !it.effects.is_empty() && it.effects == change.effects);
        let Some((all, whole)) = half else {
            joined.push((edits, change));
            continue;
        };
        all.extend(edits);
        whole.fingerprint = edits::fingerprint(all);
        whole.edits.extend(change.edits);
        whole.lines += change.lines;
        whole.verdict = whole.verdict.min(change.verdict);
    }
    joined.into_iter().map(|(_, change)| change).collect()
}

/// What a change means: what its effects say; or, as these know only what users can name, what its edits
/// and lines do.
fn verdict(edits: &[RawEdit], effects: &[Effect], lines: &Lines) -> Verdict {
    let named = effects.iter().map(Effect::verdict).min();
    let is_felt = match named {
        None => lines.have_code() || edits.iter().any(RawEdit::is_of_the_wire),
        Some(_) => edits.iter().any(RawEdit::is_of_access),
    };
    let felt = is_felt.then_some(Verdict::Behaviour);
    let verdicts = named.into_iter().chain(felt);
    verdicts.min().unwrap_or(Verdict::Documentation)
}

/// An edit, as the files know it that the description consists of.
fn edit(raw: RawEdit, (old, new): &(SourceMap, SourceMap)) -> Edit {
    let places = match raw.deed {
        Deed::Removed => old,
        Deed::Added | Deed::Changed => new,
    };
    let json = |value: Value, places| addressed(value, places).to_string();
    Edit {
        deed: raw.deed,
        pointer: places.in_own_file(&raw.origin, &raw.shown),
        place: places.place_written(&raw.origin),
        before: raw.before.map(|value| json(value, old)),
        after: raw.after.map(|value| json(value, new)),
    }
}

/// A value with the references in it that lead to other files as a file would have them.
fn addressed(value: Value, places: &SourceMap) -> Value {
    match value {
        Value::String(text) if text.starts_with("#/") => {
            places.address(&text).unwrap_or(text).into()
        }
        Value::Array(items) => items.into_iter().map(|it| addressed(it, places)).collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            members
                .map(|(key, member)| (key, addressed(member, places)))
                .collect()
        }
        other => other,
    }
}

fn written(input: &Input<'_>) -> Value {
    parse::written(input.description, input.overlays).unwrap_or_default()
}

fn places(input: &Input<'_>) -> SourceMap {
    let mut unused = Diagnostics::default();
    parse::parse(input.description, input.overlays, &mut unused).1
}
