//! Whether two schemas accept the same JSON, with the smallest value that both do.
//!
//! A key that only one of them declares has the smallest value that this one accepts.

use serde_json::{Map, Value};

use crate::ir::unions::Kind;
use crate::resolve::Document;

use super::values::Values;

/// The smallest value that both accept; nothing if there is none.
pub fn overlap<'a>(document: Document<'a>, one: &Values<'a>, other: &Values<'a>) -> Option<Value> {
    smallest(one, other, || object(document, one, other))
}

/// Like [`overlap`], but objects are not looked into: the reader does not either.
fn shallow(one: &Values<'_>, other: &Values<'_>) -> Option<Value> {
    smallest(one, other, || Some(Map::new()))
}

/// The smallest common value, where `object` gives the smallest common object.
fn smallest(
    one: &Values<'_>,
    other: &Values<'_>,
    object: impl Fn() -> Option<Map<String, Value>>,
) -> Option<Value> {
    let mut common = one.kinds.intersection(&other.kinds);
    common.find_map(|kind| match kind {
        Kind::Null => Some(Value::Null),
        Kind::Boolean => Some(false.into()),
        Kind::Number => Some(0.into()),
        Kind::String => text(one, other).map(Value::from),
        Kind::Array => Some(Value::Array(Vec::new())),
        Kind::Object => object().map(Value::Object),
    })
}

fn text<'a>(one: &Values<'a>, other: &Values<'a>) -> Option<&'a str> {
    match (&one.texts, &other.texts) {
        (Some(one), Some(other)) => one.intersection(other).next().copied(),
        (Some(texts), None) | (None, Some(texts)) => texts.first().copied(),
        (None, None) => Some(""),
    }
}

fn object<'a>(
    document: Document<'a>,
    one: &Values<'a>,
    other: &Values<'a>,
) -> Option<Map<String, Value>> {
    let mut members = Map::new();
    for (values, rival) in [(one, other), (other, one)] {
        let Some(object) = &values.object else {
            continue;
        };
        for key in &object.required {
            let value = match (values.member(document, key), rival.member(document, key)) {
                (Some(own), Some(theirs)) => shallow(&own, &theirs)?,
                (Some(own), None) => shallow(&own, &own)?,
                (None, Some(theirs)) => shallow(&theirs, &theirs)?,
                (None, None) => Value::Null,
            };
            members.insert((*key).to_owned(), value);
        }
    }
    Some(members)
}
