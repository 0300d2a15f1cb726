//! The first stage: reads a description and its overlays into `openapiv3`, and remembers where
//! everything stands.

mod beside_references;
mod bundle;
mod choices;
mod downgrade;
pub(crate) mod files;
mod given_names;
mod grammar;
pub(crate) mod json_path;
mod numbers;
mod overlay;
pub(crate) mod pointer;
mod recursion;
mod references;
mod report;
mod scalars;
mod source_map;
pub(crate) mod spelling;
mod statuses;
mod tags;
mod tree;
mod typed;
mod yaml;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

pub use choices::{ANY_TEXT, HAS_HEIRS, HEIR_OF, OR_FILE, STANDS_FOR, is_of_place};
pub use downgrade::{CLOSED, FURTHER_EXAMPLES, MUTUAL};
pub use files::{File, NeededFile, further_files, needed_files};
pub use numbers::Numbers;
pub use source_map::SourceMap;
pub use typed::{FurtherOperation, Typed};

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::resolve::Kin;
use pointer::Path;
use report::Report;
use tree::{Node, Spot};

/// A text and its name.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name, as messages show it: `spec/api.yaml`.
    pub name: &'a str,
    /// The text, YAML or JSON.
    pub text: &'a str,
    /// What else a description consists of: the files to which its text refers, and they in turn.
    /// [`further_files`] finds them; in which order they are given makes no difference.
    pub files: &'a [File],
}

impl<'a> Source<'a> {
    /// A text that is all there is.
    pub fn new(name: &'a str, text: &'a str) -> Self {
        let files = &[];
        Self { name, text, files }
    }

    /// The same text, with what else it consists of.
    #[must_use]
    pub fn with_files(self, files: &'a [File]) -> Self {
        Self { files, ..self }
    }

    /// The further files, in the order of their names.
    pub(crate) fn files_by_name(&self) -> Vec<&'a File> {
        let mut files: Vec<&File> = self.files.iter().collect();
        files.sort_by_key(|file| &file.name);
        files
    }
}

/// A description in the form of OpenAPI 3.0, with its overlays applied.
#[derive(Clone, Debug)]
pub struct Description {
    /// The description, typed; not if anything in it is an error.
    pub typed: Option<Typed>,
    /// The same, as JSON.
    pub json: Value,
    /// Its numbers that no `Value` can be.
    pub numbers: Numbers,
    /// The extensions of schemas that give names, by their pointers.
    pub given_names: Vec<String>,
    /// What later stages find of its components, each once.
    pub kin: OnceCell<Kin>,
}

impl Description {
    /// Adds members to objects, each by its pointer; of two objects with one key, their members are put together.
    pub fn extend<'m>(&mut self, additions: impl Iterator<Item = (&'m str, Map<String, Value>)>) {
        for (pointer, members) in additions {
            let object = pointer.strip_prefix('#');
            let object = object.and_then(|it| self.json.pointer_mut(it)?.as_object_mut());
            let Some(object) = object else {
                continue;
            };
            for (key, value) in members {
                match (object.get_mut(&key), value) {
                    (Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
                    (_, value) => {
                        object.insert(key, value);
                    }
                }
            }
        }
        self.typed = typed::typed(&self.json).ok();
        self.kin = OnceCell::new();
    }
}

/// Reads a description and applies its overlays, in order.
///
/// There is no description if its text cannot be read; the places are known as far as the texts
/// could be.
pub fn parse(
    description: Source<'_>,
    overlays: &[Source<'_>],
    diagnostics: &mut Diagnostics,
) -> (Option<Description>, SourceMap) {
    let mut places = SourceMap::new(description, overlays);
    let Some((mut tree, broken)) = read(description, overlays, &mut places, diagnostics) else {
        return (None, places);
    };
    places.learn_written(&tree);
    let mut report = Report::new(&places, diagnostics);
    let mut moves = Vec::new();
    if let Some(version) = downgrade::version(&tree, &mut report) {
        recursion::settle(&mut tree);
        moves = references::settle(&mut tree, description.name, version, broken, &mut report);
        moves.extend(statuses::spell(&mut tree, &mut report));
        choices::settle_mapped_schemas(&mut tree, &mut report);
        downgrade::downgrade(&mut tree, version, &mut report);
        grammar::check(&mut tree, &grammar::OPENAPI, Path::Root, &mut report);
        choices::settle(&mut tree);
    }
    places.learn(&tree);
    places.learn_moves(moves);
    let given_names = given_names::pointers(&mut tree);
    let json = tree.to_json();
    let typed = if diagnostics.has_errors() {
        None
    } else {
        typed::typed(&json)
            .map_err(|diagnostic| diagnostics.push(*diagnostic))
            .ok()
    };
    let description = Description {
        typed,
        json,
        numbers: numbers::numbers(&tree),
        given_names,
        kin: OnceCell::new(),
    };
    (Some(description), places)
}

/// A description as it is written, with its overlays applied; nothing if it cannot be read.
pub fn written(description: Source<'_>, overlays: &[Source<'_>]) -> Option<Value> {
    written_with_numbers(description, overlays).map(|(written, _)| written)
}

/// The same, and its numbers that no `Value` can be.
pub fn written_with_numbers(
    description: Source<'_>,
    overlays: &[Source<'_>],
) -> Option<(Value, Numbers)> {
    let mut places = SourceMap::new(description, overlays);
    let unused = &mut Diagnostics::default();
    let tree = read(description, overlays, &mut places, unused);
    tree.map(|(tree, _)| (tree.to_json(), numbers::numbers(&tree)))
}

/// Why a text is no description at all: it cannot be read, is of no version that can be, or lacks what every
/// description has and its overlays do not add. What else is wrong in it is not said.
///
/// # Errors
///
/// The diagnostics, which are errors.
pub fn recognized(description: Source<'_>, overlays: &[Source<'_>]) -> Result<(), Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let places = SourceMap::new(description, overlays);
    if let Some(tree) = yaml::read(description, 0, &mut diagnostics) {
        diagnostics = Diagnostics::default();
        let mut report = Report::new(&places, &mut diagnostics);
        if downgrade::version(&tree, &mut report).is_some() {
            check_presence(description, overlays, &places, &mut report);
        }
    }
    match diagnostics.has_errors() {
        true => Err(diagnostics.into_sorted(&places)),
        false => Ok(()),
    }
}

/// Checks that a description has what every description has.
fn check_presence(
    description: Source<'_>,
    overlays: &[Source<'_>],
    places: &SourceMap,
    report: &mut Report<'_>,
) {
    let mut unsaid = Diagnostics::default();
    let mut own_places = SourceMap::new(description, overlays);
    let Some((mut tree, _)) = read(description, overlays, &mut own_places, &mut unsaid) else {
        return;
    };
    let unsaid = &mut Report::new(places, &mut unsaid);
    if let Some(version) = downgrade::version(&tree, unsaid) {
        downgrade::downgrade(&mut tree, version, unsaid);
    }
    grammar::check_presence(&mut tree, &grammar::OPENAPI, Path::Root, report);
}

/// Where a value stands, in the description or in the overlay that put it there; nothing if there is
/// no such value.
pub fn place(description: Source<'_>, overlays: &[Source<'_>], pointer: &str) -> Option<Place> {
    written(description, overlays)?.pointer(pointer.strip_prefix('#')?)?;
    let (_, places) = parse(description, overlays, &mut Diagnostics::default());
    places.place(pointer)
}

/// The description, all of its files in one, with its overlays applied; if its texts can be read. With it
/// come the references from file to file that lead nowhere.
fn read(
    description: Source<'_>,
    overlays: &[Source<'_>],
    places: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<(Node, Vec<Spot>)> {
    let mut tree = whole(description, places, diagnostics);
    let first = description.files.len() + 1;
    for (index, source) in overlays.iter().enumerate() {
        let Some(document) = yaml::read(*source, first + index, diagnostics) else {
            continue;
        };
        let mut report = Report::new(places, diagnostics);
        let actions = overlay::actions(document, &mut report);
        if let Some((tree, _)) = &mut tree {
            overlay::apply(&actions, tree, &mut report);
        }
    }
    tree
}

/// The description with all of its files in one, if those that it consists of can be read.
fn whole(
    description: Source<'_>,
    places: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<(Node, Vec<Spot>)> {
    let root = yaml::read(description, 0, diagnostics)?;
    let mut unused = Diagnostics::default();
    let version = downgrade::version(&root, &mut Report::new(places, &mut unused));
    let mut names = vec![description.name];
    let mut trees = vec![root];
    let mut said = vec![Diagnostics::default()];
    let mut unreadable = BTreeSet::new();
    for file in description.files_by_name() {
        let index = trees.len();
        let mut own = Diagnostics::default();
        let tree = yaml::read(Source::new(&file.name, &file.text), index, &mut own);
        let tree = tree.unwrap_or_else(|| {
            unreadable.insert(index);
            Node::object(Spot::start(index), [])
        });
        places.learn_further(&tree);
        names.push(&file.name);
        trees.push(tree);
        said.push(own);
    }
    let version = version.unwrap_or(downgrade::Version::Target);
    let mut report = Report::new(places, diagnostics);
    let bundle = bundle::bundle(trees, &names, &unreadable, version, &mut report)?;
    // A file that is no part of the description may be anything.
    for (index, own) in said.into_iter().enumerate() {
        if bundle.reached.contains(&index) {
            diagnostics.append(own);
        }
    }
    let is_whole = bundle.reached.is_disjoint(&unreadable);
    is_whole.then_some((bundle.tree, bundle.broken))
}
