//! The members of a JSON object, one after the other, as texts.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::values::text::Text;

/// Hands every member of an object to `take`, in their order; there are none in any other value.
pub(crate) fn each_member<'a>(text: &'a str, take: impl FnMut(Cow<'a, str>, &'a str)) {
    let mut reader = serde_json::Deserializer::from_str(text);
    // The text is JSON already, so that the only error is that it is no object.
    let _ = reader.deserialize_map(EachMember(take));
}

struct EachMember<F>(F);

impl<'de, F: FnMut(Cow<'de, str>, &'de str)> Visitor<'de> for EachMember<F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((Text(key), value)) = map.next_entry::<Text<'de>, &'de RawValue>()? {
            (self.0)(key, value.get());
        }
        Ok(())
    }
}
