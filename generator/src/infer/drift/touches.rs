//! The places that actions change.

use serde_json::Value;

use crate::infer::actions::{Action, Change};
use crate::lower::names::camel_case;
use crate::parse::pointer::escape;

use super::variants::COMPONENTS;

/// What an action does to a place.
enum Touch<'a> {
    /// It takes away what is there.
    Takes,
    /// It puts a value there.
    Puts(&'a Value),
    /// It adds to the list there.
    Adds,
}

/// Whether two actions change one place, so that the second would not find what it is meant for, or add two schemas that
/// would come to one type.
pub fn clash(one: &Action, other: &Action) -> bool {
    let others = touches(other);
    let is_of_one_type = |(name, schema): (&String, &Value)| {
        let mut others = added(other);
        others.any(|other| camel_case(other.0) == camel_case(name) && other != (name, schema))
    };
    let mut touches = touches(one).into_iter();
    added(one).any(is_of_one_type)
        || touches.any(|(here, touch)| {
            others.iter().any(|(there, other)| match (&touch, other) {
                (Touch::Takes, _) => there.starts_with(&here),
                (_, Touch::Takes) => here.starts_with(there),
                (Touch::Puts(one), Touch::Puts(other)) => here == *there && one != other,
                _ => false,
            })
        })
}

/// The components that an action adds.
fn added(action: &Action) -> impl Iterator<Item = (&String, &Value)> {
    let update = match &action.change {
        Change::Update(update) if action.pointer == COMPONENTS => Some(update),
        _ => None,
    };
    update.into_iter().flatten()
}

/// The places that an action changes, each with a slash at its end.
fn touches(action: &Action) -> Vec<(String, Touch<'_>)> {
    let mut touches = Vec::new();
    match (&action.change, &action.item) {
        (Change::Remove, None) => touches.push((format!("{}/", action.pointer), Touch::Takes)),
        (Change::Remove, Some(item)) => {
            let pointer = format!("{}/{}/", action.pointer, escape(item));
            touches.push((pointer, Touch::Takes));
        }
        (Change::Update(update), _) => {
            for (key, value) in update {
                touch(
                    &format!("{}/{}", action.pointer, escape(key)),
                    value,
                    &mut touches,
                );
            }
        }
    }
    touches
}

fn touch<'a>(pointer: &str, value: &'a Value, touches: &mut Vec<(String, Touch<'a>)>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                touch(&format!("{pointer}/{}", escape(key)), member, touches);
            }
        }
        Value::Array(_) => touches.push((format!("{pointer}/"), Touch::Adds)),
        value => touches.push((format!("{pointer}/"), Touch::Puts(value))),
    }
}
