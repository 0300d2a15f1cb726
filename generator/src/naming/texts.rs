//! Properties, values and parameters: texts that come to one name.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::collisions::Things;
use crate::extensions::NAMES;
use crate::lower::names::{value_name, variant_name};
use crate::wording;

use super::spellings::{Spelled, spelled, with_noun};
use super::{Finder, groups};

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
                self.name_group(&schema, name, &keys, ("property", "properties"), value_name);
            }
        }
        let values = groups(self.names, |things| match things {
            Things::Values { schema, texts } => Some((schema, texts)),
            _ => None,
        });
        for (schema, name, texts) in values {
            self.name_group(schema, name, &texts, ("value", "values"), variant_name);
        }
    }

    fn name_group(
        &mut self,
        schema: &str,
        name: &str,
        texts: &[String],
        (noun, what): (&str, &'static str),
        case: fn(&str) -> String,
    ) {
        let mut taken = self.others(schema, texts, case);
        // What an overlay names keeps that.
        let is_given = |text: &&String| self.given(schema, text).is_some();
        let (given, open): (Vec<&String>, Vec<&String>) = texts.iter().partition(is_given);
        let open: Vec<String> = open.into_iter().cloned().collect();
        let names = match given.is_empty() {
            true => spelled(&open, case, &taken),
            false => {
                taken.insert(name.to_owned());
                with_noun(&open, noun, case, &taken).or_else(|| spelled(&open, case, &taken))
            }
        };
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
        let given = member(NAMES).and_then(Value::as_object);
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
            Things::Parameters {
                operation,
                names,
                parameters,
            } => Some(((operation, names), parameters)),
            _ => None,
        });
        for ((_, names), name, pointers) in parameters {
            let text = |pointer: &String| self.at(pointer)?.get("name")?.as_str();
            let texts: Vec<String> = pointers
                .iter()
                .filter_map(text)
                .map(str::to_owned)
                .collect();
            let mut taken = names.clone();
            // What an overlay names keeps that.
            let (given, open): (Vec<&String>, Vec<&String>) =
                pointers.iter().partition(|it| self.given(it, "").is_some());
            if given.is_empty() {
                taken.remove(name);
            }
            let open: Vec<(String, String)> = open
                .into_iter()
                .filter_map(|it| Some((it.clone(), text(it)?.to_owned())))
                .collect();
            let own: Vec<String> = open.iter().map(|(_, text)| text.clone()).collect();
            let named = match given.is_empty() {
                true => None,
                false => with_noun(&own, "parameter", value_name, &taken),
            };
            let Some(spelled) = named.or_else(|| spelled(&own, value_name, &taken)) else {
                self.give_up("parameters", name, &pointers);
                continue;
            };
            for (pointer, text) in open {
                let new = spelled.names.iter().find(|(named, _)| *named == text);
                // One among the components may have its name by another operation.
                if let Some((_, new)) = new
                    && self.can_be_named(&pointer, "")
                {
                    let reason = reason(&texts, "parameters", name);
                    self.name(&pointer, new, &pointers, reason, spelled.by);
                }
            }
        }
    }
}

fn reason(texts: &[String], what: &str, name: &str) -> String {
    let all = match texts.len() {
        2 => "both",
        _ => "all",
    };
    let texts = wording::list(texts.iter().map(String::as_str));
    format!("the {what} {texts} would {all} be `{name}`")
}
