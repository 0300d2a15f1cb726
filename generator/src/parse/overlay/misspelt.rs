//! Extensions that an action probably means by others: as any key may begin with `x-`, they would say nothing.

use super::super::pointer::escape;
use super::super::spelling::nearest;
use super::super::tree::{Content, Node};
use super::Change;

/// The extensions that are known.
const KNOWN: &[&str] = &[
    "x-aliases",
    "x-ambiguous",
    "x-envelope",
    "x-exact-numbers",
    "x-keep-unknown-fields",
    "x-ms-discriminator-value",
    "x-name",
    "x-names",
    "x-package",
    "x-rate-limit",
    "x-sibling-discriminator",
];

/// Keys with values of the API, in which keys are its own.
const DATA: &[&str] = &["const", "default", "enum", "example", "examples"];

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
        collect(update, &format!("{action}/update"), &mut found);
    }
    found
}

fn collect<'n>(node: &'n Node, pointer: &str, found: &mut Vec<Misspelt<'n>>) {
    match &node.content {
        Content::Object(members) => {
            for (key, value) in members {
                let pointer = format!("{pointer}/{}", escape(key));
                if key.starts_with("x-") {
                    let meant = nearest(key, KNOWN.iter().copied());
                    let meant = meant.filter(|it| it != key);
                    found.extend(meant.map(|meant| Misspelt {
                        pointer,
                        value,
                        key,
                        meant,
                    }));
                } else if !DATA.contains(&key.as_str()) {
                    collect(value, &pointer, found);
                }
            }
        }
        Content::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{index}"), found);
            }
        }
        Content::Scalar(_) => {}
    }
}
