//! Makes of a body of parts that is a choice of objects one object with the members of all: parts are only sent, and which of
//! them go together is for the server to check.
//!
//! ```text
//! oneOf: [{ properties: A, required: [a] }, { properties: B }]    becomes    properties: A and B
//! ```

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::super::grammar;
use super::super::tree::Node;
use super::families::{referred, schemas, variants};
use super::is_of_choice;
use super::wrappers::is_of_place;
use crate::media_types::essence;
use crate::words::{is_word, without_words};

/// Does so for every body of parts.
pub fn join_parts(tree: &mut Node) {
    let mut found = Vec::new();
    grammar::visit_schemas_from_within(tree, &mut |schema, path| {
        let tokens = path.tokens();
        if is_of_parts(&tokens) {
            found.push((tokens, schema.clone()));
        }
    });
    let schemas = schemas(tree);
    let joined = found.into_iter().filter_map(|(tokens, body)| {
        let whole = schemas.and_then(|schemas| Some(referred(&body, schemas)?.1));
        Some((tokens, joined(whole.unwrap_or(&body), schemas)?))
    });
    for (tokens, body) in joined.collect::<Vec<_>>() {
        if let Some(schema) = tree.descendant_mut(&tokens) {
            *schema = body;
        }
    }
}

/// Whether a schema is that of a body of parts.
fn is_of_parts(tokens: &[String]) -> bool {
    let is_of_request = || {
        tokens
            .iter()
            .any(|it| it == "requestBody" || it == "requestBodies")
    };
    match tokens {
        [.., content, media_type, schema] => {
            content == "content"
                && essence(media_type).starts_with("multipart/")
                && schema == "schema"
                && is_of_request()
        }
        _ => false,
    }
}

/// The object with the members of all variants.
fn joined<'t>(body: &'t Node, schemas: Option<&'t Node>) -> Option<Node> {
    let objects = variants(body)?.iter().map(|variant| {
        let named = schemas.and_then(|schemas| Some(referred(variant, schemas)?.1));
        Members::of(named.unwrap_or(variant), false)
    });
    let objects: Vec<Members<'_>> = objects.collect::<Option<_>>()?;
    let own = Members::of(body, true)?;
    let of_all = |key: &&&str| objects.iter().all(|it| it.required.contains(**key));
    let of_all = objects.first()?.required.iter().filter(of_all);
    let required: IndexSet<&str> = own.required.iter().chain(of_all).copied().collect();
    let mut said: IndexMap<&String, IndexMap<String, Vec<&'t Node>>> = IndexMap::new();
    let declared = [&own].into_iter().chain(&objects);
    for (key, property) in declared.flat_map(|it| &it.properties) {
        let meant = in_order(without_words(property.to_json()));
        let alike = said.entry(key).or_default().entry(meant).or_default();
        alike.push(property);
    }
    let spot = body.spot;
    let properties = said.into_iter().map(|(key, said)| {
        let said: Vec<Node> = said.into_values().filter_map(in_common).collect();
        let property = match said.as_slice() {
            [only] => only.clone(),
            all if all.iter().any(has_parts) => return None,
            _ => Node::object(spot, [("oneOf", Node::array(spot, said))]),
        };
        Some((key.clone(), property))
    });
    let properties: Vec<(String, Node)> = properties.collect::<Option<_>>()?;
    let mut whole = Node::object(spot, [("type", Node::scalar(spot, "object"))]);
    let members = whole.members_mut()?;
    let described = body.members()?.iter().filter(|(key, _)| is_of_place(key));
    members.extend(described.map(|(key, value)| (key.clone(), value.clone())));
    let mut all = Node::object(spot, []);
    all.members_mut()?.extend(properties);
    members.insert("properties".to_owned(), all);
    if !required.is_empty() {
        let required = required.into_iter().map(|key| Node::scalar(spot, key));
        let required = Node::array(spot, required.collect());
        members.insert("required".to_owned(), required);
    }
    Some(whole)
}

/// What schemas say that differ in words alone: of their words, those that all have.
fn in_common(alike: Vec<&Node>) -> Option<Node> {
    let is_of_all = |key: &str, word: &Node| {
        let mut others = alike.iter().map(|it| it.get(key));
        others.all(|it| it.is_some_and(|it| in_order(it.to_json()) == in_order(word.to_json())))
    };
    // Which variant comes first is no reason to take what is left of its words.
    let first = alike.iter().min_by_key(|it| in_order(it.to_json()))?;
    let mut common = (*first).clone();
    if let Some(members) = common.members_mut() {
        members.retain(|key, word| !is_word(key) || is_of_all(key, word));
    }
    Some(common)
}

/// A schema as text, whatever the order of its keys.
fn in_order(mut schema: Value) -> String {
    schema.sort_all_objects();
    schema.to_string()
}

/// Whether a schema describes parts of its own, of which two have no names.
fn has_parts(schema: &Node) -> bool {
    ["properties", "items"]
        .iter()
        .any(|key| schema.get(key).is_some())
}

/// What an object declares that says nothing else; but for a choice, if it is the whole.
struct Members<'t> {
    properties: Vec<(&'t String, &'t Node)>,
    required: IndexSet<&'t str>,
}

impl<'t> Members<'t> {
    fn of(schema: &'t Node, is_whole: bool) -> Option<Self> {
        let is_known = |(key, value): (&String, &Node)| match key.as_str() {
            "type" => value.text() == Some("object"),
            "additionalProperties" => value.value().is_some_and(Value::is_boolean),
            "properties" | "required" => true,
            key => is_of_place(key) || is_whole && is_of_choice(key),
        };
        let members = schema.members()?;
        let properties = schema.get("properties").and_then(Node::members);
        let required = schema.get("required").and_then(Node::items);
        let required = required.into_iter().flatten().filter_map(Node::text);
        members.iter().all(is_known).then(|| Self {
            properties: properties.into_iter().flatten().collect(),
            required: required.collect(),
        })
    }
}
