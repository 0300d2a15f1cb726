//! Unions: what their variants are called, and how these are told apart.
//!
//! A way is taken only where it is certain that no value of one variant is read as another:
//!
//! 1. The overlay names a property beside the union (`x-sibling-discriminator`).
//! 2. The description declares a `discriminator`.
//! 3. Every variant requires a key that no other variant declares.
//!
//! Anything else is an error, which names two variants and what would settle them.

mod deciding;

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, Schema};

use crate::ir::types::Type;
use crate::ir::unions::{Union, Variant};
use crate::parse::pointer::escape;
use crate::resolve::Located;

use super::enums::free;
use super::extensions::Extensions;
use super::models::{Hint, Models};
use super::names;

/// One schema of `oneOf` or `anyOf`.
pub struct Alternative<'a> {
    /// The schema, as it is listed.
    pub schema: &'a ReferenceOr<Schema>,
    /// Where it stands in the list.
    pub pointer: String,
    /// The texts that select it.
    pub selectors: Vec<String>,
}

impl<'a> Models<'a, '_> {
    /// The union of these schemas.
    pub fn union(
        &mut self,
        schema: &Located<'a, Schema>,
        keyword: &str,
        variants: &'a [ReferenceOr<Schema>],
        hint: &Hint,
    ) -> Union {
        let mut alternatives: Vec<Alternative<'a>> = variants
            .iter()
            .enumerate()
            .map(|(index, variant)| Alternative {
                schema: variant,
                pointer: format!("{}/{keyword}/{index}", schema.pointer),
                selectors: Vec::new(),
            })
            .collect();
        let way = self.decide(schema, &mut alternatives, hint);
        let mut variants = Vec::new();
        for alternative in alternatives {
            let name = self.variant_name(&alternative, hint);
            let inner = hint.inner(&name);
            let member = self.kind(alternative.schema, &alternative.pointer, &inner);
            let selectors = alternative.selectors;
            variants.push(Variant {
                name,
                member,
                selectors,
                converts: false,
            });
        }
        self.settle_names(&mut variants);
        let unknown = free("Unknown", |name| {
            variants.iter().any(|variant| variant.name == name)
        });
        Union {
            variants,
            unknown,
            way,
        }
    }

    /// The name of a variant: what its type is called beyond the union itself.
    fn variant_name(&mut self, alternative: &Alternative<'a>, union: &Hint) -> String {
        let named = match alternative.schema {
            ReferenceOr::Reference { .. } => self
                .document
                .schema(alternative.schema, &alternative.pointer)
                .and_then(|schema| schema.component)
                .and_then(|component| self.component_name(component))
                .map(str::to_owned),
            ReferenceOr::Item(schema) => {
                let extensions =
                    Extensions::new(&schema.schema_data.extensions, &alternative.pointer);
                extensions
                    .text("x-name", self.diagnostics)
                    .map(names::type_name)
            }
        };
        match (named, alternative.selectors.first()) {
            (Some(name), _) => beyond(&name, &union.name),
            (None, Some(selector)) => names::variant_name(selector),
            (None, None) => names::variant_name(&escape(&alternative.pointer)),
        }
    }

    /// Which types convert into the union: those that one variant alone holds.
    pub fn settle_union(&self, mut union: Union) -> Union {
        let members: Vec<Type> = union
            .variants
            .iter()
            .map(|variant| self.unnamed(&variant.member).clone())
            .collect();
        for (variant, member) in union.variants.iter_mut().zip(&members) {
            let holders = members.iter().filter(|other| *other == member).count();
            variant.converts = holders == 1 && matches!(member, Type::Model(_));
        }
        union
    }

    /// Two variants with one name are called by their types.
    fn settle_names(&self, variants: &mut [Variant]) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for variant in variants.iter() {
            *counts.entry(variant.name.clone()).or_default() += 1;
        }
        for variant in variants {
            if let (2.., Type::Model(member)) = (counts[&variant.name], &variant.member) {
                variant.name = member.clone();
            }
        }
    }
}

/// The words of `name` that the union's name does not have: `TagAddedAttribute` among
/// `ActivityLogAttributes` is `TagAdded`. It depends on these two names alone.
pub fn beyond(name: &str, union: &str) -> String {
    let singular = |word: &String| cruet::to_singular(word);
    let known: Vec<String> = names::words(union).iter().map(singular).collect();
    let words = names::words(name);
    let rest: Vec<String> = words
        .iter()
        .filter(|word| !known.contains(&singular(word)))
        .cloned()
        .collect();
    if rest.is_empty() {
        name.to_owned()
    } else {
        names::variant_name(&rest.join("_"))
    }
}
