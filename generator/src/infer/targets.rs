//! JSONPaths that say by name and by content what a JSON pointer says by number.
//!
//! A place in a list and the number in `Text1` are what the writer of the description happened to
//! give. With its next version they may be those of something else, and an action must not change
//! that instead.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::numbering::numbered;
use crate::parse::json_path::{member_step, quoted};
use crate::parse::pointer::tokens;

use super::content::filter;

/// The JSONPath of what a pointer leads to; nothing if only a number tells it from something else.
pub fn path(root: &Value, pointer: &str) -> Option<String> {
    let mut path = "$".to_owned();
    let mut here = Some(root);
    let tokens = tokens(pointer);
    for (index, token) in tokens.iter().enumerate() {
        let (step, next) = match here {
            Some(Value::Array(items)) => {
                let place = token.parse().unwrap_or(items.len());
                (item_step(items, place)?, items.get(place))
            }
            _ => {
                let is_schema = index == 2 && tokens[0] == "components" && tokens[1] == "schemas";
                let step = match is_schema && numbered_schemas(root).contains(token.as_str()) {
                    true => schema_step(here?, token)?,
                    false => member_step(token),
                };
                (step, here.and_then(|here| here.get(token)))
            }
        };
        path += &step;
        here = next;
    }
    Some(path)
}

/// The schemas of the components whose names are numbered.
pub fn numbered_schemas(root: &Value) -> BTreeSet<&str> {
    let schemas = root.pointer("/components/schemas");
    let names = schemas.and_then(Value::as_object).into_iter();
    let names = names.flat_map(|schemas| schemas.keys().map(String::as_str));
    numbered(names).into_iter().flatten().collect()
}

/// A schema by what it says.
fn schema_step(schemas: &Value, name: &str) -> Option<String> {
    let others = schemas.as_object()?.iter();
    let others: Vec<&Value> = others
        .filter(|(key, _)| *key != name)
        .map(|(_, other)| other)
        .collect();
    filter(schemas.get(name)?, &others)
}

/// A parameter by its name, any other item by what it says. Of two that say the same the place does
/// not matter.
fn item_step(items: &[Value], place: usize) -> Option<String> {
    let Some(item) = items.get(place) else {
        return Some(format!("[{place}]"));
    };
    let text = |key| item.get(key).and_then(Value::as_str);
    if let (Some(name), Some(place)) = (text("name"), text("in")) {
        let (name, place) = (quoted(name), quoted(place));
        return Some(format!("[?@.name == {name} && @.in == {place}]"));
    }
    let others = items.iter().enumerate();
    let others: Vec<&Value> = others
        .filter(|(index, _)| *index != place)
        .map(|(_, other)| other)
        .collect();
    if others.is_empty() || others.contains(&item) || !item.is_object() {
        return Some(format!("[{place}]"));
    }
    filter(item, &others)
}
