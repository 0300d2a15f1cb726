//! JSON as it was written: numbers to the last digit, keys in their order, and however often one comes.
//! `serde_json::Value` rounds, keeps the last of several members alone, and takes neither `1e400` nor half
//! of a pair of surrogates; servers send all of these.

use std::fmt;

use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Number, Value};

/// How many levels of lists and objects are read. A client reads half as many.
const LEVELS: usize = 256;

/// A value.
#[derive(Clone, Debug)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(Box<RawValue>),
    /// A text; one with half of a pair of surrogates has its escapes in it.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// The members of an object, as they came.
    Object(Vec<(String, Json)>),
}

/// What is wrong with a text that is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What was expected or found. It says nothing of what the text is about.
    pub reason: String,
    /// The line at which reading stopped, from 1.
    pub line: usize,
    /// The column in it, from 1.
    pub column: usize,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            reason,
            line,
            column,
        } = self;
        write!(formatter, "{reason} at line {line} column {column}")
    }
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        let text = error.to_string();
        let reason = text.split_once(" at line ");
        Self {
            reason: reason
                .map_or(text.as_str(), |(reason, _)| reason)
                .to_owned(),
            line: error.line().max(1),
            // The end of a text is at no column.
            column: error.column().max(1),
        }
    }
}

impl Json {
    /// Reads bytes.
    ///
    /// # Errors
    ///
    /// They are no JSON, or are nested too deeply.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = str::from_utf8(bytes).map_err(|error| {
            let readable = str::from_utf8(&bytes[..error.valid_up_to()]);
            stopped(readable.unwrap_or_default(), "no UTF-8")
        })?;
        let raw: &RawValue = serde_json::from_str(text)?;
        value(raw.get(), LEVELS, text)
    }

    /// A number that is written like this, if it is one.
    pub fn number(text: &str) -> Option<Self> {
        let is_number = text.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit());
        let raw = RawValue::from_string(text.to_owned()).ok();
        raw.filter(|_| is_number).map(Self::Number)
    }

    /// Whether this is no number beyond all that a `Value` can be.
    pub fn is_near(&self) -> bool {
        match self {
            Self::Number(number) => number.get().parse::<Number>().is_ok(),
            _ => true,
        }
    }

    /// The nearest value that `serde_json` has: of members with one key the last.
    pub fn nearest(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(is_true) => (*is_true).into(),
            Self::Number(number) => nearest_number(number.get()),
            Self::Text(text) => text.as_str().into(),
            Self::List(items) => items.iter().map(Self::nearest).collect(),
            Self::Object(members) => {
                let members = members.iter();
                members
                    .map(|(key, member)| (key.clone(), member.nearest()))
                    .collect()
            }
        }
    }
}

/// On one line; in the alternate form, with a line for each member.
impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match formatter.alternate() {
            true => serde_json::to_string_pretty(self),
            false => serde_json::to_string(self),
        };
        formatter.write_str(&text.map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(is_true) => serializer.serialize_bool(*is_true),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, member)| (key, member)))
            }
        }
    }
}

/// A value that is known to be JSON: a part of the whole text.
fn value(part: &str, levels: usize, whole: &str) -> Result<Json, Unreadable> {
    let is_nested = part.starts_with(['{', '[']);
    let Some(below) = levels.checked_sub(usize::from(is_nested)) else {
        let start = part.as_ptr() as usize - whole.as_ptr() as usize;
        let reason = format!("more than {LEVELS} levels of lists and objects");
        return Err(stopped(&whole[..start], &reason));
    };
    match part.as_bytes() {
        [b'{', ..] => {
            let members = Deserializer::from_str(part).deserialize_map(Members)?;
            let members = members.into_iter().map(|(key, member)| {
                let key = text(key.get());
                Ok((key, value(member.get(), below, whole)?))
            });
            Ok(Json::Object(members.collect::<Result<_, Unreadable>>()?))
        }
        [b'[', ..] => {
            let items: Vec<&RawValue> = serde_json::from_str(part)?;
            let items = items.iter().map(|item| value(item.get(), below, whole));
            Ok(Json::List(items.collect::<Result<_, _>>()?))
        }
        [b'"', ..] => Ok(Json::Text(text(part))),
        b"null" => Ok(Json::Null),
        b"true" => Ok(Json::Bool(true)),
        b"false" => Ok(Json::Bool(false)),
        _ => Ok(Json::Number(serde_json::from_str(part)?)),
    }
}

/// What a text between quotes says.
fn text(quoted: &str) -> String {
    let said = serde_json::from_str(quoted);
    said.unwrap_or_else(|_| quoted[1..quoted.len() - 1].to_owned())
}

/// One that is too large for 64 bits becomes the largest there is.
fn nearest_number(written: &str) -> Value {
    let number: Result<Number, _> = written.parse();
    number.map_or_else(
        |_| match written.starts_with('-') {
            true => f64::MIN.into(),
            false => f64::MAX.into(),
        },
        Value::Number,
    )
}

/// Reading stopped behind this.
fn stopped(before: &str, reason: &str) -> Unreadable {
    let line = before.rsplit('\n').next().unwrap_or_default();
    Unreadable {
        reason: reason.to_owned(),
        line: before.matches('\n').count() + 1,
        column: line.len() + 1,
    }
}

/// The members of an object.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(text: &str) -> String {
        serde_json::to_string(&Json::read(text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn everything_comes_back_as_it_was_written() {
        for text in [
            "null",
            "[1.0,-0,1e400,12345678901234567890123.45,1E+3]",
            r#"{"b":1,"a":[true,false],"b":{"c":"\"d\""},"":null}"#,
            r#"{"\n":"ä"}"#,
        ] {
            assert_eq!(written(text), text);
        }
        assert_eq!(written(r#"["\u00e4\/"]"#), r#"["ä/"]"#);
    }

    #[test]
    fn half_of_a_pair_is_a_text_of_its_own_as_a_key_too() {
        let text = r#"{"\ud83d":"\ud83e Ada"}"#;
        assert_eq!(written(text), r#"{"\\ud83d":"\\ud83e Ada"}"#);
    }

    #[test]
    fn the_nearest_value_has_the_last_member_and_the_largest_number() {
        let json = Json::read(br#"{"a":1,"b":-1e999,"a":2}"#).unwrap();
        assert_eq!(json.nearest(), json!({ "a": 2, "b": f64::MIN }));
    }

    #[test]
    fn what_is_no_json_says_where_reading_stopped() {
        let deep = "\n".to_owned() + &"[".repeat(LEVELS + 1) + &"]".repeat(LEVELS + 1);
        for (text, expected) in [
            (
                &b"{\n  \"a\": 1,\n}"[..],
                "key must be a string at line 3 column 1",
            ),
            (b"[1, 2", "EOF while parsing a list at line 1 column 5"),
            (b"{'a': 1}", "key must be a string at line 1 column 2"),
            (b"[NaN]", "expected value at line 1 column 2"),
            (b"", "EOF while parsing a value at line 1 column 1"),
            (b"[\n\"\xff\"]", "no UTF-8 at line 2 column 2"),
            (
                deep.as_bytes(),
                "more than 256 levels of lists and objects at line 2 column 257",
            ),
        ] {
            assert_eq!(Json::read(text).unwrap_err().to_string(), expected);
        }
        assert!(Json::read(deep.replacen('[', "", 1).replacen(']', "", 1).as_bytes()).is_ok());
    }

    #[test]
    fn a_number_is_nothing_else() {
        assert!(Json::number("15550000001").is_some());
        for text in ["", "null", "person1@example.com", "01", "+1"] {
            assert!(Json::number(text).is_none(), "{text}");
        }
    }
}
