//! What is called by where it stands: the key, among the components, of what a reference leads to.
//!
//! It is the name that the same thing has where nothing refers to it: that of what it stands in, and its
//! own. So a reference that is added renames nothing.

use super::super::tree::Node;
use super::following::descendant;
use crate::statuses::reason;

/// The keywords of schemas whose schemas are called by a word.
const WORDS: &[(&str, &str)] = &[
    ("items", "item"),
    ("additionalProperties", "value"),
    ("not", "exclusion"),
];

/// The keywords of schemas that give names to schemas.
const DEFINITIONS: &[&str] = &["$defs", "definitions"];

/// Whether a schema has a name where it stands.
pub fn is_definition(way: &[String]) -> bool {
    matches!(way, [.., keyword, _] if DEFINITIONS.contains(&keyword.as_str()))
}

/// Whether a keyword lists definitions all of which stand among the components by now.
pub fn is_used_up(key: &str, node: &Node) -> bool {
    let definitions = DEFINITIONS.contains(&key);
    let mut members = node.members().into_iter().flatten();
    definitions && members.all(|(_, schema)| schema.get("$ref").is_some())
}

/// The keywords of schemas and such, which begin what has no name of its own.
const PARTS: &[&str] = &[
    "additionalProperties",
    "allOf",
    "anyOf",
    "content",
    "items",
    "not",
    "oneOf",
    "properties",
];

/// The name of what stands at the end of a way in a further file: the last part of the way, or the stem of
/// the file; with what is said of it, where it is a part of that.
pub fn name_in_file(tree: &Node, way: &[String], file: &str) -> String {
    if way
        .first()
        .is_some_and(|first| ["components", "paths"].contains(&first.as_str()))
    {
        let [best, _] = keys(tree, way);
        return best;
    }
    let start = way.iter().position(|token| is_part(token));
    let start = start.unwrap_or(way.len());
    let name = match way[..start].last() {
        Some(name) => name.clone(),
        None => {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            stem.to_owned()
        }
    };
    let [best, _] = keys_from(tree, way, start, vec![name]);
    best
}

/// The key for what stands at the end of a way: the one that is best, and one with all that it stands in.
pub fn keys(tree: &Node, way: &[String]) -> [String; 2] {
    keys_from(tree, way, 0, Vec::new())
}

/// The key for what stands at the end of a way, whose first steps come to these words.
fn keys_from(tree: &Node, way: &[String], start: usize, mut words: Vec<String>) -> [String; 2] {
    // A definition is called by its own name.
    let mut own = 0;
    let mut index = start;
    while index < way.len() {
        let rest: Vec<&str> = way[index..].iter().map(String::as_str).collect();
        let here = |steps: usize| descendant(tree, &way[..index + steps]);
        let steps = match rest.as_slice() {
            ["components", section, key, after @ ..] if index == 0 => {
                words.push(named(here(3)).unwrap_or(key).to_owned());
                match (*section, after.first()) {
                    ("responses", Some(_)) => words.push("answer".to_owned()),
                    ("requestBodies", Some(_)) => words.push("body".to_owned()),
                    _ => {}
                }
                3
            }
            ["paths", path, method, ..] if index == 0 => {
                words.extend(operation(path, method, here(3)));
                3
            }
            ["responses", status, ..] => {
                words.push(match status.starts_with('2') {
                    true => "answer".to_owned(),
                    false => reason(status),
                });
                2
            }
            ["requestBody", ..] => {
                words.push("body".to_owned());
                1
            }
            ["parameters", _, ..] => {
                let name = here(2).and_then(|parameter| parameter.get("name"));
                words.extend(name.and_then(Node::text).map(str::to_owned));
                2
            }
            ["content", _, ..] => 2,
            ["properties" | "headers" | "examples" | "links", key, ..] => {
                words.push((*key).to_owned());
                2
            }
            [keyword, key, ..] if DEFINITIONS.contains(keyword) => {
                own = words.len();
                words.push((*key).to_owned());
                2
            }
            // So is what stands in a section of one's own.
            [section, ..] if has_names(section, here(1)) => {
                let is_name = |token: &&&str| !is_part(token) && !DEFINITIONS.contains(*token);
                let names = rest[1..].iter().take_while(is_name);
                let names: Vec<_> = names.collect();
                own = words.len();
                words.extend(names.last().map(|name| (**name).to_owned()));
                1 + names.len()
            }
            ["allOf", _] => {
                words.push("part".to_owned());
                2
            }
            ["allOf", index, "properties", key, ..] => {
                let parts = here(1)
                    .and_then(Node::items)
                    .into_iter()
                    .flatten()
                    .enumerate();
                let others = parts.filter(|(other, _)| other.to_string() != *index);
                // All that is said of a property is what bears its name.
                if others.into_iter().any(|(_, part)| describes(part, key)) {
                    words.push("part".to_owned());
                }
                2
            }
            ["allOf", _, ..] => 2,
            ["oneOf" | "anyOf", _, ..] => {
                let title =
                    here(2).and_then(|variant| named(Some(variant)).or_else(|| title(variant)));
                words.push(title.unwrap_or("variant").to_owned());
                2
            }
            [keyword, ..] => {
                let word = WORDS.iter().find(|(known, _)| known == keyword);
                // What a list in an object holds is called like the list.
                let is_held = words.len() > 1 && *keyword != "not";
                words.extend(
                    word.filter(|_| !is_held)
                        .map(|(_, word)| (*word).to_owned()),
                );
                1
            }
            [] => break,
        };
        index += steps;
    }
    [words[own..].join(" "), words.join(" ")]
}

/// Whether a token is a keyword that begins what has no name of its own.
fn is_part(token: &str) -> bool {
    PARTS.contains(&token)
}

/// Whether an extension of a schema is a section with names for what stands in it.
fn has_names(key: &str, node: Option<&Node>) -> bool {
    key.starts_with("x-") && node.is_some_and(|node| node.members().is_some())
}

/// Whether a schema itself describes a property.
fn describes(schema: &Node, key: &str) -> bool {
    let properties = schema.get("properties");
    properties.is_some_and(|properties| properties.get(key).is_some())
}

/// The name that something is given.
fn named(node: Option<&Node>) -> Option<&str> {
    node?.get("x-name")?.text()
}

fn title(schema: &Node) -> Option<&str> {
    schema.get("title")?.text()
}

/// What an operation is called, or what all operations of a path have in common.
fn operation(path: &str, method: &str, operation: Option<&Node>) -> Vec<String> {
    let id = operation.and_then(|operation| operation.get("operationId"));
    if let Some(id) = id.and_then(Node::text) {
        return vec![id.to_owned()];
    }
    let method = Some(method).filter(|method| *method != "parameters");
    let segments = path
        .split('/')
        .map(|segment| segment.trim_matches(['{', '}']));
    let words = method.into_iter().chain(segments).map(str::to_owned);
    words.filter(|word| !word.is_empty()).collect()
}
