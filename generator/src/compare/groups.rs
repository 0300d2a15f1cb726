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

/// The edits, each alone, but for those that are made together.
pub fn replacements(edits: Vec<RawEdit>, renames: &[Rename], bases: &Bases) -> Vec<Vec<RawEdit>> {
    let grouping = Grouping::new(&edits, renames, bases);
    let names: Vec<String> = edits.iter().map(|edit| grouping.group(edit)).collect();
    let mut groups: IndexMap<String, Vec<RawEdit>> = IndexMap::new();
    for (name, edit) in names.into_iter().zip(edits) {
        groups.entry(name).or_default().push(edit);
    }
    groups.into_values().collect()
}

/// The reasons for which edits are made together, each by the pointer that names the group.
struct Grouping<'a> {
    edits: &'a [RawEdit],
    renames: &'a [Rename],
    bases: &'a Bases,
    added: BTreeSet<&'a str>,
    removed: BTreeSet<&'a str>,
    /// The schemas that become others.
    replaced: BTreeSet<&'a str>,
    /// The variants that are a value each, by where it would stand in a list of values.
    values: BTreeMap<String, String>,
    /// The variants that come for others which they wrap, or which wrap them.
    wrapped: BTreeMap<String, String>,
}

impl<'a> Grouping<'a> {
    fn new(edits: &'a [RawEdit], renames: &'a [Rename], bases: &'a Bases) -> Self {
        let pointers = |deed| {
            let edits = edits.iter().filter(move |edit| edit.deed == deed);
            edits.map(|edit| edit.pointer.as_str()).collect()
        };
        let kinds = edits.iter().filter(|edit| is_kind(edit));
        Self {
            edits,
            renames,
            bases,
            added: pointers(Deed::Added),
            removed: pointers(Deed::Removed),
            replaced: kinds.map(|edit| split(&edit.pointer).0).collect(),
            values: values_of_variants(edits),
            wrapped: wrapped(edits),
        }
    }

    /// What an edit is made with, or else its own pointer.
    fn group(&self, edit: &RawEdit) -> String {
        self.said_elsewhere(edit)
            .or_else(|| self.replacement(edit))
            .or_else(|| self.required_property(edit))
            .or_else(|| self.named(edit))
            .or_else(|| self.renamed_variant(edit))
            .or_else(|| self.wrapped.get(&edit.pointer).cloned())
            .or_else(|| self.path(edit))
            .unwrap_or_else(|| edit.pointer.clone())
    }

    fn comes_or_goes(&self, pointer: &str) -> bool {
        self.added.contains(pointer) || self.removed.contains(pointer)
    }

    /// The schema, where what is said of it is said elsewhere from now on, or was before: where a reference leads, or in
    /// a part of it that has all of its properties. There it is said whole.
    fn said_elsewhere(&self, edit: &RawEdit) -> Option<String> {
        let (whole, _) = split(&edit.pointer);
        let (schema, list) = split(whole);
        let comes_or_goes = |key: &str| self.comes_or_goes(&format!("{schema}/{key}"));
        let is_elsewhere = (list == "required" || gives_names(list))
            && is_keyword(whole)
            && (comes_or_goes("$ref") || (comes_or_goes("allOf") && comes_or_goes("properties")));
        is_elsewhere.then(|| schema.to_owned())
    }

    /// What stands there, where one thing replaces another of which there is one; or the schema, where it becomes another
    /// one: a reference, say, for the keywords that stood in its place.
    fn replacement(&self, edit: &RawEdit) -> Option<String> {
        let (whole, key) = split(&edit.pointer);
        let has_some = |pointers: &BTreeSet<&str>| pointers.iter().any(|it| split(it).0 == whole);
        let is_exchanged = is_of_one(whole) && has_some(&self.added) && has_some(&self.removed);
        let mut instead = INSTEAD.iter().filter(|keywords| keywords.contains(&key));
        let takes_a_place = is_keyword(&edit.pointer)
            && instead.any(|keywords| {
                let mut both = keywords.iter().map(|key| format!("{whole}/{key}"));
                both.all(|pointer| self.comes_or_goes(&pointer))
            });
        let is_part = match edit.deed {
            Deed::Changed => is_kind(edit),
            _ => is_exchanged || takes_a_place || self.replaced.contains(whole),
        };
        is_part.then(|| whole.to_owned())
    }

    /// The property that comes or goes and is required.
    fn required_property(&self, edit: &RawEdit) -> Option<String> {
        let (whole, key) = split(&edit.pointer);
        let schema = whole.strip_suffix("/required")?;
        let property = format!("{schema}/properties/{key}");
        self.comes_or_goes(&property).then_some(property)
    }

    /// The property or value that comes or goes with the name that an overlay gives it.
    fn named(&self, edit: &RawEdit) -> Option<String> {
        let (schema, key) = named_by(edit)?;
        let schemas = self.bases.with(schema);
        let is_named = |it: &&&str| schemas.iter().any(|schema| is_named_by(it, schema, key));
        let named = self.added.union(&self.removed).find(is_named);
        let value = || self.values.get(&format!("{schema}/enum/{key}")).cloned();
        named.map(|it| (*it).to_owned()).or_else(value)
    }

    /// The variant that comes where one goes that refers to the same schema by its old name. Nothing could tell the two
    /// apart.
    fn renamed_variant(&self, edit: &RawEdit) -> Option<String> {
        let (whole, key) = split(&edit.pointer);
        let goes = is_of_variants(split(whole).1) && edit.deed == Deed::Removed;
        let mut renames = self.renames.iter().filter(|_| goes);
        let rename = renames.find(|it| escape(&it.from) == key)?;
        let variant = format!("{whole}/{}", escape(&rename.to));
        self.added.contains(variant.as_str()).then_some(variant)
    }

    /// The path whose arguments have other names from now on.
    fn path(&self, edit: &RawEdit) -> Option<String> {
        let changed = self.edits.iter().filter(|it| it.deed == Deed::Changed);
        let mut paths = changed.filter(|it| split(&it.pointer).0 == "#/paths");
        let path = paths.find(|path| is_argument_of(edit, path))?;
        Some(path.pointer.clone())
    }
}

/// Whether it has a schema become another one.
fn is_kind(edit: &RawEdit) -> bool {
    let (_, key) = split(&edit.pointer);
    let comes_or_goes = edit.deed != Deed::Changed;
    let is_of_kinds = key == "type" || (comes_or_goes && (key == "$ref" || is_of_variants(key)));
    is_of_kinds && is_keyword(&edit.pointer)
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
