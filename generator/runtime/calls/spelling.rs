//! What a value comes to in a request, by its style.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::calls::address::escaped;
use crate::calls::levels::Level;
use crate::calls::style::{Style, StyleKind};

/// What no query may hold, or what would end or change a value in it.
const UNRESERVED_ALONE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl Style {
    /// The pairs of a query.
    pub(super) fn in_query(self, name: &str, json: &str) -> Vec<String> {
        let escape = match self.keeps_reserved {
            true => escaped_but_reserved,
            false => escaped,
        };
        match self.kind {
            StyleKind::Brackets => {
                let mut pairs = Vec::new();
                let spelling = self.spelling(String::new(), &escape);
                spelling.brackets(name.to_owned(), json, &mut pairs);
                pairs
            }
            _ => self.pairs(escaped(name), json, &escape),
        }
    }

    /// The pairs of a query or of cookies, under this name as it is.
    pub(super) fn pairs(
        self,
        name: String,
        json: &str,
        escape: &dyn Fn(&str) -> String,
    ) -> Vec<String> {
        let spelling = self.spelling(name, escape);
        match self.kind {
            StyleKind::Json => vec![spelling.named(escape(json))],
            _ => spelling.written(json),
        }
    }

    /// How a value is spelt under this name as it is.
    pub(super) fn spelling<'a>(
        self,
        name: String,
        escape: &'a dyn Fn(&str) -> String,
    ) -> Spelling<'a> {
        Spelling {
            style: self,
            name,
            escape,
        }
    }
}

/// How one value is spelt in one place.
pub(super) struct Spelling<'a> {
    style: Style,
    name: String,
    escape: &'a dyn Fn(&str) -> String,
}

impl Spelling<'_> {
    /// The texts of a value, of which there are several where it is exploded.
    pub(super) fn written(&self, json: &str) -> Vec<String> {
        let is_exploded = self.style.is_exploded;
        match Level::of(json) {
            Level::Null => Vec::new(),
            Level::Single(text) => vec![self.named((self.escape)(&text))],
            Level::List(entries) => {
                let texts = entries.into_iter().filter_map(|entry| self.single(entry));
                match is_exploded {
                    true => texts.map(|text| self.named(text)).collect(),
                    false => self.joined(texts.collect()),
                }
            }
            Level::Object(members) => {
                let members = members.into_iter().flat_map(|(key, value)| {
                    let key = (self.escape)(&key);
                    let texts = self.texts_of_member(value);
                    texts.into_iter().map(move |text| [key.clone(), text])
                });
                match is_exploded {
                    true => members.map(|member| member.join("=")).collect(),
                    false => self.joined(members.flatten().collect()),
                }
            }
        }
    }

    /// The texts of a member: several where each stands for itself in a query, as a list by itself would be written.
    fn texts_of_member(&self, json: &str) -> Vec<String> {
        let is_of_queries = matches!(self.style.kind, StyleKind::Form | StyleKind::Delimited(_));
        match Level::of(json) {
            Level::List(entries) if self.style.is_exploded && is_of_queries => {
                let texts = entries.into_iter().filter_map(|entry| self.single(entry));
                texts.collect()
            }
            _ => self.single(json).into_iter().collect(),
        }
    }

    /// Several values as one.
    fn joined(&self, texts: Vec<String>) -> Vec<String> {
        let delimiter = match self.style.kind {
            StyleKind::Delimited(delimiter) => delimiter,
            _ => ",",
        };
        match texts.is_empty() {
            true => texts,
            false => vec![self.named(texts.join(delimiter))],
        }
    }

    /// An entry or a member; one that has parts of its own is written as JSON.
    fn single(&self, json: &str) -> Option<String> {
        let text = match Level::of(json) {
            Level::Null => return None,
            Level::Single(text) => text,
            Level::List(_) | Level::Object(_) => Cow::Borrowed(json),
        };
        Some((self.escape)(&text))
    }

    /// A value under the parameter's name, where the style has it.
    fn named(&self, value: String) -> String {
        match self.style.kind {
            StyleKind::Simple | StyleKind::Label => value,
            StyleKind::Matrix if value.is_empty() => self.name.clone(),
            _ => format!("{}={value}", self.name),
        }
    }

    /// A pair for each value inside of this one, under a name that leads to it.
    fn brackets(&self, name: String, json: &str, pairs: &mut Vec<String>) {
        match Level::of(json) {
            Level::Null => {}
            Level::Single(text) => {
                pairs.push(format!("{}={}", escaped(&name), (self.escape)(&text)));
            }
            Level::List(entries) => {
                for (index, entry) in entries.into_iter().enumerate() {
                    let step = match Level::of(entry) {
                        Level::List(_) | Level::Object(_) => index.to_string(),
                        Level::Null | Level::Single(_) => String::new(),
                    };
                    self.brackets(format!("{name}[{step}]"), entry, pairs);
                }
            }
            Level::Object(members) => {
                for (key, value) in members {
                    self.brackets(format!("{name}[{key}]"), value, pairs);
                }
            }
        }
    }
}

/// A text as a part of a query, with what is reserved as it is, and what is escaped already.
fn escaped_but_reserved(text: &str) -> String {
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default();
    let mut written = utf8_percent_encode(first, UNRESERVED_ALONE).to_string();
    for part in parts {
        let is_escape =
            part.len() >= 2 && part.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
        written += if is_escape { "%" } else { "%25" };
        written.extend(utf8_percent_encode(part, UNRESERVED_ALONE));
    }
    written
}
