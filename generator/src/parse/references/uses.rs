//! Every place of a description that refers to something.

use std::ptr;

use super::super::grammar::{self, Kind};
use super::super::pointer::Path;
use super::super::tree::{Content, Node};
use crate::extensions::SIBLING_DISCRIMINATOR;

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A value of its section.
    Value,
    /// One of the schemas that an `allOf` adds up.
    Part,
    /// Something that has no name anywhere, and can only stand in another file.
    Whole,
    /// The variant that a text selects; the reference is a text without `$ref`.
    Mapping,
}

/// Where something refers to something: what the reference stands for, and the section of the components
/// that has such things.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    pub section: &'static str,
    pub stands_for: Use,
    pub kind: &'static Kind,
    pub path: Path<'p>,
}

/// Calls `take` with every object that has a `$ref`, where one may stand, and with every text of a
/// discriminator's mapping.
pub fn visit(
    node: &mut Node,
    kind: &'static Kind,
    path: Path<'_>,
    take: &mut dyn FnMut(&mut Node, Place<'_>),
) {
    visit_as(node, kind, path, Use::Value, take);
}

fn visit_as(
    node: &mut Node,
    kind: &'static Kind,
    path: Path<'_>,
    stands_for: Use,
    take: &mut dyn FnMut(&mut Node, Place<'_>),
) {
    if reference(node, Use::Value).is_some() && may_refer(kind) {
        let section = section(kind);
        let place = Place {
            section: section.unwrap_or_default(),
            stands_for: section.map_or(Use::Whole, |_| stands_for),
            kind,
            path,
        };
        take(node, place);
    }
    if ptr::eq(unwrapped(kind), &grammar::SCHEMA) {
        visit_mapping(node, path, take);
    }
    let below = |key: &str| grammar::kind_below(node, kind, key);
    match &node.content {
        Content::Scalar(_) => {}
        Content::Array(_) => {
            let Some(kind) = below("") else { return };
            let is_part = matches!(path, Path::Member(_, "allOf"));
            let stands_for = if is_part { Use::Part } else { Use::Value };
            for (index, item) in node.items_mut().into_iter().flatten().enumerate() {
                visit_as(item, kind, path.item(index), stands_for, take);
            }
        }
        Content::Object(members) => {
            let kinds: Vec<_> = members.keys().map(|key| below(key)).collect();
            let members = node.members_mut().into_iter().flatten();
            for ((key, member), kind) in members.zip(kinds) {
                if let Some(kind) = kind {
                    visit_as(member, kind, path.member(key), Use::Value, take);
                }
            }
        }
    }
}

fn visit_mapping(node: &mut Node, path: Path<'_>, take: &mut dyn FnMut(&mut Node, Place<'_>)) {
    for key in ["discriminator", SIBLING_DISCRIMINATOR] {
        let discriminator = node.get_mut(key);
        let mapping = discriminator.and_then(|discriminator| discriminator.get_mut("mapping"));
        let discriminator = path.member(key);
        let path = discriminator.member("mapping");
        for (value, target) in mapping.and_then(Node::members_mut).into_iter().flatten() {
            if target.text().is_some() {
                let place = Place {
                    section: SCHEMAS_SECTION,
                    stands_for: Use::Mapping,
                    kind: &grammar::SCHEMA,
                    path: path.member(value),
                };
                take(target, place);
            }
        }
    }
}

/// Whether a value is an object, so that a reference can stand for it.
fn may_refer(kind: &'static Kind) -> bool {
    matches!(
        unwrapped(kind),
        Kind::Reference(..) | Kind::Object(_) | Kind::Map(_) | Kind::List(_) | Kind::Tagged(..)
    )
}

/// The key of a component of a section, if one stands at the end of a way.
pub fn alias(tokens: &[String], section: &str) -> Option<String> {
    let (found, key) = super::components::at(tokens)?;
    (found == section).then(|| key.to_owned())
}

/// The section that has schemas.
pub const SCHEMAS_SECTION: &str = "schemas";

/// The section that has values of a kind, if they can be referred to.
pub fn section(kind: &'static Kind) -> Option<&'static str> {
    match unwrapped(kind) {
        Kind::Reference(section, _) => Some(section),
        _ => None,
    }
}

fn unwrapped(kind: &'static Kind) -> &'static Kind {
    match kind {
        Kind::Same(kind) | Kind::FlagOr(kind) | Kind::Former(kind) => unwrapped(kind),
        kind => kind,
    }
}

/// The text of a reference, where there is one.
pub fn reference(node: &Node, stands_for: Use) -> Option<&Node> {
    let text = match stands_for {
        Use::Mapping => node,
        _ => node.get("$ref")?,
    };
    text.text().map(|_| text)
}

/// Has a reference lead elsewhere.
pub fn redirect(node: &mut Node, stands_for: Use, target: String) {
    let text = match stands_for {
        Use::Mapping => Some(node),
        _ => node.get_mut("$ref"),
    };
    if let Some(text) = text {
        *text = Node::scalar(text.spot, target);
    }
}
