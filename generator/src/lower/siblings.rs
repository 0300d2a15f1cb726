//! Unions that a property beside them selects can stand only where such a property can.

use crate::errors;
use crate::ir::models::{Model, ModelKind};
use crate::ir::operations::{Answer, Operation};
use crate::ir::types::Type;
use crate::ir::unions::Way;

use super::models::Models;

impl Models<'_, '_> {
    /// Reports such unions in lists, maps, other unions and under other names.
    pub fn check_siblings(&mut self, model: &Model) {
        let inner: Vec<&Type> = match &model.kind {
            ModelKind::Struct(kind) => {
                let fields = kind.fields.iter().filter_map(|field| inner(&field.kind));
                fields
                    .chain(kind.others.iter().map(|others| &others.kind))
                    .collect()
            }
            ModelKind::Union(kind) => kind
                .variants
                .iter()
                .map(|variant| &variant.member)
                .collect(),
            ModelKind::Alias(kind) => vec![kind],
            ModelKind::Enum(_) | ModelKind::Newtype => Vec::new(),
        };
        for kind in inner {
            self.check_alone(kind, &model.origin);
        }
    }

    /// Reports such a union as an answer.
    pub fn check_answer(&mut self, operation: &Operation) {
        match &operation.answer {
            Answer::Nothing => {}
            Answer::Whole(kind) | Answer::Data { kind, .. } | Answer::Page(kind) => {
                self.check_alone(kind, &operation.origin);
            }
        }
    }

    fn check_alone(&mut self, kind: &Type, pointer: &str) {
        let Type::Model(name) = innermost(kind) else {
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
        Type::List(inner) | Type::Map(inner) | Type::OrNull(inner) => Some(innermost(inner)),
        _ => None,
    }
}

fn innermost(kind: &Type) -> &Type {
    match kind {
        Type::List(inner) | Type::Map(inner) | Type::OrNull(inner) | Type::Boxed(inner) => {
            innermost(inner)
        }
        kind => kind,
    }
}
