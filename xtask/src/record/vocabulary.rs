//! The words of a description that say nothing of anybody: they stay in recordings.

mod learning;
mod schemas;

use std::collections::{BTreeMap, BTreeSet};

use generator::{Source, parse};
use serde_json::{Map, Value};

use super::words::is_word;
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

    /// Whether a key is that of a property. One that is not declared yet is what recordings are to show:
    /// it is taken for one if it looks like a name in a program, and begins with a small letter.
    pub fn has_property(&self, key: &str) -> bool {
        let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "_-$".contains(sign);
        let start = key.trim_start_matches(['_', '$']);
        let is_name = start.starts_with(|first: char| first.is_ascii_lowercase())
            && key.len() <= 60
            && key.chars().all(is_sign);
        is_name || self.declares(key)
    }

    /// Whether a key is that of a declared property.
    pub fn declares(&self, key: &str) -> bool {
        self.properties.contains(key)
    }

    /// Whether a part of a path is no argument.
    pub fn has_segment(&self, segment: &str) -> bool {
        self.segments.contains(segment)
    }

    /// Takes the parts of the path of an address for no arguments.
    pub fn take_path(&mut self, path: &str) {
        let segments = path.split('/').filter(|segment| !segment.contains('{'));
        self.segments.extend(segments.map(str::to_owned));
    }
}
