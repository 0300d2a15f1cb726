//! In which order actions find their targets: what a target is found by must not be changed before.

use serde_json::Value;

use crate::infer::actions::{Action, Change, merge};
use crate::infer::targets::filters;
use crate::parse::pointer::tokens;

use super::touches::clash;

/// The actions of one finding in an order in which each finds its target; where there is none, as many of the
/// first as do.
pub fn ordered(written: &Value, mut actions: Vec<Action>) -> Vec<Action> {
    let mut left = actions.clone();
    let mut ordered = Vec::new();
    while let Some(index) = first(written, &left) {
        ordered.push(left.remove(index));
    }
    if left.is_empty() {
        return ordered;
    }
    let is_hidden = |index: &usize| {
        let mut before = actions[..*index].iter();
        before.any(|before| hides(written, before, &actions[*index]))
    };
    let end = (0..actions.len()).find(is_hidden);
    actions.truncate(end.unwrap_or(actions.len()));
    actions
}

/// The first action that hides no other, and changes no place that one before it changes.
fn first(written: &Value, actions: &[Action]) -> Option<usize> {
    (0..actions.len()).find(|index| {
        let own = &actions[*index];
        let mut before = actions[..*index].iter();
        let mut others = actions.iter().enumerate().filter(|(at, _)| at != index);
        !before.any(|it| clash(it, own)) && !others.any(|(_, other)| hides(written, own, other))
    })
}

/// Whether an action changes what the target of another is found by: so that it is not found any more, or
/// something else is.
pub fn hides(written: &Value, action: &Action, other: &Action) -> bool {
    filters(written, &other.pointer)
        .iter()
        .any(|(pointer, tests)| {
            let mut changes = changes(written, pointer, action).into_iter();
            changes.any(|(before, after)| match before {
                Some(before) => tests
                    .iter()
                    .any(|it| it.passes(before) != it.passes(&after)),
                None => tests.iter().all(|it| it.passes(&after)),
            })
        })
}

/// What an action changes of the items or members at a pointer: each as it was, if it was there, and as it
/// will be.
fn changes<'w>(
    written: &'w Value,
    pointer: &str,
    action: &Action,
) -> Vec<(Option<&'w Value>, Value)> {
    let (place, target) = (tokens(pointer), tokens(&action.pointer));
    let whole = written.pointer(&pointer[1..]);
    let Some(whole) = whole else {
        return Vec::new();
    };
    if let Some([child, rest @ ..]) = target.strip_prefix(place.as_slice()) {
        let before = match whole {
            Value::Array(items) => child.parse().ok().and_then(|index: usize| items.get(index)),
            whole => whole.get(child),
        };
        let after = before.cloned().and_then(|mut after| {
            let is_left = action.carry_out(&mut after, rest);
            is_left.then_some(after)
        });
        return before.map(Some).zip(after).into_iter().collect();
    }
    let (Change::Update(update), Some(rest)) =
        (&action.change, place.strip_prefix(target.as_slice()))
    else {
        return Vec::new();
    };
    let update = Value::Object(update.clone());
    let part = rest.iter().try_fold(&update, |part, token| part.get(token));
    match (whole, part) {
        (Value::Array(items), Some(Value::Array(new))) => {
            let new = new.iter().filter(|it| !items.contains(it));
            new.map(|it| (None, it.clone())).collect()
        }
        (Value::Object(members), Some(Value::Object(new))) => new
            .iter()
            .map(|(key, update)| {
                let before = members.get(key);
                let mut after = before.cloned().unwrap_or_default();
                merge(&mut after, update);
                (before, after)
            })
            .collect(),
        _ => Vec::new(),
    }
}
