//! Null and lists of types, which 3.0 says with `nullable` and `anyOf`.

use serde_json::Value;

use super::super::beside_references::require;
use super::super::tree::{Content, Node, Spot};
use super::schemas::{Members, accept_null};

/// Keywords that only describe.
const REMARKS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
];

/// The keywords that have an effect on values of a type.
fn keywords_of(name: &str) -> &'static [&'static str] {
    match name {
        "string" => &[
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "contentEncoding",
            "contentMediaType",
        ],
        "number" | "integer" => &[
            "format",
            "multipleOf",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
        ],
        "array" => &["items", "minItems", "maxItems", "uniqueItems"],
        "object" => &[
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "maxProperties",
            "discriminator",
        ],
        _ => &[],
    }
}

/// Takes null out of the variants under a key. A single variant that is left takes the place of
/// the choice; the answer is whether that happened.
pub fn take_null(members: &mut Members, spot: Spot, key: &str) -> bool {
    let Some(items) = members.get_mut(key).and_then(Node::items_mut) else {
        return false;
    };
    let count = items.len();
    items.retain(|item| !is_null(item));
    if items.len() == count {
        return false;
    }
    let single = if items.len() == 1 { items.pop() } else { None };
    let is_empty = items.is_empty();
    accept_null(members, spot);
    if is_empty {
        members.shift_remove(key);
    }
    match single {
        Some(schema) => adopt(members, schema, spot),
        None if is_empty => accept_only_null(members, spot),
        None => {}
    }
    is_empty
}

/// Whether a schema accepts null alone.
pub fn is_null(schema: &Node) -> bool {
    let only = |key: &str, value: &Node| match (key, &value.content) {
        ("type", Content::Scalar(Value::String(name))) => name == "null",
        ("type", Content::Array(names)) => {
            matches!(names.as_slice(), [name] if name.text() == Some("null"))
        }
        ("const", _) => value.is_null(),
        ("enum", Content::Array(values)) => {
            matches!(values.as_slice(), [value] if value.is_null())
        }
        _ => false,
    };
    let mut members = schema.members().into_iter().flatten();
    members.any(|(key, value)| only(key, value))
}

fn accept_only_null(members: &mut Members, spot: Spot) {
    accept_null(members, spot);
    let null = Node::scalar(spot, Value::Null);
    members.insert("enum".to_owned(), Node::array(spot, vec![null]));
}

/// Makes a schema part of the one that holds it: member by member, or beside them if they would
/// get in each other's way.
fn adopt(members: &mut Members, schema: Node, spot: Spot) {
    let is_in_the_way = |key: &String| {
        key == "$ref" || (members.contains_key(key) && !REMARKS.contains(&key.as_str()))
    };
    let others = schema.members().into_iter().flatten();
    if others.map(|(key, _)| key).any(is_in_the_way) {
        return require(members, schema, spot);
    }
    match schema.content {
        Content::Object(others) => {
            for (key, node) in others {
                members.entry(key).or_insert(node);
            }
        }
        _ => require(members, schema, spot),
    }
}

/// A list of types becomes one type, or a choice of schemas with one type each.
pub fn lower_type(members: &mut Members, spot: Spot) {
    let Some(node) = members.get("type") else {
        return;
    };
    let listed: Option<Vec<&str>> = match &node.content {
        Content::Array(items) => items.iter().map(Node::text).collect(),
        _ => node
            .text()
            .filter(|name| *name == "null")
            .map(|name| vec![name]),
    };
    let Some(listed) = listed else {
        return;
    };
    let spot_of_type = node.spot;
    let has_null = listed.contains(&"null");
    let mut names: Vec<String> = Vec::new();
    for name in listed.into_iter().filter(|name| *name != "null") {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    members.shift_remove("type");
    if has_null {
        accept_null(members, spot_of_type);
    }
    match names.as_slice() {
        [] if has_null => accept_only_null(members, spot_of_type),
        [] => {}
        [name] => {
            let name = Node::scalar(spot_of_type, name.as_str());
            members.insert("type".to_owned(), name);
        }
        _ => choose(members, &names, spot_of_type, spot),
    }
}

/// Puts a choice of types into a schema, each with the keywords that have an effect on it.
fn choose(members: &mut Members, names: &[String], spot_of_type: Spot, spot: Spot) {
    let variant = |name: &String| {
        let mut variant = Members::new();
        let node = Node::scalar(spot_of_type, name.as_str());
        variant.insert("type".to_owned(), node);
        for key in keywords_of(name) {
            if let Some(node) = members.get(*key) {
                variant.insert((*key).to_owned(), node.clone());
            }
        }
        Node::new(spot_of_type, Content::Object(variant))
    };
    let variants = Node::array(spot_of_type, names.iter().map(variant).collect());
    for key in names.iter().flat_map(|name| keywords_of(name)) {
        members.shift_remove(*key);
    }
    if members.contains_key("anyOf") {
        let choice = Node::object(spot_of_type, [("anyOf", variants)]);
        require(members, choice, spot);
    } else {
        members.insert("anyOf".to_owned(), variants);
    }
}
