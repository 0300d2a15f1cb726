//! Enumerations of texts.

use std::collections::BTreeMap;

use openapiv3::{Schema, SchemaKind, Type};

use crate::collisions::{Collision, Things};
use crate::errors;
use crate::ir::Docs;
use crate::ir::enums::{Enum, Value};
use crate::ir::unions::Listing;
use crate::resolve::Located;

use super::given_names::Source;
use super::models::Models;
use super::{names, prose};

impl<'a> Models<'a, '_> {
    /// The enum of these texts.
    pub fn r#enum(&mut self, schema: &Located<'a, Schema>, values: &[&str]) -> Enum {
        let variants = variants(schema);
        let sources = self.sources(schema, variants.iter().cloned());
        let given = self.given_names(&sources, values);
        let docs = docs_of_values(&variants);
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
}

/// The variants of a choice that stand in it.
fn variants<'a>(schema: &Located<'a, Schema>) -> Vec<Source<'a>> {
    let (keyword, variants) = match &schema.value.schema_kind {
        SchemaKind::OneOf { one_of } => (Listing::OneOf, one_of.as_slice()),
        SchemaKind::AnyOf { any_of } => (Listing::AnyOf, any_of.as_slice()),
        SchemaKind::Any(any) => (Listing::OneOf, any.one_of.as_slice()),
        _ => (Listing::OneOf, &[][..]),
    };
    let variants = variants.iter().enumerate();
    let inline = variants.filter_map(|(index, variant)| {
        let pointer = format!("{}/{keyword}/{index}", schema.pointer);
        Some((variant.as_item()?, pointer))
    });
    inline.collect()
}

/// What a choice says of each value that is a variant by itself.
fn docs_of_values<'a>(variants: &[Source<'a>]) -> BTreeMap<&'a str, Docs> {
    let mut docs = BTreeMap::new();
    for (variant, _) in variants {
        if let Some(text) = only_text(variant) {
            docs.entry(text)
                .or_insert_with(|| prose::schema(variant, text));
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
