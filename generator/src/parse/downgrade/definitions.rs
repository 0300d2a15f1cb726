//! `$defs` of a component: those that are referred to become components of their own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::pointer::{escape, percent_decoded, tokens};
use super::super::tree::{Content, Node};
use super::schemas::Members;

/// A definition: the name of its component, and its own.
type Name = (String, String);

/// Moves the definitions that are used to where 3.0 has schemas, and lets references follow.
pub fn lift(tree: &mut Node) {
    loop {
        let mut used = BTreeSet::new();
        collect(tree, &mut used);
        let components = tree.get_mut("components");
        let schemas = components.and_then(|components| components.get_mut("schemas"));
        let Some(schemas) = schemas.and_then(Node::members_mut) else {
            return;
        };
        let moved = move_definitions(schemas, used);
        if moved.is_empty() {
            return;
        }
        rewrite(tree, &moved);
    }
}

/// The definition that a reference goes to, and the rest of its pointer.
fn definition(reference: &str) -> Option<(Name, Vec<String>)> {
    let pointer = reference.strip_prefix('#')?;
    let mut tokens = tokens(pointer)
        .into_iter()
        .map(|token| percent_decoded(&token));
    let place = [tokens.next()?, tokens.next()?];
    let component = tokens.next()?;
    let keyword = tokens.next()?;
    let name = tokens.next()?;
    let is_definition = place == ["components", "schemas"] && keyword == "$defs";
    is_definition.then(|| ((component, name), tokens.collect()))
}

/// Collects the definitions that are referred to.
fn collect(node: &Node, used: &mut BTreeSet<Name>) {
    if let Some(reference) = node.get("$ref").and_then(Node::text)
        && let Some((name, _)) = definition(reference)
    {
        used.insert(name);
    }
    for child in node.children() {
        collect(child, used);
    }
}

/// Moves definitions, and says what they are called now.
fn move_definitions(schemas: &mut Members, used: BTreeSet<Name>) -> BTreeMap<Name, String> {
    let mut moved = BTreeMap::new();
    for (component, name) in used {
        let holder = schemas.get_mut(&component);
        let definitions = holder.and_then(|holder| holder.get_mut("$defs"));
        let definitions = definitions.and_then(Node::members_mut);
        let Some(schema) = definitions.and_then(|definitions| definitions.shift_remove(&name))
        else {
            continue;
        };
        let free = free_name(schemas, &component, &name);
        schemas.insert(free.clone(), schema);
        moved.insert((component, name), free);
    }
    for schema in schemas.values_mut() {
        let is_empty = schema
            .get("$defs")
            .and_then(Node::members)
            .is_some_and(Members::is_empty);
        if is_empty && let Some(members) = schema.members_mut() {
            members.shift_remove("$defs");
        }
    }
    moved
}

fn free_name(schemas: &Members, component: &str, name: &str) -> String {
    let mut free = name.to_owned();
    while schemas.contains_key(&free) {
        free = format!("{component}{free}");
    }
    free
}

fn rewrite(node: &mut Node, moved: &BTreeMap<Name, String>) {
    if let Some(reference) = node.get_mut("$ref")
        && let Some((name, rest)) = reference.text().and_then(definition)
        && let Some(component) = moved.get(&name)
    {
        let mut pointer = format!("#/components/schemas/{}", escape(component));
        for token in rest {
            pointer.push('/');
            pointer.push_str(&escape(&token));
        }
        reference.content = Content::Scalar(Value::String(pointer));
    }
    for child in node.children_mut() {
        rewrite(child, moved);
    }
}
