//! What a JSON value looks like, one level deep: enough to tell the variants of a union apart.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::raw_json::RawJson;

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// Any number.
    Number,
    /// Text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// The type of a value, and the members of an object.
#[derive(Debug)]
pub struct Shape<'a> {
    text: &'a str,
    members: Members<'a>,
}

impl RawJson {
    /// What the value looks like.
    pub fn shape(&self) -> Shape<'_> {
        let text = self.as_str();
        let members = serde_json::from_str(text).unwrap_or_default();
        Shape { text, members }
    }
}

impl<'a> Shape<'a> {
    /// Whether the value is of one of these types.
    pub fn is(&self, kinds: &[JsonKind]) -> bool {
        kinds.contains(&kind(self.text))
    }

    /// Whether the value is one of these texts.
    pub fn one_of(&self, texts: &[&str]) -> bool {
        is_one_of(self.text, texts)
    }

    /// Whether the value is an object with this key.
    pub fn has(&self, key: &str) -> bool {
        self.member(key).is_some()
    }

    /// Whether the value is an object with this key, and a value of one of these types under it.
    pub fn member_is(&self, key: &str, kinds: &[JsonKind]) -> bool {
        self.member(key)
            .is_some_and(|member| kinds.contains(&kind(member)))
    }

    /// Whether the value is an object with this key, and one of these texts under it.
    pub fn member_one_of(&self, key: &str, texts: &[&str]) -> bool {
        self.member(key)
            .is_some_and(|member| is_one_of(member, texts))
    }

    fn member(&self, key: &str) -> Option<&'a str> {
        let members = self.members.0.iter();
        members
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.get())
    }
}

/// The members of an object, in their order.
#[derive(Debug, Default)]
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            members.push((key, map.next_value()?));
        }
        Ok(Members(members))
    }
}

/// A key, borrowed where it is written without escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// The type of a JSON text, which its first letter tells.
fn kind(text: &str) -> JsonKind {
    match text.as_bytes().first() {
        Some(b'n') => JsonKind::Null,
        Some(b't' | b'f') => JsonKind::Boolean,
        Some(b'"') => JsonKind::String,
        Some(b'[') => JsonKind::Array,
        Some(b'{') => JsonKind::Object,
        _ => JsonKind::Number,
    }
}

fn is_one_of(text: &str, texts: &[&str]) -> bool {
    let text: Result<Cow<'_, str>, _> = serde_json::from_str(text);
    text.is_ok_and(|text| texts.contains(&text.as_ref()))
}
