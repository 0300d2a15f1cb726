//! Types of values, and how values are handed over.

/// The type of a value. That a value may be missing or null is the field's affair, not the type's.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Text.
    String,
    /// A whole number: `i32`, `i64` or `u64`.
    Integer(Integer),
    /// A number of a binary width: `f64`.
    Float,
    /// Any other number, to its last digit.
    Number,
    /// `bool`.
    Boolean,
    /// A point in time that keeps its text.
    DateTime,
    /// Bytes of any kind: a body, and nothing else.
    Bytes,
    /// A file: a part of a body, and nothing else.
    File,
    /// A file, or what stands in place of one: a part of a body, and nothing else.
    FileOr(Box<Type>),
    /// The parts of a body of which the description says nothing.
    Parts,
    /// Any JSON value, as text.
    Json,
    /// A list.
    List(Box<Type>),
    /// An object used as a map from any key.
    Map(Box<Type>),
    /// An item of [`modules`](super::Api::modules), by name.
    Model(String),
    /// A type, or null: only as an entry, where no field can say so.
    OrNull(Box<Type>),
    /// A type that would hold itself, on the heap.
    Boxed(Box<Type>),
}

impl Type {
    /// What stands inside of lists, maps and boxes, or in place of a file.
    pub fn innermost(&self) -> &Self {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::OrNull(inner)
            | Self::Boxed(inner)
            | Self::FileOr(inner) => inner.innermost(),
            kind => kind,
        }
    }
}

/// The width of a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integer {
    /// `i32`.
    I32,
    /// `i64`, also where no width is given.
    I64,
    /// `u64`.
    U64,
}

/// How an argument is declared, so that callers can hand over what they have.
#[derive(Clone, Debug, PartialEq)]
pub enum Passing {
    /// `impl AsRef<str>`: written into a path, query or header.
    Text,
    /// `impl Into<T>`: kept in a body.
    Into(Type),
    /// `T`.
    Plain(Type),
    /// `impl IntoIterator<Item = T>`.
    Each(Type),
    /// `impl IntoIterator<Item: Into<T>>`.
    EachInto(Type),
    /// `impl IntoIterator<Item: Display>`: written into a query.
    EachText,
}

impl Passing {
    /// Whether values are handed over one by one.
    pub fn is_list(&self) -> bool {
        matches!(self, Self::Each(_) | Self::EachInto(_) | Self::EachText)
    }
}
