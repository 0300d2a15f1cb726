//! Types with named fields.

use super::Docs;
use super::types::{Passing, Type};

/// A type with named fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// The fields, in the order of the description.
    pub fields: Vec<Field>,
    /// What values of other keys are kept as, where they are.
    pub others: Option<Others>,
    /// The fields whose union is selected by another field.
    pub selections: Vec<Selection>,
}

impl Struct {
    /// Whether a derived reader is not enough: further keys are kept, or some field has several
    /// keys, or holds a union that another selects.
    pub fn is_read_by_hand(&self) -> bool {
        self.others.is_some() || !self.selections.is_empty() || self.has_aliases()
    }

    /// The fields that its constructor takes, by name, so that no order in the description can swap the arguments of
    /// callers.
    pub fn asked(&self) -> Vec<&Field> {
        let mut asked: Vec<&Field> = self.fields.iter().filter(|it| it.is_asked).collect();
        asked.sort_by(|one, other| one.name.cmp(&other.name));
        asked
    }

    /// Whether nothing has to be there.
    pub fn is_default(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.all(|field| field.presence.is_optional() && !field.is_asked)
    }

    /// Whether its default has the defaults of the types of its fields, and no constant that requests have.
    pub fn derives_default(&self, is_sent: bool) -> bool {
        let has_constant = self.fields.iter().any(|field| field.constant.is_some());
        self.is_default() && !(is_sent && has_constant)
    }

    /// Whether it has a default: nothing has to be there, or what has to be is constant.
    pub fn has_default(&self, is_sent: bool) -> bool {
        self.is_default() || (is_sent && self.asked().is_empty())
    }

    /// Whether some field has several keys.
    pub fn has_aliases(&self) -> bool {
        self.fields.iter().any(|field| !field.aliases.is_empty())
    }
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The field's name.
    pub name: String,
    /// Its key in JSON.
    pub wire: String,
    /// Where its schema stands.
    pub origin: String,
    /// What the description says of it.
    pub docs: Docs,
    /// Other keys that are read as this one.
    pub aliases: Vec<String>,
    /// Whether it may be missing or null.
    pub presence: Presence,
    /// Its type when it is there.
    pub kind: Type,
    /// How its setter or constructor takes it.
    pub passing: Passing,
    /// The only value that it can have where it must be there, or that tells what it stands in from others: a constructor sets it.
    pub constant: Option<Constant>,
    /// Whether a constructor asks for it.
    pub is_asked: bool,
    /// Which way it goes.
    pub direction: Direction,
}

impl Field {
    /// A field that must be there, and of which nothing else is said.
    pub fn undescribed(name: String, wire: &str, origin: &str) -> Self {
        Self {
            name,
            wire: wire.to_owned(),
            origin: format!("{origin}/required"),
            docs: Docs::new(),
            aliases: Vec::new(),
            presence: Presence::Required,
            kind: Type::Json,
            passing: Passing::Plain(Type::Json),
            constant: None,
            is_asked: false,
            direction: Direction::Both,
        }
    }

    /// The name of its setter.
    pub fn setter(&self) -> String {
        format!("with_{}", self.name.trim_end_matches('_'))
    }
}

/// Which way a member goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Either.
    Both,
    /// Only answers need to have it.
    Received,
    /// Only requests need to have it.
    Sent,
}

/// What a constructor sets a field to.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// A variant of an enum.
    Variant {
        /// The enum.
        model: String,
        /// Its variant.
        variant: String,
        /// What that is in requests.
        wire: String,
    },
    /// A text.
    Text(String),
    /// A text whose type has a name of its own.
    Named {
        /// The type.
        model: String,
        /// The text.
        text: String,
    },
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i128),
    /// A number of a binary width.
    Float(f64),
    /// A number of a type that holds any.
    Number {
        /// The name of the type, if it has one of its own.
        model: Option<String>,
        /// The number.
        number: f64,
    },
}

/// Whether a field may be missing or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there.
    Required,
    /// Always there, maybe null.
    Nullable,
    /// May be missing; null is read as missing.
    Optional,
    /// May be missing or null, which are kept apart.
    OptionalNullable,
    /// May be missing; null is a value of its type.
    OptionalJson,
}

impl Presence {
    /// Whether the field may be missing.
    pub fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Optional | Self::OptionalNullable | Self::OptionalJson
        )
    }

    /// Whether a missing member and null are kept apart.
    pub fn reads_null(self) -> bool {
        matches!(self, Self::OptionalNullable | Self::OptionalJson)
    }

    /// How many `Option`s the type of the field stands in.
    pub fn options(self) -> usize {
        match self {
            Self::Required => 0,
            Self::Nullable | Self::Optional | Self::OptionalJson => 1,
            Self::OptionalNullable => 2,
        }
    }

    /// The same where the field may be missing too.
    pub fn or_missing(self) -> Self {
        match self {
            Self::Required => Self::Optional,
            Self::Nullable => Self::OptionalNullable,
            presence => presence,
        }
    }

    /// The same for a type that null is a value of.
    pub fn of_json(self) -> Self {
        match self {
            Self::Nullable => Self::Required,
            Self::OptionalNullable => Self::OptionalJson,
            presence => presence,
        }
    }
}

/// The field that keeps what no other field declares.
#[derive(Clone, Debug, PartialEq)]
pub struct Others {
    /// The field's name.
    pub name: String,
    /// The type of the values. Any JSON is kept as received.
    pub kind: Type,
}

/// A field whose union, or each union in whose list or map, is selected by another field of the same struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The field that holds the union.
    pub field: String,
    /// Its presence.
    pub presence: Presence,
    /// In what the field holds the union, from the outside.
    pub layers: Vec<Layer>,
    /// The union's name.
    pub union: String,
    /// The union's variant for what is not read yet.
    pub unknown: String,
    /// The field that selects.
    pub sibling: String,
    /// Whether the selecting field may be missing or null.
    pub sibling_presence: Presence,
    /// Whether the selecting field is a text. A number or a boolean is as good as its text.
    pub is_text: bool,
}

/// What holds a union in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    List,
    Map,
    OrNull,
}
