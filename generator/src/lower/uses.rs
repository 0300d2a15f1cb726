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
        .map(|model| {
            let members = members(model).into_iter().map(str::to_owned);
            (model.name.clone(), members.collect())
        })
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

/// The models that a type names, in the order of its members.
pub fn members(model: &Model) -> Vec<&str> {
    let kinds: Vec<&Type> = match &model.kind {
        ModelKind::Struct(kind) | ModelKind::Parts(Parts { members: kind, .. }) => {
            let fields = kind.fields.iter().map(|field| &field.kind);
            let others = kind.others.iter().map(|others| &others.kind);
            fields.chain(others).collect()
        }
        ModelKind::Union(kind) => kind.variants.iter().map(|it| &it.member).collect(),
        ModelKind::Alias(kind) => vec![kind],
        ModelKind::Enum(_) | ModelKind::Newtype => Vec::new(),
    };
    kinds.into_iter().filter_map(named).collect()
}

/// The model that a type names, be it in a list, a map or a box.
fn named(kind: &Type) -> Option<&str> {
    match kind.innermost() {
        Type::Model(name) => Some(name),
        _ => None,
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
    let mut names: BTreeSet<String> = roots.filter_map(named).map(str::to_owned).collect();
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
