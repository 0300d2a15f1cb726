//! The property of a discriminator in variants that do not declare it.
//!
//! OpenAPI asks that each variant declares it; where one does not, its values have it all the same, and
//! must be sent with it. So do those of a schema that is an heir of another only by its mapping.

use std::collections::{BTreeMap, BTreeSet};

use super::pointer::SCHEMAS;
use super::tree::{Content, Node, Spot};

/// How deep `allOf` is followed.
const DEPTH: usize = 16;

/// What a variant lacks.
#[derive(Default)]
struct Tag {
    /// The values that select it.
    values: BTreeSet<String>,
    /// How many unions list it and tell it by this property.
    unions: usize,
    /// Where the property is named.
    spot: Option<Spot>,
}

/// A schema and the property that it lacks.
type Tags = BTreeMap<(String, String), Tag>;

/// Declares the property where it is missing: as required, unless the schema is used for anything else
/// than a variant.
pub fn declare(tree: &mut Node) {
    let mut tags = Tags::new();
    let mut uses = BTreeMap::new();
    if let Some(schemas) = tree.get("components").and_then(|it| it.get("schemas")) {
        collect(tree, schemas, &mut tags, &mut uses);
        collect_heirs(schemas, &mut tags);
    }
    let schemas = tree.get_mut("components");
    let Some(schemas) = schemas.and_then(|it| it.get_mut("schemas")) else {
        return;
    };
    for ((name, property), tag) in tags {
        let is_required = uses.get(&name).copied().unwrap_or_default() == tag.unions;
        if let (Some(schema), Some(spot)) = (schemas.get_mut(&name), tag.spot) {
            add(schema, &property, tag.values, is_required, spot);
        }
    }
}

/// Finds the unions, and counts how often each schema is referred to.
fn collect(node: &Node, schemas: &Node, tags: &mut Tags, uses: &mut BTreeMap<String, usize>) {
    if let Some(name) = referred(node) {
        *uses.entry(name.to_owned()).or_default() += 1;
    }
    collect_of(node, schemas, tags);
    for child in node.children() {
        collect(child, schemas, tags, uses);
    }
}

/// Finds the variants of a union that lack the property which tells them.
fn collect_of(node: &Node, schemas: &Node, tags: &mut Tags) -> Option<()> {
    let discriminator = node.get("discriminator")?;
    let property = discriminator.get("propertyName")?;
    let key = property.text()?;
    let lists = ["oneOf", "anyOf"].map(|keyword| node.get(keyword).and_then(Node::items));
    let lacks = |name: &&str| {
        schemas
            .get(name)
            .is_some_and(|it| lacks(it, key, schemas, DEPTH))
    };
    let variants = match lists {
        [Some(variants), None] | [None, Some(variants)] => variants,
        // It tells one of both, and which of them nobody knows.
        [Some(_), Some(_)] => return None,
        // What is an heir only by the mapping may lack it.
        [None, None] => {
            for name in targets(discriminator).filter(lacks) {
                let tag = tags.entry((name.to_owned(), key.to_owned()));
                let tag = tag.or_default();
                tag.values.extend(selectors(discriminator, name));
                tag.spot = Some(property.spot);
            }
            return Some(());
        }
    };
    let names: Vec<&str> = variants.iter().filter_map(referred).collect();
    let lacking: Vec<&str> = names.iter().copied().filter(lacks).collect();
    let is_mapped = |name: &&str| !mapped(discriminator, name).is_empty();
    let others_are_mapped = names.iter().filter(|it| is_mapped(it)).count() + 1 == names.len();
    let is_untagged = |name: &&str| {
        // The only one of which the mapping does not speak is told by not having it.
        lacking.len() == 1 && names.len() > 1 && others_are_mapped && !is_mapped(name)
    };
    let mut add = |lacking: &str, variant: &str, unions: usize| {
        let tag = tags.entry((lacking.to_owned(), key.to_owned()));
        let tag = tag.or_default();
        tag.values.extend(selectors(discriminator, variant));
        tag.unions += unions;
        tag.spot = Some(property.spot);
    };
    for name in lacking.iter().filter(|name| !is_untagged(name)) {
        add(name, name, 1);
    }
    for name in names.iter().filter(|name| !lacking.contains(name)) {
        // What a union in the union lists need not have it everywhere.
        for leaf in leaves(name, schemas, DEPTH).iter().filter(|it| lacks(it)) {
            add(leaf, name, 0);
        }
    }
    Some(())
}

/// Finds the heirs of parents that do not declare the property by which they tell them. An heir of an heir has it by
/// that; and which text is its own, an heir need not say.
fn collect_heirs(schemas: &Node, tags: &mut Tags) {
    let named = || schemas.members().into_iter().flatten();
    let parents = named().filter_map(|(name, schema)| {
        let property = untold(schema, schemas)?;
        Some((name.as_str(), property.text()?, property.spot))
    });
    let parents: Vec<_> = parents.collect();
    for (parent, key, spot) in &parents {
        let heirs = named().filter(|(_, heir)| {
            let parts = heir.get("allOf").and_then(Node::items);
            let mut parts = parts.into_iter().flatten();
            let are_without = |part: &Node| {
                // Another parent that tells by this property has it no more than this one.
                let name = referred(part);
                let mut others = parents.iter();
                others.any(|(other, other_key, _)| name == Some(other) && other_key == key)
                    || lacks(part, key, schemas, DEPTH)
            };
            parts.any(|part| referred(part) == Some(parent)) && lacks_itself(heir, key, are_without)
        });
        for (heir, _) in heirs {
            let tag = tags.entry((heir.clone(), (*key).to_owned()));
            tag.or_default().spot = Some(*spot);
        }
    }
}

/// The property by which a parent tells its heirs, if it does not declare it.
fn untold<'t>(schema: &'t Node, schemas: &Node) -> Option<&'t Node> {
    let property = schema.get("discriminator")?.get("propertyName")?;
    let key = property.text()?;
    let is_lacking = lacks_itself(schema, key, |part| lacks(part, key, schemas, DEPTH));
    (is_parent(schema) && is_lacking).then_some(property)
}

/// Whether a schema has a discriminator for its heirs.
fn is_parent(schema: &Node) -> bool {
    let lacks = |key: &&str| schema.get(key).is_none();
    schema.get("discriminator").is_some() && ["oneOf", "anyOf"].iter().all(lacks)
}

/// The components that a union lists, be it by way of others; of no union it is the component itself.
fn leaves<'t>(name: &'t str, schemas: &'t Node, depth: usize) -> Vec<&'t str> {
    let variants = schemas.get(name).and_then(|schema| {
        let mut keywords = ["oneOf", "anyOf"].iter();
        keywords.find_map(|keyword| schema.get(keyword).and_then(Node::items))
    });
    match (variants, depth.checked_sub(1)) {
        (Some(variants), Some(depth)) => {
            let names = variants.iter().filter_map(referred);
            names
                .flat_map(|name| leaves(name, schemas, depth))
                .collect()
        }
        (None, _) => vec![name],
        (Some(_), None) => Vec::new(),
    }
}

/// The component that a node refers to.
fn referred(node: &Node) -> Option<&str> {
    node.get("$ref")?.text()?.strip_prefix(SCHEMAS)
}

/// The values that select a variant: those that are mapped to it, or else its name.
fn selectors(discriminator: &Node, name: &str) -> Vec<String> {
    match mapped(discriminator, name) {
        mapped if mapped.is_empty() => vec![name.to_owned()],
        mapped => mapped,
    }
}

/// The components to which a mapping leads.
fn targets(discriminator: &Node) -> impl Iterator<Item = &str> {
    let mapping = discriminator.get("mapping").and_then(Node::members);
    let targets = mapping.into_iter().flatten();
    targets.filter_map(|(_, target)| {
        let target = target.text()?;
        Some(target.strip_prefix(SCHEMAS).unwrap_or(target))
    })
}

/// The values that are mapped to a variant.
fn mapped(discriminator: &Node, name: &str) -> Vec<String> {
    let mapping = discriminator.get("mapping").and_then(Node::members);
    let mapped = mapping.into_iter().flatten().filter(|(_, target)| {
        let target = target.text().unwrap_or_default();
        target.strip_prefix(SCHEMAS).unwrap_or(target) == name
    });
    mapped.map(|(value, _)| value.clone()).collect()
}

/// Whether a schema is an object, as far as can be seen, and none of its parts declares the property.
fn lacks(schema: &Node, property: &str, schemas: &Node, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    if let Some(name) = referred(schema) {
        return schemas
            .get(name)
            .is_some_and(|it| lacks(it, property, schemas, depth));
    }
    let is_choice = ["oneOf", "anyOf", "discriminator"]
        .iter()
        .any(|key| schema.get(key).is_some());
    !is_choice
        && lacks_itself(schema, property, |part| {
            lacks(part, property, schemas, depth)
        })
}

/// The same, whatever it is besides, by what is said of its parts.
fn lacks_itself(schema: &Node, property: &str, mut lacks: impl FnMut(&Node) -> bool) -> bool {
    let kind = schema.get("type").and_then(Node::text);
    let properties = schema.get("properties");
    let parts = schema.get("allOf").and_then(Node::items);
    let is_object = kind == Some("object") || properties.is_some() || parts.is_some();
    let declares = properties.is_some_and(|it| it.get(property).is_some());
    let mut parts = parts.into_iter().flatten();
    is_object && !declares && parts.all(&mut lacks)
}

fn add(schema: &mut Node, property: &str, values: BTreeSet<String>, is_required: bool, spot: Spot) {
    let Some(members) = schema.members_mut() else {
        return;
    };
    let spelt: BTreeSet<String> = values.iter().map(|it| it.to_ascii_lowercase()).collect();
    let mut tag = Node::object(spot, [("type", Node::scalar(spot, "string"))]);
    // `Cat` in one union and `cat` in another would come to one name: both are texts.
    if !values.is_empty() && spelt.len() == values.len() {
        let values = values.into_iter().map(|value| Node::scalar(spot, value));
        let values = Node::array(spot, values.collect());
        if let Some(tag) = tag.members_mut() {
            tag.insert("enum".to_owned(), values);
        }
    }
    let properties = members.entry("properties".to_owned());
    let properties = properties.or_insert_with(|| Node::object(spot, []));
    if let Content::Object(properties) = &mut properties.content {
        properties.shift_insert(0, property.to_owned(), tag);
    }
    if is_required {
        let required = members.entry("required".to_owned());
        let required = required.or_insert_with(|| Node::array(spot, vec![]));
        if let Some(required) = required.items_mut() {
            required.push(Node::scalar(spot, property));
        }
    }
}
