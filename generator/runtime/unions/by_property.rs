//! Unions told apart by the text, number or boolean that stands under one key of their values.

use serde_json::Deserializer;

use crate::unions::variants::Reader;
use crate::values::members::each_member;
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
        let mut property = None;
        each_member(self.as_str(), |known, value| {
            if known == key {
                property = Some(value);
            }
        });
        let property = property?;
        let read = match serde_json::from_str(property) {
            Ok(Text(text)) => select(&text)?,
            // A number or a boolean is as good as its text.
            Err(_) => select(property).or_else(|| select(&integer(property)?))?,
        };
        read(self)
    }
}

/// An integer as it is mostly written: `2.0` and `2e0` as `2`.
fn integer(number: &str) -> Option<String> {
    let number: i64 = reader::read(Deserializer::from_str(number)).ok()?;
    Some(number.to_string())
}
