//! Paths are known again by what they ask for: what they call their arguments goes over no wire. Else by the
//! operations that they have, of which others may have changed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::other_names::OtherNames;

/// How the pointer of a path begins.
pub const PATHS: &str = "#/paths/";

/// The new keys of the paths of two descriptions that have another name, by the old ones.
pub fn new_keys(old: &Value, new: &Value) -> OtherNames {
    let [old, new] = [old, new].map(|it| it.get("paths").and_then(Value::as_object));
    let renamed = old.zip(new).map(|(old, new)| renamed(old, new));
    let renamed = renamed.into_iter().flatten();
    renamed
        .map(|(is, was)| (was.to_owned(), is.to_owned()))
        .collect()
}

/// The old keys of the paths that have another name, by the new ones.
pub fn renamed<'k>(
    old: &'k Map<String, Value>,
    new: &'k Map<String, Value>,
) -> BTreeMap<&'k str, &'k str> {
    let mut renamed = BTreeMap::new();
    let signs: [fn(&str, &Value) -> Option<String>; 2] = [asked_for, operations];
    for sign in signs {
        let [gone, come] = [(old, new), (new, old)].map(|(one, other)| {
            let own = one.iter().filter(|(key, _)| !other.contains_key(*key));
            let mut paths: BTreeMap<String, Vec<&'k str>> = BTreeMap::new();
            for (key, item) in own {
                if let Some(sign) = sign(key, item) {
                    paths.entry(sign).or_default().push(key);
                }
            }
            paths
        });
        for (sign, gone) in gone {
            let come = come.get(&sign).map_or(&[][..], Vec::as_slice);
            if let (&[old], &[new]) = (gone.as_slice(), come) {
                let is_known = renamed.contains_key(new) || renamed.values().any(|it| *it == old);
                if !is_known {
                    renamed.insert(new, old);
                }
            }
        }
    }
    renamed
}

fn asked_for(path: &str, _: &Value) -> Option<String> {
    Some(nameless(path))
}

/// The names of the operations of a path, if all have one; or else all that it says.
fn operations(_: &str, path: &Value) -> Option<String> {
    let operations = path
        .as_object()?
        .values()
        .filter(|it| it.get("responses").is_some());
    let names: Option<BTreeSet<&str>> = operations
        .map(|it| it.get("operationId")?.as_str())
        .collect();
    let names = names.filter(|names| !names.is_empty());
    Some(names.map_or_else(|| path.to_string(), |names| format!("{names:?}")))
}

/// A text without the names in its braces.
pub fn nameless(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    rest.fold(first, |path, part| path + "{}" + part)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_is_known_again_by_what_stands_between_its_arguments() {
        let [old, new] = [
            json!({ "/a/{x}": 1, "/b/{x}": 1, "/c/{x}/d": 1, "/e": 2 }),
            json!({ "/a/{y}": 3, "/b/{x}": 1, "/c/{x}/f": 4, "/g": 5 }),
        ];
        let [old, new] = [&old, &new].map(|it| it.as_object().unwrap());
        assert_eq!(renamed(old, new), BTreeMap::from([("/a/{y}", "/a/{x}")]));
    }

    #[test]
    fn a_path_is_known_again_by_its_operations() {
        let operation =
            |id: &str, text: &str| json!({ "operationId": id, "responses": {}, "summary": text });
        let plain = |text: &str| json!({ "get": { "responses": {}, "summary": text } });
        let [old, new] = [
            json!({
                "/v1/a": { "get": operation("listA", "A"), "put": operation("putA", "A") },
                "/v1/b/": plain("B"), "/v1/c": plain("C"), "/v1/d": plain("D"), "/v1/e": plain("D"),
            }),
            json!({
                "/v2/a": { "get": operation("listA", "New."), "put": operation("putA", "A") },
                "/v1/b": plain("B"), "/v2/c": plain("New."), "/v2/d": plain("D"), "/v2/e": plain("D"),
            }),
        ];
        let [old, new] = [&old, &new].map(|it| it.as_object().unwrap());
        let expected = BTreeMap::from([("/v1/b", "/v1/b/"), ("/v2/a", "/v1/a")]);
        assert_eq!(renamed(old, new), expected);
    }
}
