//! The smallest JSON that a set of values has.

use serde_json::{Map, Number, Value};

use crate::ir::unions::{Constant, Kind, TextForm};
use crate::resolve::{Document, Object};

use super::Values;

/// How deep objects and lists are filled; below, they are empty.
const DEPTH: usize = 4;

/// How long texts and lists are shown at the most.
const LENGTH: i64 = 16;

/// The smallest value that is in both sets; nothing if there is none.
pub fn common<'a>(document: Document<'a>, one: &Values<'a>, other: &Values<'a>) -> Option<Value> {
    smallest(document, &one.clone().and(other), DEPTH)
}

fn smallest<'a>(document: Document<'a>, values: &Values<'a>, depth: usize) -> Option<Value> {
    let least = |kind: &Kind| values.least.get(kind).copied().unwrap_or_default().max(0);
    let length = |kind: &Kind| Some(least(kind)).filter(|length| *length <= LENGTH);
    values.kinds.iter().find_map(|kind| {
        let first = values.constants.get(kind).and_then(|listed| listed.first());
        Some(match (kind, first) {
            (_, Some(constant)) => value(constant),
            (Kind::Null, _) => Value::Null,
            (Kind::Boolean, _) => false.into(),
            (Kind::Number, _) => least(kind).into(),
            (Kind::String, _) => match values.form {
                Some(form) => of_form(form).into(),
                None => "x".repeat(usize::try_from(length(kind)?).ok()?).into(),
            },
            (Kind::Array, _) if depth > 0 => {
                let entry = || smallest(document, &values.entry(document), depth - 1);
                let entries = (0..length(kind)?).map(|_| entry());
                Value::Array(entries.collect::<Option<_>>()?)
            }
            (Kind::Array, _) => Value::Array(Vec::new()),
            (Kind::Object, _) if depth > 0 && !values.objects.is_empty() => {
                let mut objects = values.objects.iter();
                let smallest = |object| smallest_object(document, object, depth - 1);
                Value::Object(objects.find_map(smallest)?)
            }
            (Kind::Object, _) => Value::Object(Map::new()),
        })
    })
}

fn smallest_object<'a>(
    document: Document<'a>,
    object: &Object<'a>,
    depth: usize,
) -> Option<Map<String, Value>> {
    let values = Values {
        objects: vec![object.clone()],
        ..Values::of([Kind::Object])
    };
    let members = object.required.iter().map(|key| {
        let member = match values.member(document, key) {
            Some(member) => smallest(document, &member, depth)?,
            None => Value::Null,
        };
        Some(((*key).to_owned(), member))
    });
    members.collect()
}

fn of_form(form: TextForm) -> &'static str {
    match form {
        TextForm::Date => "2000-01-01",
        TextForm::DateTime => "2000-01-01T00:00:00Z",
        TextForm::Ipv4 => "0.0.0.0",
        TextForm::Ipv6 => "::",
        TextForm::Uuid => "00000000-0000-0000-0000-000000000000",
    }
}

fn value(constant: &Constant) -> Value {
    match constant {
        Constant::Null => Value::Null,
        Constant::Boolean(value) => (*value).into(),
        Constant::Text(text) => text.as_str().into(),
        Constant::Number(number) => number.parse::<Number>().map_or(Value::Null, Value::Number),
    }
}
