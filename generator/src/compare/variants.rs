//! Variants and parts, which may have no names: they are known again by what they refer to, by what they
//! say, or by their likeness.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde_json::Value;

use super::lists::target;
use crate::orders;

/// How the name begins of what is not in the new list. Nothing that is referred to has such a name.
const GONE: &str = "gone/";

/// Whether a list has variants, or parts.
pub fn is_of_variants(key: &str) -> bool {
    matches!(key, "allOf" | "anyOf" | "oneOf")
}

/// The items of two such lists, all of them, with one name where they are the same. Those without a name of
/// their own are called by their place in the new list, or in the old one if they are not in that.
pub fn named<'v>(old: &'v [Value], new: &'v [Value]) -> [IndexMap<String, &'v Value>; 2] {
    let (old_targets, new_targets) = (targets(old), targets(new));
    let mut left = Left {
        old: (0..old.len())
            .filter(|it| old_targets[*it].is_none())
            .collect(),
        new: (0..new.len())
            .filter(|it| new_targets[*it].is_none())
            .collect(),
        pairs: IndexMap::new(),
    };
    let said = [old, new].map(|items| items.iter().map(orders::sorted).collect::<Vec<_>>());
    left.pair(|one, other| said[0][one] == said[1][other]);
    let are_values = |one: usize, other: usize| {
        let values = [only_value(&old[one]), only_value(&new[other])];
        values
            .iter()
            .all(Option::is_some)
            .then_some(values[0] == values[1])
    };
    left.pair(|one, other| are_values(one, other) == Some(true));
    left.pair(|one, other| has_title_of(&old[one], &new[other]));
    left.pair(|one, other| has_tags_of(&old[one], &new[other]));
    // Two values are no more like each other than two names.
    let are_likely = |one, other| are_values(one, other).is_none();
    left.pair(|one, other| are_likely(one, other) && has_keys_of(&old[one], &new[other]));
    left.pair(|one, other| are_likely(one, other) && has_most_keys_of(&old[one], &new[other]));
    // In a list of the same length, something else stands in the place of what was there.
    let is_of_one_length = old.len() == new.len();
    left.pair(|one, other| is_of_one_length && one == other && are_likely(one, other));
    let of_old = |index: usize| match left.pairs.get(&index) {
        Some(now) => now.to_string(),
        None => format!("{GONE}{index}"),
    };
    [
        with_names(old, &old_targets, of_old),
        with_names(new, &new_targets, |index| index.to_string()),
    ]
}

/// What of a name is shown.
pub fn shown(name: &str) -> &str {
    name.strip_prefix(GONE).unwrap_or(name)
}

/// A name that a variant has wherever it stands, and whatever becomes of it: what it refers to, or all it says.
pub fn told(item: &Value) -> String {
    target(item).unwrap_or_else(|| orders::sorted(item).to_string())
}

/// The places of what is not known again yet, and of what is.
struct Left {
    old: Vec<usize>,
    new: Vec<usize>,
    pairs: IndexMap<usize, usize>,
}

impl Left {
    /// Knows again what is like something new.
    fn pair(&mut self, is_like: impl Fn(usize, usize) -> bool) {
        self.old.retain(|old| {
            let found = self.new.iter().position(|new| is_like(*old, *new));
            if let Some(found) = found {
                self.pairs.insert(*old, self.new.remove(found));
            }
            found.is_none()
        });
    }
}

/// What each item refers to; of two that refer to the same, the first does.
fn targets(items: &[Value]) -> Vec<Option<String>> {
    let mut taken = BTreeSet::new();
    let targets = items.iter().map(target);
    targets
        .map(|it| it.filter(|name| taken.insert(name.clone())))
        .collect()
}

fn with_names<'v>(
    items: &'v [Value],
    targets: &[Option<String>],
    name: impl Fn(usize) -> String,
) -> IndexMap<String, &'v Value> {
    let items = items.iter().zip(targets).enumerate();
    items
        .map(|(index, (item, target))| (target.clone().unwrap_or_else(|| name(index)), item))
        .collect()
}

fn has_title_of(one: &Value, other: &Value) -> bool {
    let [one, other] = [one, other].map(|it| it.get("title").and_then(Value::as_str));
    one.is_some() && one == other
}

/// Whether two schemas have properties with one value each, and those that both have the same.
fn has_tags_of(one: &Value, other: &Value) -> bool {
    let (tags, others) = (tags(one), tags(other));
    let common = tags
        .iter()
        .filter_map(|(key, tag)| Some((tag, others.get(key)?)));
    let common: Vec<_> = common.collect();
    !common.is_empty() && common.iter().all(|(tag, other)| tag == other)
}

/// The properties that have one value alone.
fn tags(schema: &Value) -> BTreeMap<&str, &Value> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let tags = properties
        .into_iter()
        .flatten()
        .filter_map(|(key, property)| Some((key.as_str(), only_value(property)?)));
    tags.collect()
}

/// The only value of a schema, if it lists no other.
pub fn only_value(schema: &Value) -> Option<&Value> {
    let listed = schema.get("enum").and_then(Value::as_array);
    match listed.map(Vec::as_slice) {
        Some([only]) => Some(only),
        _ => schema.get("const"),
    }
}

/// Whether two schemas have the same properties and one type; if neither has any, the same keywords.
fn has_keys_of(one: &Value, other: &Value) -> bool {
    let has_type = one.get("type") == other.get("type");
    let (properties, others) = (properties(one), properties(other));
    has_type
        && properties == others
        && (!properties.is_empty() || keys(Some(one)) == keys(Some(other)))
}

/// Whether most of the properties of two schemas are of both; those without any must be of one type.
fn has_most_keys_of(one: &Value, other: &Value) -> bool {
    let (properties, others) = (properties(one), properties(other));
    let common = properties.intersection(&others).count();
    let all = properties.union(&others).count();
    match all {
        0 => one.get("type").is_some() && one.get("type") == other.get("type"),
        _ => common * 2 >= all,
    }
}

fn properties(schema: &Value) -> BTreeSet<&str> {
    keys(schema.get("properties"))
}

fn keys(value: Option<&Value>) -> BTreeSet<&str> {
    let members = value.and_then(Value::as_object);
    let keys = members.into_iter().flat_map(|members| members.keys());
    keys.map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The names of the items of two lists.
    fn names(old: Value, new: Value) -> [Vec<String>; 2] {
        let [old, new] = [old, new].map(|it| it.as_array().unwrap().clone());
        named(&old, &new).map(|named| named.into_keys().collect())
    }

    #[test]
    fn what_is_equal_is_known_again_wherever_it_stands() {
        let (one, two, three) = (json!({"a": 1}), json!({"a": 2}), json!({"a": 3}));
        let found = names(json!([one, two, three]), json!([three, one]));
        assert_eq!(found, [vec!["1", "gone/1", "0"], vec!["0", "1"]]);
    }

    #[test]
    fn what_is_alike_is_known_again() {
        let object = |title: &str, keys: &[&str]| {
            let keys = keys.iter().map(|key| ((*key).to_owned(), json!({})));
            let properties: serde_json::Map<_, _> = keys.collect();
            json!({ "title": title, "type": "object", "properties": properties })
        };
        let old = json!([
            object("A", &["a", "b", "c"]),
            { "type": "string" },
            object("B", &["d"]),
            object("C", &["e"])
        ]);
        let new = json!([
            object("C", &["f"]),
            object("D", &["d"]),
            object("E", &["a", "b", "x"]),
            { "type": "string", "format": "date" },
            { "type": "integer" }
        ]);
        let found = names(old, new);
        assert_eq!(found[0], ["2", "3", "1", "0"]);
        assert_eq!(found[1], ["0", "1", "2", "3", "4"]);
    }

    #[test]
    fn what_has_the_same_tag_is_known_again_whatever_else_it_has() {
        let tagged = |tag: &str, keys: &[&str]| {
            let keys = keys.iter().map(|key| ((*key).to_owned(), json!({})));
            let mut properties: serde_json::Map<_, _> = keys.collect();
            properties.insert("type".to_owned(), json!({ "enum": [tag] }));
            json!({ "type": "object", "properties": properties })
        };
        let old = json!([tagged("a", &["x"]), tagged("b", &["x"])]);
        let new = json!([tagged("b", &["x", "y"]), tagged("a", &["z"])]);
        assert_eq!(names(old, new), [vec!["1", "0"], vec!["0", "1"]]);
    }

    #[test]
    fn what_refers_to_something_is_called_by_that_once() {
        let reference = json!({ "$ref": "#/components/schemas/Pet" });
        let found = names(
            json!([reference, { "a": 1 }, reference]),
            json!([reference]),
        );
        assert_eq!(found, [vec!["Pet", "gone/1", "gone/2"], vec!["Pet"]]);
    }

    #[test]
    fn in_lists_of_one_length_what_is_replaced_is_changed() {
        let (one, other) = (
            json!([{ "type": "string" }]),
            json!([{ "type": "integer" }]),
        );
        assert_eq!(names(one.clone(), other), [vec!["0"], vec!["0"]]);
        let more = json!([{ "type": "integer" }, { "type": "boolean" }]);
        assert_eq!(names(one, more), [vec!["gone/0"], vec!["0", "1"]]);
    }
}
