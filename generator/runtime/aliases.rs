//! Objects in which one member may have several keys.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// Reads a struct from an object, with some keys read as others.
///
/// Where an object has several keys for one member, the first of them counts: a second would else
/// be an error, and cost the whole answer.
pub(crate) struct Aliases<D> {
    /// Where the object comes from.
    pub(crate) deserializer: D,
    /// The keys that are read as others: alias, and declared key.
    pub(crate) keys: &'static [(&'static str, &'static str)],
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Aliases<D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let keys = self.keys;
        let renaming = Renaming {
            inner: visitor,
            keys,
        };
        self.deserializer.deserialize_struct(name, fields, renaming)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let keys = self.keys;
        let renaming = Renaming {
            inner: visitor,
            keys,
        };
        self.deserializer.deserialize_map(renaming)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// A visitor, or the members of an object, with keys read as others.
struct Renaming<T> {
    inner: T,
    keys: &'static [(&'static str, &'static str)],
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Renaming<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Members {
            map,
            keys: self.keys,
            seen: Vec::new(),
        })
    }
}

/// The members of an object, each key once.
struct Members<A> {
    map: A,
    keys: &'static [(&'static str, &'static str)],
    seen: Vec<&'static str>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(Key(key)) = self.map.next_key()? {
            let declared = self.declared(&key);
            match declared {
                Some(declared) if self.seen.contains(&declared) => {
                    self.map.next_value::<IgnoredAny>()?;
                }
                Some(declared) => {
                    self.seen.push(declared);
                    return seed.deserialize(text(Cow::Borrowed(declared))).map(Some);
                }
                None => return seed.deserialize(text(key)).map(Some),
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

impl<A> Members<A> {
    /// The declared key of a member that has several.
    fn declared(&self, key: &str) -> Option<&'static str> {
        let found = self
            .keys
            .iter()
            .find(|(alias, declared)| *alias == key || *declared == key);
        found.map(|(_, declared)| *declared)
    }
}

/// A key, borrowed where it is written without escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

fn text<'a, E: Error>(text: Cow<'a, str>) -> CowStrDeserializer<'a, E> {
    CowStrDeserializer::new(text)
}
