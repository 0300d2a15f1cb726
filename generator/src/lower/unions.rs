//! Unions: what their variants are called, and how these are told apart.
//!
//! A union is a list of variants (`oneOf`, `anyOf`), or a schema that stands for its heirs, which a
//! discriminator tells apart. For lists, a way is taken only where it is certain that no value of one variant is
//! read as another, or a warning says which values are of none: [how unions are decoded](crate::unions) has each
//! way, and [`deciding`] the order in which they are tried. What nothing tells apart is an error, which shows the
//! smallest JSON that two variants both accept; of a union that is only sent it is a warning, as nothing depends on
//! it. `x-ambiguous: keep` accepts it, and the values arrive as unknown, raw; so do those of an `anyOf` that may be
//! of several variants at once.

mod circles;
mod constants;
mod deciding;
mod elsewhere;
mod families;
mod fields;
mod guards;
mod heirs;
mod names;
mod nested;
mod parting;
mod selectors;
mod shape_tests;
pub mod tags;
pub mod undecided;
mod untagged;

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema};

use crate::ir::models::ModelKind;
use crate::ir::types::Type;
use crate::ir::unions::{Listing, Test, Union, Variant};
use crate::resolve::Located;

use super::enums::UNKNOWN;
use super::models::{Hint, Models};
pub use deciding::keeps_ambiguous;
pub use families::composed;
use names::accessor;
pub use names::beyond;
pub use nested::is_narrower;
pub use selectors::referred;

/// One schema of `oneOf` or `anyOf`.
pub struct Alternative<'a> {
    /// The schema, as it is listed.
    pub schema: &'a ReferenceOr<Schema>,
    /// Where it stands in the list.
    pub pointer: String,
    /// The texts that select it.
    pub selectors: Vec<String>,
    /// What its values alone pass: every test of one of these lists.
    pub tests: BTreeSet<BTreeSet<Test>>,
    /// Whether it is told apart from all others.
    pub is_read: bool,
}

impl<'a> Models<'a, '_> {
    /// The union of these schemas.
    pub fn union(
        &mut self,
        schema: &Located<'a, Schema>,
        keyword: Listing,
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
        let values = self.values(&alternatives);
        let own_words = self.own_words(&alternatives, &values);
        let mut variants = Vec::new();
        let mut places = Vec::new();
        let mut are_given = Vec::new();
        for (mut alternative, own) in alternatives.into_iter().zip(&own_words) {
            alternative.selectors.sort();
            let (name, is_given) = self.variant_name(&alternative, &way, hint, own);
            are_given.push(is_given);
            let inner = own.hint(hint, &name);
            let member = self.kind(alternative.schema, &alternative.pointer, &inner);
            variants.push(Variant {
                accessor: accessor(&name),
                name,
                member,
                selectors: alternative.selectors,
                tests: lists(alternative.tests),
                is_read: alternative.is_read,
                converts: false,
                takes_text: false,
            });
            places.push(alternative.pointer);
        }
        self.settle_names(&mut variants, &are_given, &places, hint, &schema.pointer);
        Union {
            keyword,
            variants,
            unknown: UNKNOWN.to_owned(),
            way,
            fields: Vec::new(),
        }
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
            variant.takes_text = variant.converts && *member == Type::String;
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
        let holds = match self.model_kind(name) {
            Some(ModelKind::Union(other)) => other.variants.iter().any(|variant| {
                matches!(self.unnamed(&variant.member), Type::Model(held) if held == union)
            }),
            _ => false,
        };
        name != union && !holds
    }
}

/// The tests as lists.
fn lists(tests: BTreeSet<BTreeSet<Test>>) -> Vec<Vec<Test>> {
    let lists = tests.into_iter();
    lists.map(|tests| tests.into_iter().collect()).collect()
}
