//! Schemas that say under another name what they said before: what upstream has renamed, or numbered
//! anew.

use std::collections::BTreeMap;

use serde_json::Value;

use super::orders;
use crate::parse::pointer::SCHEMAS;

/// A schema, and the name under which it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// What it was called.
    pub from: String,
    /// What it is called.
    pub to: String,
}

/// The renamed schemas, in the alphabet of the old names. Only what no other schema says is known again; and of what
/// refers to others that were renamed, that it now does so by their new names.
pub fn renames(old: &Value, new: &Value) -> Vec<Rename> {
    let new = orders::sorted(new);
    let now = by_what_they_say(&new);
    let mut known = BTreeMap::new();
    loop {
        let old = orders::sorted(&referring(old, &known));
        let before = by_what_they_say(&old);
        let found = before.iter().filter_map(|(says, names)| {
            let (Some([from]), Some([to])) =
                (names.get(..), now.get(says).and_then(|it| it.get(..)))
            else {
                return None;
            };
            (from != to).then(|| ((*from).to_owned(), (*to).to_owned()))
        });
        let found: BTreeMap<String, String> = found.collect();
        if found.len() <= known.len() {
            let renamed = known.into_iter();
            return renamed.map(|(from, to)| Rename { from, to }).collect();
        }
        known = found;
    }
}

/// The names of all schemas, by what they say. Of itself, none says its name.
fn by_what_they_say(description: &Value) -> BTreeMap<String, Vec<&str>> {
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let schemas = description
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        let itself = BTreeMap::from([(name.clone(), String::new())]);
        let says = referring(schema, &itself).to_string();
        names.entry(says).or_default().push(name);
    }
    names
}

/// The same where what it refers to has other names.
fn referring(value: &Value, names: &BTreeMap<String, String>) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(key, value)| (key.clone(), referring(value, names)));
            Value::Object(members.collect())
        }
        Value::Array(items) => items.iter().map(|it| referring(it, names)).collect(),
        Value::String(text) => {
            let name = text.strip_prefix(SCHEMAS).and_then(|it| names.get(it));
            name.map_or_else(|| value.clone(), |name| format!("{SCHEMAS}{name}").into())
        }
        scalar => scalar.clone(),
    }
}
