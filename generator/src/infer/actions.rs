//! The actions that are proposed, and how the tag of a union becomes actions.

use serde_json::{Map, Value, json};

use crate::extensions::SIBLING_DISCRIMINATOR;
use crate::numbering::numbered_schemas;
use crate::parse::SourceMap;
use crate::parse::json_path::quoted;
use crate::parse::pointer::{schema_pointer, tokens};
use crate::resolve::component;

use super::targets;

/// One action of the overlay.
#[derive(Clone)]
pub struct Action {
    /// The JSON pointer of what is changed.
    pub pointer: String,
    /// The item of the array there that is meant, if it is an item.
    pub item: Option<String>,
    pub change: Change,
    /// On what evidence the action stands.
    pub evidence: String,
}

/// What an action does to its target.
#[derive(Clone, PartialEq)]
pub enum Change {
    Update(Map<String, Value>),
    Remove,
}

impl Action {
    pub fn update(pointer: &str, update: Map<String, Value>, evidence: impl Into<String>) -> Self {
        Self {
            pointer: pointer.to_owned(),
            item: None,
            change: Change::Update(update),
            evidence: evidence.into(),
        }
    }

    pub fn remove(pointer: String, evidence: impl Into<String>) -> Self {
        Self {
            pointer,
            item: None,
            change: Change::Remove,
            evidence: evidence.into(),
        }
    }

    /// Removes an item from a list of texts.
    pub fn remove_item(pointer: String, item: &str, evidence: impl Into<String>) -> Self {
        Self {
            item: Some(item.to_owned()),
            ..Self::remove(pointer, evidence)
        }
    }

    /// The JSONPath of the target; nothing if only a number tells it from something else.
    pub fn target(&self, written: &Value) -> Option<String> {
        let path = targets::path(written, &self.pointer)?;
        Some(match &self.item {
            Some(item) => format!("{path}[?@ == {}]", quoted(item)),
            None => path,
        })
    }

    /// Has the action change a variant by its place in the list as it is written: of variants that are texts, one is left.
    pub fn find_in_lists(&mut self, places: &SourceMap) {
        let read = tokens(&self.pointer);
        let way = places.written_in_all(&self.pointer);
        let written = tokens(&way);
        let is_place = |index: usize| {
            let list = index.checked_sub(1).map(|list| read[list].as_str());
            matches!(list, Some("oneOf" | "anyOf"))
        };
        let is_known = |index: usize| read[index] == written[index] || is_place(index);
        if read.len() == written.len() && (0..read.len()).all(is_known) {
            self.pointer = way;
        }
    }

    /// Has the action change, and refer to, things where they stand in the texts: what a reference leads to
    /// becomes a component only after overlays are applied.
    pub fn stand_in(&mut self, places: &SourceMap) {
        self.pointer = places.stood(&self.pointer);
        let Change::Update(update) = &mut self.change else {
            return;
        };
        for keyword in ["discriminator", SIBLING_DISCRIMINATOR] {
            let discriminator = update.get_mut(keyword);
            let mapping = discriminator.and_then(|members| members.get_mut("mapping"));
            for (_, target) in mapping.and_then(Value::as_object_mut).into_iter().flatten() {
                if let Some(pointer) = target.as_str() {
                    *target = places.stood(pointer).into();
                }
            }
        }
        for (_, value) in update {
            references_stand_in(value, places);
        }
    }

    /// Leaves out of the mapping of a discriminator what would select another schema once the
    /// schemas are numbered anew. The tag of such a schema stands in the schema itself.
    pub fn forget_numbers(&mut self, written: &Value) {
        let Change::Update(update) = &mut self.change else {
            return;
        };
        let discriminator = update.get_mut("discriminator");
        let mapping = discriminator.and_then(|members| members.get_mut("mapping"));
        let Some(mapping) = mapping.and_then(Value::as_object_mut) else {
            return;
        };
        let numbered = numbered_schemas(written).concat();
        mapping.retain(|_, target| {
            let component = target.as_str().and_then(component);
            let is_found = |name: &str| {
                let pointer = schema_pointer(name);
                targets::path(written, &pointer).is_some()
            };
            component.is_none_or(|(_, name)| !numbered.contains(&name.as_str()) || !is_found(&name))
        });
    }

    /// Whether another action does the same, on whatever evidence.
    pub fn does_the_same_as(&self, other: &Self) -> bool {
        let here = (&self.pointer, &self.item, &self.change);
        here == (&other.pointer, &other.item, &other.change)
    }

    /// Whether another action does all that this one does, there or further in.
    pub fn is_said_by(&self, other: &Self) -> bool {
        let (Change::Update(own), Change::Update(whole)) = (&self.change, &other.change) else {
            return self.does_the_same_as(other);
        };
        let whole = Value::Object(whole.clone());
        let rest = self.pointer.strip_prefix(&other.pointer);
        let said = rest.and_then(|rest| whole.pointer(rest));
        said.is_some_and(|said| own.iter().all(|(key, value)| said.get(key) == Some(value)))
    }

    /// Whether the target is there, in the description as it is written.
    pub fn applies(&self, written: &Value) -> bool {
        let pointer = self.pointer.strip_prefix('#').unwrap_or(&self.pointer);
        let target = written.pointer(pointer);
        match (&self.item, target) {
            (Some(item), Some(Value::Array(items))) => {
                items.iter().any(|found| found.as_str() == Some(item))
            }
            (Some(_), _) | (_, None) => false,
            (None, Some(target)) => match &self.change {
                Change::Remove => true,
                Change::Update(_) => target.is_object(),
            },
        }
    }

    /// Changes what a way leads to in a value, as overlays do, and says whether the value itself is left.
    pub fn carry_out(&self, value: &mut Value, way: &[String]) -> bool {
        let Some((token, rest)) = way.split_first() else {
            return self.carry_out_at(value);
        };
        match value {
            Value::Object(members) => {
                let member = members.get_mut(token);
                if member.is_some_and(|member| !self.carry_out(member, rest)) {
                    members.remove(token);
                }
            }
            Value::Array(items) => {
                let index = token.parse().unwrap_or(items.len());
                let item = items.get_mut(index);
                if item.is_some_and(|item| !self.carry_out(item, rest)) {
                    items.remove(index);
                }
            }
            _ => {}
        }
        true
    }

    fn carry_out_at(&self, target: &mut Value) -> bool {
        match (&self.change, &self.item, target) {
            (Change::Update(update), _, target) => merge(target, &Value::Object(update.clone())),
            (Change::Remove, Some(item), Value::Array(items)) => {
                items.retain(|it| it.as_str() != Some(item));
            }
            (Change::Remove, ..) => return false,
        }
        true
    }
}

/// Merges an update into a value, as overlays do.
pub fn merge(value: &mut Value, update: &Value) {
    match (value, update) {
        (Value::Object(members), Value::Object(updates)) => {
            for (key, update) in updates {
                merge(members.entry(key).or_insert(Value::Null), update);
            }
        }
        (Value::Array(items), Value::Array(updates)) => {
            for update in updates {
                if !items.contains(update) {
                    items.push(update.clone());
                }
            }
        }
        (value, update) => value.clone_from(update),
    }
}

fn references_stand_in(value: &mut Value, places: &SourceMap) {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|it| references_stand_in(it, places)),
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                *reference = places.stood(reference);
            }
            members
                .values_mut()
                .for_each(|it| references_stand_in(it, places));
        }
        _ => {}
    }
}

/// The discriminator of a union: its property, and the schema that each text selects.
pub fn discriminator<'a>(
    property: &str,
    mapping: impl Iterator<Item = (&'a str, &'a str)>,
) -> Map<String, Value> {
    let mapping: Map<String, Value> = mapping
        .map(|(text, name)| {
            let reference = schema_pointer(name);
            (text.to_owned(), reference.into())
        })
        .collect();
    object([(
        "discriminator",
        json!({"propertyName": property, "mapping": mapping}),
    )])
}

/// A property that always holds the same text, or one of a few.
pub fn constant(property: &str, texts: &[&str]) -> Map<String, Value> {
    object([(
        "properties",
        json!({property: {"type": "string", "enum": texts}}),
    )])
}

/// An object of the given members.
pub fn object<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    let members = members.into_iter();
    members
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}
