//! Makes one description of several files.
//!
//! What another file has of a schema, an answer or the like becomes a component of the description, under
//! its name there: the last part of the reference, or the stem of the file. A component of the description
//! that is nothing but a reference to it keeps its own name. Where two come to one name, each has its
//! address for a key (`pets/tag.yaml`), and the same name in Rust, which is an error that says what to do.
//! What has no name (a path, a whole section) stands where it is referred to.
//!
//! Everything keeps the place that it has in its file. Overlays are applied afterwards, so they reach all
//! of it among the components.

mod discovery;
mod homes;

use std::collections::BTreeSet;

use super::downgrade::Version;
use super::references::components;
use super::references::following::{Address, descendant};
use super::references::path_items::insert;
use super::references::uses::{self, Use};
use super::report::Report;
use super::tree::{COPY_LIMIT, Node, Spot};
use crate::errors;
use crate::extensions::NAME;
use discovery::Discovery;
use homes::Homes;

/// How often what stands in a file can be part of what stands in another.
const DEPTH: usize = 16;

/// A description with all that it has in other files.
pub struct Bundle {
    pub tree: Node,
    /// The references that lead nowhere, which is reported.
    pub broken: Vec<Spot>,
    /// The files that are part of it.
    pub reached: BTreeSet<usize>,
}

/// Makes one tree of those of the files, of which the first is the description. `names` are those of the
/// files; `unreadable` those that stand empty, as they cannot be read, which is said elsewhere. The
/// version says whether what stands beside a reference to a schema counts.
pub fn bundle(
    mut trees: Vec<Node>,
    names: &[&str],
    unreadable: &BTreeSet<usize>,
    version: Version,
    report: &mut Report<'_>,
) -> Option<Bundle> {
    let found = Discovery::new(&mut trees, names, unreadable, version, report);
    let homes = Homes::new(&found, &trees, names);
    for (address, reference) in &found.references {
        let home = homes.home(&reference.target);
        let tree = trees.get_mut(address.file);
        let node = tree.and_then(|tree| tree.descendant_mut(&address.tokens));
        if let (Some(home), Some(node)) = (home, node) {
            uses::redirect(node, reference.stands_for, components::pointer_to(&home));
        }
    }
    for address in &found.lacking {
        let tree = trees.get_mut(address.file);
        let node = tree.and_then(|tree| tree.descendant_mut(&address.tokens));
        if let Some(members) = node.and_then(Node::members_mut) {
            members.shift_remove("$ref");
        }
    }
    let mut assembly = Assembly {
        found: &found,
        trees: &trees,
        left: COPY_LIMIT,
        report,
    };
    let root = Address {
        file: 0,
        tokens: Vec::new(),
    };
    let mut root = assembly.content(&root, DEPTH)?;
    for (address, component) in homes.components() {
        let Some(mut node) = assembly.content(address, DEPTH) else {
            continue;
        };
        if let (Some(name), Some(members)) = (&component.name, node.members_mut()) {
            let name = Node::scalar(assembly.spot(address), name.as_str());
            members.entry(NAME.to_owned()).or_insert(name);
        }
        components::insert(&mut root, component.section, component.key.clone(), node);
    }
    Some(Bundle {
        tree: root,
        broken: found.broken,
        reached: found.reached,
    })
}

/// Puts things where they are referred to.
struct Assembly<'a, 'r> {
    found: &'a Discovery,
    trees: &'a [Node],
    left: usize,
    report: &'a mut Report<'r>,
}

impl Assembly<'_, '_> {
    /// What stands at an address, with all that it has from elsewhere.
    fn content(&mut self, address: &Address, depth: usize) -> Option<Node> {
        let tree = self.trees.get(address.file)?;
        let mut node = descendant(tree, &address.tokens)?.clone();
        let within = self.found.references.range(address.clone()..);
        let within = within.take_while(|(place, _)| {
            place.file == address.file && place.tokens.starts_with(&address.tokens)
        });
        for (place, reference) in within {
            if reference.stands_for != Use::Whole {
                continue;
            }
            let way = &place.tokens[address.tokens.len()..];
            let Some(depth) = depth.checked_sub(1) else {
                self.report.push(
                    reference.spot,
                    components::pointer_to(&place.tokens),
                    errors::circular_reference(&reference.text),
                );
                return None;
            };
            let item = self.content(&reference.target, depth)?;
            let size = item.size();
            if size > self.left {
                let pointer = components::pointer_to(&place.tokens);
                let problem = errors::too_many_copies(COPY_LIMIT);
                self.report.push(reference.spot, pointer, problem);
                return None;
            }
            self.left -= size;
            if let Some(place) = node.descendant_mut(way) {
                insert(place, item);
            }
        }
        Some(node)
    }

    fn spot(&self, address: &Address) -> Spot {
        let tree = &self.trees[address.file];
        descendant(tree, &address.tokens).map_or(tree.spot, |node| node.spot)
    }
}
