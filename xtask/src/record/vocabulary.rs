//! The words of a description that say nothing of anybody: they stay in recordings.

use std::collections::BTreeSet;

use generator::{Source, parse};
use serde_json::Value;

/// What a description lists.
#[derive(Default)]
pub struct Vocabulary {
    /// The values of enumerations, and those that select variants.
    values: BTreeSet<String>,
    /// The properties and parameters that have such values.
    keys: BTreeSet<String>,
}

impl Vocabulary {
    /// Of a description, the first of the texts, and its overlays.
    pub fn of(sources: &[Source<'_>]) -> Self {
        let mut vocabulary = Self::default();
        if let Some((description, overlays)) = sources.split_first()
            && let Some(written) = parse::written(*description, overlays)
        {
            vocabulary.learn("", &written);
        }
        vocabulary
    }

    /// Whether a text is listed, or is a single word where listed ones stand: what a description
    /// does not list yet is what recordings are to show.
    pub fn has(&self, key: &str, text: &str) -> bool {
        let is_word = text.len() <= 40
            && text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-');
        self.values.contains(text) || (self.keys.contains(key) && is_word)
    }

    /// Goes through a description. `name` is that of the property or parameter at hand.
    fn learn(&mut self, name: &str, json: &Value) {
        match json {
            Value::Object(members) => {
                let own = members.get("name").and_then(Value::as_str);
                let name = own.filter(|_| members.contains_key("in")).unwrap_or(name);
                for (key, member) in members {
                    match (key.as_str(), member) {
                        ("enum", Value::Array(values)) => self.take(name, values.iter()),
                        ("const", value) => self.take(name, std::iter::once(value)),
                        ("mapping", Value::Object(mapping)) => {
                            self.values.extend(mapping.keys().cloned());
                        }
                        ("propertyName", Value::String(property)) => {
                            self.keys.insert(property.clone());
                        }
                        ("items" | "schema" | "allOf" | "oneOf" | "anyOf", member) => {
                            self.learn(name, member);
                        }
                        (key, member) => self.learn(key, member),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.learn(name, item)),
            _ => {}
        }
    }

    fn take<'v>(&mut self, name: &str, values: impl Iterator<Item = &'v Value>) {
        self.keys.insert(name.to_owned());
        self.values
            .extend(values.filter_map(|value| Some(value.as_str()?.to_owned())));
    }
}
