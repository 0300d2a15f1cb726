//! Enumerations of texts.

use std::collections::BTreeMap;

use openapiv3::Schema;

use crate::errors;
use crate::ir::enums::{Enum, Value};
use crate::resolve::Located;

use super::extensions::{self, Extensions};
use super::models::Models;
use super::names;

impl<'a> Models<'a, '_> {
    /// The enum of these texts.
    pub fn r#enum(&mut self, schema: &Located<'a, Schema>, values: &[&str]) -> Enum {
        let given = self.given_names(schema);
        self.check_targets(schema, "x-names", values);
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        let mut known = Vec::new();
        for wire in values {
            let name = match given.get(wire) {
                Some(name) => names::variant_name(name),
                None => names::variant_name(wire),
            };
            match taken.get(&name) {
                Some(first) if first == wire => continue,
                Some(first) => {
                    let pointer = &schema.pointer;
                    self.diagnostics
                        .push(errors::name_collision(&name, first, wire, pointer));
                }
                None => {
                    taken.insert(name.clone(), wire);
                    known.push(Value {
                        name,
                        wire: (*wire).to_owned(),
                    });
                }
            }
        }
        let unknown = free("Unknown", |name| taken.contains_key(name));
        Enum {
            values: known,
            unknown,
        }
    }

    /// What an extension of a schema speaks of must be there.
    pub fn check_targets(&mut self, schema: &Located<'a, Schema>, key: &str, known: &[&str]) {
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        for (target, _, pointer) in extensions.map(key, self.diagnostics) {
            if !known.contains(&target) {
                let known = known.iter().copied();
                let diagnostic = errors::unknown_extension_target(target, known, &pointer);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// The names that `x-names` gives to properties or values.
    pub fn given_names(&mut self, schema: &Located<'a, Schema>) -> BTreeMap<&'a str, &'a str> {
        let extensions = Extensions::new(&schema.value.schema_data.extensions, &schema.pointer);
        let members = extensions.map("x-names", self.diagnostics);
        members
            .into_iter()
            .filter_map(|(wire, name, pointer)| {
                Some((wire, extensions::text(name, &pointer, self.diagnostics)?))
            })
            .collect()
    }
}

/// A name that is not taken: this one, or `Other` and this one.
pub fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut free = name.to_owned();
    while taken(&free) {
        free = format!("Other{free}");
    }
    free
}
