//! Whether an example comes back as it was once it has been read as its type.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::ir::envelope::Envelope;
use crate::ir::examples::{Contradiction, Reading};
use crate::ir::models::{Model, ModelKind, Module};
use crate::ir::structs::{Field, Layer, Presence, Struct};
use crate::ir::types::{Integer, Type};
use crate::ir::unions::Union;

use super::problems::{Fate, Problem, changed, inner, is_no, refused, unknown};
use super::variants::{keys_of_others, selector, variant};

/// What all types are.
pub struct Fitting<'a> {
    models: BTreeMap<&'a str, &'a Model>,
    envelope: Option<&'a Envelope>,
}

impl<'a> Fitting<'a> {
    /// With these types, and what the API wraps around them.
    pub fn new(modules: &'a [Module], envelope: Option<&'a Envelope>) -> Self {
        let models = modules.iter().flat_map(|module| &module.models);
        let models = models.map(|model| (model.name.as_str(), model)).collect();
        Self { models, envelope }
    }

    /// Why the example would come back with a change, not at all, or in part unknown.
    pub fn contradiction(&self, reading: &Reading, value: &Value) -> Option<Contradiction> {
        let problems = match (reading, self.envelope) {
            (Reading::Value(kind), _) => self.value(kind, value, ""),
            (Reading::Data(kind), Some(envelope)) => {
                self.members(&[(envelope.data.wire.as_str(), kind)], value)
            }
            (Reading::Page(entry), Some(envelope)) => {
                let list = Type::List(Box::new(entry.clone()));
                let mut members = vec![(envelope.data.wire.as_str(), &list)];
                let paging = envelope.paging.as_ref();
                members.extend(paging.map(|(paging, kind)| (paging.wire.as_str(), kind)));
                self.members(&members, value)
            }
            (Reading::Data(_) | Reading::Page(_), None) => Vec::new(),
        };
        // Of several the first in the alphabet, which no order of members or properties changes.
        let problems = problems.into_iter();
        let worst = problems.min_by_key(|it| (it.fate == Fate::Unknown, it.reason.clone()))?;
        Some(Contradiction {
            is_kept: worst.fate == Fate::Unknown,
            reason: worst.reason,
        })
    }

    /// An object of which the first member must be there, unless it may be null.
    fn members(&self, members: &[(&str, &Type)], value: &Value) -> Vec<Problem> {
        let Some(object) = value.as_object() else {
            return is_no("object", value, "");
        };
        let missing = members
            .first()
            .filter(|(key, kind)| !object.contains_key(*key) && !matches!(kind, Type::OrNull(_)));
        if let Some((key, _)) = missing {
            return refused(key, "is missing");
        }
        let problems = object.iter().flat_map(|(key, value)| {
            match members.iter().find(|(declared, _)| declared == key) {
                Some((_, kind)) => self.value(kind, value, key),
                None => changed(key, "is not described"),
            }
        });
        problems.collect()
    }

    fn value(&self, kind: &Type, value: &Value, place: &str) -> Vec<Problem> {
        let expected = |is_so: bool, expected: &str| match is_so {
            true => Vec::new(),
            false => is_no(expected, value, place),
        };
        match kind {
            Type::String => expected(value.is_string(), "text"),
            Type::DateTime => expected(value.is_string() || value.is_number(), "point in time"),
            Type::Integer(width) => expected(is_within(*width, value), "whole number in its range"),
            Type::Float | Type::Number => expected(value.is_number(), "number"),
            Type::Boolean => expected(value.is_boolean(), "boolean"),
            Type::Json => Vec::new(),
            Type::Bytes | Type::File | Type::FileOr(_) | Type::Parts => expected(false, "JSON"),
            Type::OrNull(_) if value.is_null() => Vec::new(),
            Type::OrNull(kind) | Type::Boxed(kind) => self.value(kind, value, place),
            Type::List(entry) => match value.as_array() {
                Some(entries) => {
                    let entries = entries.iter().enumerate();
                    let place = |index: usize| format!("{place}[{index}]");
                    let problems =
                        entries.flat_map(|(index, value)| self.value(entry, value, &place(index)));
                    problems.collect()
                }
                None => is_no("list", value, place),
            },
            Type::Map(kind) => match value.as_object() {
                Some(members) => {
                    let members = members.iter();
                    let problems = members
                        .flat_map(|(key, value)| self.value(kind, value, &inner(place, key)));
                    problems.collect()
                }
                None => is_no("object", value, place),
            },
            Type::Model(name) => match self.models.get(name.as_str()) {
                Some(model) => self.model(&model.kind, value, place),
                None => Vec::new(),
            },
        }
    }

    fn model(&self, kind: &ModelKind, value: &Value, place: &str) -> Vec<Problem> {
        match kind {
            ModelKind::Struct(kind) => match value.as_object() {
                Some(members) => self.object(kind, members, place),
                None => is_no("object", value, place),
            },
            ModelKind::Enum(kind) => match value.as_str() {
                Some(text) if kind.values.iter().any(|value| value.wire == text) => Vec::new(),
                Some(_) => unknown("listed value", value, place),
                None => is_no("text", value, place),
            },
            ModelKind::Union(kind) => self.union(kind, value, None, place),
            ModelKind::Newtype => self.value(&Type::String, value, place),
            ModelKind::Alias(kind) => self.value(kind, value, place),
            ModelKind::Parts(_) => is_no("JSON", value, place),
        }
    }

    fn object(&self, kind: &Struct, members: &Map<String, Value>, place: &str) -> Vec<Problem> {
        let missing = kind
            .fields
            .iter()
            .filter(|field| !members.contains_key(&field.wire));
        let missing = missing.flat_map(|field| {
            let place = inner(place, &field.wire);
            match field.presence {
                Presence::Required => refused(&place, "is missing"),
                Presence::Nullable => changed(&place, "is missing"),
                _ => Vec::new(),
            }
        });
        let given = members.iter().flat_map(|(key, value)| {
            let place = inner(place, key);
            let mut fields = kind.fields.iter();
            match (fields.find(|field| field.wire == *key), &kind.others) {
                (Some(field), _) => self.field(kind, field, members, &place),
                (None, Some(others)) => self.value(&others.kind, value, &place),
                (None, None) => changed(&place, "is not described"),
            }
        });
        missing.chain(given).collect()
    }

    /// One member of an object that has it; null where it would be read as missing is a change.
    fn field(
        &self,
        kind: &Struct,
        field: &Field,
        members: &Map<String, Value>,
        place: &str,
    ) -> Vec<Problem> {
        let value = &members[&field.wire];
        let selection = kind.selections.iter().find(|it| it.field == field.name);
        match (field.presence, selection) {
            (Presence::Nullable | Presence::OptionalNullable, _) if value.is_null() => Vec::new(),
            (Presence::Optional, _) if value.is_null() => changed(place, "is null"),
            (_, Some(selection)) => {
                let mut siblings = kind.fields.iter();
                let sibling = siblings.find(|sibling| sibling.name == selection.sibling);
                let text = sibling.and_then(|sibling| selector(members.get(&sibling.wire)?));
                match self.models.get(selection.union.as_str()).map(|it| &it.kind) {
                    Some(ModelKind::Union(union)) => {
                        self.selected(union, &selection.layers, value, text.as_deref(), place)
                    }
                    _ => Vec::new(),
                }
            }
            (_, None) => self.value(&field.kind, value, place),
        }
    }

    /// A value that another member selects, or each in its lists and maps.
    fn selected(
        &self,
        union: &Union,
        layers: &[Layer],
        value: &Value,
        beside: Option<&str>,
        place: &str,
    ) -> Vec<Problem> {
        let Some((layer, layers)) = layers.split_first() else {
            return self.union(union, value, beside, place);
        };
        let within = |value, place: &str| self.selected(union, layers, value, beside, place);
        match (layer, value) {
            (Layer::List, Value::Array(entries)) => {
                let entries = entries.iter().enumerate();
                let place = |index: usize| format!("{place}[{index}]");
                let problems = entries.flat_map(|(index, value)| within(value, &place(index)));
                problems.collect()
            }
            (Layer::Map, Value::Object(members)) => {
                let members = members.iter();
                let problems = members.flat_map(|(key, value)| within(value, &inner(place, key)));
                problems.collect()
            }
            (Layer::OrNull, Value::Null) => Vec::new(),
            (Layer::OrNull, value) => within(value, place),
            (Layer::List, value) => is_no("list", value, place),
            (Layer::Map, value) => is_no("object", value, place),
        }
    }

    /// Whether a type declares a key, or keeps any.
    fn may_have(&self, kind: &Type, key: &str) -> bool {
        let Type::Model(name) = kind.innermost() else {
            return true;
        };
        match self.models.get(name.as_str()).map(|it| &it.kind) {
            Some(ModelKind::Struct(kind)) => {
                let mut fields = kind.fields.iter();
                let is_read = |wire: &String| wire == key;
                kind.others.is_some()
                    || fields.any(|it| is_read(&it.wire) || it.aliases.iter().any(is_read))
            }
            _ => true,
        }
    }

    /// What cannot be read as its variant arrives as unknown, and is kept.
    fn union(
        &self,
        union: &Union,
        value: &Value,
        beside: Option<&str>,
        place: &str,
    ) -> Vec<Problem> {
        let variant = variant(union, value, beside).filter(|variant| {
            let mut keys = keys_of_others(union, variant, value).into_iter();
            keys.all(|key| self.may_have(&variant.member, key))
        });
        let Some(variant) = variant else {
            return unknown("value of a variant", value, place);
        };
        let mut problems = self.value(&variant.member, value, place);
        if problems.iter().any(|problem| problem.fate == Fate::Refused) {
            for problem in &mut problems {
                problem.fate = Fate::Unknown;
            }
        }
        problems
    }
}

fn is_within(width: Integer, value: &Value) -> bool {
    let range = match width {
        Integer::I32 => i128::from(i32::MIN)..=i128::from(i32::MAX),
        Integer::I64 => i128::from(i64::MIN)..=i128::from(i64::MAX),
        Integer::U64 => 0..=i128::from(u64::MAX),
    };
    whole(value).is_some_and(|number| range.contains(&number))
}

/// A whole number, however it is written: `5.0` is one. Beyond 2^53 an `f64` may not be what was written.
fn whole(value: &Value) -> Option<i128> {
    let is_whole = |number: &f64| number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
    let signed = value.as_i64().map(i128::from);
    signed
        .or_else(|| value.as_u64().map(i128::from))
        .or_else(|| value.as_f64().filter(is_whole).map(|it| it as i128))
}
