//! Which edits are made together.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde_json::Value;

use super::bases::Bases;
use super::edits::{Deed, RawEdit};
use super::given_names::{gives_names, is_keyword};
use super::renames::Rename;
use super::variants::{is_of_variants, only_value};
use crate::Place;
use crate::parse::pointer::escape;

/// Keywords of which one takes the place of the other: the members of an object by their names or by any, and its only
/// value or several.
const INSTEAD: [[&str; 2]; 2] = [["properties", "additionalProperties"], ["const", "enum"]];

/// The edits, each alone, but for what comes and goes where a schema becomes another one: a reference, say,
/// and the keywords that stood in its place; where one thing replaces another of which there is one; for a
/// property and that it is required; for a property or value and the name that an overlay gives it; for a path and its
/// arguments that have other names; for a variant that refers to a schema by its old and its new name, which nothing
/// could tell apart; and for a reference among variants and what wraps it.
pub fn replacements(edits: Vec<RawEdit>, renames: &[Rename], bases: &Bases) -> Vec<Vec<RawEdit>> {
    let is_kind = |edit: &RawEdit| {
        let (_, key) = split(&edit.pointer);
        let comes_or_goes = edit.deed != Deed::Changed;
        let is_of_kinds =
            key == "type" || (comes_or_goes && (key == "$ref" || is_of_variants(key)));
        is_of_kinds && is_keyword(&edit.pointer)
    };
    let kinds = edits.iter().filter(|edit| is_kind(edit));
    let replaced: BTreeSet<String> = kinds.map(|it| split(&it.pointer).0.to_owned()).collect();
    let deeds = |deed| {
        let edits = edits.iter().filter(move |edit| edit.deed == deed);
        edits
            .map(|edit| edit.pointer.clone())
            .collect::<BTreeSet<String>>()
    };
    let [added, removed] = [Deed::Added, Deed::Removed].map(deeds);
    let has_some_in = |pointers: &BTreeSet<String>, whole: &str| {
        pointers.iter().any(|pointer| split(pointer).0 == whole)
    };
    let values = values_of_variants(&edits);
    let wrapped = wrapped(&edits);
    let is_path =
        |edit: &&RawEdit| split(&edit.pointer).0 == "#/paths" && edit.deed == Deed::Changed;
    let paths: Vec<RawEdit> = edits.iter().filter(is_path).cloned().collect();
    let mut groups: IndexMap<String, Vec<RawEdit>> = IndexMap::new();
    for edit in edits {
        let (whole, key) = split(&edit.pointer);
        let comes_or_goes = edit.deed != Deed::Changed;
        let is_exchanged =
            is_of_one(whole) && [&added, &removed].map(|it| has_some_in(it, whole)) == [true; 2];
        let takes_a_place = INSTEAD.iter().any(|keywords| {
            let come_or_go = keywords.iter().all(|key| {
                let pointer = format!("{whole}/{key}");
                added.contains(&pointer) || removed.contains(&pointer)
            });
            keywords.contains(&key) && is_keyword(&edit.pointer) && come_or_go
        });
        let is_part = (replaced.contains(whole) && (is_kind(&edit) || comes_or_goes))
            || ((is_exchanged || takes_a_place) && comes_or_goes);
        // What is said of a schema elsewhere, where a reference leads now or led before, or in a part of it that has all
        // of its properties, is said there whole.
        let (schema, list) = split(whole);
        let comes_or_goes_in = |key: &str| {
            let pointer = format!("{schema}/{key}");
            added.contains(&pointer) || removed.contains(&pointer)
        };
        let is_in_a_part = comes_or_goes_in("allOf") && comes_or_goes_in("properties");
        let is_elsewhere = (list == "required" || gives_names(list))
            && is_keyword(whole)
            && (comes_or_goes_in("$ref") || is_in_a_part);
        let property = whole
            .strip_suffix("/required")
            .map(|schema| format!("{schema}/properties/{key}"));
        let comes_or_goes_there = |it: &String| added.contains(it) || removed.contains(it);
        let property = property.filter(comes_or_goes_there);
        let named = named_by(&edit).and_then(|(schema, key)| {
            let mut there = added.union(&removed);
            let schemas = bases.with(schema);
            let is_named = |it: &&String| schemas.iter().any(|schema| is_named_by(it, schema, key));
            let named = there.find(is_named).cloned();
            named.or_else(|| values.get(&format!("{schema}/enum/{key}")).cloned())
        });
        let variant = renames.iter().find(|it| {
            is_of_variants(split(whole).1) && edit.deed == Deed::Removed && escape(&it.from) == key
        });
        let variant = variant.map(|it| format!("{whole}/{}", escape(&it.to)));
        let variant = variant.filter(|it| added.contains(it));
        let variant = variant.or_else(|| wrapped.get(&edit.pointer).cloned());
        let path = paths.iter().find(|path| is_argument_of(&edit, path));
        let path = path.map(|path| path.pointer.clone());
        let group = match is_part {
            _ if is_elsewhere => schema.to_owned(),
            true => whole.to_owned(),
            false => property
                .or(named)
                .or(variant)
                .or(path)
                .unwrap_or_else(|| edit.pointer.clone()),
        };
        groups.entry(group).or_default().push(edit);
    }
    groups.into_values().collect()
}

/// The groups, with those in one that one text makes: an action of an overlay for many targets.
pub fn of_one_text(
    groups: Vec<Vec<RawEdit>>,
    place: impl Fn(&RawEdit) -> Option<Place>,
) -> Vec<Vec<RawEdit>> {
    let mut joined: IndexMap<Vec<_>, Vec<RawEdit>> = IndexMap::new();
    for group in groups {
        let text = group.iter().map(|edit| {
            let place = place(edit).ok_or_else(|| edit.pointer.clone());
            (edit.deed, place)
        });
        joined.entry(text.collect()).or_default().extend(group);
    }
    joined.into_values().collect()
}

/// The schema that an edit of `x-names` or `x-aliases` stands in, and the key of what it gives a name.
fn named_by(edit: &RawEdit) -> Option<(&str, &str)> {
    let (names, key) = split(&edit.pointer);
    let (schema, names) = split(names);
    gives_names(names).then_some((schema, key))
}

/// Whether a property or a value with this key is one of a schema, or of what that is composed of.
fn is_named_by(pointer: &str, schema: &str, key: &str) -> bool {
    let (list, name) = split(pointer);
    let (whole, list) = split(list);
    let parts = whole.strip_prefix(schema);
    let parts: Option<Vec<&str>> = parts.map(|it| it.split('/').skip(1).collect());
    let is_part = |step: &[&str]| is_of_variants(step[0]);
    name == key
        && matches!(list, "properties" | "enum")
        && parts.is_some_and(|it| it.len() % 2 == 0 && it.chunks(2).all(is_part))
}

/// The variants that come and go and are a value each, by where it would stand in a list of values.
fn values_of_variants(edits: &[RawEdit]) -> BTreeMap<String, String> {
    let values = edits.iter().filter_map(|edit| {
        let (list, _) = split(&edit.pointer);
        let (schema, keyword) = split(list);
        let value = match edit.deed {
            Deed::Added => only_value(edit.after.as_ref()?),
            Deed::Removed => only_value(edit.before.as_ref()?),
            Deed::Changed => None,
        };
        let value = value.filter(|_| is_of_variants(keyword))?.as_str()?;
        Some((
            format!("{schema}/enum/{}", escape(value)),
            edit.pointer.clone(),
        ))
    });
    values.collect()
}

/// The variants that refer to a schema or wrap such a reference, by those that come or go for them in the same list.
fn wrapped(edits: &[RawEdit]) -> BTreeMap<String, String> {
    let of = |deed| {
        let edits = edits.iter().filter(move |edit| edit.deed == deed);
        edits.filter(|edit| is_of_variants(split(split(&edit.pointer).0).1))
    };
    let added = of(Deed::Added).filter_map(|edit| Some((edit, edit.after.as_ref()?)));
    let pairs = added.filter_map(|(added, after)| {
        let mut removed = of(Deed::Removed);
        let removed = removed.find(|removed| {
            let is_beside = split(&removed.pointer).0 == split(&added.pointer).0;
            let before = removed.before.as_ref();
            is_beside && before.is_some_and(|it| wraps(it, after) || wraps(after, it))
        })?;
        Some((removed.pointer.clone(), added.pointer.clone()))
    });
    pairs.collect()
}

/// Whether a reference stands in the choice, or among the parts, that a schema is.
fn wraps(schema: &Value, reference: &Value) -> bool {
    let members = schema.as_object().into_iter().flatten();
    let mut lists = members.filter(|(key, _)| is_of_variants(key));
    let is_in = |list: &Value| list.as_array().is_some_and(|it| it.contains(reference));
    reference.get("$ref").is_some() && lists.any(|(_, list)| is_in(list))
}

/// Whether a parameter comes or goes with its name in a path.
fn is_argument_of(edit: &RawEdit, path: &RawEdit) -> bool {
    let text = match edit.deed {
        Deed::Added => &path.after,
        Deed::Removed => &path.before,
        Deed::Changed => &None,
    };
    let text = text.as_ref().and_then(Value::as_str).unwrap_or_default();
    let (list, name) = split(&edit.pointer);
    list.starts_with(&format!("{}/", path.pointer))
        && split(list).1 == "parameters"
        && escape(text).contains(&format!("{{{name}}}"))
}

/// Whether one of what stands here is chosen: the media type of a body, the server of a client, the tag of an
/// operation, and what says how a parameter is written.
fn is_of_one(pointer: &str) -> bool {
    let (whole, key) = split(pointer);
    let (_, list) = split(whole);
    let is_one = matches!(key, "content" | "servers" | "tags") && is_keyword(pointer);
    is_one || (list == "parameters" && is_keyword(whole))
}

/// A pointer to an object, and the key in it.
fn split(pointer: &str) -> (&str, &str) {
    pointer.rsplit_once('/').unwrap_or((pointer, ""))
}
