//! Lists whose items are known again by their names, wherever they stand.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::numbers;
use crate::parse::pointer::unescape;

/// Whether the items of the list under a key have a rank: a crate calls the first server, an operation stands
/// where its first tag says, and of the parts that describe one property the last is taken.
pub fn is_ranked(key: &str) -> bool {
    matches!(key, "allOf" | "servers" | "tags")
}

/// Whether the items that two lists have in common stand in one order.
pub fn are_ranked_alike(one: &IndexMap<String, &Value>, other: &IndexMap<String, &Value>) -> bool {
    let common = one.keys().filter(|name| other.contains_key(*name));
    common.eq(other.keys().filter(|name| one.contains_key(*name)))
}

/// Whether a list may be left out if it is empty, and its items have names.
pub fn is_list_of_names(key: &str, old: Option<&Value>, new: Option<&Value>) -> bool {
    let is_list = |value: Option<&Value>| value.is_none_or(Value::is_array);
    matches!(key, "required" | "parameters") && is_list(old) && is_list(new)
}

/// The keys, with `required` last: a property is told before that it is required.
pub fn keys(members: &Map<String, Value>) -> Vec<&str> {
    let (mut keys, last): (Vec<&str>, Vec<&str>) = members
        .keys()
        .map(String::as_str)
        .partition(|key| *key != "required");
    keys.extend(last);
    keys
}

/// The items of a list by name; nothing if one has no name, or two have the same.
pub fn names(items: &[Value]) -> Option<IndexMap<String, &Value>> {
    let mut named = IndexMap::new();
    for item in items {
        if named.insert(name(item)?, item).is_some() {
            return None;
        }
    }
    Some(named)
}

/// The name of what an item refers to.
pub fn target(item: &Value) -> Option<String> {
    item.get("$ref")?.as_str()?.rsplit('/').next().map(unescape)
}

/// The name of an item.
pub fn name(item: &Value) -> Option<String> {
    let Value::Object(members) = item else {
        return match item {
            Value::String(text) => Some(numbers::shown(text).to_owned()),
            Value::Array(_) => None,
            scalar => Some(scalar.to_string()),
        };
    };
    let text = |key: &str| members.get(key).and_then(Value::as_str);
    let only = members.keys().next().filter(|_| members.len() == 1);
    let own = text("name").or(text("url")).map(str::to_owned);
    target(item).or(own).or(only.cloned())
}

/// All keys, in the order of the new ones; each old one stands behind the one it stood behind.
pub fn together<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<&'a str> {
    let mut keys = new.to_vec();
    let mut place = 0;
    for key in old {
        match keys.iter().position(|it| it == key) {
            Some(found) => place = found + 1,
            None => {
                keys.insert(place, key);
                place += 1;
            }
        }
    }
    keys
}
