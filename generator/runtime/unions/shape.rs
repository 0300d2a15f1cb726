//! What a JSON value looks like, one level deep: enough to tell the variants of a union apart.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::unions::text_form::TextForm;
use crate::unions::variants::Reader;
use crate::values::members::each_member;
use crate::values::raw_json::RawJson;
use crate::values::text::Text;

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

/// The type of a value, and the members of an object; or that there is no value.
#[derive(Debug, Default)]
pub struct Shape<'a> {
    text: Option<&'a str>,
    members: Vec<(Cow<'a, str>, &'a str)>,
    /// The keys that are there, of those by which a variant is told.
    told_by: RefCell<Vec<&'static str>>,
}

/// A variant of a union that is told by shape.
pub(crate) struct Variant<U> {
    /// Whether a value has its shape.
    pub(crate) is_of: fn(&Shape<'_>) -> bool,
    /// The keys that it declares, if it has but these.
    pub(crate) declared: fn() -> Option<&'static [&'static str]>,
    /// How it is read.
    pub(crate) read: Reader<U>,
}

impl RawJson {
    /// Reads the value as the variant of which its shape is. That of two is of neither, and so is what has a key by
    /// which others are told, and which the variant does not declare: it would be lost.
    pub(crate) fn shape<U>(&self, variants: &[Variant<U>]) -> Option<U> {
        let shape = Shape::new(self.as_str());
        let mut meant: Option<&Variant<U>> = None;
        let mut of_others = Vec::new();
        for variant in variants {
            let is_of = (variant.is_of)(&shape);
            let keys = shape.told_by.take();
            match (is_of, meant) {
                (true, Some(_)) => return None,
                (true, None) => meant = Some(variant),
                (false, _) => of_others.extend(keys),
            }
        }
        let variant = meant?;
        let declared = (variant.declared)();
        let is_declared = |key| declared.is_none_or(|declared| declared.contains(key));
        match of_others.iter().all(is_declared) {
            true => (variant.read)(self),
            false => None,
        }
    }
}

impl<'a> Shape<'a> {
    /// That of a JSON text.
    pub(crate) fn new(text: &'a str) -> Self {
        let mut members = Vec::new();
        each_member(text, |key, value| members.push((key, value)));
        Self {
            text: Some(text),
            members,
            ..Self::default()
        }
    }

    /// That of the value that is meant, if there is one.
    fn of(text: Option<&'a str>) -> Self {
        match text {
            Some(text) => Self::new(text),
            None => Self::default(),
        }
    }

    /// What stands under a key, if the value is an object that has it.
    pub fn member(&self, key: &str) -> Self {
        Self::of(self.value_of(key))
    }

    /// What stands under the first of these keys that the value has, and not with null.
    pub fn any_of(&self, keys: &[&str]) -> Self {
        let mut values = keys.iter().filter_map(|key| self.value_of(key));
        Self::of(values.find(|value| *value != "null"))
    }

    /// The first entry, if the value is a list that has one, or the first of an object that is not null.
    pub fn first(&self) -> Self {
        let mut values = self.members.iter().map(|(_, value)| *value);
        let entry = self.text.and_then(first_entry);
        Self::of(entry.or_else(|| values.find(|value| *value != "null")))
    }

    /// Whether the value is of one of these types.
    pub fn is(&self, kinds: &[JsonKind]) -> bool {
        self.text.is_some_and(|text| kinds.contains(&kind(text)))
    }

    /// Whether the value is one of these texts.
    pub fn one_of(&self, texts: &[&str]) -> bool {
        let text = self.text.and_then(|text| serde_json::from_str(text).ok());
        text.is_some_and(|Text(text)| texts.contains(&text.as_ref()))
    }

    /// Whether the value is one of these texts, null, or not there.
    pub fn one_of_or_missing(&self, texts: &[&str]) -> bool {
        self.is_missing() || self.one_of(texts)
    }

    /// Whether the value is a text of this form.
    pub fn has_form(&self, form: TextForm) -> bool {
        let text = self.text.and_then(|text| serde_json::from_str(text).ok());
        text.is_some_and(|Text(text)| form.is_of(&text))
    }

    /// Whether the value is one of these, as JSON writes them; numbers and texts may be written otherwise.
    pub fn literal(&self, literals: &[&str]) -> bool {
        let is_equal = |text: &str, literal: &str| {
            let whole = (text.parse::<i128>(), literal.parse::<i128>());
            let numbers = (text.parse::<f64>(), literal.parse::<f64>());
            match (whole, numbers) {
                // Of large numbers a float knows the first digits alone.
                ((Ok(one), Ok(other)), _) => one == other,
                (_, (Ok(one), Ok(other))) => one == other,
                _ => text == literal || is_same_text(text, literal),
            }
        };
        let text = self.text;
        text.is_some_and(|text| literals.iter().any(|literal| is_equal(text, literal)))
    }

    /// Whether the value is one of these, as [`literal`](Self::literal) has it, null, or not there.
    pub fn literal_or_missing(&self, literals: &[&str]) -> bool {
        self.is_missing() || self.literal(literals)
    }

    /// Whether the value is an object with these keys, none of them with null, by which a variant is told.
    pub fn told_by(&self, keys: &[&'static str]) -> bool {
        let there = keys.iter().filter(|key| self.has(key));
        let there: Vec<&str> = there.copied().collect();
        let are_all = there.len() == keys.len();
        self.told_by.borrow_mut().extend(there);
        are_all
    }

    /// Whether the value is an object with this key, and not with null.
    pub fn has(&self, key: &str) -> bool {
        self.value_of(key).is_some_and(|value| value != "null")
    }

    /// Whether the value is an object with this key, be it with null.
    pub fn has_key(&self, key: &str) -> bool {
        self.value_of(key).is_some()
    }

    /// Whether the value is an object with one of these keys, be it with null.
    pub fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.has_key(key))
    }

    /// Whether the value is an object with no keys but these.
    pub fn has_only(&self, keys: &[&str]) -> bool {
        let mut members = self.members.iter();
        self.is(&[JsonKind::Object]) && members.all(|(key, _)| keys.contains(&key.as_ref()))
    }

    /// Whether the value is an object with null under one of these keys.
    pub fn has_null(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.value_of(key) == Some("null"))
    }

    fn is_missing(&self) -> bool {
        self.text.is_none_or(|text| text == "null")
    }

    fn value_of(&self, key: &str) -> Option<&'a str> {
        let mut members = self.members.iter().rev();
        let member = members.find(|(known, _)| known == key);
        member.map(|(_, value)| *value)
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

/// Whether two JSON texts are one text, however it is escaped.
fn is_same_text(one: &str, other: &str) -> bool {
    let texts = [one, other].map(serde_json::from_str::<Text<'_>>);
    matches!(texts, [Ok(Text(one)), Ok(Text(other))] if one == other)
}

/// The first entry of a list; nothing where there is none, and for any other value.
fn first_entry(text: &str) -> Option<&str> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.deserialize_seq(FirstEntry).ok()?
}

struct FirstEntry;

impl<'de> Visitor<'de> for FirstEntry {
    type Value = Option<&'de str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let first = list.next_element::<&RawValue>()?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first.map(RawValue::get))
    }
}
