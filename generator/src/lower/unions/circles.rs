//! Unions that are variants of themselves: to find the variant of a value would never end.

use std::collections::BTreeSet;

use crate::errors;
use crate::ir::models::ModelKind;
use crate::ir::types::Type;

use super::super::models::Models;

impl Models<'_, '_> {
    /// Reports such unions. (An object or list between is a step into the value.)
    pub fn check_circles(&mut self) {
        for name in self.names() {
            if let Some(model) = self.model(&name)
                && self.is_variant_of(&name, &name)
            {
                let problem = errors::endless_type(&name, &model.origin);
                self.diagnostics.push(problem);
            }
        }
    }

    /// Whether a type is a variant of a union, also by way of other unions.
    fn is_variant_of(&self, name: &str, union: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![union];
        while let Some(union) = waiting.pop() {
            let Some(ModelKind::Union(union)) = self.model_kind(union) else {
                continue;
            };
            for variant in &union.variants {
                if let Type::Model(member) = self.unnamed(&variant.member) {
                    if member == name {
                        return true;
                    }
                    if seen.insert(member) {
                        waiting.push(member);
                    }
                }
            }
        }
        false
    }
}
