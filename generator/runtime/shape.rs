//! What a JSON value looks like, one level deep: enough to tell the variants of a union apart.

use std::borrow::Cow;

use crate::members::each_member;
use crate::raw_json::RawJson;
use crate::text::Text;
use crate::variants::Reader;

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
    members: Vec<(Cow<'a, str>, &'a str)>,
}

impl RawJson {
    /// Reads the value as the variant that its shape selects.
    pub(crate) fn shape<U>(
        &self,
        select: impl FnOnce(Shape<'_>) -> Option<Reader<U>>,
    ) -> Option<U> {
        let read = select(Shape::new(self.as_str()))?;
        read(self)
    }
}

impl<'a> Shape<'a> {
    /// That of a JSON text.
    pub(crate) fn new(text: &'a str) -> Self {
        let mut members = Vec::new();
        each_member(text, |key, value| members.push((key, value)));
        Self { text, members }
    }

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
        let mut members = self.members.iter().rev();
        members
            .find(|(known, _)| known == key)
            .map(|(_, value)| *value)
    }
}

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
    let text: Result<Text<'_>, _> = serde_json::from_str(text);
    text.is_ok_and(|Text(text)| texts.contains(&text.as_ref()))
}
