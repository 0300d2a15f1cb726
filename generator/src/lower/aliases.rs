//! Other names of types: each must come to a type in the end.

use std::collections::BTreeSet;

use crate::errors;
use crate::ir::models::ModelKind;
use crate::ir::types::Type;

use super::models::Models;

/// How a name comes back to itself.
enum Circle {
    /// By way of a list or map: an empty one is a value.
    OfLists,
    /// By names alone: nothing is a value.
    OfNames,
}

impl Models<'_, '_> {
    /// Reports a name that stands for itself, and lets it stand for any JSON, so that whoever
    /// follows names comes to an end.
    pub fn check_aliases(&mut self) {
        for name in self.names() {
            let Some(circle) = self.circle(&name) else {
                continue;
            };
            if let Some(model) = self.model(&name) {
                let problem = match circle {
                    Circle::OfLists => errors::list_of_itself(&name, &model.origin),
                    Circle::OfNames => errors::endless_type(&name, &model.origin),
                };
                self.diagnostics.push(problem);
            }
            self.redefine(&name, ModelKind::Alias(Type::Json));
        }
    }

    /// How a name comes back to itself, if it does.
    fn circle(&self, start: &str) -> Option<Circle> {
        let mut name = start;
        let mut seen = BTreeSet::new();
        let mut circle = Circle::OfNames;
        while seen.insert(name) {
            let Some(ModelKind::Alias(kind)) = self.model_kind(name) else {
                return None;
            };
            if matches!(kind, Type::List(_) | Type::Map(_)) {
                circle = Circle::OfLists;
            }
            match kind.innermost() {
                Type::Model(next) => name = next,
                _ => return None,
            }
        }
        (name == start).then_some(circle)
    }

    /// What a type is once the names that only stand for another are followed.
    pub fn unnamed<'t>(&'t self, kind: &'t Type) -> &'t Type {
        match kind {
            Type::Model(name) => match self.model_kind(name) {
                Some(ModelKind::Alias(kind)) => self.unnamed(kind),
                _ => kind,
            },
            kind => kind,
        }
    }
}
