//! The components, as the place where things get names.

use super::super::pointer::escape;
use super::super::tree::{Content, Node};

/// The reference to a component.
pub fn reference_to(section: &str, key: &str) -> String {
    pointer_to(&["components", section, key].map(str::to_owned))
}

/// The pointer, as a reference has it, to what stands at the end of a way.
pub fn pointer_to(tokens: &[String]) -> String {
    // What stands for a byte in a reference is decoded.
    let tokens = tokens.iter().map(|token| escape(token).replace('%', "%25"));
    let tokens: String = tokens.map(|token| format!("/{token}")).collect();
    format!("#{tokens}")
}

/// The component at the end of a way, if there is one: its section and its key.
pub fn at(tokens: &[String]) -> Option<(&str, &str)> {
    match tokens {
        [components, section, key] if components == "components" => Some((section, key)),
        _ => None,
    }
}

/// Whether there is a component of this key.
pub fn has(tree: &Node, section: &str, key: &str) -> bool {
    let section = tree.get("components").and_then(|it| it.get(section));
    section.is_some_and(|section| section.get(key).is_some())
}

/// Adds a component after those that are there.
pub fn insert(tree: &mut Node, section: &str, key: String, node: Node) {
    let spot = tree.spot;
    let mut place = tree;
    for key in ["components", section] {
        let Content::Object(members) = &mut place.content else {
            return;
        };
        let entry = members.entry(key.to_owned());
        place = entry.or_insert_with(|| Node::object(spot, []));
    }
    if let Some(members) = place.members_mut() {
        members.insert(key, node);
    }
}
