//! The fields that variants of a union have in common, so that a caller need not ask which variant
//! it is.
//!
//! A field counts once two variants require it with one type, and as long as no other requires it
//! with another: a variant more then never takes the access to a field away, whatever it holds. Where none of them
//! requires a value, those count that require it or null.

use crate::ir::models::ModelKind;
use crate::ir::structs::{Field, Presence};
use crate::ir::types::Type;
use crate::ir::unions::{SharedField, Variant};

use super::super::methods::is_of_every_type;
use super::super::models::Models;

/// Methods that a union has besides those of every type, or that would be read as its constructor.
const METHODS: &[&str] = &["from", "new", "select", "serialize", "try_from"];

impl Models<'_, '_> {
    /// The fields in common, in the order of the first variant that has each.
    pub(super) fn shared_fields(&self, variants: &[Variant]) -> Vec<SharedField> {
        let required: Vec<Vec<&Field>> = variants
            .iter()
            .map(|variant| self.required_fields(&variant.member))
            .collect();
        let mut shared: Vec<SharedField> = Vec::new();
        for field in required.iter().flatten() {
            let is_known = shared.iter().any(|known| known.name == field.name);
            let is_method = variants.iter().any(|it| it.accessor == field.name);
            let is_own = METHODS.contains(&field.name.as_str());
            if is_known || is_method || is_own || is_of_every_type(&field.name) {
                continue;
            }
            shared.extend(shared_field(field, variants, &required));
        }
        shared
    }

    /// The fields that are always there, where the type is a struct.
    fn required_fields(&self, kind: &Type) -> Vec<&Field> {
        let kind = match kind {
            Type::Boxed(kind) => kind,
            kind => kind,
        };
        let Type::Model(name) = self.unnamed(kind) else {
            return Vec::new();
        };
        match self.model_kind(name) {
            Some(ModelKind::Struct(kind)) => {
                let is_there = |field: &&Field| {
                    [Presence::Required, Presence::Nullable].contains(&field.presence)
                };
                kind.fields.iter().filter(is_there).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The field, if several variants have it and none of another type.
fn shared_field(
    field: &Field,
    variants: &[Variant],
    required: &[Vec<&Field>],
) -> Option<SharedField> {
    let is_alike = |other: &&Field| other.name == field.name;
    let mut alike = required.iter().flatten().copied().filter(is_alike);
    let presence = match alike.any(|other| other.presence == Presence::Required) {
        true => Presence::Required,
        false => Presence::Nullable,
    };
    let counts = |other: &&Field| is_alike(other) && other.presence == presence;
    let mut holders = Vec::new();
    for (variant, fields) in variants.iter().zip(required) {
        match fields.iter().copied().find(counts) {
            Some(other) if other.kind == field.kind => holders.push(variant.name.clone()),
            Some(_) => return None,
            None => {}
        }
    }
    holders.sort();
    let kind = field.kind.clone();
    (holders.len() > 1).then(|| SharedField {
        name: field.name.clone(),
        kind: match presence {
            Presence::Required => kind,
            _ => Type::OrNull(Box::new(kind)),
        },
        holders: (holders.len() < variants.len()).then_some(holders),
    })
}
