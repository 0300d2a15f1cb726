//! Properties, values and parameters: texts that come to one name.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::collisions::Things;
use crate::lower::names::{value_name, variant_name};

use super::spellings::{Spelled, spelled};
use super::{Finder, groups};
use crate::infer::words;

impl Finder<'_> {
    /// Names properties and values.
    pub(super) fn name_texts(&mut self) {
        let properties = groups(self.names, |things| match things {
            Things::Properties { schema, keys } => Some((schema, keys)),
            _ => None,
        });
        let mut known = BTreeSet::new();
        for (schema, name, keys) in properties {
            let schema = self.owner(schema, &keys);
            if known.insert((schema.clone(), name)) {
                self.name_group(&schema, name, &keys, "properties", value_name);
            }
        }
        let values = groups(self.names, |things| match things {
            Things::Values { schema, texts } => Some((schema, texts)),
            _ => None,
        });
        for (schema, name, texts) in values {
            self.name_group(schema, name, &texts, "values", variant_name);
        }
    }

    fn name_group(
        &mut self,
        schema: &str,
        name: &str,
        texts: &[String],
        what: &'static str,
        case: fn(&str) -> String,
    ) {
        let taken = self.others(schema, texts, case);
        let names = spelled(texts, case, &taken);
        let is_new = |spelled: &Spelled| {
            let mut texts = spelled.names.iter();
            texts.all(|(text, _)| self.can_be_named(schema, text))
        };
        match names.filter(is_new) {
            Some(Spelled { names, by }) => {
                self.name_members(schema, names, reason(texts, what, name), by);
            }
            None => self.give_up(what, name, &[schema.to_owned()]),
        }
    }

    /// The schema that declares properties: for a variant, it may be that of the union.
    fn owner(&self, schema: &str, keys: &[String]) -> String {
        let mut outer = schema.rsplitn(3, '/');
        let outer = (outer.next(), outer.next(), outer.next());
        if let (Some(_), Some("oneOf" | "anyOf"), Some(union)) = outer {
            let properties = self.at(union).and_then(|union| union.get("properties"));
            let declares = |key: &String| properties.is_some_and(|it| it.get(key).is_some());
            if keys.iter().all(declares) {
                return union.to_owned();
            }
        }
        schema.to_owned()
    }

    /// The names of the properties or values of a schema that are not among these texts.
    fn others(&self, schema: &str, texts: &[String], case: fn(&str) -> String) -> BTreeSet<String> {
        let schema = self.at(schema);
        let member = |key| schema.and_then(|schema| schema.get(key));
        let properties = member("properties").and_then(Value::as_object);
        let values = member("enum").and_then(Value::as_array);
        let given = member("x-names").and_then(Value::as_object);
        let properties = properties
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str());
        let values = values.into_iter().flatten().filter_map(Value::as_str);
        let others = properties.chain(values);
        let others = others.filter(|other| texts.iter().all(|text| text != other));
        let names = others.map(|other| {
            let given = given.and_then(|names| names.get(other));
            case(given.and_then(Value::as_str).unwrap_or(other))
        });
        names.collect()
    }

    /// Names parameters of one place of an operation.
    pub(super) fn name_parameters(&mut self) {
        let parameters = groups(self.names, |things| match things {
            Things::Parameters(parameters) => Some(((), parameters)),
            _ => None,
        });
        for (_, name, pointers) in parameters {
            let text = |pointer: &String| self.at(pointer)?.get("name")?.as_str();
            let named = pointers.iter().filter_map(|it| Some((it, text(it)?)));
            let named: Vec<(&String, &str)> = named.collect();
            // The same parameters often come to one name in several operations.
            let distinct: BTreeSet<&str> = named.iter().map(|(_, text)| *text).collect();
            let texts: Vec<String> = distinct.into_iter().map(str::to_owned).collect();
            let spelled = spelled(&texts, value_name, &BTreeSet::new()).map(|spelled| {
                let pairs = named.iter().filter_map(|(pointer, text)| {
                    let (_, name) = spelled.names.iter().find(|(named, _)| named == text)?;
                    Some(((*pointer).clone(), name.clone()))
                });
                (pairs.collect::<Vec<_>>(), spelled.by)
            });
            let is_new = |pairs: &[(String, String)]| {
                named.len() == pointers.len()
                    && pairs.iter().all(|(it, _)| self.can_be_named(it, ""))
            };
            match spelled {
                Some((pairs, by)) if is_new(&pairs) => {
                    for (pointer, new) in pairs {
                        let reason = reason(&texts, "parameters", name);
                        self.name(&pointer, &new, &pointers, reason, by);
                    }
                }
                _ => self.give_up("parameters", name, &pointers),
            }
        }
    }
}

fn reason(texts: &[String], what: &str, name: &str) -> String {
    let all = match texts.len() {
        2 => "both",
        _ => "all",
    };
    let texts = words::list(texts.iter().map(String::as_str));
    format!("the {what} {texts} would {all} be `{name}`")
}
