//! The ways from the old description to the new one. Names are given first, so that all else is done to items that
//! have the names of the new crate. Where that renames something, there is a second way, on which they are given
//! last: what is lost on it has the name that users know. So it does not matter to an edit what is renamed too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::code::{self, Code};
use super::edits::RawEdit;
use super::effects::{self, Effect};
use super::given_names;
use super::lines::{self, Lines};
use super::steps::{Step, Steps};
use crate::Output;

/// A way, or a part of one.
pub struct Way {
    /// What is made before.
    from: BTreeSet<String>,
    pub steps: Vec<Step>,
    /// What users gain and lose between its ends.
    pub effects: Vec<Effect>,
    /// The paths of all items at its ends.
    pub known: BTreeSet<String>,
    /// What their programs do otherwise.
    pub code: Code,
    /// The signs of the lines that are looked for on it first.
    pub signs: &'static [char],
    /// The steps whose parts show what the whole may not.
    doubtful: BTreeSet<usize>,
}

impl Way {
    fn new(from: BTreeSet<String>, steps: Vec<Step>, (old, new): (&Output, &Output)) -> Self {
        let effects = effects::effects(&old.surface, &new.surface);
        let (of_old, of_new) = (paths(old), paths(new));
        Self {
            from,
            doubtful: doubtful(&steps, &effects, &(&of_old & &of_new)),
            steps,
            effects,
            known: &of_old | &of_new,
            code: code::differences(old, new),
            signs: &['+', '-'],
        }
    }

    /// Whether no step shows what is not there in the end, or shown by another.
    pub fn is_exact(&self) -> bool {
        self.doubtful.is_empty()
    }

    /// Finds the steps from which lines come that those of parts do not show, and makes them with the whole; and so those
    /// that are doubtful.
    pub fn make_whole(&mut self, steps: &Steps<'_>, lines: &Lines) {
        let lines = lines.signed(self.signs);
        let ends = [0, self.steps.len()].map(|count| self.whole(steps, count));
        if let [Some(start), Some(end)] = ends {
            self.make_whole_between((0, &start), (self.steps.len(), &end), steps, &lines);
        }
    }

    /// The same between two of its steps, by halves.
    fn make_whole_between(
        &mut self,
        (start, before): (usize, &Output),
        (end, after): (usize, &Output),
        steps: &Steps<'_>,
        wanted: &Lines,
    ) {
        let is_doubtful = self.doubtful.range(start..end).next().is_some();
        let found = || lines::differences(&before.tree, &after.tree).lasting();
        if !is_doubtful && wanted.clone().take(&found()).len() == 0 {
            return;
        }
        if end - start == 1 {
            self.doubtful.remove(&start);
            let step = &mut self.steps[start];
            *step = Step::new(std::mem::take(&mut step.edits), false, before, after);
            return;
        }
        let half = start.midpoint(end);
        if let Some(between) = self.whole(steps, half) {
            self.make_whole_between((start, before), (half, &between), steps, wanted);
            self.make_whole_between((half, &between), (end, after), steps, wanted);
        }
    }

    /// The crate of the whole after some of its steps.
    fn whole(&self, steps: &Steps<'_>, count: usize) -> Option<Arc<Output>> {
        let edits = self.steps.iter().take(count).flat_map(|step| &step.edits);
        let pointers = edits.map(|edit| edit.pointer.clone());
        steps.crate_with(&self.from.iter().cloned().chain(pointers).collect(), None)
    }

    /// The same, on which only some effects count, and lines of one sign first.
    fn with(mut self, counts: impl Fn(&Effect) -> bool, signs: &'static [char]) -> Self {
        self.effects.retain(counts);
        self.signs = signs;
        self
    }
}

/// The steps of parts that do what another does too, or what is neither done in the end nor undone by another: what is at
/// both ends may only seem to go on the way.
fn doubtful(
    steps: &[Step],
    effects: &[Effect],
    lasting_paths: &BTreeSet<String>,
) -> BTreeSet<usize> {
    let lasting: BTreeSet<String> = effects.iter().map(ToString::to_string).collect();
    let all = || steps.iter().flat_map(|step| &step.effects);
    let known: BTreeSet<(bool, &str)> = all().filter_map(come_or_gone).collect();
    let is_undone = |effect: &Effect| {
        come_or_gone(effect).is_some_and(|(is_lost, path)| {
            known.contains(&(!is_lost, path)) && !lasting_paths.contains(path)
        })
    };
    let mut shown: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, step) in steps.iter().enumerate() {
        for effect in step.effects.iter().filter(|it| !is_undone(it)) {
            shown.entry(effect.to_string()).or_default().push(number);
        }
    }
    let doubtful = shown.into_iter();
    let doubtful = doubtful.filter(|(effect, of)| of.len() > 1 || !lasting.contains(effect));
    let doubtful = doubtful.flat_map(|(_, of)| of);
    doubtful.filter(|number| steps[*number].is_part).collect()
}

/// The ways between two crates on which the edits of each group are made together.
pub fn ways(
    groups: Vec<Vec<RawEdit>>,
    start: Steps<'_>,
    (old, new): (&Output, &Output),
    watch: &mut dyn FnMut(usize, usize),
) -> Vec<Way> {
    let count = |groups: &[Vec<RawEdit>]| groups.iter().map(Vec::len).sum::<usize>();
    let all = count(&groups);
    let (names, others) = groups
        .into_iter()
        .partition(|group| group.iter().all(|it| given_names::is_name(&it.pointer)));
    let (mut start, mut naming) = (start.clone(), start);
    let left = naming.go(names, &mut |made| watch(made, all));
    let others: Vec<_> = left.into_iter().chain(others).collect();

    let named = renamed(&mut start, &mut naming).filter(|_| !others.is_empty());
    let Some(named) = named else {
        naming.go(others, &mut |made| watch(made, all));
        return vec![Way::new(BTreeSet::new(), naming.steps, (old, new))];
    };
    let all = all + count(&others);
    let names = std::mem::take(&mut naming.steps);
    let given = naming.made.clone();
    naming.go(others.clone(), &mut |made| watch(made, all));
    let made = all - count(&others);
    let mut unnamed = start;
    let left = unnamed.go(others, &mut |again| watch(made + again, all));

    let with_names = Way::new(given, naming.steps, (&named, new));
    let end = unnamed.current().filter(|_| left.is_empty());
    let (with_names, without) = match end {
        Some(end) => (
            with_names.with(|it| !is_loss(it), &['+']),
            Some(Way::new(BTreeSet::new(), unnamed.steps, (old, &end)).with(is_loss, &['-'])),
        ),
        // What cannot be done under the old names is told with the new ones.
        None => (with_names, None),
    };
    let told = [Some(&with_names), without.as_ref()];
    let told = told.into_iter().flatten().flat_map(|way| &way.effects);
    let told: BTreeSet<(bool, &str)> = told.filter_map(come_or_gone).collect();
    let is_told = |effect: &Effect| come_or_gone(effect).is_some_and(|it| told.contains(&it));
    let of_names =
        Way::new(BTreeSet::new(), names, (old, new)).with(|it| !is_told(it), &['+', '-']);
    without.into_iter().chain([with_names, of_names]).collect()
}

/// The crate with the names that are given, if these rename something.
fn renamed(start: &mut Steps<'_>, naming: &mut Steps<'_>) -> Option<Arc<Output>> {
    if naming.steps.is_empty() {
        return None;
    }
    let (start, named) = (start.current()?, naming.current()?);
    renames(&start, &named).then_some(named)
}

/// Whether items have other names in the second crate.
fn renames(old: &Output, new: &Output) -> bool {
    paths(old) != paths(new)
}

/// The paths of all items of a crate.
fn paths(output: &Output) -> BTreeSet<String> {
    let items = output.surface.iter();
    items.map(|item| item.path.clone()).collect()
}

fn is_loss(effect: &Effect) -> bool {
    matches!(effect, Effect::Lost(_))
}

/// The path of what is gained or lost, and whether it is lost.
fn come_or_gone(effect: &Effect) -> Option<(bool, &str)> {
    match effect {
        Effect::Gained(item) => Some((false, &item.path)),
        Effect::Lost(item) => Some((true, &item.path)),
        _ => None,
    }
}
