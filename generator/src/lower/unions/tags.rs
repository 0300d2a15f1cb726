//! The values by which unions know their variants again, which must be sent with them.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::models::ModelKind;
use crate::ir::types::Type;
use crate::ir::unions::{Constant, Question, Step, Variant, Way};

use super::super::models::Models;

/// What selects each struct that is a variant, by its name and the property.
type Selectors = BTreeMap<(String, String), BTreeSet<String>>;

/// What selects the variants of unions.
pub struct Tags {
    /// Of those that are sent.
    sent: Selectors,
    /// Of those of which no operation knows.
    unused: Selectors,
}

impl Tags {
    /// Those of all unions but what is received alone: nobody sends what tells the variants of an answer apart.
    pub fn new(models: &Models<'_, '_>) -> Self {
        let (mut sent, mut unused) = (Selectors::new(), Selectors::new());
        for name in models.names() {
            let Some(model) = models.model(&name) else {
                continue;
            };
            let tags = match model.uses {
                uses if uses.sent => &mut sent,
                uses if !uses.received => &mut unused,
                _ => continue,
            };
            let ModelKind::Union(union) = &model.kind else {
                continue;
            };
            for variant in &union.variants {
                for (property, selectors) in selecting(&union.way, variant) {
                    for member in structs(models, &variant.member, &property, DEPTH) {
                        let own = tags.entry((member, property.clone())).or_default();
                        own.extend(selectors.iter().cloned());
                    }
                }
            }
        }
        Self { sent, unused }
    }

    /// The texts that select a struct by a property, wherever it is a variant of what is sent; or else of what no
    /// operation knows.
    pub fn of(&self, model: &str, property: &str) -> BTreeSet<String> {
        let key = (model.to_owned(), property.to_owned());
        let own = self.sent.get(&key).or_else(|| self.unused.get(&key));
        own.cloned().unwrap_or_default()
    }
}

/// How deep unions may stand in unions.
const DEPTH: usize = 4;

/// The types that a variant may hold, by name: its own, or where that is a union which something else tells, those of the
/// variants of that.
fn structs(models: &Models<'_, '_>, member: &Type, property: &str, depth: usize) -> Vec<String> {
    let Type::Model(name) = models.unnamed(member) else {
        return Vec::new();
    };
    let union = match models.model_kind(name) {
        Some(ModelKind::Union(union)) => union,
        _ => return vec![name.clone()],
    };
    let is_told_by_it = matches!(&union.way, Way::Property { property: own } if own == property);
    let variants = union.variants.iter().filter(|_| !is_told_by_it);
    match depth.checked_sub(1) {
        Some(depth) => variants
            .flat_map(|it| structs(models, &it.member, property, depth))
            .collect(),
        None => Vec::new(),
    }
}

/// The properties that must have some values for a variant to be known again, and these.
fn selecting(way: &Way, variant: &Variant) -> Vec<(String, Vec<String>)> {
    if let Way::Property { property } = way {
        return vec![(property.clone(), variant.selectors.clone())];
    }
    let [tests] = variant.tests.as_slice() else {
        return Vec::new();
    };
    let listed = tests.iter().filter(|test| test.holds).filter_map(|test| {
        let [Step::Member(property)] = test.path.as_slice() else {
            return None;
        };
        let values = match &test.question {
            Question::OneOf(texts) => texts.clone(),
            Question::Literal(values) => values.iter().filter_map(Constant::as_selector).collect(),
            _ => return None,
        };
        Some((property.clone(), values))
    });
    listed.collect()
}
