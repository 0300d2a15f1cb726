//! The first stage: reads a description and its overlays into `openapiv3`, and remembers where
//! everything stands.

mod choices;
mod downgrade;
mod grammar;
pub(crate) mod json_path;
mod overlay;
pub(crate) mod pointer;
mod report;
mod scalars;
mod source_map;
pub(crate) mod spelling;
mod tags;
mod tree;
mod typed;
mod yaml;

use openapiv3::OpenAPI;
use serde_json::Value;

pub use source_map::SourceMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use pointer::Path;
use report::Report;
use tree::Node;

/// A text and its name.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name, as messages show it: `spec/api.yaml`.
    pub name: &'a str,
    /// The text, YAML or JSON.
    pub text: &'a str,
}

/// A description in the form of OpenAPI 3.0, with its overlays applied.
#[derive(Clone, Debug)]
pub struct Description {
    /// The description, typed; not if anything in it is an error.
    pub openapi: Option<OpenAPI>,
    /// The same, as JSON.
    pub json: Value,
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
    let Some(mut tree) = read(description, overlays, &places, diagnostics) else {
        return (None, places);
    };
    places.learn_written(&tree);
    let mut report = Report::new(&places, diagnostics);
    if downgrade::downgrade(&mut tree, &mut report) {
        grammar::check(&mut tree, &grammar::OPENAPI, Path::Root, &mut report);
        tags::declare(&mut tree);
        choices::alone(&mut tree);
    }
    places.learn(&tree);
    let json = tree.to_json();
    let openapi = if diagnostics.has_errors() {
        None
    } else {
        typed::openapi(&json)
            .map_err(|diagnostic| diagnostics.push(*diagnostic))
            .ok()
    };
    (Some(Description { openapi, json }), places)
}

/// A description as it is written, with its overlays applied; nothing if it cannot be read.
pub fn written(description: Source<'_>, overlays: &[Source<'_>]) -> Option<Value> {
    let places = SourceMap::new(description, overlays);
    let tree = read(description, overlays, &places, &mut Diagnostics::default());
    tree.map(|tree| tree.to_json())
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
    let Some(mut tree) = read(description, overlays, places, &mut unsaid) else {
        return;
    };
    downgrade::downgrade(&mut tree, &mut Report::new(places, &mut unsaid));
    grammar::check_presence(&mut tree, &grammar::OPENAPI, Path::Root, report);
}

/// Where a value stands, in the description or in the overlay that put it there; nothing if there is
/// no such value.
pub fn place(description: Source<'_>, overlays: &[Source<'_>], pointer: &str) -> Option<Place> {
    written(description, overlays)?.pointer(pointer.strip_prefix('#')?)?;
    let (_, places) = parse(description, overlays, &mut Diagnostics::default());
    places.place(pointer)
}

/// The description with its overlays applied, if its text can be read.
fn read(
    description: Source<'_>,
    overlays: &[Source<'_>],
    places: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut tree = yaml::read(description, 0, diagnostics);
    for (index, source) in overlays.iter().enumerate() {
        let Some(document) = yaml::read(*source, index + 1, diagnostics) else {
            continue;
        };
        let mut report = Report::new(places, diagnostics);
        let actions = overlay::actions(document, &mut report);
        if let Some(tree) = &mut tree {
            overlay::apply(&actions, tree, &mut report);
        }
    }
    tree
}
