//! What JSON looks like, one level deep.

use crate::shape::{JsonKind, Shape};

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
            assert_eq!(Shape::new(text).is(&[other]), kind == other, "{text}");
        }
        assert!(Shape::new(text).is(&kinds.map(|(_, kind)| kind)));
    }
}

#[test]
fn members_are_those_of_the_value_itself() {
    let shape = Shape::new(r#"{"a":{"b":1},"c":"x","d":null,"\u0065":2}"#);
    assert!(["a", "c", "d", "e"].iter().all(|key| shape.has(key)));
    assert!(!shape.has("b"));
    assert!(shape.member_is("a", &[JsonKind::Object]));
    assert!(shape.member_is("d", &[JsonKind::Null, JsonKind::String]));
    assert!(!shape.member_is("c", &[JsonKind::Object]));
    assert!(!shape.member_is("b", &[JsonKind::Number]));
}

#[test]
fn texts_are_compared_as_texts() {
    let shape = Shape::new(r#"{"kind":"c\u0061t","age":3}"#);
    assert!(shape.member_one_of("kind", &["dog", "cat"]));
    assert!(!shape.member_one_of("kind", &["dog"]));
    assert!(!shape.member_one_of("age", &["3"]));
    assert!(!shape.one_of(&["cat"]));
    assert!(Shape::new("\"cat\"").one_of(&["cat"]));
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let shape = Shape::new(r#"{"a":1,"a":"x"}"#);
    assert!(shape.member_is("a", &[JsonKind::String]));
}

#[test]
fn what_is_no_object_has_no_members() {
    for text in ["[\"a\"]", "\"a\"", "1", "null"] {
        assert!(!Shape::new(text).has("a"), "{text}");
    }
}
