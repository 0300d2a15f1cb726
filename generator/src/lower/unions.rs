//! Unions: what their variants are called, and how these are told apart.
//!
//! A union is a list of variants (`oneOf`, `anyOf`), or a schema that stands for its heirs, which a
//! discriminator tells apart. For lists, a way is taken only where it is certain that no value of
//! one variant is read as another:
//!
//! 1. The overlay names a property beside the union (`x-sibling-discriminator`).
//! 2. The description declares a `discriminator`.
//! 3. Every variant requires one property with texts of its own.
//! 4. Every variant requires a key that no other variant may have.
//! 5. Every two variants differ in their JSON type, in a key that one requires and the other may not
//!    have (in a `oneOf`), or in the type or texts of a key that one requires.
//!
//! Anything else is an error, which shows the smallest JSON that two variants both accept, and what
//! would settle them. `x-ambiguous: keep` accepts it: their values then arrive as unknown, raw; so
//! do those of an `anyOf`, which may be of several variants at once.

mod circles;
mod deciding;
mod families;
mod fields;
mod heirs;
mod overlap;
mod tests;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use openapiv3::{ReferenceOr, Schema};

use crate::ir::models::ModelKind;
use crate::ir::types::Type;
use crate::ir::unions::{Kind, Test, Union, Variant};
use crate::resolve::Located;

use super::enums::free;
use super::extensions::Extensions;
use super::models::{Hint, Models};
use super::names;
use values::Values;

/// One schema of `oneOf` or `anyOf`.
pub struct Alternative<'a> {
    /// The schema, as it is listed.
    pub schema: &'a ReferenceOr<Schema>,
    /// Where it stands in the list.
    pub pointer: String,
    /// The texts that select it.
    pub selectors: Vec<String>,
    /// What its values alone pass.
    pub tests: BTreeSet<Test>,
    /// Whether it is told apart from all others.
    pub is_read: bool,
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
                tests: BTreeSet::new(),
                is_read: true,
            })
            .collect();
        let way = self.decide(schema, keyword, &mut alternatives, hint);
        let mut variants = Vec::new();
        for mut alternative in alternatives {
            alternative.selectors.sort();
            let name = self.variant_name(&alternative, hint);
            let inner = hint.inner(&name);
            let member = self.kind(alternative.schema, &alternative.pointer, &inner);
            variants.push(Variant {
                accessor: accessor(&name),
                name,
                member,
                selectors: alternative.selectors,
                tests: alternative.tests.into_iter().collect(),
                is_read: alternative.is_read,
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
            fields: Vec::new(),
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
            (None, None) => self.kind_name(alternative),
        }
    }

    /// The name of a variant that has nothing but its JSON type.
    fn kind_name(&self, alternative: &Alternative<'a>) -> String {
        let values = Values::new(self.document, alternative.schema, &alternative.pointer);
        let text = values.texts.iter().flatten().next();
        let kind = values.kinds.iter().next_back();
        let name = text.copied().unwrap_or(match kind {
            Some(Kind::Object) | None => "object",
            Some(Kind::Array) => "list",
            Some(Kind::String) => "text",
            Some(Kind::Number) => "number",
            Some(Kind::Boolean) => "boolean",
            Some(Kind::Null) => "null",
        });
        names::variant_name(name)
    }

    /// What depends on the types that the variants hold: which are kept on the heap, which convert
    /// into the union and back, and which fields they have in common.
    pub fn settle_union(&self, name: &str, mut union: Union) -> Union {
        let members: Vec<Type> = union
            .variants
            .iter()
            .map(|variant| self.unnamed(&variant.member).clone())
            .collect();
        for (variant, member) in union.variants.iter_mut().zip(&members) {
            let holders = members.iter().filter(|other| *other == member).count();
            variant.converts = holders == 1 && self.converts(name, member);
            // One large variant does not make every value large.
            if self.is_struct(member) {
                variant.member = Type::Boxed(Box::new(variant.member.clone()));
            }
        }
        union.fields = self.shared_fields(&union.variants);
        union
    }

    /// Whether a type can be converted into the union and back: raw JSON says nothing of a variant,
    /// and what is the union itself, or a union with a variant for it, converts already.
    fn converts(&self, union: &str, member: &Type) -> bool {
        let Type::Model(name) = member else {
            return *member != Type::Json;
        };
        let holds = match self.model(name).map(|model| &model.kind) {
            Some(ModelKind::Union(other)) => other.variants.iter().any(|variant| {
                matches!(self.unnamed(&variant.member), Type::Model(held) if held == union)
            }),
            _ => false,
        };
        name != union && !holds
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
                variant.accessor = accessor(member);
            }
        }
    }
}

/// The name of the method that gives what a variant holds.
fn accessor(variant: &str) -> String {
    format!("as_{}", variant.to_snake_case())
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
