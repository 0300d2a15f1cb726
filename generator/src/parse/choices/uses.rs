//! How components are spoken of: whether values are mapped to them, choices list them, or places refer to them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::grammar;
use super::super::pointer::{Path, SCHEMAS};
use super::super::tree::Node;
use super::CHOICES;
use super::families::{ancestors, component, mapped, mapping, property, schemas};

/// What is spoken of.
pub struct Uses {
    /// Those to which values are mapped.
    pub mapped: BTreeSet<String>,
    /// Those that a choice lists beside others of which one schema tells them apart.
    listed: BTreeSet<String>,
    /// Those to which anything refers.
    referred: BTreeSet<String>,
}

impl Uses {
    /// Those of a description.
    pub fn new(tree: &Node) -> Self {
        let schemas = schemas(tree);
        let named = schemas.and_then(Node::members).into_iter().flatten();
        let families = named.filter_map(|(name, schema)| {
            let schemas = schemas?;
            let tells = |name: &&str| schemas.get(name).and_then(property).is_some();
            let family = ancestors(schema, schemas).into_iter().filter(tells);
            Some((name.as_str(), family.chain([name.as_str()]).collect()))
        });
        let mut uses = Self {
            mapped: BTreeSet::new(),
            listed: BTreeSet::new(),
            referred: BTreeSet::new(),
        };
        uses.learn(tree, &families.collect());
        uses
    }

    fn learn(&mut self, node: &Node, families: &BTreeMap<&str, BTreeSet<&str>>) {
        let targets = mapping(node).filter_map(mapped);
        self.mapped.extend(targets.map(str::to_owned));
        self.referred.extend(component(node).map(str::to_owned));
        for variants in CHOICES.iter().filter_map(|key| node.get(key)?.items()) {
            let names: Vec<&str> = variants.iter().filter_map(component).collect();
            let are_kin = |one: &str, other: &str| {
                let families = families.get(one).zip(families.get(other));
                one != other && families.is_some_and(|(one, other)| !one.is_disjoint(other))
            };
            let listed = names
                .iter()
                .filter(|name| names.iter().any(|other| are_kin(name, other)));
            self.listed.extend(listed.map(|name| (*name).to_owned()));
        }
        node.children()
            .for_each(|child| self.learn(child, families));
    }

    /// Whether something refers to a component, and nothing speaks of it as one of several.
    pub fn only_refer_to(&self, name: &str) -> bool {
        self.referred.contains(name) && !self.listed.contains(name) && !self.mapped.contains(name)
    }
}

/// Has all that refers to a component refer to another one, but for components that are composed of it. Null is a value
/// there, if the word for it is given.
pub fn refer_to(tree: &mut Node, name: &str, other: &str, nullable: Option<&Node>) {
    grammar::visit_schemas_from_within(tree, &mut |schema, path| {
        if component(schema) != Some(name) || is_part_of_component(path) {
            return;
        }
        let target = Node::scalar(schema.spot, format!("{SCHEMAS}{other}"));
        let reference = Node::object(schema.spot, [("$ref", target)]);
        *schema = match nullable {
            None => reference,
            Some(nullable) => {
                let parts = Node::array(schema.spot, vec![reference]);
                Node::object(
                    schema.spot,
                    [("allOf", parts), ("nullable", nullable.clone())],
                )
            }
        };
    });
}

fn is_part_of_component(path: Path<'_>) -> bool {
    let tokens = path.tokens();
    matches!(tokens.as_slice(), [first, _, _, all_of, _] if first == "components" && all_of == "allOf")
}
