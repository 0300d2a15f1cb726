//! Actions that would take away what something else refers to: a variant by its place in a list, say.

use serde_json::Value;

use crate::diagnostics::Diagnostic;
use crate::parse::pointer::{pointer, tokens};

use super::actions::{Action, Change};
use super::conflicts;

/// Leaves out the actions on every schema of which one would take something away that is referred to. They
/// are a conflict: only together do they say what was seen.
pub fn leave_out(actions: &mut Vec<Action>, written: &Value) -> Vec<Diagnostic> {
    let mut referred = Vec::new();
    references(written, &mut referred);
    let lost: Vec<(Vec<String>, &str)> = actions
        .iter()
        .filter(|action| matches!(action.change, Change::Remove) && action.item.is_none())
        .filter_map(|action| {
            let mut way = tokens(&action.pointer);
            let reference = referred.iter().find(|it| tokens(it).starts_with(&way))?;
            way.pop();
            Some((way, *reference))
        })
        .collect();
    actions.retain(|action| {
        let way = tokens(&action.pointer);
        let is_of = |(schema, _): &(Vec<String>, &str)| {
            way.starts_with(schema) && way.len() <= schema.len() + 1
        };
        !lost.iter().any(is_of)
    });
    let conflicts = lost.into_iter();
    let conflicts =
        conflicts.map(|(schema, reference)| conflicts::referred_to(reference, &pointer(&schema)));
    conflicts.collect()
}

/// Every reference into the document.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            found.extend(reference.filter(|it| it.starts_with("#/")));
            members
                .values()
                .for_each(|member| references(member, found));
        }
        _ => {}
    }
}
