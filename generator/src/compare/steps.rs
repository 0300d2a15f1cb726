//! The way from an old description to a new one, edit by edit.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::num::NonZero;
use std::panic;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use serde_json::Value;

use super::code::{self, Code};
use super::dangling::dangling;
use super::edits::{self, Deed, RawEdit};
use super::effects::{self, Effect};
use super::lines::{self, Lines};
use super::numbers;
use super::parts::{Part, Parts};
use super::turns::in_turn;
use crate::parse::Source;
use crate::{Input, Output, generate};

/// A step: edits that are made together, and what they do to the crate. The crates before and after are not kept:
/// there may be thousands of steps, and a crate may be of many megabytes.
#[derive(Clone)]
pub struct Step {
    pub edits: Vec<RawEdit>,
    /// Whether the crates are of a part of the descriptions.
    pub is_part: bool,
    /// What users gain and lose.
    pub effects: Vec<Effect>,
    /// The paths of all items to which something is done.
    pub touched: BTreeSet<String>,
    /// The lines that come and go, and not only stand elsewhere.
    pub lines: Lines,
    /// What programs do otherwise.
    pub code: Code,
}

impl Step {
    pub fn new(edits: Vec<RawEdit>, is_part: bool, before: &Output, after: &Output) -> Self {
        let (effects, touched) = effects::effects_and_touched(&before.surface, &after.surface);
        Self {
            edits,
            is_part,
            effects,
            touched,
            lines: lines::differences(&before.tree, &after.tree).lasting(),
            code: code::differences(before, after),
        }
    }
}

/// The way from one description to another, as far as it is gone.
#[derive(Clone)]
pub struct Steps<'a> {
    old: &'a Value,
    new: &'a Value,
    input: &'a Input<'a>,
    /// Of what to make crates where a part of the descriptions is enough; nothing where it is not.
    parts: Option<&'a Parts<'a>>,
    /// The names that one of the two has in place of one that is another's.
    named: BTreeSet<String>,
    /// The references of the two that lead nowhere.
    dangling: BTreeSet<&'a str>,
    pub made: BTreeSet<String>,
    /// A crate of the whole, and how many edits were made before it.
    whole: Option<(usize, Arc<Output>)>,
    pub steps: Vec<Step>,
}

/// A crate on the way: of a part or of the whole, after some of the edits that are made next.
type Stop = (Option<Part>, usize);

impl<'a> Steps<'a> {
    /// Begins with the old description in the order of the new one; `ends` are the crates of the two.
    pub fn new(
        (old, new): (&'a Value, &'a Value),
        input: &'a Input<'a>,
        parts: Option<&'a Parts<'a>>,
        ends: (&Output, &Output),
    ) -> Self {
        Self {
            old,
            new,
            input,
            parts,
            named: &ends.0.given_names | &ends.1.given_names,
            dangling: &dangling(old) | &dangling(new),
            made: BTreeSet::new(),
            whole: None,
            steps: Vec::new(),
        }
    }

    /// Makes the edits of each group together, and gives those that could not be made. What cannot be made alone
    /// is made after the others, or with those of the same schema or path, or with all that is left.
    pub fn go(
        &mut self,
        groups: Vec<Vec<RawEdit>>,
        watch: &mut dyn FnMut(usize),
    ) -> Vec<Vec<RawEdit>> {
        let first = |group: &[RawEdit]| group.iter().map(rank).min();
        let mut left = groups;
        left.sort_by_key(|group| first(group));
        left = in_turn(left, first, (self.old, self.new));
        left = self.make_alone(left, watch);
        // A part may lack what nobody sees that it takes.
        let parts = self.parts.take();
        if parts.is_some() {
            left = self.make_alone(left, watch);
        }
        self.parts = parts;
        let mut groups: BTreeMap<String, Vec<RawEdit>> = BTreeMap::new();
        for edit in left.into_iter().flatten() {
            groups.entry(owner(&edit.pointer)).or_default().push(edit);
        }
        let left = self.make(groups.into_values().collect(), watch);
        match left.is_empty() {
            true => left,
            false => self.make(vec![left.concat()], watch),
        }
    }

    /// Makes the edits of each group, as long as some can be made.
    fn make_alone(
        &mut self,
        groups: Vec<Vec<RawEdit>>,
        watch: &mut dyn FnMut(usize),
    ) -> Vec<Vec<RawEdit>> {
        let mut left = groups;
        loop {
            let count = left.len();
            left = self.make(left, watch);
            if left.is_empty() || left.len() == count {
                return left;
            }
        }
    }

    /// The crate of the whole to which it has come, if there is one.
    pub fn current(&mut self) -> Option<Arc<Output>> {
        if self.known().is_none() {
            let output = self.crate_with(&self.made, None)?;
            self.whole = Some((self.made.len(), output));
        }
        self.known().cloned()
    }

    fn known(&self) -> Option<&Arc<Output>> {
        let whole = self.whole.as_ref();
        whole
            .filter(|(made, _)| *made == self.made.len())
            .map(|(_, output)| output)
    }

    /// Makes the edits of each group, and gives the groups that could not be made.
    fn make(
        &mut self,
        groups: Vec<Vec<RawEdit>>,
        watch: &mut dyn FnMut(usize),
    ) -> Vec<Vec<RawEdit>> {
        let mut left = Vec::new();
        let mut groups = VecDeque::from(groups);
        while !groups.is_empty() {
            let ahead = self.ahead(&groups);
            if ahead.is_empty() {
                left.extend(groups.pop_front());
            }
            for (is_part, crates) in ahead {
                let Some(group) = groups.pop_front() else {
                    break;
                };
                let [Some(before), Some(after)] = crates else {
                    left.push(group);
                    // What was generated ahead has these edits made.
                    break;
                };
                self.made.extend(pointers(&group));
                watch(self.made.len());
                self.steps.push(Step::new(group, is_part, &before, &after));
                if !is_part {
                    self.whole = Some((self.made.len(), after));
                }
            }
        }
        left
    }

    /// The crates before and after each of the next groups, if all of these can be made, and whether they are of a
    /// part: as many at once as the machine can do. None where the first cannot be made for certain.
    fn ahead(&self, groups: &VecDeque<Vec<RawEdit>>) -> Vec<(bool, [Option<Arc<Output>>; 2])> {
        let mut made = vec![self.made.clone()];
        let mut steps = Vec::new();
        for (index, group) in groups.iter().take(at_once()).enumerate() {
            let next = &made[index] | &pointers(group).collect();
            let part = self.parts.and_then(|parts| parts.of(group));
            if self.is_dangling(&self.edited(&next, part.as_ref())) {
                break;
            }
            made.push(next);
            steps.push([(part.clone(), index), (part, index + 1)]);
        }
        let stops: BTreeSet<&Stop> = steps.iter().flatten().collect();
        let crates = self.crates(&Vec::from_iter(stops), &made);
        let at = |stop: &Stop| crates.get(stop).cloned().flatten();
        let steps = steps.iter();
        steps
            .map(|[before, after]| (before.0.is_some(), [at(before), at(after)]))
            .collect()
    }

    /// The crates of some stops, each with the edits made that its number says.
    fn crates<'s>(
        &self,
        stops: &[&'s Stop],
        made: &[BTreeSet<String>],
    ) -> BTreeMap<&'s Stop, Option<Arc<Output>>> {
        let output = |(part, index): &Stop| match (part, index, self.known()) {
            (None, 0, Some(known)) => Some(Arc::clone(known)),
            _ => self.crate_with(&made[*index], part.as_ref()),
        };
        let mut crates = BTreeMap::new();
        for stops in stops.chunks(at_once()) {
            thread::scope(|scope| {
                let generated = stops.iter().map(|stop| scope.spawn(|| output(stop)));
                let generated: Vec<_> = generated.collect();
                let joined = generated.into_iter().map(ScopedJoinHandle::join);
                let joined =
                    joined.map(|it| it.unwrap_or_else(|cause| panic::resume_unwind(cause)));
                crates.extend(stops.iter().copied().zip(joined));
            });
        }
        crates
    }

    /// The description with these edits made, or such a part of it.
    fn edited(&self, made: &BTreeSet<String>, part: Option<&Part>) -> Value {
        let (Some(parts), Some(part)) = (self.parts, part) else {
            return edits::edited(self.old, self.new, made);
        };
        let [old, new] = [self.old, self.new].map(|it| parts.cut(it, part));
        let mut edited = edits::edited(&old, &new, made);
        if let Some(paths) = edited.get_mut("paths").and_then(Value::as_object_mut) {
            paths.extend(parts.stand_ins(part, made));
        }
        edited
    }

    /// Whether a description refers to what is not there, and neither of the two does.
    fn is_dangling(&self, edited: &Value) -> bool {
        !dangling(edited).is_subset(&self.dangling)
    }

    /// The crate with these edits made, if there is one.
    pub fn crate_with(&self, made: &BTreeSet<String>, part: Option<&Part>) -> Option<Arc<Output>> {
        let output = crate_of(&self.edited(made, part), self.input)?;
        // What comes to one name on the way alone comes for what goes.
        let is_of_ends = made.is_empty() || output.given_names.is_subset(&self.named);
        is_of_ends.then(|| Arc::new(output))
    }
}

/// The crate of a description to which overlays are applied, if there is one.
pub fn crate_of(description: &Value, input: &Input<'_>) -> Option<Output> {
    let text = numbers::written(description).to_string();
    let input = Input {
        description: Source::new(input.description.name, &text),
        overlays: &[],
        ..*input
    };
    generate(&input).ok()
}

/// How many crates are made at once: as many as the machine can do.
fn at_once() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// What is edited.
fn pointers(edits: &[RawEdit]) -> impl Iterator<Item = String> {
    edits.iter().map(|edit| edit.pointer.clone())
}

/// When an edit is made: what others may refer to comes first, and goes last.
fn rank(edit: &RawEdit) -> u8 {
    let is_component = edit.pointer.starts_with("#/components/");
    match (edit.deed, is_component) {
        (Deed::Added, true) => 0,
        (Deed::Added, false) => 1,
        (Deed::Changed, _) => 2,
        (Deed::Removed, false) => 3,
        (Deed::Removed, true) => 4,
    }
}

/// The schema, path or other part of the description to which a pointer leads.
fn owner(pointer: &str) -> String {
    let tokens = if pointer.starts_with("#/components/") {
        4
    } else {
        3
    };
    let tokens: Vec<&str> = pointer.split('/').take(tokens).collect();
    tokens.join("/")
}
