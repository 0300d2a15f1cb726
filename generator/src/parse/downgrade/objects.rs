//! Which schemas are of objects, so far as that is known before references are followed for good.

use std::collections::BTreeSet;

use super::super::pointer::schema_pointer;
use super::super::tree::Node;
use super::schemas::Members;
use super::variants::is_null;

/// The schemas with a name that are of objects which may have further members.
#[derive(Default)]
pub struct Objects {
    references: BTreeSet<String>,
}

impl Objects {
    /// Those of a description.
    pub fn of(tree: &Node) -> Self {
        let schemas = tree.get("components").and_then(|it| it.get("schemas"));
        let schemas = schemas.and_then(Node::members).into_iter().flatten();
        let named = schemas.filter_map(|(name, schema)| Some((name, schema.members()?)));
        let open = named.filter(|(_, schema)| !is_closed(schema));
        let mut unknown: Vec<_> = open
            .map(|(name, schema)| (schema_pointer(name), schema))
            .collect();
        let mut objects = Self::default();
        loop {
            let before = unknown.len();
            unknown.retain(|(reference, schema)| {
                let is_object = objects.describe(schema);
                if is_object {
                    objects.references.insert(reference.clone());
                }
                !is_object
            });
            if unknown.len() == before {
                return objects;
            }
        }
    }

    /// Whether a schema is of an object, be it that it says so or one that it is composed of.
    pub fn describe(&self, schema: &Members) -> bool {
        let is_object = |node: &Node| node.members().is_some_and(|it| self.describe(it));
        let is_choice_of_objects = |key: &&str| {
            let choice = schema.get(*key).and_then(Node::items);
            let variants = choice.into_iter().flatten();
            let mut variants = variants.filter(|it| !is_null(it)).peekable();
            variants.peek().is_some() && variants.all(is_object)
        };
        let reference = schema.get("$ref").and_then(Node::text);
        let mut parts = schema
            .get("allOf")
            .and_then(Node::items)
            .into_iter()
            .flatten();
        says_object(schema)
            || reference.is_some_and(|it| self.references.contains(it))
            || parts.any(is_object)
            || ["oneOf", "anyOf"].iter().any(is_choice_of_objects)
    }
}

/// Whether a schema says by itself that it is of an object.
pub fn says_object(schema: &Members) -> bool {
    let kind = schema.get("type");
    let kinds = kind.and_then(Node::items).into_iter().flatten().chain(kind);
    let mut kinds = kinds.filter_map(Node::text);
    schema.contains_key("properties") || kinds.any(|kind| kind == "object")
}

fn is_closed(schema: &Members) -> bool {
    schema
        .get("additionalProperties")
        .is_some_and(Node::is_false)
}
