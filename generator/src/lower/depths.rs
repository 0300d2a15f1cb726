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
    /// An object of such values and of lists of them.
    ObjectOfLists,
    /// Lists or objects inside of lists or objects.
    Nested,
}

/// What values of a type are in the end: past null, other names and choices.
enum End<'t> {
    Type(&'t Type),
    Model(&'t ModelKind),
}

impl Models<'_, '_> {
    /// What values of the type consist of.
    pub fn depth(&self, kind: &Type) -> Depth {
        let depths = self.ends(kind).into_iter().map(|end| match end {
            End::Type(Type::Json) => Depth::Any,
            End::Type(Type::List(entry)) if self.has_parts(entry) => Depth::Nested,
            End::Type(Type::List(_)) => Depth::List,
            End::Type(Type::Map(value)) => self.depth_of_object([&**value]),
            End::Model(ModelKind::Struct(members)) => {
                let others = members.others.iter().map(|others| &others.kind);
                let members = members.fields.iter().map(|field| &field.kind);
                self.depth_of_object(members.chain(others))
            }
            End::Type(_) | End::Model(_) => Depth::Single,
        });
        depths.max().unwrap_or(Depth::Single)
    }

    /// What the member of this name consists of in values of the type, which are objects.
    pub fn member_depth(&self, object: &Type, wire: &str) -> Depth {
        let members = self.ends(object).into_iter().filter_map(|end| match end {
            End::Type(Type::Map(value)) => Some(&**value),
            End::Model(ModelKind::Struct(members)) => {
                let field = members.fields.iter().find(|field| field.wire == wire);
                let others = members.others.as_ref().map(|others| &others.kind);
                field.map(|field| &field.kind).or(others)
            }
            End::Type(_) | End::Model(_) => None,
        });
        let depths = members.map(|member| self.depth(member));
        depths.max().unwrap_or(Depth::Single)
    }

    /// Whether some value of the type is neither a list nor an object nor null.
    pub fn may_be_single(&self, kind: &Type) -> bool {
        self.ends(kind).into_iter().any(|end| match end {
            End::Type(kind) => !matches!(kind, Type::List(_) | Type::Map(_)),
            End::Model(kind) => matches!(kind, ModelKind::Enum(_) | ModelKind::Newtype),
        })
    }

    /// The depth of an object whose members are of these types.
    fn depth_of_object<'t>(&'t self, members: impl IntoIterator<Item = &'t Type>) -> Depth {
        let depths = members.into_iter().map(|member| {
            match (self.has_parts(member), self.has_parts_of_entries(member)) {
                (false, _) => Depth::Object,
                (true, false) => Depth::ObjectOfLists,
                (true, true) => Depth::Nested,
            }
        });
        depths.max().unwrap_or(Depth::Object)
    }

    /// Whether some value of the type is an object, or a list in which lists or objects are.
    fn has_parts_of_entries(&self, kind: &Type) -> bool {
        self.ends(kind).into_iter().any(|end| match end {
            End::Type(Type::List(entry)) => self.has_parts(entry),
            End::Type(kind) => matches!(kind, Type::Map(_)),
            End::Model(kind) => matches!(kind, ModelKind::Struct(_)),
        })
    }

    /// Whether some value of the type is a list or an object, whatever is in it.
    fn has_parts(&self, kind: &Type) -> bool {
        self.ends(kind).into_iter().any(|end| match end {
            End::Type(kind) => matches!(kind, Type::List(_) | Type::Map(_)),
            End::Model(kind) => matches!(kind, ModelKind::Struct(_)),
        })
    }

    fn ends<'t>(&'t self, kind: &'t Type) -> Vec<End<'t>> {
        let mut ends = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![kind];
        while let Some(kind) = waiting.pop() {
            match kind {
                Type::OrNull(inner) | Type::Boxed(inner) => waiting.push(inner),
                Type::Model(name) => match self.model_kind(name) {
                    Some(ModelKind::Alias(kind)) if seen.insert(name) => waiting.push(kind),
                    Some(ModelKind::Union(union)) if seen.insert(name) => {
                        waiting.extend(union.variants.iter().map(|variant| &variant.member));
                    }
                    Some(ModelKind::Alias(_) | ModelKind::Union(_)) | None => {}
                    Some(kind) => ends.push(End::Model(kind)),
                },
                kind => ends.push(End::Type(kind)),
            }
        }
        ends
    }
}
