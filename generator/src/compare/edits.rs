//! The edits between two descriptions, and the description that has some of them made.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use indexmap::IndexMap;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::given_names::gives_names;
use super::lists::{are_ranked_alike, is_list_of_names, is_ranked, keys, names, together};
use super::variants::{self, is_of_variants};
use super::{parameters, paths, positions};
use crate::keys::MAPS;
use crate::orders;
use crate::parse::FURTHER_EXAMPLES;
use crate::parse::pointer::escape;

/// What an edit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Something is there that was not.
    Added,
    /// Something else is there.
    Changed,
    /// Something is not there any more.
    Removed,
}

impl fmt::Display for Deed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        })
    }
}

/// An edit, without its place in a text.
#[derive(Clone, Debug)]
pub struct RawEdit {
    pub deed: Deed,
    /// The pointer with names for what stands in lists. No other edit has it.
    pub pointer: String,
    /// The same, as it is shown.
    pub shown: String,
    /// The same, with what stands in lists as it does not depend on what else is edited.
    pub told: String,
    /// The pointer in the text.
    pub origin: String,
    /// The pointer in the new text, whether it leads to anything there or not.
    pub stands: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Of the old and the new one, what has that to which an edit does something.
pub fn side<T>(edit: &RawEdit, (old, new): (T, T)) -> T {
    match edit.deed {
        Deed::Removed => old,
        Deed::Added | Deed::Changed => new,
    }
}

/// Every edit, in the order of the new description.
pub fn edits(old: &Value, new: &Value) -> Vec<RawEdit> {
    let made = BTreeSet::new();
    let mut walk = Walk::new(old, new, &made);
    walk.value(&Spot::root(), old, new);
    walk.found.into_values().collect()
}

/// The old description with some edits made, by pointer, in the order of the new one.
pub fn edited(old: &Value, new: &Value, made: &BTreeSet<String>) -> Value {
    Walk::new(old, new, made).value(&Spot::root(), old, new)
}

/// How many hexadecimal digits a fingerprint has.
const FINGERPRINT: usize = 12;

/// The first digits of a sum of what the edits do, in whatever order they and their values are written.
pub fn fingerprint(edits: &[RawEdit]) -> String {
    let mut hash = Sha256::new();
    let json = |value: &Option<Value>| {
        let value = value.as_ref().map(orders::sorted);
        value.map(|it| it.to_string()).unwrap_or_default()
    };
    let said = edits.iter().map(|edit| {
        let (before, after) = (json(&edit.before), json(&edit.after));
        format!("{}\n{}\n{before}\n{after}\n", edit.deed, edit.told)
    });
    for said in said.collect::<BTreeSet<_>>() {
        hash.update(said);
    }
    let digits = format!("{:x}", hash.finalize());
    digits.chars().take(FINGERPRINT).collect()
}

/// The way through both descriptions at once.
struct Walk<'a> {
    /// The edits that are made.
    made: &'a BTreeSet<String>,
    /// The lists into which something points by position.
    pointed: BTreeSet<String>,
    found: IndexMap<String, RawEdit>,
}

/// Where the way has come to.
struct Spot {
    pointer: String,
    shown: String,
    told: String,
    old: String,
    new: String,
    key: String,
}

impl Spot {
    fn root() -> Self {
        let root = || "#".to_owned();
        Self {
            pointer: root(),
            shown: root(),
            told: root(),
            old: root(),
            new: root(),
            key: String::new(),
        }
    }

    /// A member of the object here, which was under another key maybe.
    fn member(&self, was: &str, key: &str) -> Self {
        // What a path calls its arguments is none of what is edited below it.
        let told = match self.pointer.as_str() {
            "#/paths" => paths::nameless(key),
            _ => key.to_owned(),
        };
        let [was, step, told] = [was, key, &told].map(|it| format!("/{}", escape(it)));
        Self {
            pointer: self.pointer.clone() + &step,
            shown: self.shown.clone() + &step,
            told: self.told.clone() + &told,
            old: self.old.clone() + &was,
            new: self.new.clone() + &step,
            key: key.to_owned(),
        }
    }

    /// An item of the list here, which has these places in the old and the new one.
    fn item(&self, name: &str, item: &Value, old: Option<usize>, new: Option<usize>) -> Self {
        let told = match is_of_variants(&self.key) {
            true => variants::told(item),
            false => name.to_owned(),
        };
        let step = |index: Option<usize>| index.map(|it| format!("/{it}")).unwrap_or_default();
        Self {
            pointer: format!("{}/{}", self.pointer, escape(name)),
            shown: format!("{}/{}", self.shown, escape(variants::shown(name))),
            told: format!("{}/{}", self.told, escape(&told)),
            old: self.old.clone() + &step(old),
            new: self.new.clone() + &step(new),
            key: name.to_owned(),
        }
    }

    /// The same, where what tells the item from others stands: another server is another address.
    fn told(mut self, list: &str) -> Self {
        if list == "servers" {
            self.old += "/url";
            self.new += "/url";
        }
        self
    }
}

impl<'a> Walk<'a> {
    fn new(old: &Value, new: &Value, made: &'a BTreeSet<String>) -> Self {
        Self {
            made,
            pointed: positions::pointed_into(old, new),
            found: IndexMap::new(),
        }
    }

    /// Whether the order of the list here is of importance.
    fn is_ranked(&self, spot: &Spot) -> bool {
        is_ranked(&spot.key) || self.is_pointed_into(spot)
    }

    fn is_pointed_into(&self, spot: &Spot) -> bool {
        [&spot.old, &spot.new]
            .iter()
            .any(|it| self.pointed.contains(*it))
    }

    fn value(&mut self, spot: &Spot, old: &Value, new: &Value) -> Value {
        match (old, new) {
            (old, new) if old == new && !old.is_object() => new.clone(),
            (Value::Object(old), Value::Object(new)) if !is_example(&spot.key) => {
                Value::Object(self.members(spot, old, new))
            }
            (Value::Array(old), Value::Array(new)) if !is_example(&spot.key) => {
                let (olds, news) = match is_of_variants(&spot.key) {
                    true => variants::named(old, new).map(Some).into(),
                    false => (names(old), names(new)),
                };
                match (olds, news) {
                    (Some(one), Some(other))
                        if self.is_ranked(spot) && !are_ranked_alike(&one, &other) =>
                    {
                        self.whole(spot, old, new)
                    }
                    (Some(old), Some(new)) => self.items(spot, &old, &new),
                    _ => self.whole(spot, old, new),
                }
            }
            (old, new) if old == new => new.clone(),
            _ => self.choice(spot, Some(old), Some(new)).unwrap_or_default(),
        }
    }

    fn whole(&mut self, spot: &Spot, old: &[Value], new: &[Value]) -> Value {
        if !self.is_pointed_into(spot) && orders::say_the_same(&spot.key, old, new) {
            return Value::from(new);
        }
        let (old, new) = (Value::from(old), Value::from(new));
        self.choice(spot, Some(&old), Some(&new))
            .unwrap_or_default()
    }

    fn members(
        &mut self,
        spot: &Spot,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) -> Map<String, Value> {
        let renamed = match spot.pointer.as_str() {
            "#/paths" => paths::renamed(old, new),
            _ => BTreeMap::new(),
        };
        let now: BTreeMap<&str, &str> = renamed.iter().map(|(new, old)| (*old, *new)).collect();
        let old_keys = keys(old).into_iter();
        let old_keys: Vec<&str> = old_keys
            .map(|it| now.get(it).copied().unwrap_or(it))
            .collect();
        let mut members = Map::new();
        for key in together(&old_keys, &keys(new)) {
            let was = renamed.get(key).copied().unwrap_or(key);
            let here = spot.member(was, key);
            let mut name = key.to_owned();
            if was != key {
                let [was, is] = [was, key].map(Value::from);
                let chosen = self.choice(&here, Some(&was), Some(&is));
                name = chosen
                    .as_ref()
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned();
            }
            let value = match (old.get(was), new.get(key)) {
                (old_list, new_list) if is_list_of_names(key, old_list, new_list) => {
                    self.listed(&here, old, new)
                }
                (Some(old), Some(new)) => Some(self.value(&here, old, new)),
                (old, new) if gives_names(key) && !MAPS.contains(&spot.key.as_str()) => {
                    self.given(&here, old, new)
                }
                (old, new) => self.choice(&here, old, new),
            };
            members.extend(value.map(|value| (name, value)));
        }
        members
    }

    /// What an overlay names, of which there may be nothing on one side: each name is an edit.
    fn given(&mut self, here: &Spot, old: Option<&Value>, new: Option<&Value>) -> Option<Value> {
        let none = Value::Object(Map::new());
        let merged = self.value(here, old.unwrap_or(&none), new.unwrap_or(&none));
        (merged != none).then_some(merged)
    }

    /// A list of parameters or of required properties, which may be left out if it is empty.
    fn listed(
        &mut self,
        here: &Spot,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) -> Option<Value> {
        let list = |members: &Map<String, Value>| match members.get(&here.key) {
            Some(Value::Array(items)) => items.clone(),
            _ => Vec::new(),
        };
        let (old_list, new_list) = (list(old), list(new));
        let Some([old_items, new_items]) = parameters::named(&old_list, &new_list) else {
            return Some(self.whole(here, &old_list, &new_list));
        };
        if self.is_pointed_into(here) && !are_ranked_alike(&old_items, &new_items) {
            return Some(self.whole(here, &old_list, &new_list));
        }
        let merged = self.items(here, &old_items, &new_items);
        let is_left_out = merged.as_array().is_some_and(Vec::is_empty)
            && !(old.contains_key(&here.key) && new.contains_key(&here.key));
        (!is_left_out).then_some(merged)
    }

    /// The items of a list that has a name for each.
    fn items(
        &mut self,
        spot: &Spot,
        old: &IndexMap<String, &Value>,
        new: &IndexMap<String, &Value>,
    ) -> Value {
        let names = |items: &IndexMap<String, &Value>| items.keys().cloned().collect::<Vec<_>>();
        let (old_names, new_names) = (names(old), names(new));
        let order = together(
            &old_names.iter().map(String::as_str).collect::<Vec<_>>(),
            &new_names.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        let mut items = Vec::new();
        for name in order {
            let item = old.get(name).or(new.get(name)).copied();
            let [was, is] = [old, new].map(|items| items.get_index_of(name));
            let here = spot.item(name, item.unwrap_or(&Value::Null), was, is);
            let value = match (old.get(name), new.get(name)) {
                (Some(old), Some(new)) => Some(self.value(&here, old, new)),
                (old, new) => self.choice(&here.told(&spot.key), old.copied(), new.copied()),
            };
            items.extend(value);
        }
        Value::Array(items)
    }

    /// An edit, and what is there, depending on whether it is made.
    fn choice(&mut self, spot: &Spot, old: Option<&Value>, new: Option<&Value>) -> Option<Value> {
        let (deed, origin) = match (old, new) {
            (None, _) => (Deed::Added, &spot.new),
            (_, None) => (Deed::Removed, &spot.old),
            _ => (Deed::Changed, &spot.new),
        };
        let edit = RawEdit {
            deed,
            pointer: spot.pointer.clone(),
            shown: spot.shown.clone(),
            told: spot.told.clone(),
            origin: origin.clone(),
            stands: spot.new.clone(),
            before: old.cloned(),
            after: new.cloned(),
        };
        self.found.insert(spot.pointer.clone(), edit);
        if self.made.contains(&spot.pointer) {
            new
        } else {
            old
        }
        .cloned()
    }
}

/// Whether all of a value is one thing, whatever it looks like.
fn is_example(key: &str) -> bool {
    matches!(key, "example" | "examples" | FURTHER_EXAMPLES)
}
