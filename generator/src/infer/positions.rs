//! Goes through a description, object by object, past what is data and not description.

use serde_json::Value;

use crate::parse::pointer::escape;
use crate::resolve::{DATA, MAPS};

use super::schemas::Schema;

/// Calls `found` with every object of a description that is no map from names, in order.
pub fn visit<'a>(root: &'a Value, found: &mut impl FnMut(Schema<'a>)) {
    visit_below(root, "#", false, found);
}

fn visit_below<'a>(
    json: &'a Value,
    pointer: &str,
    are_names: bool,
    found: &mut impl FnMut(Schema<'a>),
) {
    match json {
        Value::Object(members) => {
            if !are_names {
                let pointer = pointer.to_owned();
                found(Schema { json, pointer });
            }
            for (key, member) in members {
                let is_data = DATA.contains(&key.as_str()) || key.starts_with("x-");
                if is_data && !are_names {
                    continue;
                }
                let is_map = !are_names && MAPS.contains(&key.as_str()) && member.is_object();
                visit_below(member, &format!("{pointer}/{}", escape(key)), is_map, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                visit_below(item, &format!("{pointer}/{index}"), false, found);
            }
        }
        _ => {}
    }
}
