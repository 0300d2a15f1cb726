//! References to schemas whose names no reference has as they are: `#/components/schemas/a~1b`. They are spelled by the name
//! while choices are brought to another form, which compares and writes references by names.

use super::super::grammar;
use super::super::pointer::{SCHEMAS, component};
use super::super::references::components::reference_to;
use super::super::tree::{Content, Node};
use super::families::schemas;

/// Spells references by the names as they are.
pub fn spell_names(tree: &mut Node) {
    respell(tree, |reference, _| {
        let (section, name) = component(reference)?;
        (section == "schemas").then(|| format!("{SCHEMAS}{name}"))
    });
}

/// Spells them as references again.
pub fn spell_references(tree: &mut Node) {
    respell(tree, |reference, names| {
        let name = reference.strip_prefix(SCHEMAS)?;
        let is_name = names.iter().any(|it| it == name);
        is_name.then(|| reference_to("schemas", name))
    });
}

/// Changes references to schemas and what mappings name, where there are names that are to be escaped.
fn respell(tree: &mut Node, spelled: impl Fn(&str, &[String]) -> Option<String>) {
    let names = schemas(tree).and_then(Node::members).into_iter().flatten();
    let names =
        names.filter(|(name, _)| reference_to("schemas", name) != format!("{SCHEMAS}{name}"));
    let names: Vec<String> = names.map(|(name, _)| name.clone()).collect();
    if names.is_empty() {
        return;
    }
    let change = |node: &mut Node| {
        if let Some(text) = node.text().and_then(|text| spelled(text, &names)) {
            node.content = Content::Scalar(text.into());
        }
    };
    grammar::visit_schemas_from_within(tree, &mut |schema, _| {
        if let Some(reference) = schema.get_mut("$ref") {
            change(reference);
        }
        let mapping = schema.get_mut("discriminator");
        let mapping = mapping.and_then(|it| it.get_mut("mapping")?.members_mut());
        mapping
            .into_iter()
            .flatten()
            .for_each(|(_, target)| change(target));
    });
}
