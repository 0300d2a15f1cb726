//! The keys that a struct declares, and members that are null or missing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::values::declared_fields::declared_fields;
use crate::values::null;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Nickname {
    #[serde(rename = "nick-name", alias = "alias")]
    name: String,
    #[serde(default, with = "null", skip_serializing_if = "Option::is_none")]
    since: Option<Option<i64>>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Wrapped(Nickname);

#[test]
fn a_struct_tells_its_keys_as_they_are_in_json() {
    let mut keys = declared_fields::<Nickname>().unwrap().to_vec();
    keys.sort_unstable();
    assert_eq!(keys, ["alias", "nick-name", "since"]);
    assert_eq!(declared_fields::<Wrapped>(), declared_fields::<Nickname>());
    assert_eq!(
        declared_fields::<Vec<Vec<Option<Nickname>>>>(),
        declared_fields::<Nickname>()
    );
}

#[test]
fn what_is_no_struct_has_no_keys_to_tell() {
    assert_eq!(declared_fields::<String>(), None);
    assert_eq!(declared_fields::<Option<String>>(), None);
    assert_eq!(declared_fields::<Vec<String>>(), None);
    assert_eq!(declared_fields::<BTreeMap<String, Value>>(), None);
    assert_eq!(declared_fields::<Value>(), None);
    assert_eq!(declared_fields::<()>(), None);
}

#[test]
fn null_and_missing_are_two_things() {
    for (text, since) in [
        (r#"{"nick-name":"Ada"}"#, None),
        (r#"{"nick-name":"Ada","since":null}"#, Some(None)),
        (r#"{"nick-name":"Ada","since":1815}"#, Some(Some(1815))),
    ] {
        let nickname: Nickname = serde_json::from_str(text).unwrap();
        assert_eq!(nickname.since, since);
        assert_eq!(serde_json::to_string(&nickname).unwrap(), text);
    }
    assert_eq!(
        Wrapped(serde_json::from_str(r#"{"alias":"Ada"}"#).unwrap())
            .0
            .name,
        "Ada"
    );
}
