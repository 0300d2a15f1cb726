//! How the value of a union is read as the member of one variant.

use std::cell::Cell;
use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
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
    /// It fits when it decodes and, where `T` is a struct or a list of them, each object is `{}` or has at
    /// least one key that is declared. (A struct whose fields are all optional is read from every object,
    /// which would lose what was received.) What nests too deep fits nothing.
    pub(crate) fn read_as<T: DeserializeOwned>(&self) -> Option<T> {
        let _nesting = Nesting::within(self.as_str())?;
        let Some(declared) = declared_fields::<T>() else {
            return self.decode().ok();
        };
        let is_alien = Cell::new(false);
        let expected = Expected {
            declared,
            is_alien: &is_alien,
        };
        let mut reader = serde_json::Deserializer::from_str(self.as_str());
        let member = T::deserialize(Fitting(JsonReader(&mut reader), expected));
        member.ok().filter(|_| !is_alien.get())
    }
}

/// The keys that structs declare, and whether one has others, and none of these.
#[derive(Clone, Copy)]
struct Expected<'a> {
    declared: &'static [&'static str],
    is_alien: &'a Cell<bool>,
}

/// What reads structs or lists of them, and all that it hands out.
struct Fitting<'a, T>(T, Expected<'a>);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Fitting<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Fitting(visitor, self.1))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(Fitting(visitor, self.1))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_seq(Fitting(visitor, self.1))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Fitting<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Fitting(deserializer, self.1))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Members {
            map,
            expected: self.1,
            is_met: None,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Fitting(list, self.1))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Fitting<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Fitting(seed, self.1))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Fitting<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Fitting(deserializer, self.1))
    }
}

/// The members of an object, each key looked at until a declared one is met.
struct Members<'a, A> {
    map: A,
    expected: Expected<'a>,
    /// Whether a declared key was met; nothing before there was any key.
    is_met: Option<bool>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        if self.is_met == Some(true) {
            return self.map.next_key_seed(seed);
        }
        let Expected { declared, is_alien } = self.expected;
        let Some(Text(key)) = self.map.next_key()? else {
            is_alien.set(is_alien.get() || self.is_met == Some(false));
            return Ok(None);
        };
        self.is_met = Some(declared.contains(&key.as_ref()));
        seed.deserialize(CowStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
