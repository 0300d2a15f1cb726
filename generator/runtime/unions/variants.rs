//! How the value of a union is read as the member of one variant.

use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::values::declared_fields::declared_fields;
use crate::values::nesting::Nesting;
use crate::values::raw_json::RawJson;
use crate::values::reader::JsonReader;
use crate::values::text::Text;

/// Reads a value as one variant, if it fits.
pub(crate) type Reader<U> = fn(&RawJson) -> Option<U>;

impl RawJson {
    /// Reads the value as the member of a union's variant, if it fits.
    ///
    /// It fits when it decodes and, where `T` is a struct, is `{}` or has at least one key that `T`
    /// declares. (A struct whose fields are all optional is read from every object, which would lose
    /// what was received.) What nests too deep fits nothing.
    pub(crate) fn read_as<T: DeserializeOwned>(&self) -> Option<T> {
        let _nesting = Nesting::within(self.as_str())?;
        let Some(declared) = declared_fields::<T>() else {
            return self.decode().ok();
        };
        let mut is_met = self.is_empty_object();
        let mut reader = serde_json::Deserializer::from_str(self.as_str());
        let member = T::deserialize(Fitting {
            deserializer: JsonReader(&mut reader),
            declared,
            is_met: &mut is_met,
        });
        member.ok().filter(|_| is_met)
    }

    fn is_empty_object(&self) -> bool {
        let inside = self.as_str().strip_prefix('{');
        inside.is_some_and(|inside| inside.trim_start().starts_with('}'))
    }
}

/// Reads a struct, and notes whether one of its keys was met.
struct Fitting<'a, D> {
    deserializer: D,
    declared: &'static [&'static str],
    is_met: &'a mut bool,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Fitting<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_map(Met {
            visitor,
            declared: self.declared,
            is_met: self.is_met,
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Visits the members of an object.
struct Met<'a, V> {
    visitor: V,
    declared: &'static [&'static str],
    is_met: &'a mut bool,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Met<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(Members {
            map,
            declared: self.declared,
            is_met: self.is_met,
        })
    }
}

/// The members of an object, each key looked at until a declared one is met.
struct Members<'a, A> {
    map: A,
    declared: &'static [&'static str],
    is_met: &'a mut bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        if *self.is_met {
            return self.map.next_key_seed(seed);
        }
        let Some(Text(key)) = self.map.next_key()? else {
            return Ok(None);
        };
        *self.is_met = self.declared.contains(&key.as_ref());
        seed.deserialize(CowStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
