//! Brings a component that is a parent by another name to the form in which that shows:
//!
//! ```text
//! allOf: [P], description: D    becomes    oneOf: [P], description: D
//! ```
//!
//! A component that has `P` in its `allOf` is an heir of it. But where `P` maps values to all others, and this one is
//! only referred to, no value selects it: it says what a `P` is for, which may be any of its heirs.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tree::Node;
use super::CHOICES;
use super::families::{ancestors, component, mapped, schemas, schemas_mut};
use super::wrappers::{Wrapped, is_of_place};

/// Does so with every component.
pub fn unwrap_parents(tree: &mut Node) {
    let mut uses = Uses::default();
    uses.learn(tree);
    let wrapped = Wrapped::new(tree);
    let mut alone = BTreeMap::new();
    let mut unmapped = BTreeSet::new();
    if let Some(schemas) = schemas(tree) {
        let named = || schemas.members().into_iter().flatten();
        let above = named().flat_map(|(_, schema)| ancestors(schema, schemas));
        let above: BTreeSet<&str> = above.collect();
        for (name, schema) in named().filter(|(name, _)| !above.contains(name.as_str())) {
            let whole = parent_alone(schema, &wrapped).filter(|_| uses.only_refer_to(name));
            match whole {
                Some(whole) => {
                    alone.insert(name.clone(), whole);
                }
                None if uses.mapped.contains(name) => {}
                None => unmapped.extend(ancestors(schema, schemas).into_iter().map(str::to_owned)),
            }
        }
    }
    alone.retain(|_, (parent, _)| uses.mapping.contains(parent) && !unmapped.contains(parent));
    for (name, schema) in schemas_mut(tree) {
        if let Some((_, whole)) = alone.remove(name) {
            *schema = whole;
        }
    }
}

/// The only component of which a schema is composed, if it says nothing more of its values; and the schema as a choice
/// of that.
fn parent_alone(schema: &Node, wrapped: &Wrapped) -> Option<(String, Node)> {
    let mut whole = schema.clone();
    let members = whole.members_mut()?;
    wrapped.unwrap(members);
    let parts = members.shift_remove("allOf")?;
    let parent = match parts.items()?.as_slice() {
        [only] => component(only)?.to_owned(),
        _ => return None,
    };
    let says_more = members.keys().any(|key| !is_of_place(key));
    members.insert("oneOf".to_owned(), parts);
    (!says_more).then_some((parent, whole))
}

/// How components are used.
#[derive(Default)]
struct Uses {
    /// Those that map values to others.
    mapping: BTreeSet<String>,
    /// Those to which values are mapped.
    mapped: BTreeSet<String>,
    /// Those that a choice lists beside others.
    listed: BTreeSet<String>,
    /// Those that anything refers to.
    referred: BTreeSet<String>,
}

impl Uses {
    fn learn(&mut self, tree: &Node) {
        let components = schemas(tree).and_then(Node::members).into_iter().flatten();
        let maps = components.filter(|(_, schema)| mapping(schema).next().is_some());
        self.mapping.extend(maps.map(|(name, _)| name.clone()));
        self.visit(tree);
    }

    fn visit(&mut self, node: &Node) {
        self.mapped
            .extend(mapping(node).filter_map(mapped).map(str::to_owned));
        self.referred.extend(component(node).map(str::to_owned));
        let lists = CHOICES.iter().filter_map(|key| node.get(key)?.items());
        let lists = lists.filter(|variants| variants.len() > 1);
        self.listed
            .extend(lists.flatten().filter_map(component).map(str::to_owned));
        node.children().for_each(|child| self.visit(child));
    }

    /// Whether something refers to a component, and nothing lists it or maps a value to it.
    fn only_refer_to(&self, name: &str) -> bool {
        self.referred.contains(name) && !self.listed.contains(name) && !self.mapped.contains(name)
    }
}

/// What a schema maps values to.
fn mapping(schema: &Node) -> impl Iterator<Item = &Node> {
    let mapping = schema.get("discriminator").and_then(|it| it.get("mapping"));
    mapping
        .and_then(Node::members)
        .into_iter()
        .flat_map(|it| it.values())
}
