//! Says what is wrong with the values of a tree, each at its place.

use std::fmt::Display;

use super::source_map::SourceMap;
use super::tree::{Node, Spot};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Severity};

/// Collects diagnostics about values whose places are known.
pub struct Report<'a> {
    places: &'a SourceMap,
    diagnostics: &'a mut Diagnostics,
    has_errors: bool,
}

impl<'a> Report<'a> {
    pub fn new(places: &'a SourceMap, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            places,
            diagnostics,
            has_errors: false,
        }
    }

    /// Reports a problem with a value.
    pub fn about(&mut self, node: &Node, pointer: impl Display, problem: Diagnostic) {
        self.push(node.spot, pointer, problem);
    }

    /// Reports a problem at a place.
    pub fn push(&mut self, spot: Spot, pointer: impl Display, problem: Diagnostic) {
        self.has_errors |= problem.severity == Severity::Error;
        let place = self.places.at(spot);
        let pointer = self.places.written_at(spot, pointer.to_string());
        self.diagnostics.push(problem.at(pointer).in_file(place));
    }

    /// Where a value stands.
    pub fn place(&self, node: &Node) -> Place {
        self.places.at(node.spot)
    }

    /// Whether an error was reported here.
    pub fn has_errors(&self) -> bool {
        self.has_errors
    }
}
