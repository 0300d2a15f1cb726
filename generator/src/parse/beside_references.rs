//! What stands beside a reference to a schema, and whether it counts.

use indexmap::IndexMap;

use super::downgrade::Version;
use super::tree::{Node, Spot};

/// The members of a schema.
type Members = IndexMap<String, Node>;

/// Keys that say nothing of a value in any version.
const UNHEARD: &[&str] = &[
    "$anchor", "$comment", "$defs", "$id", "$ref", "$schema", "summary",
];

/// Keys that count in every version. In OpenAPI 3.0 nothing does, and yet whoever writes these means them.
const MEANT: &[&str] = &[
    "description",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
];

/// Whether a key beside a reference counts. From 3.1 on all do that say something.
fn counts(key: &str, version: Version) -> bool {
    match version.reads_beside_references() {
        true => !UNHEARD.contains(&key),
        false => MEANT.contains(&key),
    }
}

/// Whether a key is meant to count where the version says that none does, and changes more than the documentation.
pub fn is_taken_as_meant(key: &str) -> bool {
    MEANT.contains(&key) && key != "description"
}

/// Whether an object is nothing but a reference.
pub fn is_mere_reference(node: &Node, version: Version) -> bool {
    let has_reference = node.get("$ref").is_some_and(|it| it.text().is_some());
    let mut keys = node.members().into_iter().flatten().map(|(key, _)| key);
    has_reference && !keys.any(|key| counts(key, version))
}

/// Puts a schema into the `allOf` of an object, in place of the reference to it. What does not count is left out.
pub fn put_in_place(members: &mut Members, schema: Node, spot: Spot, version: Version) {
    members.retain(|key, _| counts(key, version));
    require(members, schema, spot);
}

/// Leaves nothing beside a reference: where that counts, the reference goes into an `allOf`, as 3.0 has no
/// other way to say both. Gives whether it did.
pub fn set_apart(members: &mut Members, spot: Spot, version: Version) -> bool {
    let Some(reference) = members.shift_remove("$ref") else {
        return false;
    };
    let says_more = members.keys().any(|key| counts(key, version));
    if says_more {
        let schema = Node::object(reference.spot, [("$ref", reference)]);
        put_in_place(members, schema, spot, version);
    } else {
        *members = IndexMap::from([("$ref".to_owned(), reference)]);
    }
    says_more
}

/// Adds a schema that has to be fulfilled as well.
pub fn require(members: &mut Members, schema: Node, spot: Spot) {
    let all_of = members
        .entry("allOf".to_owned())
        .or_insert_with(|| Node::array(spot, Vec::new()));
    if let Some(items) = all_of.items_mut() {
        items.push(schema);
    }
}
