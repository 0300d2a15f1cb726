//! Unions that a property beside them selects can stand only where such a property can.

use crate::errors;
use crate::ir::bodies::Parts;
use crate::ir::models::{Model, ModelKind};
use crate::ir::operations::Operation;
use crate::ir::structs::Layer;
use crate::ir::types::Type;
use crate::ir::unions::{Union, Way};

use super::models::Models;

/// How deep lists and maps may hold a union.
const DEPTH: usize = 8;

/// A union that a property beside it selects.
pub struct Selected<'m> {
    /// Its name.
    pub name: &'m str,
    /// The union.
    pub union: &'m Union,
    /// The property.
    pub property: &'m str,
    /// What holds it in the place of which the property is a sibling, from the outside.
    pub layers: Vec<Layer>,
}

impl Models<'_, '_> {
    /// The union that a type is, or that its lists and maps hold, where a property beside the type selects it.
    pub fn selected_union<'m>(&'m self, kind: &'m Type) -> Option<Selected<'m>> {
        let mut kind = kind;
        let mut layers = Vec::new();
        while layers.len() < DEPTH {
            kind = match self.unnamed(kind) {
                Type::List(entry) => {
                    layers.push(Layer::List);
                    entry
                }
                Type::Map(value) => {
                    layers.push(Layer::Map);
                    value
                }
                Type::OrNull(inner) => {
                    layers.push(Layer::OrNull);
                    inner
                }
                Type::Model(name) => {
                    let ModelKind::Union(union) = &self.model(name)?.kind else {
                        return None;
                    };
                    let Way::Sibling { property } = &union.way else {
                        return None;
                    };
                    return Some(Selected {
                        name,
                        union,
                        property,
                        layers,
                    });
                }
                _ => return None,
            };
        }
        None
    }

    /// Reports such unions where they are no property: among further members, and in other unions.
    pub fn check_siblings(&mut self, model: &Model) {
        match &model.kind {
            ModelKind::Struct(kind) | ModelKind::Parts(Parts { members: kind, .. }) => {
                if let Some(others) = &kind.others {
                    self.check_alone(&others.kind, &model.origin);
                }
            }
            ModelKind::Union(kind) => {
                for variant in &kind.variants {
                    self.check_alone(&variant.member, &model.origin);
                }
            }
            ModelKind::Alias(_) | ModelKind::Enum(_) | ModelKind::Newtype => {}
        }
    }

    /// Reports such a union as an answer.
    pub fn check_answer(&mut self, operation: &Operation) {
        for kind in operation.answer.json_types() {
            self.check_alone(kind, &operation.origin);
        }
    }

    fn check_alone(&mut self, kind: &Type, pointer: &str) {
        if let Some(selected) = self.selected_union(kind) {
            let diagnostic = errors::misplaced_sibling_union(selected.name, pointer);
            self.diagnostics.push(diagnostic);
        }
    }
}
