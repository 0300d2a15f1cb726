//! Which components have which in their `allOf`, and which their discriminators name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use openapiv3::{ReferenceOr, Schema, SchemaKind};
use serde_json::Value;

use crate::parse::HEIR_OF;

use super::{Document, component};

/// The components that each component is composed of, and those that are composed of it, without what lies between.
#[derive(Clone, Debug, Default)]
pub struct Kin {
    parents: BTreeMap<String, BTreeSet<String>>,
    heirs: BTreeMap<String, BTreeSet<String>>,
    /// What the discriminator of a component maps to each component.
    mapped: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl<'a> Document<'a> {
    /// The components that are composed of one, as each says it.
    pub fn heirs_of(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let heirs = self.kin().heirs.get(name);
        heirs.into_iter().flatten().map(String::as_str)
    }

    /// The components of which a component is composed, the nearest first.
    pub fn ancestors_of(&self, name: &str) -> Vec<&'a str> {
        let parents = |name: &str| {
            let parents = self.kin().parents.get(name);
            parents.into_iter().flatten().map(String::as_str)
        };
        let mut found: Vec<&str> = Vec::new();
        let mut waiting: VecDeque<&str> = parents(name).collect();
        while let Some(ancestor) = waiting.pop_front() {
            if !found.contains(&ancestor) {
                found.push(ancestor);
                waiting.extend(parents(ancestor));
            }
        }
        found
    }

    /// The component that a mapping names, by a reference or by its mere name.
    pub fn component_named(&self, target: &str) -> Option<&'a str> {
        let name = match component(target) {
            Some((_, name)) => name,
            None => target.to_owned(),
        };
        let schemas = &self.openapi.components.as_ref()?.schemas;
        let (name, _) = schemas.get_key_value(&name)?;
        Some(name)
    }

    /// The component that a name leads to, through any that only refer to another.
    pub fn component_meant(&self, target: &str) -> Option<&'a str> {
        let name = self.component_named(target)?;
        let schema = self.openapi.components.as_ref()?.schemas.get(name)?;
        let located = self.schema(schema, "")?;
        Some(located.component.unwrap_or(name))
    }

    /// What the discriminator of one component maps to another.
    pub fn mapped(&self, parent: &str, name: &str) -> &'a [String] {
        let mapped = self.kin().mapped.get(parent).and_then(|it| it.get(name));
        mapped.map_or(&[], Vec::as_slice)
    }

    /// The components that a schema has in its `allOf`.
    pub fn parents(&self, schema: &'a Schema) -> BTreeSet<&'a str> {
        let parts = match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => all_of.as_slice(),
            SchemaKind::Any(any) => any.all_of.as_slice(),
            _ => &[],
        };
        let mut names = BTreeSet::new();
        for part in parts {
            match part {
                ReferenceOr::Item(part) => {
                    let parent = part.schema_data.extensions.get(HEIR_OF);
                    names.extend(parent.and_then(Value::as_str));
                    names.extend(self.parents(part));
                }
                ReferenceOr::Reference { .. } => {
                    let located = self.schema(part, "");
                    names.extend(located.and_then(|located| located.component));
                }
            }
        }
        names
    }

    fn kin(&self) -> &'a Kin {
        self.kin.get_or_init(|| {
            let mut kin = Kin::default();
            let components = self.openapi.components.iter();
            for (name, schema) in components.flat_map(|it| &it.schemas) {
                let ReferenceOr::Item(schema) = schema else {
                    continue;
                };
                let parents = self.parents(schema).into_iter().map(str::to_owned);
                let parents: BTreeSet<String> = parents.collect();
                for parent in &parents {
                    let heirs = kin.heirs.entry(parent.clone()).or_default();
                    heirs.insert(name.clone());
                }
                kin.parents.insert(name.clone(), parents);
                let mapping = schema.schema_data.discriminator.iter();
                for (text, target) in mapping.flat_map(|it| &it.mapping) {
                    if let Some(target) = self.component_meant(target) {
                        let mapped = kin.mapped.entry(name.clone()).or_default();
                        let mapped = mapped.entry(target.to_owned()).or_default();
                        mapped.push(text.clone());
                    }
                }
            }
            kin
        })
    }
}
