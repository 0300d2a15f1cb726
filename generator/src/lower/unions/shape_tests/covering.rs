//! Objects of which a value may be both, as of an `anyOf`, and loses nothing as one of them.

use std::collections::BTreeSet;

use openapiv3::{Schema, SchemaKind, Type, VariantOrUnknownOrEmpty};
use serde_json::Value;

use crate::ir::types::Type as ReadAs;
use crate::ir::unions::{JsonKind, Question, Test};
use crate::resolve::{Document, Located, Object, Placed, Undeclared};
use crate::words::without_words;

use super::super::super::types::forms::{Form, form, meant};
use super::super::super::values::Values;
use super::scalars::{no, yes};
use super::{Pair, Told};

/// Whether these objects declare every member of all the others, and say the same of it.
pub fn declare_all<'a>(
    document: Document<'a>,
    objects: &[Object<'a>],
    others: &[Object<'a>],
) -> bool {
    let declares = |object: &Object<'a>, other: &Object<'a>| {
        let mut keys = other.properties.keys();
        keys.all(|key| object.properties.contains_key(key)) && agree(document, object, other)
    };
    objects
        .iter()
        .all(|object| others.iter().all(|other| declares(object, other)))
}

/// That there is a key which the other does not declare, where an object declares all that the other does. What has
/// none is of the other as well, and loses nothing as that.
pub fn by_further_keys<'a>(
    document: Document<'a>,
    objects: &[Object<'a>],
    others: &[Object<'a>],
) -> Option<Pair> {
    let ([object], [other]) = (objects, others) else {
        return None;
    };
    let mut members = other.properties.iter();
    let is_within = |(key, schemas): (&&str, &Vec<Placed<'a>>)| {
        let own = object.properties.get(key)?;
        let values = [own, schemas].map(|it| Values::of_all(document, it));
        let is_within = values[0].are_within(&values[1]) && keeps_digits(document, schemas, own);
        Some(say_the_same(document, own, schemas) || is_within)
    };
    let keeps_others = other.is_closed() || object.others.is_none() || other.others.is_some();
    let is_other = keeps_others
        && other.required.is_subset(&object.required)
        && members.all(|member| is_within(member).unwrap_or_default());
    let test = match other.is_closed() {
        true => no(yes(Question::HasOnly(keys(other)))),
        false => yes(Question::HasAny(further_keys(object, others)?)),
    };
    is_other.then(|| (test.clone(), no(test)))
}

/// That there is a key which the first requires, and none that the other alone declares. What lacks the key is of the
/// other alone; what has all of them may be of both, and would lose some as either.
pub fn by_key_of_one<'a>(
    document: Document<'a>,
    has: &Test,
    objects: &[Object<'a>],
    others: &[Object<'a>],
) -> Option<Told> {
    let ([object], [other]) = (objects, others) else {
        return None;
    };
    let further = further_keys(other, objects).filter(|_| agree(document, object, other))?;
    let own = BTreeSet::from([has.clone(), no(yes(Question::HasAny(further)))]);
    Some([own, BTreeSet::from([no(has.clone())])])
}

/// The keys that an object declares and others do not, if there are any.
pub fn further_keys(object: &Object<'_>, others: &[Object<'_>]) -> Option<Vec<String>> {
    let is_further = |key: &String| {
        !others
            .iter()
            .any(|it| it.properties.contains_key(key.as_str()))
    };
    let keys: Vec<String> = keys(object).into_iter().filter(is_further).collect();
    (!keys.is_empty()).then_some(keys)
}

/// The keys that an object declares, in the alphabet.
fn keys(object: &Object<'_>) -> Vec<String> {
    let keys: BTreeSet<&str> = object.properties.keys().copied().collect();
    keys.into_iter().map(str::to_owned).collect()
}

/// Whether no member that both declare loses anything as one of the first. Of further members with a type nothing is
/// known but that.
fn agree<'a>(document: Document<'a>, object: &Object<'a>, other: &Object<'a>) -> bool {
    let has_type = |it: &Object<'_>| matches!(it.others, Some(Undeclared::Of(_)));
    let keeps_others = other.others.is_none() || object.others.is_some();
    let mut members = other.properties.iter();
    keeps_others
        && ![object, other].into_iter().any(has_type)
        && members.all(|(key, schemas)| {
            let own = object.properties.get(key);
            own.is_none_or(|own| {
                let has_parts = |schemas: &[Placed<'a>]| {
                    let kinds = Values::of_all(document, schemas).kinds;
                    kinds.contains(&JsonKind::Object) || kinds.contains(&JsonKind::Array)
                };
                let are_plain = !has_parts(own) && !has_parts(schemas);
                say_the_same(document, own, schemas)
                    || are_plain && keeps_digits(document, own, schemas)
            })
        })
}

/// Whether all digits of the numbers that are of both are kept where they are read as the first: a binary fraction
/// keeps those of another alone.
fn keeps_digits<'a>(document: Document<'a>, own: &[Placed<'a>], others: &[Placed<'a>]) -> bool {
    let format = |schemas| match &only(document, schemas)?.value.schema_kind {
        SchemaKind::Type(Type::Number(kind)) => match kind.format {
            VariantOrUnknownOrEmpty::Item(format) => Some(format),
            _ => None,
        },
        _ => None,
    };
    let mut parts = own.iter();
    let is_binary = parts.any(|part| may_be_binary(document, part, CHOICES));
    !is_binary || format(own).is_some_and(|own| format(others) == Some(own))
}

/// How deep choices in choices are looked through for a binary fraction.
const CHOICES: usize = 8;

/// Whether a value may be read as a binary fraction.
fn may_be_binary<'a>(document: Document<'a>, placed: &Placed<'a>, depth: usize) -> bool {
    let (schema, pointer) = placed;
    let Some(located) = document.schema(*schema, pointer).filter(|_| depth > 0) else {
        return false;
    };
    let is_binary = |part: &Placed<'a>| may_be_binary(document, part, depth - 1);
    match form(document, located.value, &located.pointer) {
        Form::Plain(kind) => kind == ReadAs::Float,
        Form::Same(only) => is_binary(&only),
        Form::All(parts) => parts.iter().any(is_binary),
        Form::Union(keyword, variants) => variants.iter().enumerate().any(|(index, variant)| {
            let pointer = format!("{}/{keyword}/{index}", located.pointer);
            is_binary(&(variant.into(), pointer))
        }),
        _ => false,
    }
}

/// The schema of a member that has one alone.
fn only<'a>(document: Document<'a>, schemas: &[Placed<'a>]) -> Option<Located<'a, Schema>> {
    match schemas {
        [(schema, pointer)] => meant(document, *schema, pointer),
        _ => None,
    }
}

/// Whether a member is of one schema in both, whatever is said of it.
pub fn say_the_same<'a>(document: Document<'a>, own: &[Placed<'a>], others: &[Placed<'a>]) -> bool {
    let [own_null, other_null] = [own, others].map(|it| {
        let values = Values::of_all(document, it);
        values.kinds.contains(&JsonKind::Null)
    });
    let agree_on_null = own_null == other_null;
    match (only(document, own), only(document, others)) {
        (Some(own), Some(other)) => {
            let [one, another] = [&own, &other].map(|it| typed(it.value));
            let is_one = own.component.is_some() && own.component == other.component;
            let plain = |it: &Located<'a, Schema>| match form(document, it.value, &it.pointer) {
                Form::Plain(kind) => Some(kind),
                // What has a name of its own is kept as the text that it is.
                Form::Text => Some(ReadAs::String),
                _ => None,
            };
            let is_plain = plain(&own).is_some_and(|own| plain(&other) == Some(own));
            agree_on_null && (is_one || is_plain || (one.is_some() && one == another))
        }
        _ => false,
    }
}

/// What a schema says of the types of its values, whichever way these go.
fn typed(schema: &Schema) -> Option<Value> {
    let mut schema = serde_json::to_value(schema).ok().map(without_words)?;
    if let Some(members) = schema.as_object_mut() {
        members.retain(|key, _| key != "readOnly" && key != "writeOnly");
    }
    Some(schema)
}
