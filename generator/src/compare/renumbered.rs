//! Schemas that an overlay names, under other keys than before (`Text1` is `Text2` now). By their names they are known
//! again, and a crate says of their keys only where its items stand. So what else is edited is said of an old
//! description that had the new keys always.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::edits::{self, Deed, RawEdit};
use super::effects::{self, Effect, Verdict};
use super::lines::{self, Lines};
use super::places::Places;
use super::{Change, alike, in_the_order_of, steps};
use crate::extensions::NAME;
use crate::lower::names::type_name;
use crate::other_names::{OtherNames, inverse, referring, schemas};
use crate::parse::pointer::schema_pointer;
use crate::{Input, Output};

/// The old description, with the new keys if users cannot tell.
pub struct Renumbered {
    pub description: Value,
    /// Its crate, and what is told of the texts that it is made from.
    pub output: Output,
    /// The new keys, by those that the same schemas had.
    pub keys: OtherNames,
    /// The lines that the new keys cost.
    lines: Lines,
    /// What users gain and lose by them: a key may be the tag of a variant.
    effects: Vec<Effect>,
}

impl Renumbered {
    /// An old description in the order of the new one, and its crate.
    pub fn new((description, output): (Value, Output), new: &Value, input: &Input<'_>) -> Self {
        let as_it_was = Self {
            description,
            output,
            keys: OtherNames::new(),
            lines: Lines::default(),
            effects: Vec::new(),
        };
        let keys = new_keys(&as_it_was.description, new);
        if keys.is_empty() {
            return as_it_was;
        }
        let description = in_the_order_of(new, &with_keys(&as_it_was.description, &keys));
        let Some(output) = steps::crate_of(&description, input) else {
            return as_it_was;
        };
        let before = &as_it_was.output;
        let lines = lines::differences(&before.tree, &output.tree).lasting();
        let mut effects = effects::effects(&before.surface, &output.surface);
        // What makes room is another edit's business.
        let is_there = |key: &str| schemas(new).any(|(it, _)| it == key);
        let aside = keys.values().filter(|key| !is_there(key));
        let aside: BTreeSet<&str> = aside.map(String::as_str).collect();
        effects.retain(|effect| !aside.contains(effect.item().wire.as_str()));
        if effects.is_empty() && !alike::are_alike(before, &output, &lines) {
            return as_it_was;
        }
        Self {
            description,
            output: Output {
                diagnostics: as_it_was.output.diagnostics,
                ..output
            },
            keys,
            lines,
            effects,
        }
    }

    /// The new keys as a change of their own, if there are some; with its lines taken out of the open ones.
    pub fn change(&self, new: &Value, places: &Places, open: &mut Lines) -> Option<Change> {
        let was = inverse(&self.keys);
        let edits = schemas(new).filter_map(|(is, _)| Some(edit(was.get(is)?, is)));
        let edits: Vec<RawEdit> = edits.collect();
        let verdicts = self.effects.iter().map(Effect::verdict);
        (!edits.is_empty()).then(|| Change {
            verdict: verdicts.min().unwrap_or(Verdict::Documentation),
            fingerprint: edits::fingerprint(&edits),
            edits: edits.iter().map(|it| places.edit(it)).collect(),
            effects: self.effects.clone(),
            code: Vec::new(),
            docs: Vec::new(),
            lines: open.take(&self.lines).len(),
        })
    }
}

fn edit(was: &str, is: &str) -> RawEdit {
    let pointer = schema_pointer(is);
    RawEdit {
        deed: Deed::Changed,
        shown: pointer.clone(),
        told: pointer.clone(),
        origin: pointer.clone(),
        stands: pointer.clone(),
        pointer,
        before: Some(was.into()),
        after: Some(is.into()),
    }
}

/// The new keys of schemas, by the old ones: of those that have the same name from an overlay before and after, and of
/// those that make room for them, which have keys that neither description has.
fn new_keys(old: &Value, new: &Value) -> OtherNames {
    let mut keys = known_by_name(old, new);
    let old: BTreeMap<&String, &Value> = schemas(old).collect();
    let known: BTreeSet<&String> = old
        .keys()
        .copied()
        .chain(schemas(new).map(|(it, _)| it))
        .collect();
    let taken: BTreeSet<String> = keys.values().cloned().collect();
    for was in taken.into_iter().filter(|it| old.contains_key(it)) {
        keys.entry(was).or_insert_with_key(|was| {
            let mut key = was.clone();
            while known.contains(&key) {
                key.push('-');
            }
            key
        });
    }
    keys
}

/// The new keys of schemas that have the same name from an overlay before and after, by the old keys.
fn known_by_name(old: &Value, new: &Value) -> OtherNames {
    let (old, new) = (keys_by_name(old), keys_by_name(new));
    let both = old.iter().filter_map(|(name, was)| {
        let (&[was], &[is]) = (was.as_slice(), new.get(name)?.as_slice()) else {
            return None;
        };
        (was != is).then(|| (was.to_owned(), is.to_owned()))
    });
    both.collect()
}

/// The keys of schemas, by the names that overlays give them.
fn keys_by_name(description: &Value) -> BTreeMap<String, Vec<&str>> {
    let mut keys: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (key, schema) in schemas(description) {
        if let Some(name) = schema.get(NAME).and_then(Value::as_str) {
            keys.entry(type_name(name)).or_default().push(key);
        }
    }
    keys
}

/// A description whose schemas have other keys, wherever it speaks of them.
pub fn with_keys(description: &Value, names: &OtherNames) -> Value {
    let mut description = referring(description, names);
    let schemas = description.pointer_mut("/components/schemas");
    if let Some(schemas) = schemas.and_then(Value::as_object_mut) {
        let members = std::mem::take(schemas).into_iter();
        let members =
            members.map(|(key, schema)| (names.get(&key).cloned().unwrap_or(key), schema));
        schemas.extend(members);
    }
    description
}
