//! Which components a component is composed of, before or after.

use crate::parse::pointer::schema_pointer;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The pointers of components, each with those of what it has in its `allOf`, be it by way of others.
pub struct Bases(BTreeMap<String, BTreeSet<String>>);

impl Bases {
    /// Those of two descriptions.
    pub fn new(descriptions: [&Value; 2]) -> Self {
        let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for description in descriptions {
            let schemas = description.pointer("/components/schemas");
            let schemas = schemas.and_then(Value::as_object).into_iter().flatten();
            for (name, schema) in schemas {
                let all = schema.get("allOf").and_then(Value::as_array);
                let all = all.into_iter().flatten();
                let references = all.filter_map(|part| part.get("$ref")?.as_str());
                let own = parts.entry(schema_pointer(name));
                own.or_default().extend(references.map(str::to_owned));
            }
        }
        Self(parts)
    }

    /// A schema, and what it is composed of.
    pub fn with<'a>(&'a self, schema: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::from([schema]);
        let mut waiting = vec![schema];
        while let Some(schema) = waiting.pop() {
            let bases = self.0.get(schema).into_iter().flatten();
            waiting.extend(bases.map(String::as_str).filter(|base| found.insert(base)));
        }
        found
    }
}
