//! How deep values go: what a parameter can hold is one level of a list or an object.

use std::collections::BTreeSet;

use crate::ir::models::ModelKind;
use crate::ir::types::Type;

use super::models::Models;

/// What values of a type consist of, as far as parameters can hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// One value without parts.
    Single,
    /// Any value at all.
    Any,
    /// A list of such values.
    List,
    /// An object of such values.
    Object,
    /// Lists or objects inside of lists or objects.
    Nested,
}

impl Models<'_, '_> {
    /// What values of the type consist of.
    pub fn depth(&self, kind: &Type) -> Depth {
        self.depth_within(kind, &mut BTreeSet::new())
    }

    /// The same, but for the unions that are looked at already.
    fn depth_within<'t>(&'t self, kind: &'t Type, seen: &mut BTreeSet<&'t str>) -> Depth {
        match kind {
            Type::Json => Depth::Any,
            Type::List(entry) => self.depth_of([&**entry], Depth::List),
            Type::Map(value) => self.depth_of([&**value], Depth::Object),
            Type::OrNull(inner) | Type::Boxed(inner) => self.depth_within(inner, seen),
            Type::Model(name) => match self.model(name).map(|model| &model.kind) {
                Some(ModelKind::Alias(kind)) => self.depth_within(kind, seen),
                Some(ModelKind::Union(union)) if seen.insert(name) => {
                    let members = union.variants.iter().map(|variant| &variant.member);
                    let depths = members.map(|member| self.depth_within(member, seen));
                    depths.max().unwrap_or(Depth::Single)
                }
                Some(ModelKind::Struct(members)) => {
                    let others = members.others.iter().map(|others| &others.kind);
                    let members = members.fields.iter().map(|field| &field.kind);
                    self.depth_of(members.chain(others), Depth::Object)
                }
                _ => Depth::Single,
            },
            _ => Depth::Single,
        }
    }

    /// What the member of this name consists of in values of the type, which are objects.
    pub fn member_depth(&self, object: &Type, wire: &str) -> Depth {
        let depths = self.members(object, wire, &mut BTreeSet::new());
        let depths = depths.into_iter().map(|member| self.depth(member));
        depths.max().unwrap_or(Depth::Single)
    }

    /// The types that the member of this name has: one for each variant that has it.
    fn members<'t>(
        &'t self,
        object: &'t Type,
        wire: &str,
        seen: &mut BTreeSet<&'t str>,
    ) -> Vec<&'t Type> {
        match object {
            Type::Map(value) => vec![value],
            Type::OrNull(inner) | Type::Boxed(inner) => self.members(inner, wire, seen),
            Type::Model(name) => match self.model(name).map(|model| &model.kind) {
                Some(ModelKind::Alias(kind)) => self.members(kind, wire, seen),
                Some(ModelKind::Union(union)) if seen.insert(name) => {
                    let variants = union.variants.iter().map(|variant| &variant.member);
                    let members = variants.flat_map(|variant| self.members(variant, wire, seen));
                    members.collect()
                }
                Some(ModelKind::Struct(members)) => {
                    let field = members.fields.iter().find(|field| field.wire == wire);
                    let others = members.others.as_ref().map(|others| &others.kind);
                    field
                        .map(|field| &field.kind)
                        .or(others)
                        .into_iter()
                        .collect()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Whether some value of the type is neither a list nor an object nor null.
    pub fn may_be_single(&self, kind: &Type) -> bool {
        self.may_be_single_within(kind, &mut BTreeSet::new())
    }

    fn may_be_single_within<'t>(&'t self, kind: &'t Type, seen: &mut BTreeSet<&'t str>) -> bool {
        match kind {
            Type::List(_) | Type::Map(_) => false,
            Type::OrNull(inner) | Type::Boxed(inner) => self.may_be_single_within(inner, seen),
            Type::Model(name) => match self.model(name).map(|model| &model.kind) {
                Some(ModelKind::Alias(kind)) => self.may_be_single_within(kind, seen),
                Some(ModelKind::Union(union)) if seen.insert(name) => {
                    let mut members = union.variants.iter().map(|variant| &variant.member);
                    members.any(|member| self.may_be_single_within(member, seen))
                }
                Some(ModelKind::Enum(_) | ModelKind::Newtype) => true,
                _ => false,
            },
            _ => true,
        }
    }

    /// The depth of what holds values of these types.
    fn depth_of<'t>(&'t self, held: impl IntoIterator<Item = &'t Type>, own: Depth) -> Depth {
        let mut held = held.into_iter();
        match held.any(|kind| self.has_parts(kind, &mut BTreeSet::new())) {
            true => Depth::Nested,
            false => own,
        }
    }

    /// Whether some value of the type is a list or an object, whatever is in it.
    fn has_parts<'t>(&'t self, kind: &'t Type, seen: &mut BTreeSet<&'t str>) -> bool {
        match kind {
            Type::List(_) | Type::Map(_) => true,
            Type::OrNull(inner) | Type::Boxed(inner) => self.has_parts(inner, seen),
            Type::Model(name) => match self.model(name).map(|model| &model.kind) {
                Some(ModelKind::Alias(kind)) => self.has_parts(kind, seen),
                Some(ModelKind::Union(union)) if seen.insert(name) => {
                    let mut members = union.variants.iter().map(|variant| &variant.member);
                    members.any(|member| self.has_parts(member, seen))
                }
                Some(ModelKind::Struct(_)) => true,
                _ => false,
            },
            _ => false,
        }
    }
}
