//! Other names of types: each must come to a type in the end.

use std::collections::BTreeSet;

use crate::errors;
use crate::ir::models::ModelKind;
use crate::ir::types::Type;

use super::models::Models;

impl Models<'_, '_> {
    /// Reports a name that stands for itself, and lets it stand for any JSON, so that whoever
    /// follows names comes to an end.
    pub fn check_aliases(&mut self) {
        for name in self.names() {
            if !self.leads_back(&name) {
                continue;
            }
            if let Some(model) = self.model(&name) {
                let problem = errors::endless_type(&name, &model.origin);
                self.diagnostics.push(problem);
            }
            self.redefine(&name, ModelKind::Alias(Type::Json));
        }
    }

    /// Whether a name stands for a list, map or name that comes back to it.
    fn leads_back(&self, start: &str) -> bool {
        let mut name = start;
        let mut seen = BTreeSet::new();
        while seen.insert(name) {
            let Some(ModelKind::Alias(kind)) = self.model_kind(name) else {
                return false;
            };
            match kind.innermost() {
                Type::Model(next) => name = next,
                _ => return false,
            }
        }
        name == start
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
