//! Maps, which may have any key.

use std::collections::BTreeSet;

use crate::ir::unions::{JsonKind, Question, Step, Test};
use crate::resolve::{Document, Placed, SchemaRef};

use super::super::super::types::forms::{Form, form, meant};
use super::super::super::values::Values;
use super::covering::say_the_same;
use super::scalars::{no, of_kinds, question, yes};
use super::{Told, objects};

/// What tells a map from an object by a member that need not be there, with a key that the object requires: what lacks
/// that is of the map. A map with the key is of both, or raw.
pub fn beside_map<'a>(one: &Values<'a>, other: &Values<'a>, told: Told) -> Told {
    let [mut own, mut theirs] = told;
    if let Some(has) = required_key(one).filter(|_| other.are_maps()) {
        theirs = BTreeSet::from([no(has.clone())]);
        own.insert(has);
    } else if let Some(has) = required_key(other).filter(|_| one.are_maps()) {
        own = BTreeSet::from([no(has.clone())]);
        theirs.insert(has);
    }
    [own, theirs]
}

/// That there are no keys but those which an object declares, and what it lists under those which it requires: else it is
/// of the other, which is any object and keeps all of it. An object that keeps any key itself is told by what it requires.
/// Nothing tells one within which objects stand that may lose a key themselves. A map to what the object declares under
/// each key is like any object, and so is one to what is surely something else.
pub fn beside_any_object<'a>(
    document: Document<'a>,
    one: &Values<'a>,
    other: &Values<'a>,
) -> Option<Told> {
    let [object] = objects(one)? else {
        return None;
    };
    let (described, any): (Vec<_>, Vec<_>) = other.objects.iter().partition(|it| it.is_described());
    let maps: Vec<_> = described
        .iter()
        .map(|it| it.as_map())
        .collect::<Option<_>>()?;
    let is_any = maps.is_empty() || !any.is_empty();
    let keeps_all = |member: &Vec<Placed<'a>>| {
        (!is_any || keeps_keys(document, member, LISTS))
            && maps.iter().all(|it| is_kept(document, member, it, LISTS))
    };
    let is_of_objects = other.are_all(JsonKind::Object) && other.listed().is_none();
    if !is_of_objects || !object.properties.values().all(keeps_all) {
        return None;
    }
    let listed = object.required.iter().filter_map(|key| {
        let member = one.member(document, key)?;
        let texts = member
            .listed()
            .filter(|_| member.are_all(JsonKind::String))?;
        Some(Test {
            path: vec![Step::Member((*key).to_owned())],
            ..yes(question(&texts)?)
        })
    });
    let listed: Vec<Test> = listed.collect();
    let declared: BTreeSet<&str> = object.properties.keys().copied().collect();
    let declared = declared.into_iter().map(str::to_owned).collect();
    let required = || listed.first().cloned().or_else(|| required_key(one));
    let required = object.others.as_ref().and_then(|_| required());
    let test = required.unwrap_or_else(|| yes(Question::HasOnly(declared)));
    // A member that may be missing and not be null is nothing where it is.
    let optional = object.properties.keys().filter(|key| {
        let member = one.member(document, key);
        let may_be_null = member.is_none_or(|it| it.kinds.contains(&JsonKind::Null));
        !object.required.contains(*key) && !may_be_null
    });
    let optional: BTreeSet<String> = optional.map(|key| (*key).to_owned()).collect();
    let has_null = || no(yes(Question::HasNull(optional.iter().cloned().collect())));
    let has_null = (!optional.is_empty()).then(has_null);
    let own = listed
        .into_iter()
        .chain([test.clone()])
        .chain(has_null)
        .collect();
    let theirs = BTreeSet::from([of_kinds(other), no(test)]);
    (!object.properties.is_empty()).then_some([own, theirs])
}

/// Whether a member that the values of a map also allow is kept where it is read as what an object declares.
fn is_kept<'a>(
    document: Document<'a>,
    member: &[Placed<'a>],
    values: &[Placed<'a>],
    depth: usize,
) -> bool {
    let [own, theirs] = [member, values].map(|it| Values::of_all(document, it).kinds);
    if say_the_same(document, member, values) {
        return keeps_keys(document, member, LISTS);
    }
    own.is_disjoint(&theirs)
        || parts_of_choice(document, member, depth).is_some_and(|mut parts| {
            parts.all(|part| is_kept(document, &[part], values, depth - 1))
        })
}

/// The variants of a member that is a choice of some.
fn parts_of_choice<'a>(
    document: Document<'a>,
    member: &[Placed<'a>],
    depth: usize,
) -> Option<impl Iterator<Item = Placed<'a>>> {
    let ([(schema, pointer)], 1..) = (member, depth) else {
        return None;
    };
    let located = meant(document, *schema, pointer)?;
    let Form::Union(keyword, variants) = form(document, located.value, &located.pointer) else {
        return None;
    };
    let variants = variants.iter().enumerate();
    Some(variants.map(move |(index, variant)| {
        let pointer = format!("{}/{keyword}/{index}", located.pointer);
        (variant.into(), pointer)
    }))
}

/// How many lists, maps and choices in one another are looked into.
const LISTS: usize = 8;

/// Whether no key within a value of all these schemas is lost where that is read as what they describe.
fn keeps_keys<'a>(document: Document<'a>, schemas: &[Placed<'a>], depth: usize) -> bool {
    let kinds = Values::of_all(document, schemas).kinds;
    if !kinds.contains(&JsonKind::Object) && !kinds.contains(&JsonKind::Array) {
        return true;
    }
    if let Some(mut parts) = parts_of_choice(document, schemas, depth) {
        return parts.all(|part| keeps_keys(document, &[part], depth - 1));
    }
    let ([(schema, pointer)], 1..) = (schemas, depth) else {
        return false;
    };
    let Some(located) = meant(document, *schema, pointer) else {
        return false;
    };
    let placed = |schema: SchemaRef<'a>, place: &str| {
        let pointer = format!("{}/{place}", located.pointer);
        keeps_keys(document, &[(schema, pointer)], depth - 1)
    };
    match form(document, located.value, &located.pointer) {
        Form::Plain(_) => true,
        Form::List(entries) => entries.is_none_or(|it| placed(it, "items")),
        Form::Map(values) => placed(values, "additionalProperties"),
        _ => false,
    }
}

/// That there is a key which an object requires.
fn required_key(values: &Values<'_>) -> Option<Test> {
    let [object] = objects(values)? else {
        return None;
    };
    let key = object.required.first()?;
    Some(yes(Question::HasKey((*key).to_owned())))
}
