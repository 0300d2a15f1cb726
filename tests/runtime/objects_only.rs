//! A struct is read from an object, and from nothing else, wherever it stands.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::calls::answer::{Decode, Json};
use crate::calls::lenient::Lenient;
use crate::unions::union_enum::union_enum;
use crate::values::raw_json::RawJson;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Name {
    first: String,
    last: Option<String>,
}

/// A struct in every place that a value can have.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Places {
    #[serde(skip_serializing_if = "Option::is_none")]
    optional: Option<Name>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    list: Vec<Name>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    map: BTreeMap<String, Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    boxed: Option<Box<Name>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<Within>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<Box<RawValue>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Within(Vec<Option<Name>>);

union_enum! {
    /// Who wrote something.
    pub enum Author by key or Unknown {
        "person" => Person(Box<Person>) as_person,
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    person: Name,
}

fn error(text: &str) -> String {
    let error = Json::<Places>::decode(text.as_bytes()).unwrap_err();
    format!("{}: {}", error.path(), error.inner())
}

#[test]
fn an_array_is_no_struct() {
    assert_eq!(
        error(r#"{"optional":["Ada","Lovelace"]}"#),
        "optional: invalid type: sequence, expected struct Name at line 1 column 12"
    );
    assert_eq!(
        error(r#"{"list":[{"first":"Ada"},["Ada",null]]}"#),
        "list[1]: invalid type: sequence, expected struct Name at line 1 column 25"
    );
    assert_eq!(
        error(r#"{"map":{"a":["Ada",null]}}"#),
        "map.a: invalid type: sequence, expected struct Name at line 1 column 12"
    );
    assert_eq!(
        error(r#"{"boxed":["Ada",null]}"#),
        "boxed: invalid type: sequence, expected struct Name at line 1 column 9"
    );
    assert_eq!(
        error(r#"{"within":[["Ada",null]]}"#),
        "within[0]: invalid type: sequence, expected struct Name at line 1 column 11"
    );
    assert_eq!(
        error("[]"),
        ".: invalid type: sequence, expected struct Places at line 1 column 0"
    );
}

#[test]
fn an_array_is_no_struct_in_what_is_read_later() {
    let raw: RawJson = r#"["Ada",null]"#.parse().unwrap();
    raw.decode::<Name>().unwrap_err();

    let entries = Json::<Vec<Lenient<Name>>>::decode(br#"[["Ada",null],{"first":"Ada"}]"#).unwrap();
    let (names, refused) = Lenient::split(entries);
    assert_eq!((names.len(), refused.len()), (1, 1));

    let author: Author = serde_json::from_value(json!({ "person": ["Ada", null] })).unwrap();
    assert!(matches!(author, Author::Unknown(_)), "{author:?}");
    let author: Author = serde_json::from_value(json!({ "person": { "first": "Ada" } })).unwrap();
    assert_eq!(author.as_person().unwrap().person.first, "Ada");
}

/// Whatever is read, in objects or not, is read as serde reads it.
#[test]
fn all_else_is_read_as_it_was() {
    let text = r#"{"optional":{"last":"L","first":"F"},"list":[{"first":"\u00e9","last":null}],"map":{"a":{"first":"x","new":[1]}},"boxed":{"first":""},"within":[null,{"first":"w"}],"raw":[ 1.50 ]}"#;
    let read = Json::<Places>::decode(text.as_bytes()).unwrap();
    let expected: Places = serde_json::from_str(text).unwrap();
    assert_eq!(format!("{read:?}"), format!("{expected:?}"));
}

/// Any JSON, three levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".*", inner, 0..4).prop_map(|it| it.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_as_it_was(value in any_json()) {
        let text = value.to_string();
        let expected: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(Json::<Value>::decode(text.as_bytes()).unwrap(), expected);
    }
}
