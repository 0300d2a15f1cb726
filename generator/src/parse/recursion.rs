//! References to a schema from within it, in the words of JSON Schema for what may be extended:
//!
//! ```text
//! $recursiveAnchor: true   and within it   $recursiveRef: '#'     becomes   $ref: '#/components/schemas/Tree'
//! $dynamicAnchor: node     and within it   $dynamicRef: '#node'   becomes   $ref: '#/components/schemas/Tree'
//! ```

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::grammar;
use super::pointer::tokens;
use super::references::following::{anchored, descendant};
use super::tree::Node;

/// The keywords that refer, and those that are referred to.
const KEYWORDS: [(&str, &str); 2] = [
    ("$recursiveRef", "$recursiveAnchor"),
    ("$dynamicRef", "$dynamicAnchor"),
];

/// A schema that can be referred to from within.
struct Anchor {
    /// What refers to it: the keyword, and `#` with the name, if it has one.
    reference: (&'static str, String),
    way: Vec<String>,
    /// Its pointer.
    target: String,
}

/// Has what refers to the schema in which it stands do so by `$ref`. A name that several schemas bear may
/// mean any of them, depending on what refers to these, and stays; so does what has no name, where another leads to it.
pub fn settle(tree: &mut Node) {
    let mut names = Vec::new();
    find_names(tree, &mut names);
    let is_alone = |name: &String| names.iter().filter(|it| *it == name).count() == 1;
    let mut anchors = Vec::new();
    grammar::visit_schemas(tree, &mut |schema, path| {
        let named = named(schema).filter(|(_, name)| name.is_empty() || is_alone(name));
        anchors.extend(named.map(|(keyword, name)| Anchor {
            reference: (keyword, format!("#{name}")),
            way: path.tokens(),
            target: path.to_string(),
        }));
    });
    let anchors: Vec<&Anchor> = anchors
        .iter()
        .filter(|it| !is_extended(tree, it, &anchors))
        .collect();
    if anchors.is_empty() {
        return;
    }
    let mut used = Vec::new();
    grammar::visit_schemas(tree, &mut |schema, path| {
        let Some(reference) = reference(schema) else {
            return;
        };
        let way = path.tokens();
        let is_around = |it: &&&Anchor| it.reference == reference && way.starts_with(&it.way);
        let around = anchors.iter().filter(is_around);
        if let Some(innermost) = around.max_by_key(|it| it.way.len()) {
            used.push(innermost.way.clone());
            refer(schema, reference.0, &innermost.target);
        }
    });
    for way in used {
        if let Some(members) = tree.descendant_mut(&way).and_then(Node::members_mut) {
            settle_anchors(members);
        }
    }
}

/// Has nothing else mean what is named. Of the name any reference may speak; one beside another name stays.
fn settle_anchors(members: &mut IndexMap<String, Node>) {
    for (_, anchor) in KEYWORDS {
        let is_named = members.get(anchor).is_some_and(|it| it.text().is_some());
        if is_named && members.contains_key("$anchor") {
            continue;
        }
        if let Some(name) = members.shift_remove(anchor).filter(|_| is_named) {
            members.insert("$anchor".to_owned(), name);
        }
    }
}

/// Whether another schema that can be referred to in the same way leads to this one, which then means that.
fn is_extended(tree: &Node, anchor: &Anchor, anchors: &[Anchor]) -> bool {
    let is_other = |it: &&Anchor| it.way != anchor.way && it.reference == anchor.reference;
    let others = anchors.iter().filter(is_other);
    let mut left: Vec<Vec<String>> = others.map(|it| it.way.clone()).collect();
    let mut seen = BTreeSet::new();
    while let Some(way) = left.pop() {
        let mut references = Vec::new();
        if let Some(schema) = descendant(tree, &way) {
            find_references(schema, &mut references);
        }
        let ways = references.into_iter().filter_map(|it| led_to(tree, it));
        let ways: Vec<Vec<String>> = ways.collect();
        if ways.contains(&anchor.way) {
            return true;
        }
        left.extend(ways.into_iter().filter(|way| seen.insert(way.clone())));
    }
    false
}

/// The way to what a reference within the description leads to.
fn led_to(tree: &Node, reference: &str) -> Option<Vec<String>> {
    match reference.strip_prefix('#')? {
        fragment if fragment.is_empty() || fragment.starts_with('/') => Some(tokens(fragment)),
        name => anchored(tree, name),
    }
}

fn find_references<'n>(node: &'n Node, references: &mut Vec<&'n str>) {
    references.extend(node.get("$ref").and_then(Node::text));
    for child in node.children() {
        find_references(child, references);
    }
}

/// The names by which schemas can be referred to, wherever they stand.
fn find_names(node: &Node, names: &mut Vec<String>) {
    names.extend(named(node).map(|(_, name)| name));
    for child in node.children() {
        find_names(child, names);
    }
}

/// What refers to a schema from within: the keyword, and the name, which may be empty.
fn named(schema: &Node) -> Option<(&'static str, String)> {
    KEYWORDS.into_iter().find_map(|(keyword, anchor)| {
        let said = schema.get(anchor)?;
        let name = match said.text() {
            Some(name) => name,
            None => said.value()?.as_bool()?.then_some("")?,
        };
        Some((keyword, name.to_owned()))
    })
}

/// What a schema refers to from within that: the keyword, and the text.
fn reference(schema: &Node) -> Option<(&'static str, String)> {
    KEYWORDS.into_iter().find_map(|(keyword, _)| {
        let text = schema.get(keyword)?.text()?;
        Some((keyword, text.to_owned()))
    })
}

fn refer(schema: &mut Node, keyword: &str, target: &str) {
    let members = schema.members_mut();
    if let Some(members) = members
        && let Some(reference) = members.shift_remove(keyword)
    {
        let target = Node::scalar(reference.spot, target);
        members.entry("$ref".to_owned()).or_insert(target);
    }
}
