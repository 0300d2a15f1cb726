//! Lists that are read entry by entry, so that a wrong entry costs only itself.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::calls::answer::{Decode, Json};
use crate::calls::excerpt::{excerpt, one_line};
use crate::values::raw_json::RawJson;

/// An entry of a list: its value, or what was received instead.
///
/// It is read from any JSON; [`Lenient::split`] gives the values and the refused entries.
#[derive(Debug)]
pub enum Lenient<T> {
    /// The entry fits its type.
    Value(T),
    /// It does not.
    Refused(Refused),
}

/// An entry that does not fit its type, and why.
#[derive(Debug, Error)]
#[error(
    "the entry does not fit its type at `{}`: {source}; received: {}",
    one_line(json_path),
    excerpt(json.as_str().as_bytes(), 0)
)]
#[non_exhaustive]
pub struct Refused {
    /// The entry as received.
    pub json: RawJson,
    /// Where in the entry the fault is: `tags[0].name`, or `.` for all of it.
    pub json_path: String,
    /// What is wrong there. Line and column count from the start of the entry.
    pub source: serde_json::Error,
}

impl<T> Lenient<T> {
    /// The values, and the entries that were refused, both in their order.
    pub fn split(entries: impl IntoIterator<Item = Self>) -> (Vec<T>, Vec<Refused>) {
        let (mut values, mut refused) = (Vec::new(), Vec::new());
        for entry in entries {
            match entry {
                Self::Value(value) => values.push(value),
                Self::Refused(entry) => refused.push(entry),
            }
        }
        (values, refused)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = RawJson::deserialize(deserializer)?;
        Ok(match Json::<T>::decode(json.as_str().as_bytes()) {
            Ok(value) => Self::Value(value),
            Err(error) => Self::Refused(Refused {
                json_path: error.path().to_string(),
                source: error.into_inner(),
                json,
            }),
        })
    }
}

/// A refused entry is written as it was received.
impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Refused(refused) => refused.json.serialize(serializer),
        }
    }
}

/// Gives a builder that holds its call, and whose answer has a list, the lenient ways to send it.
///
/// `lenient!(List, Json<Page<Lenient<User>>> => Page<Lenient<User>>)` is read like that of `sends`.
macro_rules! lenient {
    ($builder:ident, $decode:ty => $value:ty) => {
        impl $builder {
            /// Sends the request and reads the list of the answer entry by entry: one that does not
            /// fit its type is kept as received, beside the others.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error). An entry that does not fit its type is none.
            pub async fn lenient(self) -> Result<$value, crate::Error> {
                Ok(self.lenient_answer().await?.value)
            }

            /// As [`lenient`](Self::lenient), with the whole answer: value, status, headers and body.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error). An entry that does not fit its type is none.
            pub async fn lenient_answer(self) -> Result<crate::Answer<$value>, crate::Error> {
                self.0.send::<$decode>().await
            }

            /// Like [`lenient`](Self::lenient), for programs without an async runtime.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error); and
            /// [`BuildError::BlockingInsideAsync`](crate::BuildError::BlockingInsideAsync) on a thread of an async runtime.
            #[cfg(feature = "blocking")]
            pub fn lenient_blocking(self) -> Result<$value, crate::Error> {
                Ok(self.0.send_blocking::<$decode>()?.value)
            }
        }
    };
}

pub(crate) use lenient;
