//! Schemas that say the same but for words, so that nothing finds one of them without the others.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::numbering::numbered_schemas;
use crate::other_names::{OtherNames, given_names, schemas};
use crate::parse::pointer::{schema_at, tokens};
use crate::words::without_words;

/// The schemas of a description.
pub struct Alike<'r> {
    root: &'r Value,
    named: OtherNames,
    numbered: Vec<Vec<&'r str>>,
}

impl<'r> Alike<'r> {
    pub fn new(root: &'r Value) -> Self {
        Self {
            root,
            named: given_names(root),
            numbered: numbered_schemas(root),
        }
    }

    /// The numbered schemas that say what one of them says, with itself. What they refer to has the same name from
    /// overlays, or says the same as well.
    pub fn to(&self, key: &str) -> Vec<&'r str> {
        let group = self.numbered.iter().find(|group| group.contains(&key));
        let group = group.into_iter().flatten().copied();
        group
            .filter(|other| self.say_the_same([key, other], &mut BTreeSet::new()))
            .collect()
    }

    /// Whether two schemas say the same, if these pairs do.
    fn say_the_same(&self, keys: [&str; 2], known: &mut BTreeSet<[String; 2]>) -> bool {
        if keys[0] == keys[1] || !known.insert(keys.map(str::to_owned)) {
            return true;
        }
        let [one, other] = keys.map(|key| schemas(self.root).find(|(it, _)| *it == key));
        one.zip(other).is_some_and(|((_, one), (_, other))| {
            let titles = [one, other].map(|it| it.get("title"));
            let [one, other] = [one, other].map(|it| without_words(it.clone()));
            titles[0] == titles[1] && self.are_alike(&one, &other, known)
        })
    }

    fn are_alike(&self, one: &Value, other: &Value, known: &mut BTreeSet<[String; 2]>) -> bool {
        match (one, other) {
            (Value::Object(one), Value::Object(other)) => {
                let mut members = one.iter();
                one.len() == other.len()
                    && members.all(|(key, one)| {
                        let other = other.get(key);
                        other.is_some_and(|other| self.are_alike(one, other, known))
                    })
            }
            (Value::Array(one), Value::Array(other)) => {
                let mut items = one.iter().zip(other);
                one.len() == other.len()
                    && items.all(|(one, other)| self.are_alike(one, other, known))
            }
            (Value::String(one), Value::String(other)) => {
                one == other || self.refer_alike([one, other], known)
            }
            (one, other) => one == other,
        }
    }

    /// Whether two references lead to schemas of one name, or to numbered ones that say the same.
    fn refer_alike(&self, references: [&str; 2], known: &mut BTreeSet<[String; 2]>) -> bool {
        let ways = references.map(tokens);
        let [Some(one), Some(other)] = ways.each_ref().map(|way| schema_at(way)) else {
            return false;
        };
        let [name, other_name] = [one, other].map(|key| self.named.get(key));
        let mut groups = self.numbered.iter();
        match (name, other_name) {
            (None, None) => {
                let is_group = |it: &Vec<&str>| it.contains(&one) && it.contains(&other);
                groups.any(is_group) && self.say_the_same([one, other], known)
            }
            (name, other_name) => name == other_name,
        }
    }
}
