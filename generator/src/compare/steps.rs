//! The way from an old description to a new one, edit by edit.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::num::NonZero;
use std::panic;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use serde_json::Value;

use super::edits::{self, Deed, RawEdit};
use super::numbers;
use crate::parse::Source;
use crate::{Input, Output, generate};

/// A step: edits that are made together, and the crates before and after.
#[derive(Clone)]
pub struct Step {
    pub edits: Vec<RawEdit>,
    pub before: Arc<Output>,
    pub after: Arc<Output>,
}

/// The way from one description to another, as far as it is gone.
#[derive(Clone)]
pub struct Steps<'a> {
    old: &'a Value,
    new: &'a Value,
    input: &'a Input<'a>,
    /// The names that one of the two has in place of one that is another's.
    named: BTreeSet<String>,
    made: BTreeSet<String>,
    /// The crate to which it has come.
    pub current: Option<Arc<Output>>,
    pub steps: Vec<Step>,
}

impl<'a> Steps<'a> {
    /// Begins with the old description in the order of the new one; `ends` are the crates of the two.
    pub fn new(
        (old, new): (&'a Value, &'a Value),
        input: &'a Input<'a>,
        ends: (&Output, &Output),
    ) -> Self {
        let mut steps = Self {
            old,
            new,
            input,
            named: &ends.0.given_names | &ends.1.given_names,
            made: BTreeSet::new(),
            current: None,
            steps: Vec::new(),
        };
        steps.current = steps.crate_with(&BTreeSet::new());
        steps
    }

    /// Makes the edits of each group together, and gives those that could not be made. What cannot be made alone
    /// is made after the others, or with those of the same schema or path, or with all that is left.
    pub fn go(
        &mut self,
        groups: Vec<Vec<RawEdit>>,
        watch: &mut dyn FnMut(usize),
    ) -> Vec<Vec<RawEdit>> {
        let mut left = groups;
        left.sort_by_key(|group| group.iter().map(rank).min());
        loop {
            let count = left.len();
            left = self.make(left, watch);
            if left.is_empty() || left.len() == count {
                break;
            }
        }
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

    /// Makes the edits of each group, and gives the groups that could not be made.
    fn make(
        &mut self,
        groups: Vec<Vec<RawEdit>>,
        watch: &mut dyn FnMut(usize),
    ) -> Vec<Vec<RawEdit>> {
        let mut left = Vec::new();
        let mut groups = VecDeque::from(groups);
        while !groups.is_empty() {
            for after in self.ahead(&groups) {
                let Some(group) = groups.pop_front() else {
                    break;
                };
                match (self.current.clone(), after) {
                    (Some(before), Some(after)) => {
                        self.current = Some(Arc::clone(&after));
                        self.made.extend(pointers(&group));
                        watch(self.made.len());
                        self.steps.push(Step {
                            edits: group,
                            before,
                            after,
                        });
                    }
                    _ => {
                        left.push(group);
                        // What was generated ahead has these edits made.
                        break;
                    }
                }
            }
        }
        left
    }

    /// The crates after each of the next groups, if all of these can be made: as many at once as the
    /// machine can do.
    fn ahead(&self, groups: &VecDeque<Vec<RawEdit>>) -> Vec<Option<Arc<Output>>> {
        let count = thread::available_parallelism().map_or(1, NonZero::get);
        let mut made = self.made.clone();
        let sets = groups.iter().take(count).map(|group| {
            made.extend(pointers(group));
            made.clone()
        });
        let sets: Vec<BTreeSet<String>> = sets.collect();
        thread::scope(|scope| {
            let generated = sets
                .iter()
                .map(|made| scope.spawn(|| self.crate_with(made)));
            let generated: Vec<_> = generated.collect();
            let joined = generated.into_iter().map(ScopedJoinHandle::join);
            joined
                .map(|result| result.unwrap_or_else(|cause| panic::resume_unwind(cause)))
                .collect()
        })
    }

    /// The crate with these edits made, if there is one.
    fn crate_with(&self, made: &BTreeSet<String>) -> Option<Arc<Output>> {
        let edited = edits::edited(self.old, self.new, made);
        let text = numbers::written(&edited).to_string();
        let input = Input {
            description: Source::new(self.input.description.name, &text),
            overlays: &[],
            ..*self.input
        };
        let output = generate(&input).ok()?;
        // What comes to one name on the way alone comes for what goes.
        let is_of_ends = made.is_empty() || output.given_names.is_subset(&self.named);
        is_of_ends.then(|| Arc::new(output))
    }
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
