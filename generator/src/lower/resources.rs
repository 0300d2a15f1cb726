//! Groups of operations, by tag.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use openapiv3::{Operation as Described, PathItem, ReferenceOr, Tag};

use crate::collisions::{Collision, Things};
use crate::docs::code;
use crate::errors;
use crate::extensions::NAME;
use crate::ir::envelope::Envelope;
use crate::ir::operations::Operation;
use crate::ir::resources::Resource;
use crate::parse::pointer::escape;
use crate::resolve::Document;

use super::extensions::Extensions;
use super::methods::is_of_every_type;
use super::models::Models;
use super::operation_names::resource_name;
use super::{names, prose};

/// An operation and where it stands.
pub struct Found<'a> {
    /// The path template.
    pub path: &'a str,
    /// The path, with the parameters of all its operations.
    pub item: &'a PathItem,
    /// The pointer of the path.
    pub item_pointer: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The operation.
    pub operation: &'a Described,
    /// Its pointer.
    pub pointer: String,
}

/// Every operation, in the alphabetical order of the paths: which of them comes first in the
/// description matters to nobody.
pub fn found<'a>(document: Document<'a>) -> Vec<Found<'a>> {
    let mut operations = Vec::new();
    let mut paths: Vec<_> = document.openapi.paths.paths.iter().collect();
    paths.sort_by_key(|(path, _)| *path);
    for (path, item) in paths {
        let base = format!("#/paths/{}", escape(path));
        // One that stands elsewhere was put here by `parse`.
        let ReferenceOr::Item(item) = item else {
            continue;
        };
        operations.extend(item.iter().map(|(method, operation)| Found {
            path,
            item,
            item_pointer: base.clone(),
            method: method.to_uppercase(),
            operation,
            pointer: format!("{base}/{method}"),
        }));
        let further = document.further_operations.get(path).into_iter().flatten();
        operations.extend(further.map(|it| Found {
            path,
            item,
            item_pointer: base.clone(),
            method: it.method.clone(),
            operation: &it.operation,
            pointer: format!("{base}/{}", it.place),
        }));
    }
    operations
}

/// Methods that the client has of its own, or that would be read as its constructor.
const CLIENT_METHODS: &[&str] = &["builder", "call", "new"];

impl<'a> Models<'a, '_> {
    /// Every group, in the order of the description's tags; tags that it does not list come after.
    pub fn resources(
        &mut self,
        found: Vec<Found<'a>>,
        envelope: Option<&Envelope>,
    ) -> Vec<Resource> {
        // Tags that come to one name, such as `Pets` and `pets`, are one group.
        let mut named: IndexMap<String, (String, &str, Vec<Found<'a>>)> = IndexMap::new();
        for (tag, found) in self.groups(found) {
            let name = self.resource_name(tag, &found);
            let group = named.entry(names::module_name(&name));
            let (_, _, operations) = group.or_insert((name, tag, Vec::new()));
            operations.extend(found);
            operations.sort_by_key(|found| found.path);
        }
        let resources = named.into_values();
        resources
            .map(|(name, tag, found)| self.resource(&name, tag, &found, envelope))
            .collect()
    }

    /// The operations of each tag: of those that are listed in their order, then of others in the alphabet, so that an
    /// operation more moves none of them. One with several tags belongs to the first.
    fn groups(&self, found: Vec<Found<'a>>) -> IndexMap<&'a str, Vec<Found<'a>>> {
        let tags = self
            .document
            .openapi
            .tags
            .iter()
            .map(|tag| tag.name.as_str());
        let mut groups: IndexMap<&str, Vec<Found<'a>>> =
            tags.map(|tag| (tag, Vec::new())).collect();
        let mut others: BTreeMap<&str, Vec<Found<'a>>> = BTreeMap::new();
        for found in found {
            let tag = found
                .operation
                .tags
                .first()
                .map_or_else(|| first_noun(found.path), String::as_str);
            match groups.get_mut(tag) {
                Some(group) => group.push(found),
                None => others.entry(tag).or_default().push(found),
            }
        }
        groups.extend(others);
        groups.retain(|_, operations| !operations.is_empty());
        groups
    }

    /// What the description says of a tag, and its place in the list.
    fn described_tag(&self, tag: &str) -> Option<(usize, &'a Tag)> {
        let mut tags = self.document.openapi.tags.iter().enumerate();
        tags.find(|(_, it)| it.name == tag)
    }

    /// The name of a group, in the form that its file has.
    fn resource_name(&mut self, tag: &str, found: &[Found<'a>]) -> String {
        let given = self.described_tag(tag).and_then(|(index, it)| {
            let pointer = format!("#/tags/{index}");
            Extensions::new(&it.extensions, &pointer).text(NAME, self.diagnostics)
        });
        let name = match given {
            Some(name) => name.to_owned(),
            None => resource_name(tag, found.iter().map(|operation| operation.path)),
        };
        names::value_name(&name)
    }

    fn resource(
        &mut self,
        name: &str,
        tag: &str,
        found: &[Found<'a>],
        envelope: Option<&Envelope>,
    ) -> Resource {
        let type_name = names::resource_name(name);
        let mut name = names::module_name(name);
        if is_of_every_type(&name) || CLIENT_METHODS.contains(&name.as_str()) {
            name.push('_');
        }
        let mut operations = Vec::new();
        for found in found {
            let operation = self.operation(tag, &type_name, found, envelope);
            self.check_name(&type_name, &operation, &operations);
            self.check_answer(&operation);
            self.find_examples(&name, found, &operation, envelope);
            operations.push(operation);
        }
        let is_tagged = found.iter().any(|it| !it.operation.tags.is_empty());
        let docs = match self
            .described_tag(tag)
            .and_then(|(_, it)| it.description.as_deref())
        {
            Some(text) => prose::prose(Some(text)),
            None if is_tagged => prose::paragraph(format!("The operations tagged {}.", code(tag))),
            None => prose::paragraph(format!(
                "The operations of {}, which have no tag.",
                code(tag)
            )),
        };
        Resource {
            name,
            type_name,
            wire: tag.to_owned(),
            docs,
            operations,
        }
    }

    /// Tells of an operation whose method, or the type of whose calls, has the name of that of another. (Types have no sign
    /// between a word and a number.)
    fn check_name(&mut self, resource: &str, operation: &Operation, before: &[Operation]) {
        let is_like = |first: &&Operation| first.builder == operation.builder;
        if let Some(first) = before.iter().find(is_like) {
            let name = (&first.name).min(&operation.name);
            let one = format!("{} {}", first.method, first.path);
            let other = format!("{} {}", operation.method, operation.path);
            let pointer = &operation.origin;
            let (one, other) = ((one.as_str(), &*first.origin), (other.as_str(), &**pointer));
            let diagnostic = errors::operation_name_collision(name, one, other);
            self.diagnostics.push(diagnostic);
            self.collisions.push(Collision {
                name: name.clone(),
                things: Things::Operations {
                    resource: resource.to_owned(),
                    operations: [first.origin.clone(), pointer.clone()],
                },
            });
        }
    }
}

/// What stands for the tag of an operation that has none: the first noun of its path.
pub fn first_noun(path: &str) -> &str {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    segments
        .find(|segment| !segment.contains('{'))
        .unwrap_or("root")
}

/// The first operation that needs no argument, for the example: client's and resource's method.
pub fn example(resources: &[Resource]) -> Option<(String, String)> {
    let operations = resources
        .iter()
        .flat_map(|resource| resource.operations.iter().map(move |it| (resource, it)));
    let simple = |operation: &&(&Resource, &Operation)| {
        operation.1.method == "GET" && operation.1.arguments.is_empty()
    };
    let (resource, operation) = operations
        .collect::<Vec<_>>()
        .iter()
        .find(simple)
        .copied()?;
    Some((resource.name.clone(), operation.name.clone()))
}
