//! Paths are known again by what they ask for: what they call their arguments goes over no wire.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The old keys of the paths that only call their arguments otherwise, by the new ones.
pub fn renamed<'k>(
    old: &'k Map<String, Value>,
    new: &'k Map<String, Value>,
) -> BTreeMap<&'k str, &'k str> {
    let only = |one: &'k Map<String, Value>, other: &Map<String, Value>| {
        let own = one.keys().filter(|key| !other.contains_key(*key));
        let mut paths: BTreeMap<String, Vec<&'k str>> = BTreeMap::new();
        for key in own {
            paths.entry(nameless(key)).or_default().push(key);
        }
        paths
    };
    let (gone, come) = (only(old, new), only(new, old));
    let pairs = gone.iter().filter_map(|(path, gone)| {
        let (&[old], &[new]) = (gone.as_slice(), come.get(path)?.as_slice()) else {
            return None;
        };
        Some((new, old))
    });
    pairs.collect()
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
            json!({ "/a/{x}": 1, "/b/{x}": 1, "/c/{x}/d": 1, "/e": 1 }),
            json!({ "/a/{y}": 1, "/b/{x}": 1, "/c/{x}/f": 1, "/g": 1 }),
        ];
        let [old, new] = [&old, &new].map(|it| it.as_object().unwrap());
        assert_eq!(renamed(old, new), BTreeMap::from([("/a/{y}", "/a/{x}")]));
    }
}
