//! Extensions that an action probably means by others: as any key may begin with `x-`, they would say nothing.

use super::super::pointer::escape;
use super::super::spelling::nearest;
use super::super::tree::{Content, Node};
use super::{Action, Change};
use crate::extensions::KNOWN;
use crate::keys::{DATA, MAPS};

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

/// Those that an action writes.
pub fn misspelt(action: &Action) -> Vec<Misspelt<'_>> {
    let mut found = Vec::new();
    if let Change::Update(update) = &action.change {
        let pointer = format!("{}/update", action.pointer);
        let target = action.target.to_string();
        let are_names = MAPS.iter().any(|key| ends_with(&target, key));
        collect(update, &pointer, are_names, &mut found);
    }
    found
}

/// Whether a path ends with a key, in any of the ways to write that.
fn ends_with(path: &str, key: &str) -> bool {
    let ends = [
        format!(".{key}"),
        format!("['{key}']"),
        format!("[\"{key}\"]"),
    ];
    ends.iter().any(|end| path.ends_with(end.as_str()))
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
                    let are_names = MAPS.contains(&key.as_str());
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
