//! What the steps of the way from the old to the new description mean: which are one change, and what of it is
//! left in the end.

use std::collections::BTreeSet;

use serde_json::Value;

use super::code::Code;
use super::edits::{self, Deed, RawEdit};
use super::effects::{self, Effect, Verdict};
use super::lines::{self, Lines};
use super::steps::Step;
use super::{Change, Edit};
use crate::Place;
use crate::parse::SourceMap;

/// How the crates at both ends of the way differ.
pub struct Ends {
    /// What users gain and lose.
    pub effects: Vec<Effect>,
    /// What their programs do otherwise.
    pub code: Code,
    /// Where everything stands, before and after.
    pub places: (SourceMap, SourceMap),
}

/// The changes that the steps make. Their lines are taken out of the open ones.
pub fn changes(steps: Vec<Step>, ends: &Ends, open: &mut Lines) -> Vec<Change> {
    let mut parts: Vec<Part> = Vec::new();
    for step in steps {
        let mut part = Part::new(step, ends, open);
        for other in std::mem::take(&mut parts) {
            match other.paths.is_disjoint(&part.paths) {
                true => parts.push(other),
                false => part = other.with(part),
            }
        }
        parts.push(part);
    }
    parts.into_iter().map(|part| part.change(ends)).collect()
}

/// A part of the way: steps that do something to the same items. One step between two others may make of an
/// item what neither crate has.
struct Part {
    edits: Vec<RawEdit>,
    /// The paths of the items to which something is done that lasts.
    paths: BTreeSet<String>,
    /// How many lines it adds or removes.
    lines: usize,
    /// Whether some of these are code that does something else, of which the effects, which know only what
    /// users can name, say nothing.
    is_felt: bool,
}

impl Part {
    fn new(step: Step, ends: &Ends, open: &mut Lines) -> Self {
        let steps = effects::effects(&step.before.surface, &step.after.surface);
        let touched: BTreeSet<&str> = steps.iter().flat_map(Effect::paths).collect();
        // What is as it was in the end is nobody's.
        let lasting = ends.effects.iter().map(Effect::paths);
        let lasting = lasting.filter(|paths| paths.iter().any(|path| touched.contains(path)));
        let paths = lasting.flatten().map(str::to_owned).collect();
        let lines = open.take(&lines::differences(&step.before.tree, &step.after.tree).lasting());
        let mut part = Self {
            edits: step.edits,
            paths,
            lines: lines.len(),
            is_felt: false,
        };
        part.is_felt = match named(&part.effects(ends)) {
            None => ends.code.has_some_of(&lines),
            // Code that calls an argument by another name does what it did.
            Some(Verdict::Documentation) => false,
            Some(_) => ends.code.has_lost_some_of(&lines),
        };
        part
    }

    /// What users gain and lose by it.
    fn effects(&self, ends: &Ends) -> Vec<Effect> {
        let effects = ends.effects.iter();
        let own = effects.filter(|it| it.paths().iter().any(|path| self.paths.contains(*path)));
        own.cloned().collect()
    }

    /// Both parts.
    fn with(mut self, other: Self) -> Self {
        self.edits.extend(other.edits);
        self.paths.extend(other.paths);
        self.lines += other.lines;
        self.is_felt |= other.is_felt;
        self
    }

    fn change(self, ends: &Ends) -> Change {
        let effects = self.effects(ends);
        let edits = self.edits.iter();
        let felt = self.is_felt.then_some(Verdict::Behaviour);
        let verdict = named(&effects).into_iter().chain(felt).min();
        Change {
            verdict: verdict.unwrap_or(Verdict::Documentation),
            fingerprint: edits::fingerprint(&self.edits),
            edits: edits.map(|it| edit(it, &ends.places)).collect(),
            effects,
            lines: self.lines,
        }
    }
}

/// What the effects say of a change, if it has some: of these, what only comes with something else says nothing.
fn named(effects: &[Effect]) -> Option<Verdict> {
    let outermost = effects::outermost(effects).into_iter();
    outermost.map(|(effect, _)| effect.verdict()).min()
}

/// The places of what an edit does something to.
pub fn places<'p>(edit: &RawEdit, (old, new): &'p (SourceMap, SourceMap)) -> &'p SourceMap {
    match edit.deed {
        Deed::Removed => old,
        Deed::Added | Deed::Changed => new,
    }
}

/// An edit, as the files know it that the description consists of.
pub fn edit(raw: &RawEdit, all: &(SourceMap, SourceMap)) -> Edit {
    let (places, (old, new)) = (places(raw, all), all);
    let json = |value: &Option<Value>, places| {
        let value = value.clone()?;
        Some(addressed(value, places).to_string())
    };
    Edit {
        deed: raw.deed,
        pointer: places.in_own_file(&raw.origin, &raw.shown),
        place: place(raw, all),
        before: json(&raw.before, old),
        after: json(&raw.after, new),
    }
}

/// Where an edit is to be seen.
fn place(raw: &RawEdit, all: &(SourceMap, SourceMap)) -> Option<Place> {
    let (old, new) = all;
    let place = places(raw, all).place_written(&raw.origin)?;
    // The lines of a text that is replaced are nowhere any more: its file has others.
    if !new.have_instead(old, &place.file) {
        return Some(place);
    }
    let stands = new.place_written(&raw.stands)?;
    // What an overlay put into a list of the description is looked for in the overlay: at what has that place in
    // the list now, if that is there.
    let instead = new.place_written(&raw.origin);
    let is_of_the_file = |it: &Place| it.file == place.file;
    let instead = instead.filter(|it| !is_of_the_file(&stands) && is_of_the_file(it));
    Some(instead.unwrap_or(stands))
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
