//! What explains the differences of two crates. Crates of parts of the descriptions do, if they show all differences of
//! those of the whole, each once, and no others. Where that is not so (the example of the README is that of the first
//! operation of all, say), steps are made with crates of the whole.

use serde_json::Value;

use super::Change;
use super::changes;
use super::edits::RawEdit;
use super::lines::Lines;
use super::parts::Parts;
use super::places::Places;
use super::steps::Steps;
use super::ways::{self, Way};
use crate::{Input, Output};

/// What is to be explained, and by what.
pub struct Question<'a> {
    /// The edits that are made together.
    pub groups: Vec<Vec<RawEdit>>,
    /// Before and after, as all else of two.
    pub descriptions: (&'a Value, &'a Value),
    pub input: &'a Input<'a>,
    pub ends: (&'a Output, &'a Output),
    pub places: &'a Places,
    /// The lines of which nobody knows yet where they come from.
    pub open: Lines,
}

/// The changes, and the lines that come from none of them.
pub struct Explained {
    pub changes: Vec<Change>,
    pub open: Lines,
    /// Whether all edits are among the changes.
    is_told: bool,
    /// Whether the steps show all effects and all that programs do otherwise.
    is_shown: bool,
}

impl Question<'_> {
    /// Tells `watch` after each step how many edits are made, and of how many.
    pub fn explained(&self, watch: &mut dyn FnMut(usize, usize)) -> Explained {
        let parts = Parts::new(self.descriptions.0, self.descriptions.1);
        let start = self.start(Some(&parts));
        let mut ways = ways::ways(self.groups.clone(), start.clone(), self.ends, watch);
        let mut explained = self.explained_by(&ways);
        let mut steps = ways.iter().flat_map(|way| &way.steps);
        let is_whole = explained.is_told && steps.all(|step| !step.is_part);
        let is_exact = ways.iter().all(Way::is_exact);
        if is_whole || explained.is_all() && is_exact {
            return explained;
        }
        if explained.open.len() > 0 || !is_exact {
            for way in &mut ways {
                way.make_whole(&start, &explained.open);
            }
            explained = self.explained_by(&ways);
        }
        if !explained.is_all() {
            let ways = ways::ways(self.groups.clone(), self.start(None), self.ends, watch);
            explained = self.explained_by(&ways);
        }
        explained
    }

    fn start<'s>(&'s self, parts: Option<&'s Parts<'s>>) -> Steps<'s> {
        Steps::new(self.descriptions, self.input, parts, self.ends)
    }

    fn explained_by(&self, ways: &[Way]) -> Explained {
        let surfaces = (&*self.ends.0.surface, &*self.ends.1.surface);
        let mut open = self.open.clone();
        let (changes, is_shown) = changes::changes(ways, self.places, surfaces, &mut open);
        let edits: usize = self.groups.iter().map(Vec::len).sum();
        let told: usize = changes.iter().map(|it| it.edits.len()).sum();
        Explained {
            changes,
            open,
            is_told: told == edits,
            is_shown,
        }
    }
}

impl Explained {
    fn is_all(&self) -> bool {
        self.is_told && self.is_shown && self.open.len() == 0
    }
}
