//! Leaves out variants of which another has all values, so that nothing tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use super::super::pointer::SCHEMAS;
use super::super::tree::Node;
use super::REMARKS;
use super::checks::CHECKS;
use super::families::{referred, schemas, target};
use crate::extensions::NAME;

/// What a text says that stands for files, too, which only forms tell from texts.
pub const OR_FILE: &str = "x-or-file";

/// The formats by which texts are told apart.
const TOLD: &[&str] = &["date", "date-time", "ipv4", "ipv6", "uuid"];

/// What components come to that are no schemas of their own.
pub struct OtherNames {
    /// The references to those that only refer to another one, and to what they lead.
    others: BTreeMap<String, String>,
    /// The references to those that are null.
    nulls: BTreeSet<String>,
}

impl OtherNames {
    /// Those of a description.
    pub fn new(tree: &Node) -> Self {
        let schemas = schemas(tree);
        let named = || schemas.and_then(Node::members).into_iter().flatten();
        let others = named().filter_map(|(name, schema)| {
            target(schema)?;
            let (meant, _) = referred(schema, schemas?)?;
            Some((format!("{SCHEMAS}{name}"), format!("{SCHEMAS}{meant}")))
        });
        let nulls = named().filter(|(_, schema)| lists_null(schema));
        Self {
            others: others.collect(),
            nulls: nulls.map(|(name, _)| format!("{SCHEMAS}{name}")).collect(),
        }
    }

    fn meant<'t>(&'t self, target: &'t str) -> &'t str {
        self.others.get(target).map_or(target, String::as_str)
    }

    /// Whether a variant is null, as it is said where no type is.
    fn is_null(&self, variant: &Node) -> bool {
        let is_named = |target| self.nulls.contains(self.meant(target));
        lists_null(variant) || target(variant).is_some_and(is_named)
    }
}

/// A variant that is listed twice is one, and so are two of a type that only bounds, patterns or formats tell apart; an
/// integer is a number, and null is none. Returns the word for null of one that is left out.
pub fn leave_out_copies(variants: &mut Vec<Node>, others: &OtherNames) -> Option<Node> {
    let mut seen = BTreeSet::new();
    variants.retain(|variant| {
        let target = target(variant).map(|target| others.meant(target));
        target.is_none_or(|target| seen.insert(target.to_owned()))
    });
    let has_numbers = variants.iter().any(|it| is_any(it, "number"));
    let is_within = |variant: &mut Node| {
        has_numbers && variant.get(NAME).is_none() && type_of(variant) == Some("integer")
    };
    for kind in ["string", "integer", "number", "boolean"] {
        leave_out_likes(variants, kind);
    }
    leave_out_like_lists(variants);
    let is_reference_or_null = is_reference_or_null(variants);
    let is_no_variant = |it: &mut Node| {
        let is_null = others.is_null(it) || is_only_nullable(it);
        is_null || is_reference_or_null && is_object_or_null(it)
    };
    let nulls: Vec<Node> = variants.extract_if(.., is_no_variant).collect();
    let left_out: Vec<Node> = variants.extract_if(.., is_within).collect();
    if !left_out.is_empty() {
        // A double would round what an integer may be.
        let numbers = variants.iter_mut().filter(|it| is_any(it, "number"));
        for number in numbers.filter_map(Node::members_mut) {
            number.shift_remove("format");
        }
    }
    let mut nullable = left_out.iter().filter_map(|it| it.get("nullable"));
    let nullable = nullable.find(|it| is_true(it));
    let null = nulls.first().map(|it| Node::scalar(it.spot, true));
    nullable.cloned().or(null)
}

/// Leaves one of the variants that are any value of a type, which nothing but bounds, patterns and formats tells apart. No
/// format tells a text from any text.
fn leave_out_likes(variants: &mut Vec<Node>, kind: &str) {
    let format = |it: &Node| it.get("format").and_then(Node::text).map(str::to_owned);
    let is_one = |it: &Node| is_any(it, kind) && it.get(NAME).is_none();
    let has_any = variants.iter().any(|it| is_one(it) && !has_told_format(it));
    let is_like = |it: &Node| is_one(it) && has_any;
    let alike: Vec<usize> = (0..variants.len())
        .filter(|it| is_like(&variants[*it]))
        .collect();
    let [first, others @ ..] = alike.as_slice() else {
        return;
    };
    let differ = others
        .iter()
        .any(|it| format(&variants[*it]) != format(&variants[*first]));
    let has_files = differ && alike.iter().any(|it| is_file(&variants[*it]));
    let mut nullable = alike.iter().filter_map(|it| variants[*it].get("nullable"));
    let nullable = nullable.find(|it| is_true(it)).cloned();
    let spot = variants[*first].spot;
    if let Some(first) = variants[*first].members_mut() {
        if differ {
            first.shift_remove("format");
        }
        if has_files {
            first.insert(OR_FILE.to_owned(), Node::scalar(spot, true));
        }
        first.extend(nullable.map(|it| ("nullable".to_owned(), it)));
    }
    let mut index = 0..;
    variants.retain(|_| index.next().is_none_or(|index| !others.contains(&index)));
}

/// Leaves one of the variants that are lists of the same, which nothing but bounds tells apart. A tuple of 3.1 is a list of
/// anything.
fn leave_out_like_lists(variants: &mut Vec<Node>) {
    let is_said = |key: &str| key == "items" || key == "nullable";
    let is_list = |it: &Node| {
        let mut members = it.members().into_iter().flatten();
        type_of(it) == Some("array")
            && it.get(NAME).is_none()
            && members.all(|(key, _)| {
                is_said(key) || CHECKS.contains(&&**key) || REMARKS.contains(&&**key)
            })
    };
    let mut index = 0;
    while let Some(list) = variants.get(index) {
        index += 1;
        if !is_list(list) {
            continue;
        }
        let items = list.get("items").map(Node::to_json);
        let is_like = |it: &mut Node| is_list(it) && it.get("items").map(Node::to_json) == items;
        let likes: Vec<Node> = variants.extract_if(index.., is_like).collect();
        let Some(first) = variants[index - 1]
            .members_mut()
            .filter(|_| !likes.is_empty())
        else {
            continue;
        };
        let mut nullable = likes.iter().filter_map(|it| it.get("nullable"));
        let nullable = nullable.find(|it| is_true(it)).cloned();
        first.extend(nullable.map(|it| ("nullable".to_owned(), it)));
        for bound in ["minItems", "maxItems", "uniqueItems"] {
            let of = |it: &Node| it.get(bound).map(Node::to_json);
            let own = first.get(bound).map(Node::to_json);
            if likes.iter().any(|like| of(like) != own) {
                first.shift_remove(bound);
            }
        }
    }
}

/// Whether a schema is that of a file, in a form.
pub fn is_file(schema: &Node) -> bool {
    schema.get("format").and_then(Node::text) == Some("binary")
}

/// Whether a schema lists null and nothing else.
fn lists_null(schema: &Node) -> bool {
    let listed = schema.get("enum").and_then(Node::items);
    listed.is_some_and(|listed| !listed.is_empty() && listed.iter().all(Node::is_null))
}

/// Whether a choice is of a reference and of any object, which may be null. The object says nothing of a value but that:
/// it is how nullable references are written where a type must stand beside `nullable` (by converters from OData).
fn is_reference_or_null(variants: &[Node]) -> bool {
    let is_reference = |variant: &Node| variant.get("$ref").is_some();
    match variants {
        [one, other] => {
            is_reference(one) && is_object_or_null(other)
                || is_object_or_null(one) && is_reference(other)
        }
        _ => false,
    }
}

fn is_object_or_null(variant: &Node) -> bool {
    is_only_nullable(variant) || is_nullable(variant) && is_any(variant, "object")
}

/// Whether a variant says that it may be null, and nothing else.
fn is_only_nullable(variant: &Node) -> bool {
    let mut members = variant.members().into_iter().flatten();
    let is_aside = |key: &str| key == "nullable" || REMARKS.contains(&key);
    is_nullable(variant) && members.all(|(key, _)| is_aside(key))
}

/// Whether a schema says that it may be null.
pub fn is_nullable(schema: &Node) -> bool {
    schema.get("nullable").is_some_and(is_true)
}

fn is_true(word: &Node) -> bool {
    word.value() == Some(&true.into())
}

/// Whether the format of a variant tells its texts from others.
pub fn has_told_format(variant: &Node) -> bool {
    let format = variant.get("format").and_then(Node::text);
    format.is_some_and(|format| TOLD.contains(&format))
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
