//! Extensions that an action probably means by others: as any key may begin with `x-`, they would say nothing.

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

/// Those that a change writes, each with the one that is meant.
pub fn misspelt(change: &Change) -> Vec<(&str, &'static str)> {
    let mut found = Vec::new();
    if let Change::Update(update) = change {
        collect(update, &mut found);
    }
    found
}

fn collect<'n>(node: &'n Node, found: &mut Vec<(&'n str, &'static str)>) {
    match &node.content {
        Content::Object(members) => {
            for (key, member) in members {
                if key.starts_with("x-") {
                    let meant = nearest(key, KNOWN.iter().copied());
                    found.extend(
                        meant
                            .filter(|it| it != key)
                            .map(|meant| (key.as_str(), meant)),
                    );
                } else if !DATA.contains(&key.as_str()) {
                    collect(member, found);
                }
            }
        }
        Content::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Content::Scalar(_) => {}
    }
}
