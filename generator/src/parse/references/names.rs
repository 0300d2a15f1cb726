//! What is called by where it stands: the key, among the components, of what a reference leads to.
//!
//! It is the name that the same thing has where nothing refers to it: that of what it stands in, and its
//! own. So a reference that is added renames nothing.

use super::super::tree::Node;
use super::following::descendant;
use crate::extensions::NAME;
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

/// A way by the name that its component is given, so that the key of that says nothing of what comes first.
pub fn named_way(tree: &Node, way: &[String]) -> Vec<String> {
    let mut named_way = way.to_vec();
    if let [section, _, key, ..] = named_way.as_mut_slice()
        && section == "components"
        && let Some(name) = named(descendant(tree, &way[..3]))
    {
        name.clone_into(key);
    }
    named_way
}

/// The key for what stands at the end of a way: the one that is best, and one with all that it stands in.
pub fn keys(tree: &Node, way: &[String]) -> [String; 2] {
    keys_from(tree, way, 0, Vec::new())
}

/// The key for what stands at the end of a way, whose first steps come to these words.
fn keys_from(tree: &Node, way: &[String], start: usize, mut words: Vec<String>) -> [String; 2] {
    let mut own = 0;
    let mut index = start;
    while index < way.len() {
        // What a list in an object holds is called like the list.
        let is_held = words.len() > 1;
        let step = Step::at(tree, way, index, is_held);
        // A definition is called by its own name.
        if step.is_definition {
            own = words.len();
        }
        words.extend(step.words);
        index += step.length;
    }
    [words[own..].join(" "), words.join(" ")]
}

/// Tokens of a way that go together.
struct Step {
    length: usize,
    /// What they add to the key.
    words: Vec<String>,
    /// Whether what they lead to has a name of its own.
    is_definition: bool,
}

impl Step {
    fn new(length: usize, words: impl IntoIterator<Item = String>) -> Self {
        Self {
            length,
            words: words.into_iter().collect(),
            is_definition: false,
        }
    }

    fn definition(length: usize, name: Option<&str>) -> Self {
        Self {
            is_definition: true,
            ..Self::new(length, name.map(str::to_owned))
        }
    }

    /// The step of a way that begins with this token. With `is_held` it begins in something that has a name.
    fn at(tree: &Node, way: &[String], index: usize, is_held: bool) -> Self {
        let rest: Vec<&str> = way[index..].iter().map(String::as_str).collect();
        let here = |steps: usize| descendant(tree, &way[..index + steps]);
        match rest.as_slice() {
            ["components", section, key, after @ ..] if index == 0 => {
                let name = named(here(3)).unwrap_or(key);
                let word = match (*section, after.first()) {
                    ("responses", Some(_)) => Some("answer"),
                    ("requestBodies", Some(_)) => Some("body"),
                    _ => None,
                };
                Self::new(3, [name].into_iter().chain(word).map(str::to_owned))
            }
            ["paths", path, method, ..] if index == 0 => {
                Self::new(3, operation(path, method, here(3)))
            }
            ["responses", status, ..] => Self::new(
                2,
                [match status.starts_with('2') {
                    true => "answer".to_owned(),
                    false => reason(status),
                }],
            ),
            ["requestBody", ..] => Self::new(1, ["body".to_owned()]),
            ["parameters", _, ..] => {
                let name = here(2).and_then(|parameter| parameter.get("name"));
                Self::new(2, name.and_then(Node::text).map(str::to_owned))
            }
            ["content", _, ..] => Self::new(2, []),
            ["properties" | "headers" | "examples" | "links", key, ..] => {
                Self::new(2, [(*key).to_owned()])
            }
            [keyword, key, ..] if DEFINITIONS.contains(keyword) => Self::definition(2, Some(key)),
            // What stands in a section of one's own is defined there.
            [section, ..] if has_names(section, here(1)) => {
                let is_name = |token: &&&str| !is_part(token) && !DEFINITIONS.contains(*token);
                let names = rest[1..].iter().take_while(is_name);
                let names: Vec<_> = names.collect();
                Self::definition(1 + names.len(), names.last().map(|name| **name))
            }
            ["allOf", _] => Self::new(2, ["part".to_owned()]),
            ["allOf", index, "properties", key, ..] => {
                let parts = here(1).and_then(Node::items).into_iter().flatten();
                let others = parts
                    .enumerate()
                    .filter(|(other, _)| other.to_string() != *index);
                // All that is said of a property is what bears its name.
                let is_part = others.into_iter().any(|(_, part)| describes(part, key));
                Self::new(2, is_part.then(|| "part".to_owned()))
            }
            ["allOf", _, ..] => Self::new(2, []),
            ["oneOf" | "anyOf", _, ..] => {
                let variant = here(2);
                let title = named(variant).or_else(|| variant.and_then(title));
                Self::new(2, [title.unwrap_or("variant").to_owned()])
            }
            rest => {
                let word = WORDS.iter().find(|(known, _)| rest.first() == Some(known));
                let word = word.filter(|(keyword, _)| !is_held || *keyword == "not");
                Self::new(1, word.map(|(_, word)| (*word).to_owned()))
            }
        }
    }
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
    node?.get(NAME)?.text()
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
