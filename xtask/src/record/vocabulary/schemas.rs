//! The schemas of a description, as far as they say which texts there may be.

use std::ptr;

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// What says which property selects a variant, of a union or beside one.
pub const DISCRIMINATOR: &str = "discriminator";
pub const SIBLING: &str = "x-sibling-discriminator";

/// How many references lead to a schema at most.
const REFERENCES: usize = 50;

/// The description that the schemas stand in.
#[derive(Clone, Copy)]
pub struct Schemas<'d> {
    pub root: &'d Value,
}

/// What a schema says of the texts that are its values.
#[derive(Default)]
pub struct Texts<'d> {
    pub listed: Vec<&'d str>,
    /// Whether it lists what there is.
    pub is_list: bool,
    /// Whether there may be any text.
    pub is_free: bool,
}

impl<'d> Schemas<'d> {
    /// What a reference, or the name of a component, leads to.
    fn target(self, reference: &str) -> Option<&'d Value> {
        let pointer = match reference.strip_prefix('#') {
            Some(pointer) => percent_decode_str(pointer).decode_utf8().ok()?.into_owned(),
            None => format!("/components/schemas/{reference}"),
        };
        self.root.pointer(&pointer)
    }

    /// What the references that begin here lead to; nothing if they lead nowhere.
    fn followed(self, schema: &'d Value) -> Option<&'d Value> {
        let mut found = schema;
        for _ in 0..REFERENCES {
            match found.get("$ref").and_then(Value::as_str) {
                Some(reference) => found = self.target(reference)?,
                None => return Some(found),
            }
        }
        None
    }

    /// The schemas of a property that selects a variant: where this schema, or what it is made of or chosen
    /// from, declares it.
    pub fn tags(self, members: &'d Map<String, Value>, property: &str) -> Vec<&'d Value> {
        let mapping = members
            .get(DISCRIMINATOR)
            .and_then(|it| it.get("mapping")?.as_object());
        let targets = mapping.into_iter().flat_map(Map::values);
        let targets = targets.filter_map(|it| self.target(it.as_str()?));
        let mut waiting: Vec<_> = targets.filter_map(Value::as_object).collect();
        waiting.push(members);
        let mut seen: Vec<&Map<String, Value>> = Vec::new();
        while let Some(members) = waiting.pop() {
            if !seen.iter().any(|it| ptr::eq(*it, members)) {
                seen.push(members);
                let parts = ["allOf", "oneOf", "anyOf"].map(|it| list(members, it));
                let parts = parts.into_iter().flatten();
                let parts = parts.filter_map(|it| self.followed(it)?.as_object());
                waiting.extend(parts);
            }
        }
        let properties = seen.into_iter().filter_map(|it| it.get("properties"));
        properties.filter_map(|it| it.get(property)).collect()
    }

    /// The property that selects what stands under another beside it.
    pub fn sibling(self, schema: &'d Value) -> Option<&'d str> {
        let own = schema.get(SIBLING);
        let sibling = own.or_else(|| self.followed(schema)?.get(SIBLING))?;
        sibling.get("propertyName")?.as_str()
    }

    /// What a schema says of its texts, or of those in a list of it. Where it says nothing, there may be any.
    pub fn texts(self, schema: &'d Value) -> Texts<'d> {
        self.texts_below(schema, &mut Vec::new())
    }

    fn texts_below(self, schema: &'d Value, above: &mut Vec<&'d Value>) -> Texts<'d> {
        let followed = self.followed(schema);
        let Some((schema, members)) = followed.and_then(|it| Some((it, it.as_object()?))) else {
            return Texts {
                is_free: true,
                ..Texts::default()
            };
        };
        if above.iter().any(|it| ptr::eq(*it, schema)) {
            return Texts::default();
        }
        above.push(schema);
        let mut texts = Texts {
            listed: listed(members),
            is_list: members.contains_key("enum") || members.contains_key("const"),
            is_free: false,
        };
        let wholes = list(members, "allOf").chain(members.get("items"));
        for part in wholes {
            texts.add(self.texts_below(part, above));
        }
        // A value of the whole is one of each of its parts.
        texts.is_free &= !texts.is_list;
        for variant in list(members, "oneOf").chain(list(members, "anyOf")) {
            texts.add(self.texts_below(variant, above));
        }
        above.pop();
        texts.is_free |= !texts.is_list && has_any_text(members);
        texts
    }
}

impl<'d> Texts<'d> {
    fn add(&mut self, other: Self) {
        self.listed.extend(other.listed);
        self.is_list |= other.is_list;
        self.is_free |= other.is_free;
    }
}

/// Whether a schema of which no list is known has any text, by its type or as it says nothing.
fn has_any_text(members: &Map<String, Value>) -> bool {
    let says_more = ["allOf", "oneOf", "anyOf", "properties", "items"]
        .iter()
        .any(|it| members.contains_key(*it));
    match members.get("type") {
        Some(Value::String(kind)) => kind == "string",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "string"),
        _ => !says_more,
    }
}

/// The texts that a schema lists.
pub fn listed(members: &Map<String, Value>) -> Vec<&str> {
    let list = list(members, "enum").chain(members.get("const"));
    list.filter_map(Value::as_str).collect()
}

fn list<'d>(members: &'d Map<String, Value>, keyword: &str) -> impl Iterator<Item = &'d Value> {
    let items = members.get(keyword).and_then(Value::as_array);
    items.into_iter().flatten()
}
