//! Leaves out variants of which another has all values, so that nothing tells them apart.

use std::collections::BTreeSet;

use super::super::tree::Node;
use super::REMARKS;
use super::checks::CHECKS;

/// A variant that is listed twice is one, an integer is a number, and null is none. Returns the word for null of one
/// that is left out.
pub fn leave_out_copies(variants: &mut Vec<Node>) -> Option<Node> {
    let mut seen = BTreeSet::new();
    variants.retain(|variant| {
        let target = variant.get("$ref").and_then(Node::text);
        target.is_none_or(|target| seen.insert(target.to_owned()))
    });
    let has_numbers = variants.iter().any(|it| is_any(it, "number"));
    let is_within = |variant: &mut Node| {
        has_numbers && variant.get("x-name").is_none() && type_of(variant) == Some("integer")
    };
    let nulls: Vec<Node> = variants.extract_if(.., |it| is_null(it)).collect();
    let left_out: Vec<Node> = variants.extract_if(.., is_within).collect();
    if !left_out.is_empty() {
        // A double would round what an integer may be.
        let numbers = variants.iter_mut().filter(|it| is_any(it, "number"));
        for number in numbers.filter_map(Node::members_mut) {
            number.shift_remove("format");
        }
    }
    let mut nullable = left_out.iter().filter_map(|it| it.get("nullable"));
    let nullable = nullable.find(|it| it.value() == Some(&true.into()));
    let null = nulls.first().map(|it| Node::scalar(it.spot, true));
    nullable.cloned().or(null)
}

/// Whether a variant is null, as it is said where no type is.
fn is_null(variant: &Node) -> bool {
    let listed = variant.get("enum").and_then(Node::items);
    listed.is_some_and(|listed| !listed.is_empty() && listed.iter().all(Node::is_null))
}

/// Whether a variant is every value of a type, as far as that has to be known.
pub fn is_any(variant: &Node, kind: &str) -> bool {
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
