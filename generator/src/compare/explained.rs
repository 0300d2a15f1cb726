//! What explains the differences of two crates. Crates of parts of the descriptions do, if they show all differences of
//! those of the whole; if not, it takes crates of the whole.

use serde_json::Value;

use super::changes;
use super::edits::RawEdit;
use super::lines::Lines;
use super::parts::Parts;
use super::steps::Steps;
use super::{Change, ways};
use crate::parse::SourceMap;
use crate::{Input, Output};

/// What is to be explained, and by what.
pub struct Question<'a> {
    /// The edits that are made together.
    pub groups: Vec<Vec<RawEdit>>,
    /// Before and after, as all else of two.
    pub descriptions: (&'a Value, &'a Value),
    pub input: &'a Input<'a>,
    pub ends: (&'a Output, &'a Output),
    pub places: &'a (SourceMap, SourceMap),
    /// The lines of which nobody knows yet where they come from.
    pub open: Lines,
}

/// The changes, and the lines that come from none of them.
pub struct Explained {
    pub changes: Vec<Change>,
    pub open: Lines,
}

impl Question<'_> {
    pub fn explained(&self, watch: &mut dyn FnMut(usize, usize)) -> Explained {
        let parts = Parts::new(self.descriptions.0, self.descriptions.1);
        let (explained, is_sure) = self.with(Some(&parts), watch);
        match is_sure {
            true => explained,
            false => self.with(None, watch).0,
        }
    }

    /// What the steps explain, and whether crates of the whole would say nothing else.
    fn with(
        &self,
        parts: Option<&Parts<'_>>,
        watch: &mut dyn FnMut(usize, usize),
    ) -> (Explained, bool) {
        let start = Steps::new(self.descriptions, self.input, parts, self.ends);
        let ways = ways::ways(self.groups.clone(), start, self.ends, watch);
        let surfaces = (&*self.ends.0.surface, &*self.ends.1.surface);
        let mut open = self.open.clone();
        let (changes, is_shown) = changes::changes(&ways, self.places, surfaces, &mut open);

        let edits: usize = self.groups.iter().map(Vec::len).sum();
        let told: usize = changes.iter().map(|it| it.edits.len()).sum();
        let mut steps = ways.iter().flat_map(|way| &way.steps);
        let is_whole = steps.all(|step| !step.is_part);
        let is_sure = told == edits && (is_whole || (is_shown && open.len() == 0));
        (Explained { changes, open }, is_sure)
    }
}
