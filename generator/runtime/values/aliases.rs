//! Objects in which one member may have several keys.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::values::text::Text;

/// Reads a struct from an object, with some keys read as others.
///
/// Where an object has several keys for one member, the first of them counts: a second would else
/// be an error, and cost the whole answer.
pub(crate) struct Aliases<D, const N: usize> {
    /// Where the object comes from.
    pub(crate) deserializer: D,
    /// The keys that are read as others: alias, and declared key.
    pub(crate) keys: Keys<N>,
}

type Keys<const N: usize> = [(&'static str, &'static str); N];

impl<'de, D: Deserializer<'de>, const N: usize> Deserializer<'de> for Aliases<D, N> {
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

/// A visitor of objects with keys read as others.
struct Renaming<V, const N: usize> {
    inner: V,
    keys: Keys<N>,
}

impl<'de, V: Visitor<'de>, const N: usize> Visitor<'de> for Renaming<V, N> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Members {
            map,
            keys: self.keys,
            seen: [false; N],
        })
    }
}

/// The members of an object, each key once.
struct Members<A, const N: usize> {
    map: A,
    keys: Keys<N>,
    /// Whether the declared key of each pair was there, noted at the first pair that has it.
    seen: [bool; N],
}

impl<'de, A: MapAccess<'de>, const N: usize> MapAccess<'de> for Members<A, N> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(Text(key)) = self.map.next_key()? {
            let Some(first) = self.first_pair(&key) else {
                return seed.deserialize(text(key)).map(Some);
            };
            if self.seen[first] {
                self.map.next_value::<IgnoredAny>()?;
                continue;
            }
            self.seen[first] = true;
            let declared = Cow::Borrowed(self.keys[first].1);
            return seed.deserialize(text(declared)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

impl<A, const N: usize> Members<A, N> {
    /// Where the declared key of a member that has several first stands.
    fn first_pair(&self, key: &str) -> Option<usize> {
        let is_either = |(alias, declared): &(&str, &str)| *alias == key || *declared == key;
        let (_, declared) = self.keys.iter().find(|pair| is_either(pair))?;
        self.keys.iter().position(|(_, other)| other == declared)
    }
}

fn text<'a, E: Error>(text: Cow<'a, str>) -> CowStrDeserializer<'a, E> {
    CowStrDeserializer::new(text)
}
