//! The words of a description that say nothing of anybody: they stay in recordings.

use std::collections::BTreeSet;

use generator::{Source, parse};
use serde_json::{Map, Value};

/// What a description lists.
#[derive(Default)]
pub struct Vocabulary {
    /// The values of enumerations, and those that select variants.
    values: BTreeSet<String>,
    /// The properties and parameters that have such values.
    keys: BTreeSet<String>,
    /// Those that have any text, be it in another schema.
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
            vocabulary.learn("", &written);
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

    /// Whether a text is listed, or is a single word where listed ones stand: what a description
    /// does not list yet is what recordings are to show.
    pub fn has(&self, key: &str, text: &str) -> bool {
        self.values.contains(text) || (self.has_list(key) && is_word(text))
    }

    /// Whether a text is listed, and nothing but listed ones stand under its key.
    pub fn lists(&self, key: &str, text: &str) -> bool {
        self.has_list(key) && self.values.contains(text)
    }

    fn has_list(&self, key: &str) -> bool {
        self.keys.contains(key) && !self.free.contains(key)
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

    /// Goes through a description. `name` is that of the property or parameter at hand.
    fn learn(&mut self, name: &str, json: &Value) {
        match json {
            Value::Object(members) => {
                let own = members.get("name").and_then(Value::as_str);
                let name = own.filter(|_| members.contains_key("in")).unwrap_or(name);
                let has = |key: &str| members.contains_key(key);
                if own.is_some() && members.contains_key("in") {
                    self.properties.insert(name.to_owned());
                }
                let is_text = members.get("type").is_some_and(|it| it == "string");
                if is_text && !has("enum") && !has("const") && !has("format") {
                    self.free.insert(name.to_owned());
                }
                if let Some(Value::Object(properties)) = members.get("properties") {
                    self.properties.extend(properties.keys().cloned());
                }
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

/// Whether a text looks like a listed word, and not like a secret: its parts are words of letters, or of
/// letters of one case and a short number.
fn is_word(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.split(['_', '-']).all(is_part)
}

fn is_part(part: &str) -> bool {
    const LONGEST_NUMBER: usize = 3;
    let letters = part.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = part.len() - letters.len();
    let capitals = letters.bytes().filter(u8::is_ascii_uppercase).count();
    let is_of_one_case = capitals == 0 || capitals == letters.len();
    // In words that are joined, a capital is followed by a few small letters.
    let is_joined = digits == 0 && capitals * 3 <= letters.len() + 2;
    !part.is_empty()
        && digits <= LONGEST_NUMBER
        && letters.bytes().all(|sign| sign.is_ascii_alphabetic())
        && (is_of_one_case || is_joined)
}
