//! Brings descriptions of OpenAPI 3.1 and 3.2 to the form of 3.0.

mod further_members;
mod keywords;
mod objects;
mod parameters;
pub mod schemas;
mod variants;

pub use keywords::CLOSED;
pub use schemas::FURTHER_EXAMPLES;

use objects::Objects;

use super::grammar::{self, Kind};
use super::report::Report;
use super::tree::Node;
use crate::errors;

/// The scheme of HTTP by which a caller shows a certificate.
pub const MUTUAL: &str = "mutual";

/// The version that a description has afterwards.
const TARGET: &str = "3.0.3";

/// A version that can be read.
#[derive(Clone, Copy)]
pub enum Version {
    /// 3.0.
    Target,
    /// 3.1 or 3.2.
    Later,
}

impl Version {
    /// Whether all that stands beside a reference to a schema counts.
    pub fn reads_beside_references(self) -> bool {
        matches!(self, Self::Later)
    }
}

/// The version of a description, if it is one that can be read at all.
pub fn version(tree: &Node, report: &mut Report<'_>) -> Option<Version> {
    if let Some(swagger) = tree.get("swagger") {
        let problem = errors::swagger(&swagger.to_json());
        report.about(swagger, "#/swagger", problem);
        return None;
    }
    let Some(version) = tree.get("openapi") else {
        report.push(tree.spot, "#", errors::missing_version());
        return None;
    };
    let meant = grammar::meant(version, &Kind::Text);
    let Some(text) = meant.as_ref().unwrap_or(version).text() else {
        let problem = errors::wrong_type("`openapi`", "a string", version.kind());
        report.about(version, "#/openapi", problem);
        return None;
    };
    let minor: Vec<&str> = text.splitn(3, '.').take(2).collect();
    match minor.as_slice() {
        ["3", "0"] => Some(Version::Target),
        ["3", "1" | "2"] => Some(Version::Later),
        _ => {
            let problem = errors::unsupported_version(text);
            report.about(version, "#/openapi", problem);
            None
        }
    }
}

/// Brings a description down, or what of one of 3.0 is of a later version after all.
pub fn downgrade(tree: &mut Node, version: Version, report: &mut Report<'_>) {
    match version {
        Version::Target => grammar::visit_schemas(tree, &mut |schema, path| {
            schemas::lower_later(schema, path, report);
        }),
        Version::Later => {
            if let Some(version) = tree.get_mut("openapi") {
                *version = Node::scalar(version.spot, TARGET);
            }
            lower_document(tree, report);
        }
    }
}

fn lower_document(tree: &mut Node, report: &mut Report<'_>) {
    let spot = tree.spot;
    if let Some(members) = tree.members_mut() {
        // The dialect and the document's own address only matter to validators.
        members.shift_remove("jsonSchemaDialect");
        members.shift_remove("$self");
        members
            .entry("paths".to_owned())
            .or_insert_with(|| Node::object(spot, []));
    }
    if let Some(info) = tree.get_mut("info") {
        describe(info);
        leave_out_identifier(info);
    }
    // By now, each stands at the paths that refer to it.
    let components = tree.get_mut("components").and_then(Node::members_mut);
    if let Some(components) = components {
        components.shift_remove(grammar::PATH_ITEMS);
        // Each body says its own.
        components.shift_remove("mediaTypes");
    }
    lower_certificates(tree);
    grammar::visit(tree, &grammar::PARAMETER, &mut |node, path| {
        parameters::lower(node, path, report);
    });
    grammar::visit(tree, &grammar::RESPONSE, &mut |node, _| describe(node));
    grammar::visit(tree, &grammar::EXAMPLE, &mut |node, _| lower_example(node));
    let objects = Objects::of(tree);
    grammar::visit_schemas(tree, &mut |schema, path| {
        schemas::lower(schema, path, &objects, report);
    });
}

/// Puts a summary in the place of a missing description.
fn describe(node: &mut Node) {
    stand_in(node, "summary", "description");
}

/// An example of data has it as its value.
fn lower_example(example: &mut Node) {
    stand_in(example, "dataValue", "value");
}

/// Takes away a member, which stands in for another if that is missing.
fn stand_in(node: &mut Node, key: &str, other: &str) {
    if let Some(members) = node.members_mut()
        && let Some(value) = members.shift_remove(key)
    {
        members.entry(other.to_owned()).or_insert(value);
    }
}

/// The name of a license says as much as its identifier.
fn leave_out_identifier(info: &mut Node) {
    if let Some(license) = info.get_mut("license").and_then(Node::members_mut) {
        license.shift_remove("identifier");
    }
}

/// What shows a certificate is a scheme of HTTP in 3.0.
fn lower_certificates(tree: &mut Node) {
    let components = tree.get_mut("components");
    let schemes = components.and_then(|components| components.get_mut("securitySchemes"));
    let schemes = schemes.and_then(Node::members_mut).into_iter().flatten();
    for (_, scheme) in schemes {
        let spot = scheme.spot;
        let is_certificate = scheme.get("type").and_then(Node::text) == Some("mutualTLS");
        if let Some(members) = scheme.members_mut().filter(|_| is_certificate) {
            members.insert("type".to_owned(), Node::scalar(spot, "http"));
            members.insert("scheme".to_owned(), Node::scalar(spot, MUTUAL));
        }
    }
}
