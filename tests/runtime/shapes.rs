//! What JSON looks like, one level deep.

use crate::raw_json::RawJson;
use crate::shape::JsonKind;

fn raw(text: &str) -> RawJson {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_value_has_one_json_type() {
    let kinds = [
        ("null", JsonKind::Null),
        ("false", JsonKind::Boolean),
        ("-1.5e3", JsonKind::Number),
        ("\"null\"", JsonKind::String),
        ("[{}]", JsonKind::Array),
        ("{\"a\":[]}", JsonKind::Object),
    ];
    for (text, kind) in kinds {
        for (_, other) in kinds {
            assert_eq!(raw(text).shape().is(&[other]), kind == other, "{text}");
        }
        assert!(raw(text).shape().is(&kinds.map(|(_, kind)| kind)));
    }
}

#[test]
fn members_are_those_of_the_value_itself() {
    let value = raw(r#"{"a":{"b":1},"c":"x","d":null,"\u0065":2}"#);
    let shape = value.shape();
    assert!(["a", "c", "d", "e"].iter().all(|key| shape.has(key)));
    assert!(!shape.has("b"));
    assert!(shape.member_is("a", &[JsonKind::Object]));
    assert!(shape.member_is("d", &[JsonKind::Null, JsonKind::String]));
    assert!(!shape.member_is("c", &[JsonKind::Object]));
    assert!(!shape.member_is("b", &[JsonKind::Number]));
}

#[test]
fn texts_are_compared_as_texts() {
    let value = raw(r#"{"kind":"c\u0061t","age":3}"#);
    let shape = value.shape();
    assert!(shape.member_one_of("kind", &["dog", "cat"]));
    assert!(!shape.member_one_of("kind", &["dog"]));
    assert!(!shape.member_one_of("age", &["3"]));
    assert!(!shape.one_of(&["cat"]));
    assert!(raw("\"cat\"").shape().one_of(&["cat"]));
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let value = raw(r#"{"a":1,"a":"x"}"#);
    assert!(value.shape().member_is("a", &[JsonKind::String]));
}

#[test]
fn what_is_no_object_has_no_members() {
    for text in ["[\"a\"]", "\"a\"", "1", "null"] {
        assert!(!raw(text).shape().has("a"), "{text}");
    }
}
