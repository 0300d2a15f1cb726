//! The smallest JSON that schemas accept together.

use std::cell::Cell;

use serde_json::{Map, Number, Value};

use crate::ir::unions::{Constant, JsonKind, TextForm};
use crate::resolve::{Document, Object, Placed, SchemaRef, Undeclared};

use super::Values;
use super::validity::accepts;

/// How deep objects and lists are filled; below, they are empty.
const DEPTH: usize = 6;

/// How long texts and lists are shown at the most.
const LENGTH: i64 = 16;

/// How many sets of values are looked through for one, and schemas to see what is valid.
const STEPS: usize = 4_000;

/// The smallest value that is in both sets and valid for both schemas, of which the sets were read; nothing
/// if none is found.
pub fn common<'a>(
    document: Document<'a>,
    [one, other]: [&Values<'a>; 2],
    schemas: &[Placed<'a>; 2],
) -> Option<Value> {
    let search = Search {
        document,
        steps: Cell::new(STEPS),
    };
    search.smallest(&one.clone().and(other), schemas, DEPTH)
}

/// Looks for values, from the smallest on.
struct Search<'a> {
    document: Document<'a>,
    /// How many sets and schemas may still be looked at.
    steps: Cell<usize>,
}

impl<'a> Search<'a> {
    /// The smallest of these values that is valid for all the schemas.
    fn smallest(&self, values: &Values<'a>, schemas: &[Placed<'a>], depth: usize) -> Option<Value> {
        self.steps.set(self.steps.get().checked_sub(1)?);
        let is_valid = |value: &Value| {
            let mut schemas = schemas.iter();
            schemas.all(|(schema, _)| accepts(self.document, *schema, value, &self.steps))
        };
        let mut kinds = values.kinds.iter();
        kinds.find_map(|kind| match (kind, values.constants.get(kind)) {
            (_, Some(listed)) => listed.iter().map(value).find(is_valid),
            (JsonKind::Array, _) => self.list(values, depth, &is_valid),
            (JsonKind::Object, _) if depth > 0 && !values.objects.is_empty() => {
                let objects = values.objects.iter();
                let found = objects.map(|object| self.object(object, depth - 1, &is_valid));
                shortest(found)
            }
            _ => plain(*kind, values).filter(is_valid),
        })
    }

    /// The shortest list.
    fn list(
        &self,
        values: &Values<'a>,
        depth: usize,
        is_valid: &dyn Fn(&Value) -> bool,
    ) -> Option<Value> {
        let least = usize::try_from(length(JsonKind::Array, values)?).ok()?;
        let filled = |length: usize, schemas: &[Placed<'a>]| {
            let entries = Values::of_all(self.document, schemas);
            let entry = self.smallest(&entries, schemas, depth.checked_sub(1)?)?;
            Some(Value::Array(vec![entry; length])).filter(is_valid)
        };
        let listed = values.lists.iter().flatten().map(|(schema, _)| schema);
        let listed = listed.map(|schema| match schema {
            SchemaRef::Listed(entries) => Some(Value::Array(entries.to_vec())).filter(is_valid),
            _ => None,
        });
        let empty = (least == 0).then(|| Value::Array(Vec::new()));
        let lists = values.lists.iter();
        // What tells lists apart may need an entry.
        empty
            .filter(is_valid)
            .or_else(|| shortest(listed))
            .or_else(|| shortest(lists.map(|entries| filled(least.max(1), entries))))
            .or_else(|| filled(least.max(1), &[]))
    }

    /// The object with the fewest members: those that it requires, and one more if need be, as where it must
    /// not be valid for another schema at once.
    fn object(
        &self,
        object: &Object<'a>,
        depth: usize,
        is_valid: &dyn Fn(&Value) -> bool,
    ) -> Option<Value> {
        let required = object.required.iter().map(|key| {
            let member = self.member(object, key, depth)?;
            Some(((*key).to_owned(), member))
        });
        let required: Map<String, Value> = required.collect::<Option<_>>()?;
        let least = Some(Value::Object(required.clone())).filter(is_valid);
        least.or_else(|| {
            let optional = object.properties.keys();
            let optional = optional.filter(|key| !object.required.contains(*key));
            shortest(optional.map(|key| {
                let mut members = required.clone();
                members.insert((*key).to_owned(), self.member(object, key, depth)?);
                Some(Value::Object(members)).filter(is_valid)
            }))
        })
    }

    /// The smallest member that may stand under a key.
    fn member(&self, object: &Object<'a>, key: &str, depth: usize) -> Option<Value> {
        let others = match &object.others {
            Some(Undeclared::Of(others)) => others.as_slice(),
            Some(Undeclared::Any) | None => &[],
        };
        let schemas = object.properties.get(key).map_or(others, Vec::as_slice);
        self.smallest(&Values::of_all(self.document, schemas), schemas, depth)
    }
}

/// The one whose text is the shortest, whatever order they are given in.
fn shortest(values: impl Iterator<Item = Option<Value>>) -> Option<Value> {
    values.flatten().min_by_key(|value| {
        let text = value.to_string();
        (text.len(), text)
    })
}

/// The smallest value of a type that is no list.
fn plain(kind: JsonKind, values: &Values<'_>) -> Option<Value> {
    Some(match kind {
        JsonKind::Null => Value::Null,
        JsonKind::Boolean => false.into(),
        JsonKind::Number => least(kind, values).into(),
        JsonKind::String => match values.form {
            Some(form) => of_form(form).into(),
            None => "x"
                .repeat(usize::try_from(length(kind, values)?).ok()?)
                .into(),
        },
        JsonKind::Array => Value::Array(Vec::new()),
        JsonKind::Object => Value::Object(Map::new()),
    })
}

/// The least that numbers, or a length, may be.
fn least(kind: JsonKind, values: &Values<'_>) -> i64 {
    let least = values.least.get(&kind).copied();
    least.unwrap_or_default().max(0)
}

/// The least length, if that can be shown.
fn length(kind: JsonKind, values: &Values<'_>) -> Option<i64> {
    Some(least(kind, values)).filter(|length| *length <= LENGTH)
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
