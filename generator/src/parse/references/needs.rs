//! What in a schema needs a name in Rust.

use super::super::pointer::component;
use super::super::tree::Node;
use crate::extensions::NAME;

/// What keeps a schema from being written out a second time.
#[derive(Debug, Default)]
pub struct Needs {
    /// The ways to what needs a name of its own, from the root.
    pub named: Vec<Vec<String>>,
    /// Whether something in it refers to what is no component yet.
    pub waits: bool,
}

/// Keywords that make a type of a schema. An `allOf` of one does not.
const NAMED: &[&str] = &["const", "discriminator", "enum", "properties", NAME];

/// Keywords whose schemas are those of what the value holds.
const HELD: &[&str] = &["items", "additionalProperties"];

/// Keywords that list schemas.
const LISTS: &[&str] = &["allOf", "anyOf", "oneOf"];

impl Needs {
    /// Those of the schema at the end of a way. As a part of an `allOf`, it is an object that needs no
    /// name: what its properties hold may.
    pub fn new(schema: &Node, way: &[String], is_part: bool) -> Self {
        let mut needs = Self::default();
        needs.add(schema, way, is_part);
        needs
    }

    fn add(&mut self, schema: &Node, way: &[String], is_part: bool) {
        if let Some(reference) = schema.get("$ref")
            && reference.text().and_then(component).is_none()
        {
            self.waits = true;
            return;
        }
        let is_object = is_part
            && ["anyOf", "oneOf", "enum", "const", "discriminator", NAME]
                .iter()
                .all(|key| schema.get(key).is_none());
        let is_named = NAMED.iter().any(|key| schema.get(key).is_some());
        let is_choice = LISTS.iter().any(|key| is_choice(schema.get(key)));
        if !is_object && (is_named || is_choice) {
            return self.named.push(way.to_vec());
        }
        for key in HELD {
            if let Some(held) = schema.get(key) {
                self.add(held, &below(way, &[key]), false);
            }
        }
        for (name, property) in schema
            .get("properties")
            .and_then(Node::members)
            .into_iter()
            .flatten()
        {
            self.add(property, &below(way, &["properties", name]), false);
        }
        for key in LISTS {
            let items = schema.get(key).and_then(Node::items).into_iter().flatten();
            for (index, item) in items.enumerate() {
                self.add(item, &below(way, &[key, &index.to_string()]), is_part);
            }
        }
    }
}

/// Whether more than one schema is listed, null aside.
fn is_choice(list: Option<&Node>) -> bool {
    let items = list.and_then(Node::items).into_iter().flatten();
    let is_null = |item: &&Node| item.get("type").and_then(Node::text) == Some("null");
    items.filter(|item| !is_null(item)).count() > 1
}

fn below(way: &[String], tokens: &[&str]) -> Vec<String> {
    let tokens = tokens.iter().map(|token| (*token).to_owned());
    way.iter().cloned().chain(tokens).collect()
}
