//! Parameters in the form of 3.0.

use super::super::pointer::Path;
use super::super::report::Report;
use super::super::tree::Node;
use crate::errors;
use crate::media_types::FORM;

/// Brings a parameter down.
///
/// A whole query that is described as a form is an object whose members are parameters. A cookie is sent without escapes
/// as far as it can be, whatever its style.
pub fn lower(parameter: &mut Node, path: Path<'_>, report: &mut Report<'_>) {
    let spot = parameter.spot;
    let says = |key: &str, value: &str| parameter.get(key).and_then(Node::text) == Some(value);
    if says("in", "cookie") && says("style", "cookie") {
        set(parameter, "style", Node::scalar(spot, "form"));
    } else if says("in", "querystring") {
        let form = form(parameter).cloned();
        set(parameter, "in", Node::scalar(spot, "query"));
        let Some(schema) = form else {
            report.about(parameter, path, errors::unsupported_query());
            return;
        };
        if let Some(members) = parameter.members_mut() {
            members.shift_remove("content");
        }
        set(parameter, "style", Node::scalar(spot, "form"));
        set(parameter, "explode", Node::scalar(spot, true));
        set(parameter, "schema", schema);
    }
}

/// The schema of a form that a parameter is written as, if its members are written as parameters are.
fn form(parameter: &Node) -> Option<&Node> {
    let form = parameter.get("content")?.get(FORM)?;
    let schema = form.get("schema")?;
    let is_text = schema.get("type").and_then(Node::text) == Some("string");
    let is_plain = !is_text && form.get("encoding").is_none();
    is_plain.then_some(schema)
}

fn set(parameter: &mut Node, key: &str, value: Node) {
    if let Some(members) = parameter.members_mut() {
        members.insert(key.to_owned(), value);
    }
}
