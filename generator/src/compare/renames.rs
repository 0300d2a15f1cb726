//! Schemas that say under another name what they said before: what upstream has renamed, or numbered
//! anew.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::orders;
use crate::other_names::{OtherNames, referring, schemas};

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
    let now = by_what_they_say(&new, &OtherNames::new());
    let mut known = OtherNames::new();
    loop {
        let old = orders::sorted(&referring(old, &known));
        let mut found = alike(&by_what_they_say(&old, &known), &now);
        if found.len() <= known.len() {
            // What is left may refer to each other.
            found = known.clone();
            found.extend(in_circles(&old, &new, &known));
        }
        if found.len() <= known.len() {
            let renamed = known.into_iter();
            return renamed.map(|(from, to)| Rename { from, to }).collect();
        }
        known = found;
    }
}

/// The renamed schemas, by the names that the old texts have.
pub fn as_they_were(renames: Vec<Rename>, was: &OtherNames) -> Vec<Rename> {
    let renames = renames.into_iter();
    renames
        .map(|rename| Rename {
            from: was.get(&rename.from).cloned().unwrap_or(rename.from),
            to: rename.to,
        })
        .collect()
}

/// What one schema alone says before and after, and under another name.
fn alike(before: &Said<'_>, now: &Said<'_>) -> OtherNames {
    let found = before.iter().filter_map(|(says, names)| {
        let (Some([from]), Some([to])) = (names.get(..), now.get(says).and_then(|it| it.get(..)))
        else {
            return None;
        };
        (from != to).then(|| ((*from).to_owned(), (*to).to_owned()))
    });
    found.collect()
}

/// The names of schemas, by what they say.
type Said<'a> = BTreeMap<String, Vec<&'a str>>;

/// The names of all schemas, by what they say. Of itself, none says its name, which is the new one if that is known.
fn by_what_they_say<'a>(description: &'a Value, known: &OtherNames) -> Said<'a> {
    let mut names = Said::new();
    for (name, schema) in schemas(description) {
        let own = known.get(name).unwrap_or(name);
        let itself = OtherNames::from([(own.clone(), String::new())]);
        let says = referring(schema, &itself).to_string();
        names.entry(says).or_default().push(name);
    }
    names
}

/// The renamed schemas among those whose names are not on both sides, where they refer to each other: in place of
/// its name, each has what it says, with nothing in place of such names at first and then with what it said before.
fn in_circles(old: &Value, new: &Value, known: &OtherNames) -> OtherNames {
    let [before, now]: [BTreeSet<&String>; 2] =
        [old, new].map(|it| schemas(it).map(|(name, _)| name).collect());
    let gone = schemas(old).filter(|(it, _)| !now.contains(it) && !known.contains_key(*it));
    let is_known = |name: &str| known.values().any(|it| it == name);
    let come = schemas(new).filter(|(it, _)| !before.contains(it) && !is_known(it));
    let sides: [Vec<_>; 2] = [gone.collect(), come.collect()];
    let mut names = [&sides[0], &sides[1]].map(|side| {
        let names = side
            .iter()
            .map(|(name, _)| ((*name).clone(), String::new()));
        names.collect::<OtherNames>()
    });
    let mut count = 0;
    loop {
        let said: [Said<'_>; 2] = [0, 1].map(|side| {
            let mut said = Said::new();
            for (name, schema) in &sides[side] {
                let says = referring(schema, &names[side]).to_string();
                said.entry(says).or_default().push(name);
            }
            said
        });
        let all: BTreeSet<&String> = said.iter().flat_map(BTreeMap::keys).collect();
        if all.len() <= count {
            return alike(&said[0], &said[1]);
        }
        count = all.len();
        // No schema has a blank in its name.
        let numbers = all.into_iter().zip(1..);
        let numbers: BTreeMap<_, _> = numbers
            .map(|(it, number)| (it, format!(" {number}")))
            .collect();
        names = [&said[0], &said[1]].map(|said| {
            let names = said.iter().flat_map(|(says, names)| {
                let number = numbers.get(says).cloned().unwrap_or_default();
                names
                    .iter()
                    .map(move |name| ((*name).to_owned(), number.clone()))
            });
            names.collect()
        });
    }
}
