//! Brings together the texts of a choice. A list of texts is open, so that it has any text:
//!
//! ```text
//! oneOf: [any text, list a, T]             becomes    oneOf: [list a and x-any-text, T]
//! oneOf: [any text, list a, list b, T]     becomes    oneOf: [oneOf: [any text, list a, list b], T]
//! oneOf: [oneOf: [any text, list a], b]    becomes    oneOf: [any text, list a, list b]
//! ```
//!
//! Lists with names are types by themselves, unless any text is beside them. So are texts with a name, and those of a
//! format that tells them.

use std::collections::BTreeMap;

use super::super::FURTHER_EXAMPLES;
use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::copies::{OR_FILE, has_told_format, is_any, is_file};
use super::families::{component, schemas, variants};
use super::{CHOICES, REMARKS};
use crate::extensions::NAME;

/// What a list of texts says that stands for any other text as well, so that no text tells it from others.
pub const ANY_TEXT: &str = "x-any-text";

/// How deep choices of texts may stand in each other.
const DEPTH: usize = 8;

/// What else may stand beside a choice of texts that is put in place.
const ASIDE: &[&str] = &[
    "type",
    "nullable",
    "default",
    "example",
    "examples",
    FURTHER_EXAMPLES,
];

/// What a schema says of texts, which it has alone.
#[derive(Clone, Default)]
struct Text {
    /// The schemas that list some.
    lists: Vec<Node>,
    /// Whether any other is one of its values, too, without a name or a format of its own.
    is_open: bool,
    /// The same, be it with a name.
    is_plain: bool,
    /// The word for null.
    nullable: Option<Node>,
    /// Whether it is a choice, of which its lists are variants.
    is_choice: bool,
}

impl Text {
    fn read(schema: &Node, schemas: Option<&Node>, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        if let Some(name) = component(schema) {
            return Self::read(schemas?.get(name)?, schemas, depth).map(Self::named);
        }
        let is_true = |node: &&Node| node.value() == Some(&true.into());
        let nullable = schema.get("nullable").filter(is_true).cloned();
        if let Some(variants) = variants(schema) {
            let mut members = schema.members()?.keys();
            let is_aside = |key: &String| {
                let keys = [CHOICES, REMARKS, ASIDE];
                keys.iter().any(|keys| keys.contains(&key.as_str()))
            };
            if !members.all(is_aside) {
                return None;
            }
            let mut whole = Self {
                nullable,
                is_choice: true,
                ..Self::default()
            };
            let mut is_apart = false;
            for variant in variants {
                let own = Self::read(variant, schemas, depth)?;
                is_apart |= !own.is_open && own.lists.is_empty();
                whole.lists.extend(own.lists);
                whole.is_open |= own.is_open;
                whole.is_plain |= own.is_plain;
                whole.nullable = whole.nullable.or(own.nullable);
            }
            return Some(whole).filter(|whole| whole.is_open || !is_apart);
        }
        let lists = match lists_texts(schema) {
            true => vec![schema.clone()],
            false if is_any(schema, "string") => Vec::new(),
            false => return None,
        };
        let is_any_text = lists.is_empty() && !has_told_format(schema);
        let is_open = is_any_text || schema.get(ANY_TEXT).is_some();
        Some(Self {
            is_open,
            is_plain: is_open,
            lists,
            nullable,
            is_choice: false,
        })
    }

    /// The same where it has a name.
    fn named(self) -> Self {
        Self {
            is_open: self.is_open && !self.lists.is_empty(),
            ..self
        }
    }
}

/// Whether a schema lists texts, and nothing but texts.
fn lists_texts(schema: &Node) -> bool {
    let kind = schema.get("type").map(Node::text);
    let listed = schema.get("enum").and_then(Node::items);
    let mut listed = listed
        .into_iter()
        .flatten()
        .filter(|it| !it.is_null())
        .peekable();
    listed.peek().is_some()
        && match kind {
            Some(kind) => kind == Some("string"),
            None => listed.all(|it| it.text().is_some()),
        }
}

/// The components that are texts, by their references.
pub struct Texts(BTreeMap<String, Text>);

impl Texts {
    /// Those of a description.
    pub fn new(tree: &Node) -> Self {
        let schemas = schemas(tree);
        let named = schemas.and_then(Node::members).into_iter().flatten();
        let texts = named.filter_map(|(name, schema)| {
            Some((
                format!("{SCHEMAS}{name}"),
                Text::read(schema, schemas, DEPTH)?.named(),
            ))
        });
        Self(texts.collect())
    }

    /// Brings together those of some variants; the word for null of one that is left out.
    pub fn bring_together(&self, variants: &mut Vec<Node>) -> Option<Node> {
        let mut texts: Vec<Option<Text>> = variants.iter().map(|it| self.text(it)).collect();
        let lists = |text: &Text| !text.lists.is_empty();
        // Of two that have no list, nothing tells any text from the other.
        let others = || texts.iter().flatten().filter(|it| !lists(it));
        let are_alike = others().count() > 1 && others().any(|it| it.is_plain);
        let is_open = texts.iter().flatten().any(|text| text.is_open) || are_alike;
        for text in texts.iter_mut().filter(|_| !is_open) {
            *text = text.take().filter(lists);
        }
        let found = || texts.iter().flatten();
        let mut named = variants.iter().zip(&texts);
        let has_names = named.any(|(variant, text)| {
            variant.get("$ref").is_some() && text.as_ref().is_some_and(lists)
        });
        if found().count() < 2 || (has_names && !is_open) {
            return None;
        }
        let are_all_texts = texts.iter().all(Option::is_some);
        match found().filter(|text| lists(text)).count() {
            0 => return None,
            1 => {
                let has_files = variants.iter().any(is_file);
                for (variant, text) in variants.iter_mut().zip(&texts) {
                    if text.as_ref().is_some_and(lists) && is_open {
                        open(variant, has_files);
                    }
                }
                let mut texts = texts.iter();
                variants.retain(|_| texts.next().is_some_and(|it| it.as_ref().is_none_or(lists)));
            }
            // An enum already.
            _ if are_all_texts && !found().any(|text| text.is_choice) => return None,
            _ => join(variants, &texts, is_open),
        }
        found().find_map(|text| text.nullable.clone())
    }

    fn text(&self, variant: &Node) -> Option<Text> {
        let reference = variant.get("$ref").and_then(Node::text);
        match reference {
            Some(reference) => self.0.get(reference).cloned(),
            None if variant.get(NAME).is_some() => None,
            None => Text::read(variant, None, DEPTH),
        }
    }
}

/// Says of a list that it stands for any other text as well, or for a file.
fn open(list: &mut Node, has_files: bool) {
    let spot = list.spot;
    if list.get("$ref").is_some() {
        let reference = std::mem::replace(list, Node::object(spot, []));
        let parts = Node::array(spot, vec![reference]);
        *list = Node::object(spot, [("allOf", parts)]);
    }
    if let Some(members) = list.members_mut() {
        members.insert(ANY_TEXT.to_owned(), Node::scalar(spot, true));
        if has_files {
            members.insert(OR_FILE.to_owned(), Node::scalar(spot, true));
        }
    }
}

/// Puts a choice of all texts in the place of the first; where there is nothing else, it is the whole.
fn join(variants: &mut Vec<Node>, texts: &[Option<Text>], is_open: bool) {
    let Some(first) = texts.iter().position(Option::is_some) else {
        return;
    };
    let spot = variants[first].spot;
    let lists = texts.iter().flatten().flat_map(|text| text.lists.clone());
    let any = is_open.then(|| Node::object(spot, [("type", Node::scalar(spot, "string"))]));
    let all: Vec<Node> = lists.chain(any).collect();
    if texts.iter().all(Option::is_some) {
        *variants = all;
        return;
    }
    let mut joined = Some(Node::object(spot, [("anyOf", Node::array(spot, all))]));
    let mut texts = texts.iter();
    let own = std::mem::take(variants).into_iter();
    let own = own.filter_map(|variant| match texts.next() {
        Some(Some(_)) => joined.take(),
        _ => Some(variant),
    });
    variants.extend(own);
}
