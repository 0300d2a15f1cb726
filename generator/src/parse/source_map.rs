//! Where every value of a description stands: from JSON pointers to lines and columns.

use std::collections::BTreeMap;

use super::Source;
use super::pointer;
use super::tree::{Content, Node, Spot};
use crate::diagnostics::Place;

/// The places of all values, by JSON pointer.
#[derive(Clone, Debug)]
pub struct SourceMap {
    files: Vec<String>,
    root: Option<Branch>,
}

/// The place of a value, and those of its members or items.
#[derive(Clone, Debug)]
struct Branch {
    spot: Spot,
    below: BTreeMap<String, Branch>,
}

impl SourceMap {
    pub(super) fn new(description: Source<'_>, overlays: &[Source<'_>]) -> Self {
        let files = std::iter::once(&description)
            .chain(overlays)
            .map(|source| source.name.to_owned())
            .collect();
        Self { files, root: None }
    }

    /// Takes down the places of a description.
    pub(super) fn learn(&mut self, tree: &Node) {
        self.root = Some(branch(tree));
    }

    /// Where a value stands: a member at its key, an item at its start. A value that is not in
    /// the text has the place of what it would be in.
    pub fn place(&self, pointer: &str) -> Option<Place> {
        let mut found = self.root.as_ref()?;
        for token in pointer::tokens(pointer) {
            let below = &found.below;
            let next = below
                .get(&token)
                .or_else(|| below.get(&pointer::percent_decoded(&token)));
            match next {
                Some(branch) => found = branch,
                None => break,
            }
        }
        Some(self.at(found.spot))
    }

    /// A place with its file named.
    pub(super) fn at(&self, spot: Spot) -> Place {
        Place {
            file: self.files.get(spot.file).cloned().unwrap_or_default(),
            line: spot.line,
            column: spot.column,
        }
    }

    /// Where a file stands among the texts; unknown ones come last.
    pub(crate) fn rank(&self, file: &str) -> usize {
        let known = self.files.iter().position(|name| name == file);
        known.unwrap_or(self.files.len())
    }
}

fn branch(node: &Node) -> Branch {
    let below = match &node.content {
        Content::Scalar(_) => BTreeMap::new(),
        Content::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (index.to_string(), branch(item)))
            .collect(),
        Content::Object(members) => members
            .iter()
            .map(|(key, member)| (key.clone(), branch(member)))
            .collect(),
    };
    Branch {
        spot: node.spot,
        below,
    }
}
