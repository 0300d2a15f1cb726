//! What a variant of a union lists, be it by way of others.

use std::collections::BTreeSet;

use super::super::choices::families::{component, variants};
use super::super::tree::Node;
use super::{has_properties, tells_by};

/// Where a schema stands among the components, and the schema.
pub type Leaf<'t> = (Vec<String>, &'t Node);

/// What a variant of a union lists that is told by a property, as far as it stands among the components: without what is
/// told by the same property itself. A component that lists nothing is that itself.
pub fn leaves<'t>(variant: &'t Node, key: &'t str, schemas: &'t Node) -> Vec<Leaf<'t>> {
    let mut leaves = Leaves {
        key,
        schemas,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    let listed = variants(variant).filter(|_| !tells_by(variant, key));
    for variant in listed.into_iter().flatten().chain([variant]) {
        if let Some(name) = component(variant) {
            leaves.take_component(name);
        }
    }
    leaves.found
}

struct Leaves<'t> {
    key: &'t str,
    schemas: &'t Node,
    /// The components that were looked at: none is twice.
    seen: BTreeSet<&'t str>,
    found: Vec<Leaf<'t>>,
}

impl<'t> Leaves<'t> {
    fn take_component(&mut self, name: &'t str) {
        let schema = self.schemas.get(name).filter(|_| self.seen.insert(name));
        if let Some(schema) = schema {
            self.take(vec![name.to_owned()], schema);
        }
    }

    fn take(&mut self, path: Vec<String>, schema: &'t Node) {
        if let Some(name) = component(schema) {
            return self.take_component(name);
        }
        if tells_by(schema, self.key) {
            return;
        }
        let items = |keyword| Some((keyword, schema.get(keyword)?.items()?));
        let is_wrapper = |(_, parts): &(_, &Vec<Node>)| parts.len() == 1 && !has_properties(schema);
        let listed = items("oneOf").or_else(|| items("anyOf"));
        let listed = listed.or_else(|| items("allOf").filter(is_wrapper));
        let Some((keyword, variants)) = listed else {
            self.found.push((path, schema));
            return;
        };
        for (index, variant) in variants.iter().enumerate() {
            let tokens = [keyword.to_owned(), index.to_string()];
            self.take([path.as_slice(), &tokens].concat(), variant);
        }
    }
}
