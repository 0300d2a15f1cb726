//! Parameters are known again by their names. Where an operation has two of one name, that in the path keeps
//! it alone, or else that in the query, in a header; the others are told by their places too.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde_json::Value;

use super::lists::name;
use crate::ir::operations::Location;

/// The items of two lists of parameters, or of names of properties, by name; nothing if one has no name, or
/// two parameters have the same.
pub fn named<'v>(old: &'v [Value], new: &'v [Value]) -> Option<[IndexMap<String, &'v Value>; 2]> {
    let mut places: BTreeMap<String, BTreeSet<Option<Location>>> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for items in [old, new] {
        let mut here = BTreeSet::new();
        for item in items {
            let name = name(item)?;
            places
                .entry(name.clone())
                .or_default()
                .insert(location(item));
            if !here.insert(name.clone()) && item.is_object() {
                shared.insert(name);
            }
        }
    }
    let own = |item: &Value| {
        let name = name(item)?;
        let first = places.get(&name).and_then(BTreeSet::first).copied()?;
        Some(match location(item) {
            Some(place) if shared.contains(&name) && first != Some(place) => place.told(&name),
            _ => name,
        })
    };
    let named = |items: &'v [Value]| {
        let mut named = IndexMap::new();
        for item in items {
            // The name of a property that is listed twice says the same twice.
            if named.insert(own(item)?, item).is_some_and(Value::is_object) {
                return None;
            }
        }
        Some(named)
    };
    Some([named(old)?, named(new)?])
}

fn location(item: &Value) -> Option<Location> {
    let place = item.get("in")?.as_str()?;
    let mut all = [
        Location::Path,
        Location::Query,
        Location::Header,
        Location::Cookie,
    ]
    .into_iter();
    all.find(|it| it.name() == place)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names(old: Value, new: Value) -> Option<[Vec<String>; 2]> {
        let [old, new] = [old, new].map(|it| it.as_array().unwrap().clone());
        named(&old, &new).map(|both| both.map(|named| named.into_keys().collect()))
    }

    fn parameter(name: &str, place: &str) -> Value {
        json!({ "name": name, "in": place })
    }

    #[test]
    fn the_place_is_told_where_two_have_one_name() {
        let (path, query) = (parameter("id", "path"), parameter("id", "query"));
        let found = names(json!([path]), json!([query, path])).unwrap();
        assert_eq!(found, [vec!["id"], vec!["id in query", "id"]]);
        let header = parameter("id", "header");
        let found = names(json!([header]), json!([header, query])).unwrap();
        assert_eq!(found, [vec!["id in header"], vec!["id in header", "id"]]);
    }

    #[test]
    fn a_parameter_that_moves_is_the_same() {
        let (query, header) = (parameter("id", "query"), parameter("id", "header"));
        let found = names(json!([query]), json!([header])).unwrap();
        assert_eq!(found, [vec!["id"], vec!["id"]]);
    }

    #[test]
    fn two_of_one_place_have_no_names() {
        let query = parameter("id", "query");
        assert_eq!(names(json!([query, query]), json!([])), None);
    }
}
