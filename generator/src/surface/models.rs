//! What a type has: its fields, values or variants, and the methods and traits that come with it.

use crate::ir::enums::Enum;
use crate::ir::models::{Model, ModelKind};
use crate::ir::structs::{Constant, Field, Presence, Struct};
use crate::ir::types::Type;
use crate::ir::unions::{Union, Way};
use crate::parse::pointer::escape;

use super::pointers::{Pointers, variant_pointer};
use super::telling::{Telling, spelled};
use super::{Item, Kind, shapes};

/// The items of a type.
pub fn items(model: &Model, pointers: &Pointers, telling: &Telling<'_>) -> Vec<Item> {
    let owner = Owner {
        model,
        pointer: pointers.named(&model.origin),
        path: format!("models::{}", model.name),
    };
    let (shape, members) = match &model.kind {
        ModelKind::Struct(kind) => ("struct".to_owned(), owner.fields(kind, model.uses.sent)),
        ModelKind::Parts(kind) => ("parts".to_owned(), owner.fields(&kind.members, true)),
        ModelKind::Enum(kind) => ("enum".to_owned(), owner.values(kind)),
        ModelKind::Union(kind) => ("union".to_owned(), owner.variants(kind, telling)),
        ModelKind::Newtype => ("text".to_owned(), Vec::new()),
        ModelKind::Alias(kind) => (format!("type = {}", shapes::kind(kind)), Vec::new()),
    };
    let told = match &model.kind {
        ModelKind::Union(kind) => told_by(kind),
        _ => String::new(),
    };
    let own = Item {
        wire: told,
        ..owner.own(Kind::Schema, owner.path.clone(), shape)
    };
    std::iter::once(own).chain(members).collect()
}

/// The property that tells the variants of a union, if one does.
fn told_by(kind: &Union) -> String {
    match &kind.way {
        Way::Property { property } => format!("told by {property}"),
        Way::Sibling { property } => format!("told by {property} beside it"),
        Way::Key | Way::Shape => String::new(),
    }
}

/// The type that the items belong to.
struct Owner<'a> {
    model: &'a Model,
    pointer: String,
    path: String,
}

impl Owner<'_> {
    /// An item that is made of the schema itself.
    fn own(&self, kind: Kind, path: String, shape: String) -> Item {
        Item {
            pointer: self.pointer.clone(),
            kind,
            path,
            shape,
            origin: self.model.origin.clone(),
            wire: String::new(),
        }
    }

    fn method(&self, name: &str, shape: String) -> Item {
        self.own(Kind::Method, format!("{}::{name}()", self.path), shape)
    }

    fn comes_with(&self, name: &str) -> Item {
        let path = format!("{}: {name}", self.path);
        self.own(Kind::Trait, path, String::new())
    }

    fn fields(&self, kind: &Struct, is_sent: bool) -> Vec<Item> {
        let mut items: Vec<Item> = kind.fields.iter().map(|it| self.field(it)).collect();
        items.extend(kind.others.as_ref().map(|others| {
            let shape = format!("IndexMap<String, {}>", shapes::kind(&others.kind));
            let path = format!("{}::{}", self.path, others.name);
            Item {
                wire: self.use_of_others(&others.kind),
                ..self.own(Kind::Others, path, shape)
            }
        }));
        let asked = kind.asked();
        if is_sent {
            let arguments: Vec<String> = asked.iter().map(|field| argument(field)).collect();
            items.push(Item {
                wire: constants(kind),
                ..self.method("new", format!("fn({})", arguments.join(", ")))
            });
            items.extend(
                (1..)
                    .zip(&asked)
                    .map(|(number, field)| self.given(number, field)),
            );
            let optional = kind.fields.iter().filter(|it| it.presence.is_optional());
            items.extend(optional.map(|field| {
                self.method(
                    &field.setter(),
                    format!("fn({})", shapes::argument(&field.passing)),
                )
            }));
        }
        if kind.has_default(is_sent) {
            items.push(self.comes_with("Default"));
        }
        items
    }

    /// What is done with keys that no field has, and would not be if they were not kept: they must fit, or
    /// are sent back.
    fn use_of_others(&self, kind: &Type) -> String {
        let uses = self.model.uses;
        match (uses.received, uses.sent) {
            (true, _) if *kind != Type::Json => "read".to_owned(),
            (true, true) => "sent back".to_owned(),
            _ => String::new(),
        }
    }

    fn field(&self, field: &Field) -> Item {
        Item {
            pointer: format!("{}/properties/{}", self.pointer, escape(&field.wire)),
            kind: Kind::Property,
            path: format!("{}::{}", self.path, field.name),
            shape: shapes::field(field.presence, &field.kind),
            origin: field.origin.clone(),
            wire: [std::slice::from_ref(&field.wire), &field.aliases]
                .concat()
                .join(", or "),
        }
    }

    /// An argument of the constructor.
    fn given(&self, number: usize, field: &Field) -> Item {
        let path = format!("{}::new({})", self.path, field.name);
        Item {
            wire: field.wire.clone(),
            ..self.own(Kind::Given, path, format!("argument {number}"))
        }
    }

    fn values(&self, kind: &Enum) -> Vec<Item> {
        let values = kind.values.iter().enumerate();
        values
            .map(|(index, value)| Item {
                pointer: format!("{}/enum/{}", self.pointer, escape(&value.wire)),
                kind: Kind::Value,
                path: format!("{}::{}", self.path, value.name),
                shape: String::new(),
                origin: format!("{}/enum/{index}", self.model.origin),
                wire: value.wire.clone(),
            })
            .collect()
    }

    fn variants(&self, kind: &Union, telling: &Telling<'_>) -> Vec<Item> {
        let mut items = Vec::new();
        for variant in &kind.variants {
            let held = shapes::kind(&variant.member);
            items.push(Item {
                pointer: variant_pointer(&self.pointer, kind, variant),
                kind: Kind::Variant,
                path: format!("{}::{}", self.path, variant.name),
                shape: held,
                origin: self.model.origin.clone(),
                // Keys and shapes are looked for, and written by nobody. What else might be looked for counts.
                wire: match kind.way {
                    Way::Property { .. } | Way::Sibling { .. } => spelled(&variant.selectors),
                    Way::Key | Way::Shape => telling.told(kind, variant),
                },
            });
            let member = match &variant.member {
                Type::Boxed(inner) => shapes::kind(inner),
                kind => shapes::kind(kind),
            };
            items.push(self.method(&variant.accessor, format!("fn() -> Option<&{member}>")));
            if variant.converts {
                items.push(self.comes_with(&format!("From<{member}>")));
            }
            if variant.takes_text {
                items.push(self.comes_with("From<&str>"));
            }
        }
        items.extend(kind.fields.iter().map(|field| {
            let shape = format!("fn() -> Option<&{}>", shapes::kind(&field.kind));
            self.method(&field.name, shape)
        }));
        items
    }
}

/// What a constructor sets without being given it.
fn constants(kind: &Struct) -> String {
    let constants = kind.fields.iter().filter_map(|field| {
        let constant = field.constant.as_ref()?;
        let value = match constant {
            Constant::Variant { wire: text, .. }
            | Constant::Text(text)
            | Constant::Named { text, .. } => text.clone(),
            Constant::Boolean(value) => value.to_string(),
            Constant::Integer(number) => number.to_string(),
            Constant::Float(number) | Constant::Number { number, .. } => number.to_string(),
        };
        Some(format!("{} {value}", field.wire))
    });
    match Vec::from_iter(constants) {
        constants if constants.is_empty() => "with what is given".to_owned(),
        constants => format!("with {}", constants.join(", ")),
    }
}

fn argument(field: &Field) -> String {
    match field.presence {
        Presence::Nullable => shapes::field(field.presence, &field.kind),
        _ => shapes::argument(&field.passing),
    }
}
