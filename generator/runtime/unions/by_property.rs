//! Unions told apart by the text, number or boolean that stands under one key of their values.

use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Deserializer;
use serde_json::value::RawValue;

use crate::unions::variants::Reader;
use crate::values::raw_json::RawJson;
use crate::values::reader;
use crate::values::text::Text;

impl RawJson {
    /// Reads the value as the variant that the text of an object under `key` selects.
    pub(crate) fn property<U>(
        &self,
        key: &str,
        select: impl Fn(&str) -> Option<Reader<U>>,
    ) -> Option<U> {
        let last = last_member(self.as_str(), key);
        let property = last.or_else(|| {
            let mut object = Deserializer::from_str(self.as_str());
            object.deserialize_map(Property(key)).ok()?
        })?;
        let read = match serde_json::from_str(property) {
            Ok(Text(text)) => select(&text)?,
            // A number or a boolean is as good as its text.
            Err(_) => select(property).or_else(|| select(&number(property)?))?,
        };
        read(self)
    }
}

/// A number as it is mostly written: `2.0` and `2e0` as `2`, `1.50` as `1.5`.
fn number(text: &str) -> Option<String> {
    let integer: Result<i64, _> = reader::read(Deserializer::from_str(text));
    match integer {
        Ok(integer) => Some(integer.to_string()),
        Err(_) => {
            let number = text.parse::<f64>().ok();
            let finite = number.filter(|number| number.is_finite());
            finite.map(|number| number.to_string())
        }
    }
}

/// The text under a key, if that is the last of an object that is JSON. Many servers write the tag behind everything else,
/// and so nothing before it need be read.
fn last_member<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    if key.contains(['"', '\\']) {
        return None;
    }
    let members = object.strip_suffix('}')?.trim_end();
    let (before, _) = members.strip_suffix('"')?.rsplit_once('"')?;
    let value = &members[before.len()..];
    let before = before.trim_end().strip_suffix(':')?.trim_end();
    let before = before
        .strip_suffix('"')?
        .strip_suffix(key)?
        .strip_suffix('"')?;
    // Behind a backslash, the quotation mark is one of a longer key.
    before.trim_end().ends_with(['{', ',']).then_some(value)
}

/// Takes what stands under one key, and passes over everything else.
struct Property<'a>(&'a str);

impl<'de> Visitor<'de> for Property<'_> {
    type Value = Option<&'de str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut property = None;
        while let Some(Text(key)) = members.next_key()? {
            if key == self.0 {
                property = Some(members.next_value::<&RawValue>()?.get());
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(property)
    }
}
