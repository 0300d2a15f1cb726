//! Schemas that something tells apart by their keys, though they may say the same: the variants of one union, heirs, and
//! what is composed of them. So they are no one type.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::other_names::schemas;
use crate::parse::pointer::{schema_at, tokens};

/// The keys of schemas that mean something.
#[derive(Default)]
pub struct ToldApart {
    /// Those that do by themselves.
    keys: BTreeSet<String>,
    /// Those that do beside another, which is listed with it.
    lists: Vec<BTreeSet<String>>,
}

impl ToldApart {
    pub fn new(description: &Value) -> Self {
        let mut told_apart = Self::default();
        for (key, schema) in schemas(description) {
            let is_parent = schema.get("discriminator").is_some()
                && ["oneOf", "anyOf"].iter().all(|it| schema.get(it).is_none());
            if is_parent || !referred(description, schema, "allOf").is_empty() {
                told_apart.keys.insert(key.clone());
            }
        }
        told_apart.learn(description, description);
        told_apart
    }

    /// Whether something tells one of these schemas from the others by its key.
    pub fn tells(&self, keys: &[&str]) -> bool {
        let is_listed_twice = |list: &BTreeSet<String>| {
            let listed = keys.iter().filter(|key| list.contains(**key));
            listed.count() > 1
        };
        keys.iter().any(|key| self.keys.contains(*key)) || self.lists.iter().any(is_listed_twice)
    }

    fn learn(&mut self, root: &Value, value: &Value) {
        // What refers into a schema makes a component of a part of it alone.
        if let Some(way) = value.get("$ref").and_then(Value::as_str).map(tokens)
            && way.len() > 3
            && let Some(key) = way.get(..3).and_then(schema_at)
        {
            self.keys.insert(key.to_owned());
        }
        self.keys.extend(
            referred(root, value, "allOf")
                .into_iter()
                .filter(|_| !is_wrapper(value)),
        );
        let mapped =
            ["discriminator", "x-sibling-discriminator"].map(|it| mapped(root, value.get(it)));
        let mapped = mapped.concat();
        let mut listed = BTreeSet::new();
        for keyword in ["oneOf", "anyOf"] {
            listed.extend(referred(root, value, keyword));
        }
        // The key may be the tag, and what is mapped may have more to say than what is not.
        if value.get("discriminator").is_some() || !mapped.is_empty() {
            self.keys.extend(listed.iter().cloned().chain(mapped));
        }
        if listed.len() > 1 {
            self.lists.push(listed);
        }
        match value {
            Value::Object(members) => members.values().for_each(|it| self.learn(root, it)),
            Value::Array(items) => items.iter().for_each(|it| self.learn(root, it)),
            _ => {}
        }
    }
}

/// Whether all that is said is one schema with words to it.
fn is_wrapper(schema: &Value) -> bool {
    let parts = schema.get("allOf").and_then(Value::as_array);
    let has_one = parts.is_some_and(|parts| parts.len() == 1);
    let parts = [
        "properties",
        "required",
        "oneOf",
        "anyOf",
        "additionalProperties",
    ];
    has_one && !parts.iter().any(|key| schema.get(key).is_some())
}

/// The keys of the schemas to which a list of schemas refers.
fn referred(root: &Value, schema: &Value, keyword: &str) -> Vec<String> {
    let items = schema.get(keyword).and_then(Value::as_array);
    let items = items.into_iter().flatten();
    items
        .filter_map(|item| key_of(root, item.get("$ref")?.as_str()?))
        .collect()
}

/// The keys of the schemas that a mapping names.
fn mapped(root: &Value, discriminator: Option<&Value>) -> Vec<String> {
    let mapping = discriminator.and_then(|it| it.get("mapping")?.as_object());
    let targets = mapping.into_iter().flatten();
    targets
        .filter_map(|(_, target)| key_of(root, target.as_str()?))
        .collect()
}

/// The key of the schema that a reference or a name leads to, by way of others that are nothing but references.
fn key_of(root: &Value, target: &str) -> Option<String> {
    let all = root.pointer("/components/schemas")?;
    let own = |target: &str| match target.starts_with('#') {
        true => schema_at(&tokens(target)).map(str::to_owned),
        false => all.get(target).map(|_| target.to_owned()),
    };
    let mut key = own(target)?;
    let mut known = BTreeSet::new();
    while known.insert(key.clone())
        && let Some(next) = all.get(&key).and_then(|it| own(it.get("$ref")?.as_str()?))
    {
        key = next;
    }
    Some(key)
}
