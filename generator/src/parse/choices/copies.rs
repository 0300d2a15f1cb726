//! Leaves out variants of which another has all values, so that nothing tells them apart.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::checks::CHECKS;
use super::{CHOICES, REMARKS};

/// The components that list texts.
pub struct Lists(BTreeSet<String>);

impl Lists {
    /// Those of a description.
    pub fn new(tree: &Node) -> Self {
        let schemas = tree.get("components").and_then(|it| it.get("schemas"));
        let schemas = schemas.and_then(Node::members).into_iter().flatten();
        let listed = schemas.filter(|(_, schema)| lists_texts(schema));
        Self(listed.map(|(name, _)| format!("{SCHEMAS}{name}")).collect())
    }

    /// A variant that is listed twice is one, and an integer is a number. A list of texts is open, so that it has
    /// any text.
    pub fn leave_out_copies(&self, members: &mut IndexMap<String, Node>) {
        for keyword in CHOICES {
            let variants = members.get_mut(*keyword).and_then(Node::items_mut);
            if let Some(nullable) = variants.and_then(|it| self.leave_out(it)) {
                members.entry("nullable".to_owned()).or_insert(nullable);
            }
        }
    }

    /// The same of some variants; the word of one that is left out for null, which then has no other.
    fn leave_out(&self, variants: &mut Vec<Node>) -> Option<Node> {
        let mut seen = BTreeSet::new();
        variants.retain(|variant| {
            let target = variant.get("$ref").and_then(Node::text);
            target.is_none_or(|target| seen.insert(target.to_owned()))
        });
        let has_numbers = variants.iter().any(|it| is_any(it, "number"));
        let lists = variants.iter().filter(|it| self.has(it)).count();
        // Nothing but texts is an enum already.
        let has_others = variants
            .iter()
            .any(|it| !is_any(it, "string") && !self.has(it));
        let is_within = |variant: &mut Node| match type_of(variant) {
            _ if variant.get("x-name").is_some() => false,
            Some("integer") => has_numbers,
            Some("string") => lists == 1 && has_others && is_any(variant, "string"),
            _ => false,
        };
        let left_out: Vec<Node> = variants.extract_if(.., is_within).collect();
        if left_out.iter().any(|it| type_of(it) == Some("integer")) {
            // A double would round what an integer may be.
            let numbers = variants.iter_mut().filter(|it| is_any(it, "number"));
            for number in numbers.filter_map(Node::members_mut) {
                number.shift_remove("format");
            }
        }
        let mut nullable = left_out.iter().filter_map(|it| it.get("nullable"));
        nullable
            .find(|it| it.value() == Some(&true.into()))
            .cloned()
    }

    /// Whether a variant lists texts.
    fn has(&self, variant: &Node) -> bool {
        let target = variant.get("$ref").and_then(Node::text);
        target.map_or_else(|| lists_texts(variant), |target| self.0.contains(target))
    }
}

fn lists_texts(schema: &Node) -> bool {
    let listed = schema.get("enum").and_then(Node::items);
    type_of(schema) == Some("string") && listed.is_some_and(|listed| !listed.is_empty())
}

/// Whether a variant is every value of a type, as far as that has to be known.
fn is_any(variant: &Node, kind: &str) -> bool {
    let mut members = variant.members().into_iter().flatten();
    let says_no_more = |key: &str| {
        let is_said = ["format", "nullable"].contains(&key);
        is_said || CHECKS.contains(&key) || REMARKS.contains(&key)
    };
    type_of(variant) == Some(kind) && members.all(|(key, _)| says_no_more(key))
}

fn type_of(schema: &Node) -> Option<&str> {
    schema.get("type").and_then(Node::text)
}
