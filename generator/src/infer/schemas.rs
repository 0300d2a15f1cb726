//! The schemas of a description as JSON: where they stand, and where their references lead.

use serde_json::Value;

use crate::parse::pointer::{escape, schema_at, tokens};
use crate::resolve::{component, walk};

/// How many references lead to a schema at most.
const REFERENCES: usize = 50;

/// The description that the schemas stand in.
#[derive(Clone, Copy)]
pub struct Schemas<'a> {
    pub root: &'a Value,
}

/// A schema, or a reference to one, and its JSON pointer.
#[derive(Clone, Debug)]
pub struct Schema<'a> {
    pub json: &'a Value,
    pub pointer: String,
}

impl<'a> Schemas<'a> {
    /// The value at a JSON pointer.
    pub fn at(self, pointer: &str) -> Option<Schema<'a>> {
        let json = self.root.pointer(pointer.strip_prefix('#')?)?;
        let pointer = pointer.to_owned();
        Some(Schema { json, pointer })
    }

    /// Calls `found` with every object of the description that is no map from names, in order.
    pub fn each(self, mut found: impl FnMut(Schema<'a>)) {
        walk(self.root, &mut |json, pointer| {
            let pointer = pointer.to_owned();
            found(Schema { json, pointer });
        });
    }

    /// What a `$ref` leads to in one step.
    pub fn target(self, schema: &Schema<'a>) -> Option<Schema<'a>> {
        let reference = schema.json.get("$ref")?.as_str()?;
        let (section, name) = component(reference)?;
        self.at(&format!("#/components/{section}/{}", escape(&name)))
    }

    /// What the references that begin here lead to; a reference that leads nowhere is itself.
    pub fn followed(self, schema: &Schema<'a>) -> Schema<'a> {
        let mut found = schema.clone();
        for _ in 0..REFERENCES {
            match self.target(&found) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }
}

impl<'a> Schema<'a> {
    /// A schema below this one.
    pub fn child(&self, key: &str) -> Option<Self> {
        let json = self.json.get(key)?;
        let pointer = format!("{}/{}", self.pointer, escape(key));
        Some(Self { json, pointer })
    }

    /// The schemas in a list, such as `allOf`.
    pub fn list(&self, keyword: &str) -> Vec<Self> {
        let items = self.json.get(keyword).and_then(Value::as_array);
        let items = items.into_iter().flatten().enumerate();
        items
            .map(|(index, json)| Self {
                json,
                pointer: format!("{}/{keyword}/{index}", self.pointer),
            })
            .collect()
    }

    /// The schemas under names, such as `properties`.
    pub fn map(&self, keyword: &str) -> Vec<(&'a str, Self)> {
        let members = self.json.get(keyword).and_then(Value::as_object);
        let members = members.into_iter().flatten();
        members
            .map(|(key, json)| {
                let pointer = format!("{}/{keyword}/{}", self.pointer, escape(key));
                (key.as_str(), Self { json, pointer })
            })
            .collect()
    }

    /// The list of texts under a keyword, such as `required`.
    pub fn texts(&self, keyword: &str) -> Vec<&'a str> {
        let items = self.json.get(keyword).and_then(Value::as_array);
        items
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// The text under a keyword.
    pub fn text(&self, keyword: &str) -> Option<&'a str> {
        self.json.get(keyword).and_then(Value::as_str)
    }

    /// The name of the schema, if it stands among the components.
    pub fn component(&self) -> Option<String> {
        schema_at(&tokens(&self.pointer)).map(str::to_owned)
    }

    /// What a reader calls the schema: its name, or the last name on the way to it.
    pub fn name(&self) -> String {
        let tokens = tokens(&self.pointer);
        let is_name = |token: &&String| token.parse::<usize>().is_err();
        tokens
            .iter()
            .rev()
            .find(is_name)
            .cloned()
            .unwrap_or_default()
    }
}
