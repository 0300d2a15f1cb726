//! Finds the names that an overlay gives to schemas, and to what they have.

use super::grammar;
use super::tree::Node;
use crate::extensions::{NAME, NAMES};

/// The extensions of schemas that give names, by their pointers.
pub fn pointers(tree: &mut Node) -> Vec<String> {
    let mut found = Vec::new();
    grammar::visit_schemas(tree, &mut |schema, path| {
        let keys = [NAME, NAMES].into_iter();
        let given = keys.filter(|key| schema.get(key).is_some());
        found.extend(given.map(|key| path.member(key).to_string()));
    });
    found
}
