//! Extensions that an action probably means by others: as any key may begin with `x-`, they would say nothing.

use super::super::pointer::escape;
use super::super::spelling::nearest;
use super::super::tree::{Content, Node};
use super::Change;
use crate::extensions::KNOWN;

/// Keys with values of the API, in which keys are its own.
const DATA: &[&str] = &["const", "default", "enum", "example", "examples"];

/// Keys with objects in which keys are names of the API.
const NAMES: &[&str] = &[
    "encoding",
    "headers",
    "links",
    "mapping",
    "parameters",
    "patternProperties",
    "properties",
    "responses",
    "schemas",
    "variables",
];

/// One that an action writes.
pub struct Misspelt<'n> {
    /// Where it stands in the overlay, as a pointer.
    pub pointer: String,
    /// What it has.
    pub value: &'n Node,
    /// The key as it is written.
    pub key: &'n str,
    /// The one that is meant.
    pub meant: &'static str,
}

/// Those that a change writes, which stands in the action at a pointer.
pub fn misspelt<'n>(change: &'n Change, action: &str) -> Vec<Misspelt<'n>> {
    let mut found = Vec::new();
    if let Change::Update(update) = change {
        collect(update, &format!("{action}/update"), false, &mut found);
    }
    found
}

fn collect<'n>(node: &'n Node, pointer: &str, are_names: bool, found: &mut Vec<Misspelt<'n>>) {
    match &node.content {
        Content::Object(members) => {
            for (key, value) in members {
                let pointer = format!("{pointer}/{}", escape(key));
                if are_names {
                    collect(value, &pointer, false, found);
                } else if key.starts_with("x-") {
                    let meant = nearest(key, KNOWN.iter().copied());
                    let meant = meant.filter(|it| it != key);
                    found.extend(meant.map(|meant| Misspelt {
                        pointer,
                        value,
                        key,
                        meant,
                    }));
                } else if !DATA.contains(&key.as_str()) {
                    let are_names = NAMES.contains(&key.as_str());
                    collect(value, &pointer, are_names, found);
                }
            }
        }
        Content::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{index}"), false, found);
            }
        }
        Content::Scalar(_) => {}
    }
}
