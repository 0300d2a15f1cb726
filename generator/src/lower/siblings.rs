//! Unions that a property beside them selects can stand only where such a property can.

use crate::errors;
use crate::ir::bodies::Parts;
use crate::ir::models::{Model, ModelKind};
use crate::ir::operations::{Answer, Operation};
use crate::ir::types::Type;
use crate::ir::unions::Way;

use super::models::Models;

impl Models<'_, '_> {
    /// Reports such unions in lists, maps, other unions and under other names.
    pub fn check_siblings(&mut self, model: &Model) {
        match &model.kind {
            ModelKind::Struct(kind) | ModelKind::Parts(Parts { members: kind, .. }) => {
                for field in &kind.fields {
                    if let Some(inner) = inner(&field.kind) {
                        self.check_alone(inner, &field.origin);
                    }
                }
                if let Some(others) = &kind.others {
                    self.check_alone(&others.kind, &model.origin);
                }
            }
            ModelKind::Union(kind) => {
                for variant in &kind.variants {
                    self.check_alone(&variant.member, &model.origin);
                }
            }
            ModelKind::Alias(kind) => self.check_alone(kind, &model.origin),
            ModelKind::Enum(_) | ModelKind::Newtype => {}
        }
    }

    /// Reports such a union as an answer.
    pub fn check_answer(&mut self, operation: &Operation) {
        match &operation.answer {
            Answer::Nothing | Answer::Plain(..) => {}
            Answer::Whole(kind) | Answer::Data { kind, .. } | Answer::Page(kind) => {
                self.check_alone(kind, &operation.origin);
            }
        }
    }

    fn check_alone(&mut self, kind: &Type, pointer: &str) {
        let Type::Model(name) = kind.innermost() else {
            return;
        };
        let Some(ModelKind::Union(union)) = self.model(name).map(|model| &model.kind) else {
            return;
        };
        if matches!(union.way, Way::Sibling { .. }) {
            self.diagnostics
                .push(errors::misplaced_sibling_union(name, pointer));
        }
    }
}

/// What stands inside a list or map.
fn inner(kind: &Type) -> Option<&Type> {
    match kind {
        Type::List(inner) | Type::Map(inner) | Type::OrNull(inner) => Some(inner.innermost()),
        _ => None,
    }
}
