//! Schemas that another has numbered: `Text1` and `Text2`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::extensions::NAME;
use crate::lower::names::{camel_case, type_name};
use crate::lower::unions::beyond;
use crate::numbering::{numbered_schemas, stem};
use crate::parse::pointer::schema_pointer;
use crate::resolve::component;
use crate::wording;

use super::own_words::{TITLES, first_own_keys, is_of_each, whole_own_words};
use super::{Finder, Unnamed};

impl Finder<'_> {
    /// Names each schema whose name is a number apart from that of another.
    pub(super) fn name_numbered(&mut self) {
        let schemas = self.written.pointer("/components/schemas");
        let Some(schemas) = schemas.and_then(Value::as_object) else {
            return;
        };
        for mut group in numbered_schemas(self.written) {
            // Those that have a name already are numbered as well, and may have the title of the others.
            let all = wording::count(group.len(), "schema");
            let share_title = share_title(group.iter().map(|name| &schemas[*name]));
            group.retain(|name| schemas[*name].get(NAME).is_none());
            if group.is_empty() {
                continue;
            }
            let found = group.iter().map(|name| self.by_names(&schemas[*name]));
            let found: Vec<Value> = found.collect();
            let found: Vec<&Value> = found.iter().collect();
            let mut unnamed = Vec::new();
            for (name, new) in group
                .iter()
                .zip(self.numbered_names(&group, &found, share_title))
            {
                let pointer = schema_pointer(name);
                match new {
                    _ if !self.can_be_named(&pointer, "") => {}
                    Some((new, from)) => {
                        let reason =
                            format!("{} is one of {all} that are numbered", wording::code(name));
                        self.take(&new);
                        self.name(&pointer, &new, &[], reason, from);
                    }
                    None => unnamed.push((*name).to_owned()),
                }
            }
            if !unnamed.is_empty() {
                self.found.unnamed.push(Unnamed::Numbered(unnamed));
            }
        }
    }

    /// A name for each schema of a group: by what is said in all of them if there is something, else
    /// by what each says of its own, or where it is used.
    fn numbered_names(
        &self,
        group: &[&str],
        schemas: &[&Value],
        share_title: bool,
    ) -> Vec<Option<(String, &'static str)>> {
        let stem = stem(group[0]);
        let mut ways: Vec<(&'static str, Vec<Option<String>>)> = Vec::new();
        for way in whole_own_words(schemas) {
            let names = way.words.iter().map(|word| {
                let word = word.as_ref()?;
                match way.from {
                    TITLES if share_title => None,
                    TITLES => Some(type_name(word)),
                    // What repeats the name tells nothing.
                    _ if camel_case(word) == camel_case(stem) => None,
                    _ => Some(type_name(&format!("{stem} {}", camel_case(word)))),
                }
            });
            ways.push((way.from, names.collect()));
        }
        let users = group.iter().map(|name| {
            let user = self.only_user(name)?;
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
        let names = (0..group.len()).map(|index| {
            ways.iter().find_map(|(from, names)| {
                let name = names[index].as_ref()?;
                let is_other = names.iter().flatten().filter(|it| *it == name).count() == 1;
                let is_new = is_other && is_free(name) && given.insert(name.clone());
                is_new.then(|| (name.clone(), *from))
            })
        });
        names.collect()
    }

    /// The only component that refers to a schema, with the property that does; nothing if its own
    /// name is numbered.
    fn only_user(&self, name: &str) -> Option<String> {
        let mut places = Vec::new();
        find_references(self.written, &mut Vec::new(), name, &mut places);
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

/// The places of all references to a schema, but for those of mappings.
fn find_references(
    json: &Value,
    place: &mut Vec<String>,
    name: &str,
    found: &mut Vec<Vec<String>>,
) {
    if let Some(target) = json.get("$ref").and_then(Value::as_str)
        && component(target).is_some_and(|(section, target)| section == "schemas" && target == name)
    {
        found.push(place.clone());
    }
    let items = json.as_array().into_iter().flatten().enumerate();
    let items = items.map(|(index, item)| (index.to_string(), item));
    let members = json.as_object().into_iter().flatten();
    let members = members.map(|(key, member)| (key.clone(), member));
    for (key, inner) in items.chain(members) {
        place.push(key);
        find_references(inner, place, name, found);
        place.pop();
    }
}
