//! Which way the values of each type travel: what is sent gets constructors.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::bodies::Parts;
use crate::ir::envelope::Envelope;
use crate::ir::models::{Model, ModelKind, Uses};
use crate::ir::operations::Place;
use crate::ir::resources::Resource;
use crate::ir::structs::Direction;
use crate::ir::types::{Passing, Type};

/// Which models operations send, and which they receive.
pub struct Traffic {
    sent: BTreeSet<String>,
    received: BTreeSet<String>,
    /// What pages have beside their values.
    paging: BTreeSet<String>,
}

impl Traffic {
    /// What the operations do with the models.
    pub fn new<'a>(
        models: impl Iterator<Item = &'a Model>,
        resources: &[Resource],
        envelope: Option<&Envelope>,
    ) -> Self {
        let members: Members = models
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
        let answers = operations().flat_map(|operation| operation.answer.json_types());
        let paging = || {
            let paging = envelope.and_then(|envelope| envelope.paging.as_ref());
            paging.map(|(_, kind)| kind).into_iter()
        };
        let errors = operations().flat_map(|operation| &operation.errors);
        let errors = errors.filter_map(|error| error.kind.as_ref());
        Self {
            sent: reached(&members, sent),
            received: reached(&members, answers.chain(paging()).chain(errors)),
            paging: reached(&members, paging()),
        }
    }

    /// Which way the values of a model travel. One that no operation uses counts as both.
    pub fn uses(&self, name: &str) -> Uses {
        let (sent, received) = (self.sent.contains(name), self.received.contains(name));
        let is_unused = !sent && !received;
        Uses {
            sent: sent || is_unused,
            received: received || is_unused,
        }
    }

    /// Whether a model travels without its members that go this way alone. The client reads the paging
    /// itself, and knows what is there.
    pub fn may_lack(&self, name: &str, direction: Direction) -> bool {
        match direction {
            Direction::Both => false,
            Direction::Received => self.sent.contains(name) && !self.paging.contains(name),
            Direction::Sent => self.received.contains(name),
        }
    }
}

/// The models that each model names.
type Members = BTreeMap<String, BTreeSet<String>>;

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
fn reached<'a>(members: &Members, roots: impl Iterator<Item = &'a Type>) -> BTreeSet<String> {
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
