//! Enumerations of texts.

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, Schema, SchemaKind, Type};

use crate::collisions::{Collision, Things};
use crate::errors;
use crate::ir::Docs;
use crate::ir::enums::{Enum, Value};
use crate::resolve::Located;

use super::extensions::{self, Extensions};
use super::models::Models;
use super::{names, prose};

impl<'a> Models<'a, '_> {
    /// The enum of these texts.
    pub fn r#enum(&mut self, schema: &Located<'a, Schema>, values: &[&str]) -> Enum {
        let given = self.given_names(schema);
        self.check_targets(schema, "x-names", values);
        let docs = docs_of_values(schema.value);
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        let mut known = Vec::new();
        for wire in values {
            let name = names::variant_name(given.get(wire).unwrap_or(wire));
            let name = apart_from_unknown(name, "Value");
            match taken.get(&name) {
                Some(first) if first == wire => continue,
                Some(first) => {
                    let pointer = &schema.pointer;
                    let diagnostic =
                        errors::name_collision(&name, pointer, (first, pointer), (wire, pointer));
                    self.diagnostics.push(diagnostic);
                    let things = Things::Values {
                        schema: pointer.clone(),
                        texts: [(*first).to_owned(), (*wire).to_owned()],
                    };
                    self.collisions.push(Collision { name, things });
                }
                None => {
                    taken.insert(name.clone(), wire);
                    known.push(Value {
                        docs: docs.get(wire).cloned().unwrap_or_default(),
                        name,
                        wire: (*wire).to_owned(),
                    });
                }
            }
        }
        Enum {
            values: known,
            unknown: UNKNOWN.to_owned(),
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

/// What a choice says of each value that is a variant by itself.
fn docs_of_values(schema: &Schema) -> BTreeMap<&str, Docs> {
    let variants = match &schema.schema_kind {
        SchemaKind::OneOf { one_of } => one_of.as_slice(),
        SchemaKind::AnyOf { any_of } => any_of.as_slice(),
        SchemaKind::Any(any) => any.one_of.as_slice(),
        _ => &[],
    };
    let mut docs = BTreeMap::new();
    for variant in variants.iter().filter_map(ReferenceOr::as_item) {
        if let Some(text) = only_text(variant) {
            docs.entry(text).or_insert_with(|| prose::schema(variant));
        }
    }
    docs
}

/// The only text that a schema lists.
fn only_text(schema: &Schema) -> Option<&str> {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(text)) => match text.enumeration.as_slice() {
            [only] => only.as_deref(),
            _ => None,
        },
        SchemaKind::Any(any) => match any.enumeration.as_slice() {
            [only] => only.as_str(),
            _ => None,
        },
        _ => None,
    }
}

/// The variant for everything that is not described. It has this name whatever is described, so that
/// nothing which is added takes it away.
pub const UNKNOWN: &str = "Unknown";

/// A name other than that of the variant for everything else.
pub fn apart_from_unknown(name: String, kind: &str) -> String {
    match name == UNKNOWN {
        true => name + kind,
        false => name,
    }
}
