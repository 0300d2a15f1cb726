//! The surface of a crate: everything that its users can name, and what of the description it was
//! made from. A rename, a lost method or another type is a difference between two surfaces.

mod client;
mod models;
mod operations;
mod pointers;
mod shapes;
mod telling;

use std::fmt;

use crate::ir::Api;
use pointers::Pointers;
use telling::Telling;

/// Something that users of a crate can name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The JSON pointer of what it was made from. What stands in a list is called by its name there
    /// (`#/paths/~1pets/get/parameters/limit`), so that the pointer does not depend on any order.
    pub pointer: String,
    /// What it is.
    pub kind: Kind,
    /// Its path in Rust. No other item has it.
    pub path: String,
    /// Its type, as far as its kind leaves it open.
    pub shape: String,
    /// The JSON pointer in the text.
    pub origin: String,
    /// How it is spelled in requests and answers, which users do not see: `GET /pets`, `query limit`. Or what
    /// else is sent, or told from others, without their doing.
    pub wire: String,
}

/// What an item is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The crate itself.
    Package,
    /// The server that a client asks.
    Server,
    /// A way to prove who calls.
    Credential,
    /// A group of operations.
    Tag,
    /// A method that starts a call.
    Operation,
    /// What a call must be given: an argument of its method.
    Argument,
    /// What a call may be given: a setter of its builder.
    Setter,
    /// What a value is made with: an argument of the constructor of its type.
    Given,
    /// The type of some bodies.
    Schema,
    /// A field.
    Property,
    /// A variant of an enum.
    Value,
    /// A variant of a union.
    Variant,
    /// What keeps the keys that no field has.
    Others,
    /// What the caller of an operation must prove.
    Access,
    /// A method that comes with something else.
    Method,
    /// A status of errors for which their body has a type.
    Status,
    /// A trait that comes with a type.
    Trait,
}

impl Item {
    /// How it is spelled; a variant without a spelling is told by its shape.
    pub fn spelling(&self) -> &str {
        match self.wire.as_str() {
            "" => "told by its shape",
            wire => wire,
        }
    }

    /// Whether it is a variant that is told by what it looks like, and not like others.
    pub fn is_told_by_shape(&self) -> bool {
        let is_of_shape = telling::OF_SHAPES
            .iter()
            .any(|start| self.wire.starts_with(start));
        self.kind == Kind::Variant && is_of_shape
    }

    /// Whether this is a part of another item: a field, a trait, an argument.
    pub fn is_within(&self, whole: &Self) -> bool {
        let path = whole.path.trim_end_matches(')');
        let rest = self.path.strip_prefix(path).unwrap_or_default();
        match path == whole.path {
            true => rest.starts_with(':'),
            // The name of a method ends with the parenthesis in which the argument stands.
            false => rest.len() > 1,
        }
    }
}

impl Kind {
    /// Whether the description has a name for it.
    pub fn is_described(self) -> bool {
        !matches!(
            self,
            Self::Package
                | Self::Server
                | Self::Given
                | Self::Access
                | Self::Method
                | Self::Status
                | Self::Trait
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Package => "package",
            Self::Server => "server",
            Self::Credential => "credential",
            Self::Tag => "tag",
            Self::Operation => "operation",
            Self::Argument => "argument",
            Self::Setter => "setter",
            Self::Given => "given",
            Self::Schema => "schema",
            Self::Property => "property",
            Self::Value => "value",
            Self::Variant => "variant",
            Self::Others => "others",
            Self::Access => "access",
            Self::Method => "method",
            Self::Status => "status",
            Self::Trait => "trait",
        })
    }
}

/// Everything that users of a crate can name, in the order of the pointers.
pub fn surface(api: &Api) -> Vec<Item> {
    let pointers = Pointers::new(api);
    let mut items = client::items(api, &pointers);
    for resource in &api.resources {
        items.extend(operations::items(resource, &pointers));
    }
    let telling = Telling::new(api);
    for model in api.modules.iter().flat_map(|module| &module.models) {
        items.extend(models::items(model, &pointers, &telling));
    }
    items.sort();
    items
}

/// The items that the description has names for, one a line: pointer and path.
pub fn ledger(items: &[Item]) -> String {
    let described = items.iter().filter(|item| item.kind.is_described());
    described
        .map(|item| format!("{} -> {}\n", line(&item.pointer), item.path))
        .collect()
}

/// A pointer on one line, whatever is in its keys.
fn line(pointer: &str) -> String {
    pointer
        .chars()
        .flat_map(|character| match character.is_control() {
            true => character.escape_default().collect::<Vec<_>>(),
            false => vec![character],
        })
        .collect()
}
