//! Structs that keep the members which no field declares.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::values::text::Text;

/// Reads a struct from an object, and the members that it does not declare into a map.
///
/// Serde's own `flatten` would first read every member into a value of its own, which loses digits
/// of numbers, and in which JSON that is kept as received cannot be read.
pub(crate) struct FurtherFields<'m, D, T> {
    /// Where the object comes from.
    pub(crate) deserializer: D,
    /// Where the further members go, in the order received. Of two with one key the last counts.
    pub(crate) others: &'m mut IndexMap<String, T>,
}

impl<'de, D: Deserializer<'de>, T: Deserialize<'de>> Deserializer<'de> for FurtherFields<'_, D, T> {
    type Error = D::Error;

    /// Asks for a map, as for one any key is declared.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_map(Sorting {
            inner: visitor,
            fields,
            others: self.others,
        })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// A visitor, or the members of an object, that sees the declared keys alone.
struct Sorting<'m, I, T> {
    inner: I,
    fields: &'static [&'static str],
    others: &'m mut IndexMap<String, T>,
}

impl<'de, V: Visitor<'de>, T: Deserialize<'de>> Visitor<'de> for Sorting<'_, V, T> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Sorting {
            inner: map,
            fields: self.fields,
            others: self.others,
        })
    }
}

impl<'de, A: MapAccess<'de>, T: Deserialize<'de>> MapAccess<'de> for Sorting<'_, A, T> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(Text(key)) = self.inner.next_key()? {
            if self.fields.contains(&key.as_ref()) {
                return seed.deserialize(CowStrDeserializer::new(key)).map(Some);
            }
            let value = self.inner.next_value()?;
            self.others.insert(key.into_owned(), value);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(seed)
    }
}
