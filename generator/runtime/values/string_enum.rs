//! Enumerations of texts that stay open: a new value is kept, not refused.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

/// Reads an enumeration from a text, without a copy of it where the value is known.
pub(crate) fn deserialize<'de, D, E>(deserializer: D) -> Result<E, D::Error>
where
    D: Deserializer<'de>,
    E: for<'a> From<&'a str>,
{
    deserializer.deserialize_str(FromText(PhantomData))
}

struct FromText<E>(PhantomData<E>);

impl<E: for<'a> From<&'a str>> Visitor<'_> for FromText<E> {
    type Value = E;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<F: Error>(self, text: &str) -> Result<E, F> {
        Ok(E::from(text))
    }
}

/// Declares an enumeration, with one line for each value: its text in JSON, and its name. What is said of a
/// value stands above it.
///
/// ```text
/// string_enum! {
///     pub enum Color or Unknown {
///         "dark-red" => DarkRed,
///     }
/// }
/// ```
macro_rules! string_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident or $unknown:ident {
            $($(#[$note:meta])* $text:literal => $value:ident,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$note])* $value,)*
            /// A value that the description does not list, as received.
            $unknown(String),
        }

        impl $name {
            /// The value as it is written in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$value => $text,)*
                    Self::$unknown(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$value,)*
                    _ => Self::$unknown(text.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::values::string_enum::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use string_enum;
