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
    /// As the texts say it.
    written: Option<Branch>,
    /// As it is once it is in order.
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
        Self {
            files,
            written: None,
            root: None,
        }
    }

    /// Takes down the places of a description as it is written.
    pub(super) fn learn_written(&mut self, tree: &Node) {
        self.written = Some(branch(tree));
    }

    /// Takes down the places of a description that was put in order.
    pub(super) fn learn(&mut self, tree: &Node) {
        self.root = Some(branch(tree));
    }

    /// The pointer by which the texts know a value, which may have been moved to be in order.
    pub fn written(&self, pointer: &str) -> String {
        let tokens = pointer::tokens(pointer);
        let found = self.root.as_ref().zip(self.written.as_ref());
        let moved = found.and_then(|(root, written)| {
            let (branch, steps) = root.descendant(&tokens);
            let (known, known_steps) = written.descendant(&tokens[..steps]);
            let is_moved = known_steps < steps || known.spot != branch.spot;
            let way = written.way_to(branch.spot).filter(|_| is_moved)?;
            Some(way.iter().chain(&tokens[steps..]).cloned().collect())
        });
        moved.map_or_else(
            || pointer.to_owned(),
            |tokens: Vec<String>| {
                let tokens = tokens.iter().map(|it| format!("/{}", pointer::escape(it)));
                format!("#{}", tokens.collect::<String>())
            },
        )
    }

    /// Where a value stands: a member at its key, an item at its start. A value that is not in
    /// the text has the place of what it would be in.
    pub fn place(&self, pointer: &str) -> Option<Place> {
        let (found, _) = self.root.as_ref()?.descendant(&pointer::tokens(pointer));
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

impl Branch {
    /// The value at the end of a pointer, or the last one on the way that there is; and how many steps
    /// lead to it.
    fn descendant(&self, tokens: &[String]) -> (&Self, usize) {
        let (mut found, mut steps) = (self, 0);
        for token in tokens {
            let below = &found.below;
            let next = below
                .get(token)
                .or_else(|| below.get(&pointer::percent_decoded(token)));
            match next {
                Some(branch) => (found, steps) = (branch, steps + 1),
                None => break,
            }
        }
        (found, steps)
    }

    /// The tokens that lead to the first value at a place.
    fn way_to(&self, spot: Spot) -> Option<Vec<String>> {
        if self.spot == spot {
            return Some(Vec::new());
        }
        self.below.iter().find_map(|(token, branch)| {
            let mut way = branch.way_to(spot)?;
            way.insert(0, token.clone());
            Some(way)
        })
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
