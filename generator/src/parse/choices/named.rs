//! Puts choices that have names where their names stand, if they are parts of an `allOf`:
//!
//! ```text
//! allOf: [$ref: U, P]    becomes    allOf: [oneOf: [A, B], P]    where U is    oneOf: [A, B]
//! ```

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::grammar;
use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::copies::is_nullable;
use super::families::{component, schemas, target, variants};
use super::wrappers::is_of_place;
use super::{CHOICES, SIZE_LIMIT, is_of_choice};

/// How many names a choice may be composed of.
const NAMES_LIMIT: usize = 1_000;

/// How many components may lead to a choice, each by saying more of the next one's place.
const WRAPS_LIMIT: usize = 3;

/// How many values may be put in place in all.
const TOTAL_LIMIT: usize = 10 * SIZE_LIMIT;

/// What the references to components lead to.
struct Named {
    /// The choices.
    choices: IndexMap<String, Node>,
    /// The schemas that may be null.
    nullable: BTreeSet<String>,
}

impl Named {
    fn new(tree: &Node, round: usize) -> Self {
        let schemas = schemas(tree);
        let named = || schemas.and_then(Node::members).into_iter().flatten();
        let choices = named().filter_map(|(name, schema)| {
            let choice = choice_alone(schema)?;
            // One that stands within itself is put there once, as it would go on without end.
            let is_taken =
                !holds(&choice, name, schemas) && (round == 1 || !stands_within(&choice, name));
            is_taken.then(|| (format!("{SCHEMAS}{name}"), choice))
        });
        let mut choices: IndexMap<String, Node> = choices.collect();
        for _ in 0..WRAPS_LIMIT {
            let wraps = named().filter_map(|(name, schema)| {
                let reference = wrapped(schema)?;
                let is_of_choice = choices.contains_key(target(reference)?);
                is_of_choice.then(|| (format!("{SCHEMAS}{name}"), reference.clone()))
            });
            let wraps: Vec<(String, Node)> = wraps.collect();
            choices.extend(wraps);
        }
        let nullable = named().filter(|(_, schema)| is_nullable(schema));
        Self {
            choices,
            nullable: nullable
                .map(|(name, _)| format!("{SCHEMAS}{name}"))
                .collect(),
        }
    }

    /// Whether all that a schema is composed of may be null.
    fn are_nullable(&self, schema: &Node) -> bool {
        let is_named = |part: &Node| target(part).is_some_and(|it| self.nullable.contains(it));
        let parts = schema.get("allOf").and_then(Node::items);
        let mut parts = parts.into_iter().flatten();
        parts.all(|part| is_nullable(part) || is_named(part))
    }
}

/// Does so in every schema of a description, for the first time or another; whether there was one. What stands in a
/// choice that is put in place is left for the next time.
pub fn put_in_place(tree: &mut Node, round: usize) -> bool {
    let named = Named::new(tree, round);
    let mut left = TOTAL_LIMIT;
    grammar::visit_schemas_from_within(tree, &mut |schema, _| {
        let are_nullable = named.are_nullable(schema);
        let before = left;
        for (part, choice) in parts_with_names(schema, &named.choices) {
            if choice.size() <= left {
                left -= choice.size();
                *part = Node::new(part.spot, choice.content.clone());
            }
        }
        let spot = schema.spot;
        if let Some(members) = schema
            .members_mut()
            .filter(|_| are_nullable && left < before)
        {
            let known = members.entry("nullable".to_owned());
            known.or_insert_with(|| Node::scalar(spot, true));
        }
    });
    left < TOTAL_LIMIT
}

/// A schema that is a choice of objects and nothing else, without what describes it, or says that it may be null: that is for
/// all parts to say.
fn choice_alone(schema: &Node) -> Option<Node> {
    let members = schema.members()?;
    let is_alone = |key: &String| is_of_choice(key) || is_of_place(key);
    let is_taken =
        members.keys().all(is_alone) && is_of_objects(schema) && schema.size() <= SIZE_LIMIT;
    is_taken.then(|| {
        let mut choice = schema.clone();
        if let Some(members) = choice.members_mut() {
            members.retain(|key, _| is_of_choice(key));
        }
        choice
    })
}

/// The reference of which a schema only says more.
pub fn wrapped(schema: &Node) -> Option<&Node> {
    let is_list = |key: &str| key == "allOf" || CHOICES.contains(&key);
    let mut members = schema.members()?.iter();
    let mut lists = members.clone().filter(|(key, _)| is_list(key));
    let (_, list) = lists.next().filter(|_| lists.next().is_none())?;
    let says_no_more = members.all(|(key, _)| is_list(key) || is_of_place(key));
    match list.items()?.as_slice() {
        [only] if says_no_more && target(only).is_some() => Some(only),
        _ => None,
    }
}

/// Whether a schema is composed of the one with this name, or of too many to tell.
fn holds(schema: &Node, name: &str, schemas: Option<&Node>) -> bool {
    let mut seen = BTreeSet::new();
    let mut left = vec![schema];
    while let Some(schema) = left.pop() {
        if let Some(other) = component(schema) {
            if other == name || seen.len() > NAMES_LIMIT {
                return true;
            }
            if seen.insert(other) {
                left.extend(schemas.and_then(|it| it.get(other)));
            }
        }
        let parts = ["allOf", "oneOf", "anyOf"].map(|key| schema.get(key).and_then(Node::items));
        left.extend(parts.into_iter().flatten().flatten());
    }
    false
}

/// Whether the component with this name is part of an `allOf` anywhere in a schema.
fn stands_within(schema: &Node, name: &str) -> bool {
    let parts = schema.get("allOf").and_then(Node::items);
    let mut parts = parts.into_iter().flatten();
    parts.any(|part| component(part) == Some(name))
        || schema.children().any(|child| stands_within(child, name))
}

/// Whether a variant is an object, as far as can be seen where it stands.
fn is_object(variant: &Node) -> bool {
    let kind = variant.get("type").and_then(Node::text);
    let is_composed = ["$ref", "allOf", "properties"]
        .iter()
        .any(|key| variant.get(key).is_some());
    kind.is_none_or(|kind| kind == "object") && is_composed
}

/// The parts of an `allOf` that are names of choices, where the others are objects; and these choices.
fn parts_with_names<'t, 'c>(
    schema: &'t mut Node,
    choices: &'c IndexMap<String, Node>,
) -> Vec<(&'t mut Node, &'c Node)> {
    let is_choice = CHOICES.iter().any(|key| schema.get(key).is_some());
    let says_more = schema.get("properties").is_some();
    let parts = schema.get_mut("allOf").and_then(Node::items_mut);
    let parts = parts.filter(|_| !is_choice);
    let parts = parts.map_or(&mut [][..], Vec::as_mut_slice);
    let is_alone = !says_more && parts.len() == 1;
    let is_of_object = |part: &Node| is_object(part) || is_of_objects(part);
    if is_alone || !parts.iter().all(is_of_object) {
        return Vec::new();
    }
    let targets = parts.iter().filter_map(target).map(str::to_owned);
    let targets: Vec<String> = targets.collect();
    let found = parts.iter_mut().filter_map(|part| {
        let own = target(part)?;
        // What is said twice is no second choice.
        let is_said_once = targets.iter().filter(|it| *it == own).count() == 1;
        let choice = choices.get(own).filter(|_| is_said_once)?;
        Some((part, choice))
    });
    found.collect()
}

/// Whether a schema is a choice of objects, or of such choices.
fn is_of_objects(schema: &Node) -> bool {
    let mut variants = variants(schema).into_iter().flatten().peekable();
    variants.peek().is_some() && variants.all(|it| is_object(it) || is_of_objects(it))
}
