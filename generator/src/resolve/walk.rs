//! Goes through a description, object by object, past what is data and not description.

use serde_json::Value;

use crate::keys::{DATA, MAPS};
use crate::parse::pointer::escape;

/// Calls `found` with every object of a description that is no map from names and its pointer, in order.
pub fn walk<'a>(description: &'a Value, found: &mut impl FnMut(&'a Value, &str)) {
    walk_below(description, "#", false, found);
}

fn walk_below<'a>(
    json: &'a Value,
    pointer: &str,
    are_names: bool,
    found: &mut impl FnMut(&'a Value, &str),
) {
    match json {
        Value::Object(members) => {
            if !are_names {
                found(json, pointer);
            }
            for (key, member) in members {
                let is_data = DATA.contains(&key.as_str()) || key.starts_with("x-");
                if is_data && !are_names {
                    continue;
                }
                let is_map = !are_names && MAPS.contains(&key.as_str()) && member.is_object();
                walk_below(member, &format!("{pointer}/{}", escape(key)), is_map, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk_below(item, &format!("{pointer}/{index}"), false, found);
            }
        }
        _ => {}
    }
}
