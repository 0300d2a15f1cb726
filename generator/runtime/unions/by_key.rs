//! Unions told apart by the key that an object has.

use crate::unions::variants::Reader;
use crate::values::members::each_member;
use crate::values::raw_json::RawJson;

impl RawJson {
    /// Reads the value as the variant that one key of an object selects; two select nothing. Null is no value of
    /// any of them, so that a key with null selects nothing, and is in no one's way.
    pub(crate) fn key<U>(&self, select: impl Fn(&str) -> Option<Reader<U>>) -> Option<U> {
        let (mut reader, mut count) = (None, 0);
        each_member(self.as_str(), |key, value| {
            if let Some(read) = select(&key).filter(|_| value != "null") {
                reader = Some(read);
                count += 1;
            }
        });
        let read = reader.filter(|_| count == 1)?;
        read(self)
    }
}
