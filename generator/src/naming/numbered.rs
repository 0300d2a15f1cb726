//! Schemas that another has numbered: `Text1` and `Text2`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::extensions::NAME;
use crate::lower::names::{camel_case, type_name};
use crate::lower::unions::beyond;
use crate::numbering::{numbered_schemas, stem};
use crate::other_names::{given_names, referring};
use crate::parse::pointer::schema_pointer;
use crate::resolve::component;
use crate::told_apart::ToldApart;
use crate::wording;

use super::own_words::{TITLES, first_own_keys, is_of_each, whole_own_words};
use super::{Finder, Unnamed};

/// The numbered schemas of one group that have no name yet. Those that say the same are one type, and have one name.
struct Group<'a> {
    /// How many schemas there are, with those that have a name.
    size: usize,
    /// Whether all have one title, which then says nothing of each.
    shares_title: bool,
    /// The keys of those that say the same, by what they say.
    types: Vec<(Value, Vec<&'a str>)>,
    /// Whether some may say the same once what they refer to has names.
    is_open: bool,
}

impl<'a> Finder<'a> {
    /// Names each schema whose name is a number apart from that of another. What refers to schemas without names waits
    /// for these.
    pub(super) fn name_numbered(&mut self) {
        let told_apart = [self.written, self.read].map(ToldApart::new);
        let groups = numbered_schemas(self.written).into_iter();
        let groups = groups.filter_map(|group| self.group(group, &told_apart));
        let (open, closed): (Vec<_>, Vec<_>) = groups.partition(|group| group.is_open);
        let before = self.found.given.len();
        for group in closed {
            self.name_types_of(&group);
        }
        let has_named = self.found.given.len() > before;
        for group in open.iter().filter(|_| !has_named) {
            self.name_types_of(group);
        }
    }

    /// Those of a group that have no name; nothing if all have one.
    fn group(&self, keys: Vec<&'a str>, told_apart: &[ToldApart; 2]) -> Option<Group<'a>> {
        let schemas = self.written.pointer("/components/schemas")?;
        // Those that have a name already are numbered as well, and may have the title of the others.
        let size = keys.len();
        let shares_title = share_title(keys.iter().map(|key| &schemas[*key]));
        let given = given_names(self.written);
        let mut types: Vec<(Value, Vec<&str>)> = Vec::new();
        for key in keys
            .into_iter()
            .filter(|key| schemas[*key].get(NAME).is_none())
        {
            let read = self.read.pointer("/components/schemas")?;
            let says = [schemas, read].map(|all| referring(&all[key], &given));
            let says = Value::from(Vec::from(says));
            let is_one = |(other, alike): &&mut (Value, Vec<&str>)| {
                let all = [alike.as_slice(), &[key]].concat();
                *other == says && !told_apart.iter().any(|it| it.tells(&all))
            };
            match types.iter_mut().find(is_one) {
                Some((_, alike)) => alike.push(key),
                None => types.push((says, vec![key])),
            }
        }
        for (says, alike) in &mut types {
            *says = self.by_names(&schemas[alike[0]]);
        }
        let is_open = (1..types.len())
            .any(|index| types[..index].iter().any(|(it, _)| *it == types[index].0));
        let group = Group {
            size,
            shares_title,
            types,
            is_open,
        };
        (!group.types.is_empty()).then_some(group)
    }

    /// Names the schemas of a group.
    fn name_types_of(&mut self, group: &Group<'_>) {
        let mut unnamed = Vec::new();
        for ((_, alike), new) in group.types.iter().zip(self.numbered_names(group)) {
            let pointer = schema_pointer(alike[0]);
            match new {
                _ if !self.can_be_named(&pointer, "") => {}
                Some((new, from)) => {
                    self.take(&new);
                    self.name(&pointer, &new, &[], reason(group.size, alike), from);
                    if let Some(given) = self.found.given.last_mut() {
                        given.alike = alike[1..].iter().map(|key| schema_pointer(key)).collect();
                    }
                }
                None => unnamed.extend(alike.iter().map(|key| (*key).to_owned())),
            }
        }
        if !unnamed.is_empty() {
            self.found.unnamed.push(Unnamed::Numbered(unnamed));
        }
    }

    /// A name for each type of a group: by what is said in all of them if there is something, else by what each says of
    /// its own, or where it is used. That of which all schemas are is called as they are without their numbers.
    fn numbered_names(&self, group: &Group<'_>) -> Vec<Option<(String, &'static str)>> {
        let stem = stem(group.types[0].1[0]);
        if let [(_, alike)] = group.types.as_slice()
            && alike.len() == group.size
        {
            let name = type_name(stem);
            let mut own = alike.iter().map(|key| type_name(key));
            let is_free = own.any(|own| own == name) || !self.taken.contains(&name);
            return vec![is_free.then_some((name, "what they have in common"))];
        }
        let schemas: Vec<&Value> = group.types.iter().map(|(says, _)| says).collect();
        let schemas = schemas.as_slice();
        let mut ways: Vec<(&'static str, Vec<Option<String>>)> = Vec::new();
        for way in whole_own_words(schemas) {
            let names = way.words.iter().map(|word| {
                let word = word.as_ref()?;
                match way.from {
                    TITLES if group.shares_title => None,
                    TITLES => Some(type_name(word)),
                    // What repeats the name tells nothing.
                    _ if camel_case(word) == camel_case(stem) => None,
                    _ => Some(type_name(&format!("{stem} {}", camel_case(word)))),
                }
            });
            ways.push((way.from, names.collect()));
        }
        let users = group.types.iter().map(|(_, alike)| {
            let user = self.only_user(alike)?;
            let user = camel_case(&user);
            Some(format!("{user}{}", beyond(&camel_case(stem), &user)))
        });
        let keys = ways.partition_point(|(from, _)| is_of_each(from));
        ways.insert(keys, ("what alone refers to it", users.collect()));
        let keys = first_own_keys(schemas).into_iter().map(|key| {
            let key = camel_case(&key?);
            Some(type_name(&format!("{stem} {key}")))
        });
        ways.push(("a key that it alone has", keys.collect()));
        let is_free = |name: &String| !self.taken.contains(name);
        let whole = ways.iter().find(|(_, names)| {
            let given: BTreeSet<&String> = names.iter().flatten().collect();
            given.len() == names.len() && given.into_iter().all(is_free)
        });
        if let Some((from, names)) = whole {
            return names
                .iter()
                .map(|name| Some((name.clone()?, *from)))
                .collect();
        }
        let mut given = BTreeSet::new();
        let names = (0..schemas.len()).map(|index| {
            ways.iter().find_map(|(from, names)| {
                let name = names[index].as_ref()?;
                let is_other = names.iter().flatten().filter(|it| *it == name).count() == 1;
                let is_new = is_other && is_free(name) && given.insert(name.clone());
                is_new.then(|| (name.clone(), *from))
            })
        });
        names.collect()
    }

    /// The only component that refers to a schema, or to others that say the same, with the property that does; nothing
    /// if its own name is numbered.
    fn only_user(&self, alike: &[&str]) -> Option<String> {
        let mut places = Vec::new();
        find_references(self.written, &mut Vec::new(), alike, &mut places);
        let users: BTreeSet<Option<String>> = places.iter().map(|place| user(place)).collect();
        let mut users = users.into_iter();
        match (users.next(), users.next()) {
            (Some(user), None) => user,
            _ => None,
        }
    }
}

/// Whether all these schemas have one title, which then says nothing of each.
fn share_title<'s>(schemas: impl Iterator<Item = &'s Value>) -> bool {
    let titles: BTreeSet<Option<&str>> = schemas
        .map(|schema| schema.get("title")?.as_str())
        .collect();
    titles.len() == 1 && !titles.contains(&None)
}

/// The component that a pointer leads into, with the property if it stands in one.
fn user(place: &[String]) -> Option<String> {
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    let is_numbered = |name: &str| name.ends_with(|sign: char| sign.is_ascii_digit());
    match place.as_slice() {
        ["components", "schemas", name, ..] if is_numbered(name) => None,
        ["components", "schemas", name, "properties", property, ..] => {
            Some(format!("{name} {property}"))
        }
        ["components", "schemas", name, ..] => Some((*name).to_owned()),
        _ => None,
    }
}

/// The key of the schema to which this refers.
fn referred(json: &Value) -> Option<String> {
    let (section, name) = component(json.get("$ref")?.as_str()?)?;
    (section == "schemas").then_some(name)
}

/// Why schemas need a name.
fn reason(size: usize, alike: &[&str]) -> String {
    let all = wording::count(size, "schema");
    match alike {
        [only] => format!("{} is one of {all} that are numbered", wording::code(only)),
        alike if alike.len() == size => {
            format!(
                "{} are numbered, and say the same",
                wording::list(alike.iter().copied())
            )
        }
        alike => format!(
            "{} are of {all} that are numbered, and say the same",
            wording::list(alike.iter().copied())
        ),
    }
}

/// The places of all references to some schemas, but for those of mappings.
fn find_references(
    json: &Value,
    place: &mut Vec<String>,
    names: &[&str],
    found: &mut Vec<Vec<String>>,
) {
    let is_meant = |name: &str| names.contains(&name);
    if referred(json).is_some_and(|name| is_meant(&name)) {
        found.push(place.clone());
    }
    let items = json.as_array().into_iter().flatten().enumerate();
    let items = items.map(|(index, item)| (index.to_string(), item));
    let members = json.as_object().into_iter().flatten();
    let members = members.map(|(key, member)| (key.clone(), member));
    for (key, inner) in items.chain(members) {
        place.push(key);
        find_references(inner, place, names, found);
        place.pop();
    }
}
