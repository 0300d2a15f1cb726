//! Follows references from text to text.

use std::collections::BTreeSet;

use super::super::beside_references::is_mere_reference;
use super::super::downgrade::Version;
use super::super::files::{file_of, joined, normal};
use super::super::pointer::{percent_decoded, tokens};
use super::super::tree::{Content, Node};
use crate::diagnostics::Diagnostic;
use crate::errors;

/// How many references may lead on to others.
const HOPS: usize = 64;

/// A value of one of the texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The text.
    pub file: usize,
    /// The keys and indices that lead to the value.
    pub tokens: Vec<String>,
}

/// The texts in which references are followed.
pub struct Texts<'t> {
    /// The texts, the description first.
    pub trees: Vec<&'t Node>,
    /// Their names.
    pub names: Vec<&'t str>,
    /// Whether what stands beside a reference to a schema counts.
    pub version: Version,
}

/// What references have led through.
#[derive(Default)]
pub struct Trail {
    /// The texts.
    pub files: BTreeSet<usize>,
    hops: usize,
}

impl<'t> Texts<'t> {
    /// The value at an address.
    pub fn value(&self, address: &Address) -> Option<&'t Node> {
        descendant(self.trees.get(address.file)?, &address.tokens)
    }

    /// What a reference leads to that stands in a text, through other references if need be.
    pub fn follow(&self, reference: &str, file: usize) -> Result<Address, Box<Diagnostic>> {
        self.follow_on(reference, file, &mut Trail::default())
    }

    /// Does the same, and goes on with a trail.
    pub fn follow_on(
        &self,
        reference: &str,
        file: usize,
        trail: &mut Trail,
    ) -> Result<Address, Box<Diagnostic>> {
        trail.hops += 1;
        if trail.hops > HOPS {
            return Err(errors::circular_reference(reference).into());
        }
        let file = match file_of(reference)? {
            Some(path) => {
                let name = joined(self.names[file], &path);
                let mut known = self.names.iter();
                let file = known.position(|known| normal(known) == name);
                file.ok_or_else(|| errors::missing_file(reference, &name))?
            }
            None => file,
        };
        trail.files.insert(file);
        let (_, fragment) = reference.split_once('#').unwrap_or_default();
        let root = self.trees[file];
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let anchored = anchored(root, fragment);
            let tokens = anchored.ok_or_else(|| errors::unknown_anchor(reference, fragment))?;
            return self.through(Address { file, tokens }, trail);
        }
        let mut found = Address {
            file,
            tokens: Vec::new(),
        };
        for token in tokens(fragment) {
            let mut value = self.value(&found);
            let mut next = value.and_then(|value| child(value, &token));
            if next.is_none() && value.is_some_and(|value| value.get("$ref").is_some()) {
                found = self.through_any(found, trail)?;
                value = self.value(&found);
                next = value.and_then(|value| child(value, &token));
            }
            let Some((token, _)) = next else {
                let known = value.and_then(Node::members).into_iter().flatten();
                let known = known.map(|(key, _)| key.as_str());
                return Err(errors::dangling_reference(
                    reference,
                    found.file == 0,
                    &found.tokens,
                    &token,
                    known,
                )
                .into());
            };
            found.tokens.push(token);
        }
        self.through(found, trail)
    }

    /// What stands at an address; or where that leads, if it is nothing but a reference.
    fn through(&self, address: Address, trail: &mut Trail) -> Result<Address, Box<Diagnostic>> {
        let value = self.value(&address);
        match value.is_some_and(|value| is_mere_reference(value, self.version)) {
            true => self.through_any(address, trail),
            false => Ok(address),
        }
    }

    fn through_any(&self, address: Address, trail: &mut Trail) -> Result<Address, Box<Diagnostic>> {
        let reference = self.value(&address).and_then(|value| value.get("$ref"));
        match reference.and_then(Node::text) {
            Some(reference) => self.follow_on(reference, address.file, trail),
            None => Ok(address),
        }
    }
}

/// The value at the end of a way.
pub fn descendant<'n>(node: &'n Node, tokens: &[String]) -> Option<&'n Node> {
    tokens.iter().try_fold(node, |node, token| {
        child(node, token).map(|(_, child)| child)
    })
}

/// A member or item, and its token as the text has it.
fn child<'n>(node: &'n Node, token: &str) -> Option<(String, &'n Node)> {
    match &node.content {
        Content::Scalar(_) => None,
        Content::Array(items) => {
            let item = items.get(token.parse::<usize>().ok()?)?;
            Some((token.to_owned(), item))
        }
        Content::Object(members) => {
            let found = members
                .get_key_value(token)
                .or_else(|| members.get_key_value(percent_decoded(token).as_ref()));
            found.map(|(key, child)| (key.clone(), child))
        }
    }
}

/// The way to the value with an `$anchor`, or with one that can be extended.
pub fn anchored(node: &Node, name: &str) -> Option<Vec<String>> {
    let anchors = ["$anchor", "$dynamicAnchor"].into_iter();
    let mut anchors = anchors.filter_map(|key| node.get(key)?.text());
    if anchors.any(|anchor| anchor == name) {
        return Some(Vec::new());
    }
    let below: Vec<(String, &Node)> = match &node.content {
        Content::Scalar(_) => Vec::new(),
        Content::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (index.to_string(), item))
            .collect(),
        Content::Object(members) => members
            .iter()
            .map(|(key, member)| (key.clone(), member))
            .collect(),
    };
    below.into_iter().find_map(|(token, child)| {
        let mut way = anchored(child, name)?;
        way.insert(0, token);
        Some(way)
    })
}
