//! Learns the words of a description: what its schemas list, by the properties and parameters that have it.

use std::ptr;

use serde_json::{Map, Value};

use super::Vocabulary;
use super::schemas::{DISCRIMINATOR, SIBLING, Schemas, listed};

/// The signs that may stand between the parts of a value, if they do in those that are listed.
const SIGNS: [char; 3] = ['.', '/', ':'];

impl Vocabulary {
    /// Learns the words of a description. What selects a variant is known first: its values are words of the
    /// API, though any text may stand there.
    pub(super) fn learn(&mut self, schemas: Schemas<'_>) {
        let mut tags = Vec::new();
        visit(schemas.root, &mut |members| {
            self.learn_tags(schemas, members, &mut tags);
        });
        visit(schemas.root, &mut |members| {
            self.learn_words(schemas, members, &tags);
        });
    }

    /// Learns what selects variants in unions and beside them.
    fn learn_tags<'d>(
        &mut self,
        schemas: Schemas<'d>,
        members: &'d Map<String, Value>,
        tags: &mut Vec<&'d Value>,
    ) {
        for discriminator in [DISCRIMINATOR, SIBLING].map(|it| members.get(it)) {
            let property = discriminator.and_then(|it| it.get("propertyName")?.as_str());
            let mapping = discriminator.and_then(|it| it.get("mapping")?.as_object());
            let texts: Vec<&str> = mapping
                .into_iter()
                .flat_map(Map::keys)
                .map(String::as_str)
                .collect();
            self.take(&texts);
            if let Some(property) = property {
                self.take_key(property, &texts);
            }
        }
        let discriminator = members.get(DISCRIMINATOR);
        if let Some(property) = discriminator.and_then(|it| it.get("propertyName")?.as_str()) {
            tags.extend(schemas.tags(members, property));
        }
        if let Some(Value::Object(properties)) = members.get("properties") {
            let siblings = properties.values().filter_map(|it| schemas.sibling(it));
            tags.extend(siblings.filter_map(|sibling| properties.get(sibling)));
        }
    }

    /// Learns the values that are listed, and the properties and parameters that have them.
    fn learn_words<'d>(
        &mut self,
        schemas: Schemas<'d>,
        members: &'d Map<String, Value>,
        tags: &[&Value],
    ) {
        self.take(&listed(members));
        if let Some(Value::Object(properties)) = members.get("properties") {
            for (name, schema) in properties {
                let is_tag = tags.iter().any(|tag| ptr::eq(*tag, schema));
                self.learn_texts(name, schemas, schema, is_tag);
            }
        }
        let name = members.get("name").and_then(Value::as_str);
        if let Some(name) = name.filter(|_| members.contains_key("in")) {
            let content = members.get("content").and_then(Value::as_object);
            let content = content.into_iter().flat_map(Map::values);
            let of_content = content.filter_map(|it| it.get("schema"));
            for schema in members.get("schema").into_iter().chain(of_content) {
                self.learn_texts(name, schemas, schema, false);
            }
        }
    }

    /// Learns what the schema of a property or parameter says of its texts.
    fn learn_texts<'d>(
        &mut self,
        name: &str,
        schemas: Schemas<'d>,
        schema: &'d Value,
        is_tag: bool,
    ) {
        self.properties.insert(name.to_owned());
        let texts = schemas.texts(schema);
        if texts.is_list {
            self.take_key(name, &texts.listed);
        }
        if texts.is_free && !is_tag {
            self.free.insert(name.to_owned());
        }
    }

    fn take(&mut self, values: &[&str]) {
        self.values.extend(values.iter().map(|it| (*it).to_owned()));
    }

    fn take_key(&mut self, key: &str, values: &[&str]) {
        let signs = self.keys.entry(key.to_owned()).or_default();
        let all = values.iter().flat_map(|value| value.chars());
        signs.extend(all.filter(|sign| SIGNS.contains(sign)));
    }
}

/// Goes through every object of a description.
fn visit<'d>(json: &'d Value, look: &mut impl FnMut(&'d Map<String, Value>)) {
    match json {
        Value::Object(members) => {
            look(members);
            members.values().for_each(|it| visit(it, look));
        }
        Value::Array(items) => items.iter().for_each(|it| visit(it, look)),
        _ => {}
    }
}
