//! Types that hold themselves: somewhere in each circle a box must stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::models::{ModelKind, Module};
use crate::ir::structs::Field;
use crate::ir::types::{Passing, Type};

/// Which types hold which, without a list or map between.
type Holders = BTreeMap<String, BTreeSet<String>>;

/// Boxes every type that leads back to the type which holds it. A circle with a union in it is
/// closed there, so that the fields which hold the union stay plain.
pub fn boxed(modules: &mut [Module]) {
    box_members(modules, |kind| matches!(kind, ModelKind::Union(_)));
    box_members(modules, |kind| matches!(kind, ModelKind::Struct(_)));
    for model in modules.iter_mut().flat_map(|module| &mut module.models) {
        if let ModelKind::Struct(kind) = &mut model.kind {
            let boxed = |field: &&mut Field| matches!(field.kind, Type::Boxed(_));
            for field in kind.fields.iter_mut().filter(boxed) {
                field.passing = Passing::Into(field.kind.clone());
            }
        }
    }
}

fn box_members(modules: &mut [Module], wanted: impl Fn(&ModelKind) -> bool) {
    let holders = holders(modules);
    let models = modules.iter_mut().flat_map(|module| &mut module.models);
    for model in models.filter(|model| wanted(&model.kind)) {
        let circular = |kind: &Type| match kind {
            Type::Model(member) => reaches(&holders, member, &model.name),
            _ => false,
        };
        for kind in held(&mut model.kind) {
            if circular(kind) {
                *kind = Type::Boxed(Box::new(kind.clone()));
            }
        }
    }
}

fn holders(modules: &mut [Module]) -> Holders {
    let mut holders = Holders::new();
    for model in modules.iter_mut().flat_map(|module| &mut module.models) {
        let held = held(&mut model.kind)
            .into_iter()
            .filter_map(|kind| match kind {
                Type::Model(name) => Some(name.clone()),
                _ => None,
            });
        holders.insert(model.name.clone(), held.collect());
    }
    holders
}

/// The types that a type holds in itself.
fn held(kind: &mut ModelKind) -> Vec<&mut Type> {
    match kind {
        ModelKind::Struct(kind) => kind
            .fields
            .iter_mut()
            .map(|field| &mut field.kind)
            .collect(),
        ModelKind::Union(kind) => kind.variants.iter_mut().map(|it| &mut it.member).collect(),
        ModelKind::Alias(kind) => vec![kind],
        // Nothing holds a body.
        ModelKind::Parts(_) | ModelKind::Enum(_) | ModelKind::Newtype => Vec::new(),
    }
}

/// Whether one leads from `start` to `goal`.
fn reaches(holders: &Holders, start: &str, goal: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![start];
    while let Some(name) = waiting.pop() {
        if name == goal {
            return true;
        }
        if seen.insert(name) {
            waiting.extend(holders.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
