//! Where every value of a description stands: from JSON pointers to lines and columns.

mod written;

use std::collections::BTreeMap;

use super::Source;
use super::pointer;
use super::references::Move;
use super::tree::{Content, Node, Spot};
use crate::diagnostics::Place;

/// The places of all values, by JSON pointer.
#[derive(Clone, Debug)]
pub struct SourceMap {
    files: Vec<String>,
    /// The further files of the description, as they are written.
    further: BTreeMap<usize, Branch>,
    /// As the texts say it.
    written: Option<Branch>,
    /// As it is once it is in order.
    root: Option<Branch>,
    /// What has become a component.
    moves: Vec<Move>,
}

/// The place of a value, and those of its members or items.
#[derive(Clone, Debug)]
struct Branch {
    spot: Spot,
    below: BTreeMap<String, Branch>,
}

impl SourceMap {
    pub(super) fn new(description: Source<'_>, overlays: &[Source<'_>]) -> Self {
        let further = description.files_by_name();
        let names = std::iter::once(description.name)
            .chain(further.into_iter().map(|file| file.name.as_str()))
            .chain(overlays.iter().map(|overlay| overlay.name));
        Self {
            files: names.map(str::to_owned).collect(),
            further: BTreeMap::new(),
            written: None,
            root: None,
            moves: Vec::new(),
        }
    }

    /// Takes down the places of a further file.
    pub(super) fn learn_further(&mut self, tree: &Node) {
        self.further.insert(tree.spot.file, branch(tree));
    }

    /// Takes down the places of a description as it is written.
    pub(super) fn learn_written(&mut self, tree: &Node) {
        self.written = Some(branch(tree));
    }

    /// Takes down the places of a description that was put in order.
    pub(super) fn learn(&mut self, tree: &Node) {
        self.root = Some(branch(tree));
    }

    /// Takes down what has become a component.
    pub(super) fn learn_moves(&mut self, moves: Vec<Move>) {
        self.moves = moves;
    }

    /// The pointer to where a value stood before it became a part of a component.
    pub fn stood(&self, pointer: &str) -> String {
        let mut tokens = pointer::tokens(pointer);
        let mut is_moved = false;
        for step in self.moves.iter().rev() {
            if let Some(rest) = tokens.strip_prefix(step.to.as_slice()) {
                tokens = [&step.from, rest].concat();
                is_moved = true;
            }
        }
        match is_moved {
            true => pointer::pointer(&tokens),
            false => pointer.to_owned(),
        }
    }

    /// The pointer by which the texts know a value, which may have been moved to be in order.
    pub fn written(&self, pointer: &str) -> String {
        self.found(pointer, |spot, tokens| {
            let in_file = self.way_in_file(spot, tokens);
            in_file.or_else(|| self.way_in_all(spot, tokens))
        })
    }

    /// The pointer of a value before it was put in order, with all files in one: as overlays find it.
    pub fn written_in_all(&self, pointer: &str) -> String {
        self.found(pointer, |spot, tokens| self.way_in_all(spot, tokens))
    }

    /// The pointer with another way to the last value on it that there is.
    fn found(&self, pointer: &str, way: impl Fn(Spot, &[String]) -> Option<Vec<String>>) -> String {
        let tokens = pointer::tokens(pointer);
        let way = self.root.as_ref().and_then(|root| {
            let (branch, steps) = root.descendant(&tokens);
            let way = way(branch.spot, &tokens[..steps])?;
            Some([way.as_slice(), &tokens[steps..]].concat())
        });
        way.map_or_else(|| pointer.to_owned(), |way| pointer::pointer(&way))
    }

    /// The way to a spot before it was put in order, if it is another.
    fn way_in_all(&self, spot: Spot, tokens: &[String]) -> Option<Vec<String>> {
        let written = self.written.as_ref()?;
        let (known, steps) = written.descendant(tokens);
        let is_moved = steps < tokens.len() || known.spot != spot;
        is_moved.then(|| written.way_to(spot, tokens)).flatten()
    }

    /// The pointer by which the texts know what stands at a spot, and in the description at `pointer`
    /// while it is put in order.
    pub(super) fn written_at(&self, spot: Spot, pointer: String) -> String {
        let tokens = pointer::tokens(&pointer);
        let is_known = |written: &Branch| {
            let (known, steps) = written.descendant(&tokens);
            steps == tokens.len() && known.spot == spot
        };
        let moved = match &self.written {
            Some(written) if spot.file == 0 && !is_known(written) => written.way_to(spot, &tokens),
            _ => self.way_in_file(spot, &tokens),
        };
        moved.map_or(pointer, |tokens| pointer::pointer(&tokens))
    }

    /// The way to a spot in a further file.
    fn way_in_file(&self, spot: Spot, tokens: &[String]) -> Option<Vec<String>> {
        self.further.get(&spot.file)?.way_to(spot, tokens)
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

    /// Whether a file of these older texts is one of these too, or would be: a description of one name.
    pub(crate) fn have_instead(&self, older: &Self, file: &str) -> bool {
        self.files.first() == older.files.first() || self.files.iter().any(|name| name == file)
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
                .or_else(|| below.get(pointer::percent_decoded(token).as_ref()));
            match next {
                Some(branch) => (found, steps) = (branch, steps + 1),
                None => break,
            }
        }
        (found, steps)
    }

    /// The tokens that lead to a value at a place. Of several (an object, and its first member), it is the
    /// one that is called like the end of `tokens`, or else the outermost.
    fn way_to(&self, spot: Spot, tokens: &[String]) -> Option<Vec<String>> {
        let mut way = self.outermost_way_to(spot)?;
        let mut longer = way.clone();
        let (mut found, _) = self.descendant(&way);
        while let Some((token, next)) = found.below.iter().find(|(_, next)| next.spot == spot) {
            longer.push(token.clone());
            found = next;
            let is_end = |last: &String| last == token || last.ends_with(&format!("/{token}"));
            if tokens.last().is_some_and(is_end) {
                way.clone_from(&longer);
            }
        }
        Some(way)
    }

    fn outermost_way_to(&self, spot: Spot) -> Option<Vec<String>> {
        if self.spot == spot {
            return Some(Vec::new());
        }
        self.below.iter().find_map(|(token, branch)| {
            let mut way = branch.outermost_way_to(spot)?;
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
