//! Types that are one of some types, and how these are told apart.

use std::fmt;

use super::types::Type;
pub use text_form::TextForm;

// As the crates that are generated know them.
#[path = "../../runtime/unions/text_form.rs"]
mod text_form;

impl TextForm {
    /// What texts of this form are called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "date time",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Uuid => "uuid",
        }
    }
}

/// One of some types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// What lists the variants; `oneOf` for heirs, which nothing lists.
    pub keyword: Listing,
    /// The variants, in the order of the description.
    pub variants: Vec<Variant>,
    /// The variant that keeps any other value.
    pub unknown: String,
    /// How the variants are told apart.
    pub way: Way,
    /// The fields that several variants have in common, in the order of the first that has each.
    pub fields: Vec<SharedField>,
}

/// A keyword that lists variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// A value is of one variant.
    OneOf,
    /// A value is of one variant or of several.
    AnyOf,
}

impl fmt::Display for Listing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::OneOf => "oneOf",
            Self::AnyOf => "anyOf",
        })
    }
}

/// A field that several variants of a union require, with one type.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedField {
    /// The field's name.
    pub name: String,
    /// Its type.
    pub kind: Type,
    /// The variants that require it, unless all do.
    pub holders: Option<Vec<String>>,
}

impl Union {
    /// Whether such a question is asked of its values.
    pub fn asks(&self, is_such: impl Fn(&Question) -> bool) -> bool {
        let variants = self.variants.iter();
        let mut tests = variants.flat_map(|variant| variant.tests.iter().flatten());
        tests.any(|test| is_such(&test.question))
    }
}

/// One variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The variant's name.
    pub name: String,
    /// What it holds.
    pub member: Type,
    /// The name of the method that gives what it holds.
    pub accessor: String,
    /// The texts that select it, in alphabetical order: keys or values of a property, by the
    /// union's [`Way`].
    pub selectors: Vec<String>,
    /// What holds of its values alone, where the union is told apart by shape: every test of one of
    /// these lists. Nothing does of a variant that is told from no other.
    pub tests: Vec<Vec<Test>>,
    /// Whether it is read at all. What an undecided variant describes arrives as unknown.
    pub is_read: bool,
    /// Whether no other variant holds the same type, so that it converts into the union.
    pub converts: bool,
    /// Whether it holds texts and converts, so that borrowed ones convert into the union too.
    pub takes_text: bool,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// By a key that one variant requires and no other declares.
    Key,
    /// By the JSON type of the value, and by the members of objects.
    Shape,
    /// By the value of a property of the variants themselves.
    Property {
        /// The key of that property.
        property: String,
    },
    /// By the value of a property that stands beside the union, in the object that holds it.
    Sibling {
        /// The key of that property.
        property: String,
    },
}

/// Something that holds of a value, or does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Test {
    /// The steps from the value to what is asked about.
    pub path: Vec<Step>,
    /// What is asked. Where a step leads nowhere, the answer is no unless the question says otherwise.
    pub question: Question,
    /// The answer that is wanted.
    pub holds: bool,
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To the member of an object under this key.
    Member(String),
    /// To the first of these members of an object that is there, and not null.
    AnyOf(Vec<String>),
    /// To the first entry of a list.
    First,
}

/// Something that can be asked of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Is it an object with these keys, none of them with null, of which another says nothing? What does not declare them
    /// loses them.
    Told(Vec<String>),
    /// Is it of one of these types?
    Is(Vec<JsonKind>),
    /// Is it one of these texts?
    OneOf(Vec<String>),
    /// Is it one of these texts, null, or not there?
    OneOfOrMissing(Vec<String>),
    /// Is it one of these, which are not all texts?
    Literal(Vec<Constant>),
    /// Is it one of these, null, or not there?
    LiteralOrMissing(Vec<Constant>),
    /// Is it a text of this form?
    Form(TextForm),
    /// Is it an object with this key, and not with null?
    Has(String),
    /// Is it an object with this key, be it with null?
    HasKey(String),
    /// Is it an object with one of these keys, be it with null?
    HasAny(Vec<String>),
    /// Is it an object with no keys but these?
    HasOnly(Vec<String>),
    /// Is it an object with null under one of these keys?
    HasNull(Vec<String>),
}

/// A value without parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Constant {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, whose text is that of no other.
    Number(String),
    /// A text.
    Text(String),
}

impl Constant {
    /// A number. Those without a fraction are written without one.
    pub fn number(number: f64) -> Self {
        Self::Number(number.to_string())
    }

    /// Its JSON type.
    pub fn kind(&self) -> JsonKind {
        match self {
            Self::Null => JsonKind::Null,
            Self::Boolean(_) => JsonKind::Boolean,
            Self::Number(_) => JsonKind::Number,
            Self::Text(_) => JsonKind::String,
        }
    }

    /// The text by which it selects a variant; null selects none.
    pub fn as_selector(&self) -> Option<String> {
        match self {
            Self::Null => None,
            Self::Boolean(value) => Some(value.to_string()),
            Self::Number(text) | Self::Text(text) => Some(text.clone()),
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// Any number.
    Number,
    /// Text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl JsonKind {
    /// Every JSON type.
    pub const ALL: [Self; 6] = [
        Self::Null,
        Self::Boolean,
        Self::Number,
        Self::String,
        Self::Array,
        Self::Object,
    ];

    /// The kind of a word of a schema.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "boolean" => Self::Boolean,
            "integer" | "number" => Self::Number,
            "string" => Self::String,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// The word of a schema for this kind.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// That word after its article.
    pub fn one(self) -> String {
        let article = match self {
            Self::Array | Self::Object => "an",
            _ => "a",
        };
        format!("{article} {self}")
    }
}

impl fmt::Display for JsonKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.keyword())
    }
}
