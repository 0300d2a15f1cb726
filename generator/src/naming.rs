//! Names for what the rules of the generator give one name twice, or one that hangs on a number.
//!
//! A name says what its thing says itself: its title, its tag, the keys that it alone has, the signs
//! that were lost, or where it stands. Where nothing of this makes a difference, there is none. What
//! a name uncovers is looked at again, until nothing is left. `generate` gives these names, and
//! warns of them; `infer` proposes them for an overlay, which keeps them whatever is added.

mod numbered;
mod operations;
mod own_words;
mod places;
mod settled;
mod spellings;
mod texts;
mod types;
mod variants;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::collisions::{Names, Things};
use crate::extensions::{NAME, NAMES};
use crate::lower::names::type_name;
use crate::numbering::{numbered_schemas, stem};
use crate::other_names::{OtherNames, referring, schemas};
use crate::parse::SourceMap;

pub use settled::settled;

/// A name for a thing, or names for what it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The pointer of the thing.
    pub pointer: String,
    /// Another thing that would have its name.
    pub other: Option<String>,
    pub names: Naming,
    /// Why it needs one: `2 operations of X would be y`.
    pub reason: String,
    /// What the name is taken from.
    pub from: &'static str,
}

/// What is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// The thing itself.
    Own(String),
    /// Some of its properties or values, by their texts.
    Members(Vec<(String, String)>),
}

impl Naming {
    /// The names.
    pub fn names(&self) -> Vec<String> {
        match self {
            Self::Own(name) => vec![name.clone()],
            Self::Members(names) => names.iter().map(|(_, name)| name.clone()).collect(),
        }
    }

    /// The extensions that give the names.
    pub fn members(&self) -> Map<String, Value> {
        let (key, value) = match self {
            Self::Own(name) => (NAME, name.as_str().into()),
            Self::Members(names) => {
                let names = names.iter();
                let names = names.map(|(text, name)| (text.clone(), Value::from(name.as_str())));
                (NAMES, Value::Object(names.collect()))
            }
        };
        Map::from_iter([(key.to_owned(), value)])
    }
}

/// Things for which there is no name, as they say nothing by which they could be told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unnamed {
    /// Things of one name, with what they are and where they stand.
    Same {
        what: &'static str,
        name: String,
        pointers: Vec<String>,
    },
    /// The schemas of a group whose names are numbers, by their keys.
    Numbered(Vec<String>),
}

/// What one look at the names of a description gives.
#[derive(Debug, Default)]
pub struct Found {
    pub given: Vec<Given>,
    pub unnamed: Vec<Unnamed>,
}

/// What has been named so far: a name that changes nothing is not given again.
#[derive(Default)]
pub struct Named {
    things: BTreeSet<(String, String)>,
}

/// Looks once at the names of a description, in the form in which it is generated from, and as its
/// writer wrote it. With `numbered`, also at those that hang on a number.
pub fn find(
    (read, written): (&Value, &Value),
    places: &SourceMap,
    names: &Names,
    numbered: bool,
    named: &mut Named,
) -> Found {
    let mut finder = Finder {
        read,
        written,
        called: called(written, numbered),
        places,
        taken: names.types.clone(),
        names,
        named,
        found: Found::default(),
        open: Vec::new(),
    };
    if numbered {
        finder.name_numbered();
    }
    finder.name_texts();
    finder.name_parameters();
    finder.name_variants();
    finder.name_operations();
    finder.name_types();
    finder.found
}

/// One look at the names.
struct Finder<'a> {
    /// The description in the form in which it is generated from.
    read: &'a Value,
    /// The description as its writer wrote it.
    written: &'a Value,
    /// What stands for the keys of schemas where names are made of them.
    called: OtherNames,
    places: &'a SourceMap,
    names: &'a Names,
    /// The names of types, with those that are given.
    taken: BTreeSet<String>,
    named: &'a mut Named,
    found: Found,
    /// The pointers of what may have another name after this look.
    open: Vec<String>,
}

impl<'a> Finder<'a> {
    /// What stands at a pointer, in the words of its writer if it stands there.
    fn at(&self, pointer: &str) -> Option<&'a Value> {
        let pointer = pointer.strip_prefix('#')?;
        self.written
            .pointer(pointer)
            .or_else(|| self.read.pointer(pointer))
    }

    /// A schema that refers to others by the names that they have.
    fn by_names(&self, schema: &Value) -> Value {
        referring(schema, &self.called)
    }

    /// Whether what stands at a pointer can be named, and was not yet.
    fn can_be_named(&self, pointer: &str, text: &str) -> bool {
        let place = pointer.strip_prefix('#').unwrap_or(pointer);
        let is_there = self
            .written
            .pointer(place)
            .is_some_and(|it| it.is_object() && it.get("$ref").is_none());
        let thing = (pointer.to_owned(), text.to_owned());
        is_there && !self.named.things.contains(&thing)
    }

    /// The name that an overlay gives to what stands at a pointer, or to one of its members. What became a component,
    /// as others refer to it, and what stands for a schema among its own variants are named by the generator.
    fn given(&self, pointer: &str, text: &str) -> Option<&'a str> {
        let key = if text.is_empty() { NAME } else { NAMES };
        let own = self.places.place(&format!("{pointer}/{key}"));
        let is_written =
            own != self.places.place(pointer) && self.places.written(pointer) == pointer;
        let given = self.at(pointer)?.get(key).filter(|_| is_written)?;
        let name = match text {
            "" => Some(given),
            text => given.get(text),
        };
        name?.as_str()
    }

    /// Names what stands at a pointer, apart from others with one name.
    fn name(
        &mut self,
        pointer: &str,
        name: &str,
        others: &[String],
        reason: String,
        from: &'static str,
    ) {
        self.named
            .things
            .insert((pointer.to_owned(), String::new()));
        self.open.push(pointer.to_owned());
        self.found.given.push(Given {
            pointer: pointer.to_owned(),
            other: others.iter().find(|other| *other != pointer).cloned(),
            names: Naming::Own(name.to_owned()),
            reason,
            from,
        });
    }

    /// Names properties or values of the schema at a pointer.
    fn name_members(
        &mut self,
        pointer: &str,
        names: Vec<(String, String)>,
        reason: String,
        from: &'static str,
    ) {
        for (text, _) in &names {
            self.named.things.insert((pointer.to_owned(), text.clone()));
        }
        self.open.push(pointer.to_owned());
        self.found.given.push(Given {
            pointer: pointer.to_owned(),
            other: None,
            names: Naming::Members(names),
            reason,
            from,
        });
    }

    /// Says that nothing tells things apart by which they could be named.
    fn give_up(&mut self, what: &'static str, name: &str, pointers: &[String]) {
        self.found.unnamed.push(Unnamed::Same {
            what,
            name: name.to_owned(),
            pointers: pointers.to_vec(),
        });
    }

    /// Takes a name for a type, if it is free.
    fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }
}

/// The names that overlays give to schemas, by their keys; and for those that are `numbered`, what they have in common.
fn called(description: &Value, numbered: bool) -> OtherNames {
    let groups = match numbered {
        true => numbered_schemas(description),
        false => Vec::new(),
    };
    let keys = groups.concat().into_iter();
    let stems = keys.map(|key| (key.to_owned(), stem(key).to_owned()));
    let mut called: OtherNames = stems.collect();
    called.extend(schemas(description).filter_map(|(key, schema)| {
        let name = schema.get(NAME)?.as_str()?;
        Some((key.clone(), name.to_owned()))
    }));
    called
}

/// The name of a type for which a text is given: what is read from it is the same.
fn given_name(text: &str) -> String {
    type_name(&type_name(text))
}

/// What has one name, once each: the collisions of one kind, each with what it is in, in the order of that and of
/// the names.
fn groups<'n, K: Ord + 'n>(
    names: &'n Names,
    kind: impl Fn(&'n Things) -> Option<(K, &'n [String; 2])>,
) -> Vec<(K, &'n str, Vec<String>)> {
    let mut groups: Vec<(K, &'n str, Vec<String>)> = Vec::new();
    for collision in &names.collisions {
        let Some((key, things)) = kind(&collision.things) else {
            continue;
        };
        let same = groups
            .iter()
            .position(|(known, name, _)| *known == key && *name == collision.name);
        let group = same.unwrap_or(groups.len());
        if same.is_none() {
            groups.push((key, &collision.name, Vec::new()));
        }
        let (_, _, group) = &mut groups[group];
        for thing in things {
            if !group.contains(thing) {
                group.push(thing.clone());
            }
        }
    }
    groups.sort_by(|(one, name, _), (other, other_name, _)| (one, name).cmp(&(other, other_name)));
    groups
}
