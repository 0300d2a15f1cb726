//! The property of a discriminator in variants that do not declare it.
//!
//! OpenAPI asks that each variant declares it; where one does not, its values have it all the same, and
//! must be sent with it. So do those of a schema that is an heir of another only by its mapping.

mod leaves;

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::choices::families::{
    ancestors, component, mapped, mapping, own_selector, parents, parts, references, referred,
    schema_mut, schemas, selectors,
};
use super::tree::{Content, Node, Spot};
use crate::extensions::NAME;
use leaves::leaves;

/// What a variant lacks.
#[derive(Default)]
struct Tag {
    /// The values that select it, as each union has it.
    values: BTreeSet<BTreeSet<String>>,
    /// How many unions list it and tell it by this property.
    unions: usize,
    /// Where the property is named.
    spot: Option<Spot>,
}

impl Tag {
    /// The values that select it, if all unions agree: what another has is no value of it in one.
    fn agreed(self) -> BTreeSet<String> {
        let mut values = self.values.into_iter();
        let first = values.next().filter(|_| values.next().is_none());
        first.unwrap_or_default()
    }
}

/// Where a schema stands among the components, and the property that it lacks.
type Tags = BTreeMap<(Vec<String>, String), Tag>;

/// Declares the property where it is missing: as required, unless the schema is used for anything else
/// than a variant.
pub fn declare(tree: &mut Node) {
    let mut tags = Tags::new();
    let uses = references(tree);
    for (name, key, spot) in lone(tree) {
        // What has no heirs tells none, and has the property itself.
        let schema = schema_mut(tree, &name).and_then(Node::members_mut);
        schema.and_then(|it| it.shift_remove("discriminator"));
        tags.entry((vec![name], key)).or_default().spot = Some(spot);
    }
    if let Some(schemas) = schemas(tree) {
        collect(tree, schemas, &mut tags);
        collect_heirs(schemas, &mut tags);
    }
    let names = schemas(tree).and_then(Node::members).into_iter().flatten();
    let names: BTreeSet<String> = names.map(|(name, _)| name.to_upper_camel_case()).collect();
    for ((path, property), tag) in tags {
        let Some((name, inner)) = path.split_first() else {
            continue;
        };
        let count = uses.get(name).copied().unwrap_or_default();
        let is_required = inner.is_empty() && count == tag.unions;
        let is_any = schemas(tree).and_then(|it| Some(is_any_object(it.get(name)?, it)));
        let schema = schema_mut(tree, name).and_then(|it| it.descendant_mut(inner));
        let (Some(schema), Some(spot)) = (schema, tag.spot) else {
            continue;
        };
        if is_any.unwrap_or_default() && inner.is_empty() {
            if !is_required && !tag.values.is_empty() {
                // Elsewhere, what stands under that key may be anything too.
                continue;
            }
            let members = schema.members_mut();
            let key = "additionalProperties".to_owned();
            members.map(|it| it.insert(key, Node::scalar(spot, true)));
        }
        add(schema, &property, tag.agreed(), is_required, spot);
        let kind = format!("{name} {property}").to_upper_camel_case();
        if names.contains(&kind) && inner.is_empty() {
            name_values(schema, &property, format!("{kind}Value"), spot);
        }
    }
}

/// Gives the type of listed values another name, as a schema is called like it.
fn name_values(schema: &mut Node, property: &str, name: String, spot: Spot) {
    let properties = schema.get_mut("properties");
    let added = properties.and_then(|it| it.get_mut(property));
    let members = added.filter(|it| it.get("enum").is_some());
    if let Some(members) = members.and_then(Node::members_mut) {
        members.insert(NAME.to_owned(), Node::scalar(spot, name));
    }
}

/// The schemas without heirs that name a property and do not declare it, with that and where they do.
fn lone(tree: &Node) -> Vec<(String, String, Spot)> {
    let Some(schemas) = schemas(tree) else {
        return Vec::new();
    };
    let named = || schemas.members().into_iter().flatten();
    let above = named().flat_map(|(_, schema)| ancestors(schema, schemas));
    let with_heirs: BTreeSet<&str> = above.collect();
    let lone = named().filter_map(|(name, schema)| {
        let is_lone = !with_heirs.contains(&**name) && mapping(schema).next().is_none();
        let property = untold(schema, schemas).filter(|_| is_lone && is_object(schema))?;
        Some((name.clone(), property.text()?.to_owned(), property.spot))
    });
    lone.collect()
}

/// Finds the unions.
fn collect(node: &Node, schemas: &Node, tags: &mut Tags) {
    collect_of(node, schemas, tags);
    for child in node.children() {
        collect(child, schemas, tags);
    }
}

/// Finds the variants of a union that lack the property which tells them.
fn collect_of(node: &Node, schemas: &Node, tags: &mut Tags) -> Option<()> {
    let property = teller(node)?;
    let key = property.text()?;
    let lists = ["oneOf", "anyOf"].map(|keyword| node.get(keyword).and_then(Node::items));
    let lacks = |name: &&str| schemas.get(name).is_some_and(|it| lacks(it, key, schemas));
    let variants = match lists {
        [Some(variants), None] | [None, Some(variants)] => variants,
        // It tells one of both, and which of them nobody knows.
        [Some(_), Some(_)] => return None,
        // What is an heir only by the mapping may lack it.
        [None, None] => {
            for name in mapping(node).filter_map(mapped).filter(lacks) {
                let tag = tags.entry((vec![name.to_owned()], key.to_owned()));
                let tag = tag.or_default();
                tag.values.insert(selecting(node, name, schemas));
                tag.spot = Some(property.spot);
            }
            return Some(());
        }
    };
    let names: Vec<&str> = variants.iter().filter_map(component).collect();
    let lacking: Vec<&str> = names.iter().copied().filter(lacks).collect();
    let is_mapped = |name: &&str| !selectors(node, name).is_empty();
    let others_are_mapped = names.iter().filter(|it| is_mapped(it)).count() + 1 == names.len();
    let is_untagged = |name: &&str| {
        // The only one of which the mapping does not speak is told by not having it.
        lacking.len() == 1 && names.len() > 1 && others_are_mapped && !is_mapped(name)
    };
    let mut add = |path: Vec<String>, values: Option<BTreeSet<String>>, unions: usize| {
        let tag = tags.entry((path, key.to_owned())).or_default();
        tag.values.extend(values);
        tag.unions += unions;
        tag.spot = Some(property.spot);
    };
    for name in lacking.iter().filter(|name| !is_untagged(name)) {
        let values = selecting(node, name, schemas);
        add(vec![bearer(name, schemas).to_owned()], Some(values), 1);
    }
    for variant in variants {
        let is_lacking = component(variant).is_some_and(|name| lacking.contains(&name));
        if !is_lacking {
            for (path, values) in lacking_within(node, variant, key, schemas) {
                add(path, values, 0);
            }
        }
    }
    Some(())
}

/// What a variant of a union lists that lacks the property, with the values that select it: a union in a union need not have
/// it everywhere.
fn lacking_within(
    union: &Node,
    variant: &Node,
    key: &str,
    schemas: &Node,
) -> Vec<(Vec<String>, Option<BTreeSet<String>>)> {
    let leaves = leaves(variant, key, schemas);
    let mapped = |path: &[String]| match path {
        [leaf] => selectors(union, leaf),
        _ => Vec::new(),
    };
    let are_mapped = leaves.iter().any(|(path, _)| !mapped(path).is_empty());
    let name = component(variant);
    let name = name.filter(|name| !are_mapped || !selectors(union, name).is_empty());
    let of_variant = name.map(|name| selecting(union, name, schemas));
    let lacking = leaves.into_iter().filter(|(path, leaf)| {
        // What has no name and may have anything keeps that, too.
        let is_kept = path.len() > 1 && is_any_object(leaf, schemas);
        !is_kept && lacks(leaf, key, schemas)
    });
    let lacking = lacking.map(|(path, _)| {
        let own = BTreeSet::from_iter(mapped(&path));
        let own = Some(own).filter(|own| !own.is_empty());
        (path, own.or_else(|| of_variant.clone()))
    });
    lacking.collect()
}

/// Finds the heirs of parents that do not declare the property by which they tell them. An heir of an heir has it by
/// that; and which text is its own, an heir need not say.
fn collect_heirs(schemas: &Node, tags: &mut Tags) {
    let named = || schemas.members().into_iter().flatten();
    let untold = named().filter_map(|(name, schema)| {
        let property = untold(schema, schemas)?;
        Some((name, schema, property.text()?, property.spot))
    });
    for (parent, schema, key, spot) in untold {
        let mut add = |name: &String| {
            let tag = tags.entry((vec![name.clone()], key.to_owned()));
            tag.or_default().spot = Some(spot);
        };
        if !selectors(schema, parent).is_empty() {
            // What may be nothing but the parent has it as well, and all heirs by that.
            add(parent);
            continue;
        }
        let is_heir = |heir: &Node| parents(heir, schemas).contains(parent.as_str());
        let heirs = named().filter(|(_, heir)| {
            // Another parent that tells by this property has it no more than this one.
            is_heir(heir) && Search::new(key, schemas, true).is_silent(heir)
        });
        heirs.for_each(|(heir, _)| add(heir));
    }
}

/// The property by which a parent tells its heirs, if it does not declare it, and is no heir by it.
fn untold<'t>(schema: &'t Node, schemas: &'t Node) -> Option<&'t Node> {
    let property = teller(schema).filter(|_| is_parent(schema))?;
    let key = property.text()?;
    let mut search = Search::new(key, schemas, false);
    // What only names the property says with that that its values are objects.
    let may_be_object = is_object(schema) || schema.get("type").is_none();
    let is_lacking = may_be_object && search.is_silent_beside_discriminator(schema);
    is_lacking.then_some(property)
}

/// Whether a schema has a discriminator for its heirs.
fn is_parent(schema: &Node) -> bool {
    let lacks = |key: &&str| schema.get(key).is_none();
    schema.get("discriminator").is_some() && ["oneOf", "anyOf"].iter().all(lacks)
}

/// The component that is to declare the property of another: what that only refers to, where it has heirs, which are of
/// both.
fn bearer<'t>(name: &'t str, schemas: &'t Node) -> &'t str {
    let meant = schemas.get(name).and_then(|it| referred(it, schemas));
    let parent = meant.filter(|(_, schema)| is_parent(schema));
    parent.map_or(name, |(parent, _)| parent)
}

fn has_properties(schema: &Node) -> bool {
    schema.get("properties").is_some()
}

/// The values that select a variant: those that are mapped to it, or else its own, or its name.
fn selecting(union: &Node, name: &str, schemas: &Node) -> BTreeSet<String> {
    match selectors(union, name) {
        mapped if mapped.is_empty() => {
            let schema = schemas.get(name).into_iter();
            schema.map(|schema| own_selector(schema, name)).collect()
        }
        mapped => mapped.into_iter().collect(),
    }
}

/// Whether a schema tells its variants or heirs by a property.
fn tells_by(schema: &Node, key: &str) -> bool {
    teller(schema).and_then(Node::text) == Some(key)
}

/// The property by which a schema tells its variants or heirs.
fn teller(schema: &Node) -> Option<&Node> {
    schema.get("discriminator")?.get("propertyName")
}

/// Whether a variant is an object, as far as can be seen, and does not declare the property. What only lists others has
/// it by these.
fn lacks(schema: &Node, property: &str, schemas: &Node) -> bool {
    let whole = referred(schema, schemas).map_or(schema, |(_, whole)| whole);
    let has = |key: &str| whole.get(key).is_some();
    let only_lists = ["oneOf", "anyOf"].into_iter().any(has) && !has("properties") && !has("allOf");
    let is_plain = is_object(whole) && !only_lists;
    is_plain && Search::new(property, schemas, false).is_silent(whole)
}

fn is_object(schema: &Node) -> bool {
    let is_of_type = schema.get("type").and_then(Node::text) == Some("object");
    is_of_type || has_properties(schema) || schema.get("allOf").is_some()
}

/// Whether nothing is said of the members of an object, be it by way of others: it may have any, and keeps them.
fn is_any_object<'t>(schema: &'t Node, schemas: &'t Node) -> bool {
    let mut waiting = vec![schema];
    let mut seen = BTreeSet::new();
    while let Some(schema) = waiting.pop() {
        if let Some(name) = component(schema) {
            waiting.extend(schemas.get(name).filter(|_| seen.insert(name)));
            continue;
        }
        let others = schema.get("additionalProperties").map(Node::to_json);
        let is_open = others.is_none_or(|it| it == Value::Bool(true));
        let is_said = |key: &&str| schema.get(key).is_some();
        if !is_open || ["properties", "oneOf", "anyOf"].iter().any(is_said) {
            return false;
        }
        waiting.extend(parts(schema));
    }
    true
}

/// Looks for what declares a property.
struct Search<'t> {
    property: &'t str,
    schemas: &'t Node,
    /// Whether what tells others by the property is silent, too, unless it declares it.
    of_heirs: bool,
    /// What it has been to: nothing is looked at twice.
    seen: BTreeSet<&'t str>,
}

impl<'t> Search<'t> {
    fn new(property: &'t str, schemas: &'t Node, of_heirs: bool) -> Self {
        Self {
            property,
            schemas,
            of_heirs,
            seen: BTreeSet::new(),
        }
    }

    /// Whether nothing in a schema declares the property.
    fn is_silent(&mut self, schema: &'t Node) -> bool {
        if let Some(name) = component(schema) {
            let whole = self.schemas.get(name);
            return !self.seen.insert(name) || whole.is_some_and(|it| self.is_silent(it));
        }
        let tells = tells_by(schema, self.property);
        (self.of_heirs || !tells) && self.is_silent_beside_discriminator(schema)
    }

    fn is_silent_beside_discriminator(&mut self, schema: &'t Node) -> bool {
        let properties = schema.get("properties");
        let declares = properties.is_some_and(|it| it.get(self.property).is_some());
        let choices = ["anyOf", "oneOf"].map(|keyword| schema.get(keyword).and_then(Node::items));
        let variants = choices.into_iter().flatten().flatten();
        !declares
            && parts(schema)
                .chain(variants)
                .all(|part| self.is_silent(part))
    }
}

fn add(schema: &mut Node, property: &str, values: BTreeSet<String>, is_required: bool, spot: Spot) {
    let Some(members) = schema.members_mut() else {
        return;
    };
    // Nothing may stand beside a reference.
    if let Some(reference) = members.shift_remove("$ref") {
        let part = Node::object(spot, [("$ref", reference)]);
        members.insert("allOf".to_owned(), Node::array(spot, vec![part]));
    }
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
