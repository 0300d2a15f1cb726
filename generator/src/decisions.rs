//! How each union of a description is told apart: what `lower` decides, for people to read.

use crate::diagnostics::Place;

/// One union.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The type that is made of it.
    pub union: String,
    /// The JSON pointer of its schema.
    pub pointer: String,
    /// Where its schema stands.
    pub place: Option<Place>,
    /// How its variants are told apart.
    pub way: DecidedWay,
    /// Its variants, in the order of the description.
    pub variants: Vec<String>,
    /// The variants that cannot be told apart.
    pub undecided: Vec<UndecidedPair>,
    /// Whether its values are only sent, so that the client has to tell none of them.
    pub is_only_sent: bool,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedWay {
    /// By the value of this property beside the union.
    Sibling(String),
    /// By the value of this property of the variants.
    Property(String),
    /// By a key that one variant requires and no other declares.
    Key,
    /// By the JSON type of the value, and by the members of objects.
    Shape,
}

impl std::fmt::Display for DecidedWay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sibling(property) => write!(formatter, "sibling {property}"),
            Self::Property(property) => write!(formatter, "property {property}"),
            Self::Key => formatter.write_str("key"),
            Self::Shape => formatter.write_str("shape"),
        }
    }
}

/// Two variants that cannot be told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct UndecidedPair {
    /// The first, and the pointer of its schema.
    pub first: (String, String),
    /// The second, and the pointer of its schema.
    pub second: (String, String),
    /// The smallest JSON that both accept.
    pub witness: Option<serde_json::Value>,
    /// What becomes of such values.
    pub fate: PairFate,
}

impl UndecidedPair {
    /// Both variants.
    pub fn variants(&mut self) -> [&mut (String, String); 2] {
        [&mut self.first, &mut self.second]
    }
}

/// What becomes of values that may be of two variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairFate {
    /// Nobody has said yet.
    Undecided,
    /// An `anyOf` lets them be of both: they arrive raw, as do the others of these variants.
    Both,
    /// They may arrive raw, with the others of these variants, as `x-ambiguous: keep` says.
    Accepted,
    /// They alone arrive raw: the others are told apart.
    InPart,
}

impl std::fmt::Display for PairFate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Undecided => "undecided",
            Self::Both => "both",
            Self::Accepted => "accepted",
            Self::InPart => "in part",
        })
    }
}
