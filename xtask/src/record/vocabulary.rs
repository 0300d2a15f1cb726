//! The words of a description that say nothing of anybody: they stay in recordings.

mod learning;
mod schemas;

use std::collections::{BTreeMap, BTreeSet};

use generator::{Source, parse};
use serde_json::{Map, Value};

use super::words::{begins_with_capital, is_name, is_word, may_name_somebody};
use schemas::Schemas;

/// What a description lists.
#[derive(Default)]
pub struct Vocabulary {
    /// The values of enumerations, and those that select variants.
    values: BTreeSet<String>,
    /// The properties and parameters that have such values, with the signs between the parts of these.
    keys: BTreeMap<String, BTreeSet<char>>,
    /// Those that have any text, be it in another schema, and do not select a variant by it.
    free: BTreeSet<String>,
    /// Every property that is declared.
    properties: BTreeSet<String>,
    /// The parts of paths that are no arguments.
    segments: BTreeSet<String>,
}

impl Vocabulary {
    /// Of a description, the first of the texts, and its overlays.
    pub fn of(sources: &[Source<'_>]) -> Self {
        let mut vocabulary = Self::default();
        if let Some((description, overlays)) = sources.split_first()
            && let Some(written) = parse::written(*description, overlays)
        {
            vocabulary.learn(Schemas { root: &written });
            let paths = written.get("paths").and_then(Value::as_object);
            for path in paths.into_iter().flat_map(Map::keys) {
                vocabulary.take_path(path);
            }
            let servers = written.get("servers").and_then(Value::as_array);
            for server in servers.into_iter().flatten() {
                let url = server
                    .get("url")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
                let path = rest.find('/').map_or("", |start| &rest[start..]);
                vocabulary.take_path(path);
            }
        }
        vocabulary
    }

    /// Whether a text is listed, or is a single word where listed ones stand, or such that select a variant: what
    /// a description does not list yet is what recordings are to show.
    pub fn has(&self, key: &str, text: &str) -> bool {
        let signs = self.keys.get(key).filter(|_| !self.free.contains(key));
        let is_word = |signs: &BTreeSet<char>| is_word(text, |sign| signs.contains(&sign));
        self.values.contains(text) || signs.is_some_and(is_word)
    }

    /// Whether a text is listed, and nothing but listed ones stand under its key.
    pub fn lists(&self, key: &str, text: &str) -> bool {
        let has_list = self.keys.contains_key(key) && !self.free.contains(key);
        has_list && self.values.contains(text)
    }

    /// Whether the keys of an object are those of properties. One that is not declared yet is what recordings are
    /// to show: it is taken for one if it looks like a name in a program. One that begins with a capital may be the
    /// name of somebody, unless it stands beside another that is no such name.
    pub fn has_properties<K: AsRef<str>>(&self, keys: impl Iterator<Item = K>) -> bool {
        let keys: Vec<K> = keys.collect();
        let keys = || keys.iter().map(AsRef::as_ref);
        let may_be_somebody = |key: &str| !self.declares(key) && may_name_somebody(key);
        let is_sure =
            |key: &str| self.declares(key) || (begins_with_capital(key) && !may_name_somebody(key));
        keys().all(|key| self.declares(key) || is_name(key))
            && (!keys().any(may_be_somebody) || keys().any(is_sure))
    }

    /// Whether a key is that of a declared property.
    pub fn declares(&self, key: &str) -> bool {
        self.properties.contains(key)
    }

    /// Whether a text is one that the description says itself: a listed one, or the name of a property.
    pub fn knows(&self, text: &str) -> bool {
        self.values.contains(text) || self.declares(text)
    }

    /// Whether a part of a path is no argument.
    pub fn has_segment(&self, segment: &str) -> bool {
        self.segments.contains(segment)
    }

    /// Takes the parts of the path of an address for no arguments.
    fn take_path(&mut self, path: &str) {
        let segments = path.split('/').filter(|segment| !segment.contains('{'));
        self.segments.extend(segments.map(str::to_owned));
    }
}
