//! Values as parameters see them: one level of their JSON, with what is deeper as text.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::Error;
use serde_json::value::RawValue;

use crate::values::members::each_member;
use crate::values::surrogates::without_lone_surrogates;
use crate::values::text::Text;

/// The JSON of a value of which texts are made. No text can hold half of a pair of surrogates, which the
/// escapes of JSON can.
pub(crate) fn json_of_texts(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    let json = serde_json::to_string(value)?;
    match without_lone_surrogates(&json) {
        Some(_) => Err(serde_json::Error::custom(
            "half of a surrogate pair is no text",
        )),
        None => Ok(json),
    }
}

/// The outermost level of a value.
pub(crate) enum Level<'a> {
    /// Null.
    Null,
    /// A text without its quotes, or a number or boolean as JSON writes it.
    Single(Cow<'a, str>),
    /// The entries of a list.
    List(Vec<&'a str>),
    /// The members of an object, in their order.
    Object(Vec<(Cow<'a, str>, &'a str)>),
}

impl<'a> Level<'a> {
    /// The level of a text that is JSON.
    pub(crate) fn of(json: &'a str) -> Self {
        match json.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b'"') => {
                let text = serde_json::from_str(json).map(|Text(text)| text);
                Self::Single(text.unwrap_or_default())
            }
            Some(b'[') => {
                let entries: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
                Self::List(entries.into_iter().map(RawValue::get).collect())
            }
            Some(b'{') => {
                let mut members = Vec::new();
                each_member(json, |key, value| members.push((key, value)));
                Self::Object(members)
            }
            _ => Self::Single(json.into()),
        }
    }
}
