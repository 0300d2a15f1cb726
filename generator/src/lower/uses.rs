//! Which way the values of each type travel: what is sent gets constructors.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::bodies::Parts;
use crate::ir::envelope::Envelope;
use crate::ir::models::{Model, ModelKind, Module};
use crate::ir::operations::{Answer, Place};
use crate::ir::resources::Resource;
use crate::ir::types::{Passing, Type};

/// Marks what is sent and what is received. A type that no operation uses counts as both.
pub fn settle(modules: &mut [Module], resources: &[Resource], envelope: Option<&Envelope>) {
    let members: BTreeMap<String, BTreeSet<String>> = modules
        .iter()
        .flat_map(|module| &module.models)
        .map(|model| (model.name.clone(), members(model)))
        .collect();
    let operations = || resources.iter().flat_map(|resource| &resource.operations);
    let sent = operations()
        .flat_map(|operation| operation.arguments.iter().chain(&operation.options))
        .filter(|parameter| matches!(parameter.place, Place::Body(_) | Place::Styled(..)))
        .filter_map(|parameter| passed(&parameter.passing));
    let sent = reached(&members, sent);
    let answers = operations().filter_map(|operation| match &operation.answer {
        Answer::Nothing | Answer::Plain(..) => None,
        Answer::Whole(kind) | Answer::Data { kind, .. } | Answer::Page(kind) => Some(kind),
    });
    let paging = envelope
        .and_then(|envelope| envelope.paging.as_ref())
        .map(|(_, kind)| kind);
    let errors = operations().flat_map(|operation| &operation.errors);
    let errors = errors.filter_map(|error| error.kind.as_ref());
    let received = reached(&members, answers.chain(paging).chain(errors));
    for model in modules.iter_mut().flat_map(|module| &mut module.models) {
        model.uses.sent = sent.contains(&model.name);
        model.uses.received = received.contains(&model.name);
        if !model.uses.sent && !model.uses.received {
            model.uses = crate::ir::models::Uses {
                sent: true,
                received: true,
            };
        }
    }
}

/// The models that a type names.
fn members(model: &Model) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    match &model.kind {
        ModelKind::Struct(kind) | ModelKind::Parts(Parts { members: kind, .. }) => {
            kind.fields
                .iter()
                .for_each(|field| collect(&field.kind, &mut names));
            kind.others
                .iter()
                .for_each(|others| collect(&others.kind, &mut names));
        }
        ModelKind::Union(kind) => {
            kind.variants
                .iter()
                .for_each(|variant| collect(&variant.member, &mut names));
        }
        ModelKind::Alias(kind) => collect(kind, &mut names),
        ModelKind::Enum(_) | ModelKind::Newtype => {}
    }
    names
}

fn collect(kind: &Type, names: &mut BTreeSet<String>) {
    match kind {
        Type::Model(name) => {
            names.insert(name.clone());
        }
        Type::List(inner) | Type::Map(inner) | Type::OrNull(inner) | Type::Boxed(inner) => {
            collect(inner, names);
        }
        _ => {}
    }
}

/// The type of what is handed over, unless it is text alone.
pub fn passed(passing: &Passing) -> Option<&Type> {
    match passing {
        Passing::Into(kind)
        | Passing::Plain(kind)
        | Passing::Each(kind)
        | Passing::EachInto(kind) => Some(kind),
        Passing::Text | Passing::EachText => None,
    }
}

/// The models that one comes to from some types.
fn reached<'a>(
    members: &BTreeMap<String, BTreeSet<String>>,
    roots: impl Iterator<Item = &'a Type>,
) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    roots.for_each(|kind| collect(kind, &mut names));
    let mut waiting: Vec<String> = names.iter().cloned().collect();
    while let Some(name) = waiting.pop() {
        for member in members.get(&name).into_iter().flatten() {
            if names.insert(member.clone()) {
                waiting.push(member.clone());
            }
        }
    }
    names
}
