//! What JSON looks like, as far as it is asked.

use crate::unions::shape::{JsonKind, Shape};
use crate::unions::text_form::TextForm;

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
    assert!(["a", "c", "e"].iter().all(|key| shape.has(key)));
    assert!(!shape.has("b") && !shape.has("d"));
    assert!(shape.has_key("a") && shape.has_key("d") && !shape.has_key("b"));
    assert!(shape.member("a").is(&[JsonKind::Object]));
    assert!(shape.member("d").is(&[JsonKind::Null, JsonKind::String]));
    assert!(!shape.member("c").is(&[JsonKind::Object]));
    assert!(!shape.member("b").is(&[JsonKind::Number]));
}

#[test]
fn texts_are_compared_as_texts() {
    let shape = Shape::new(r#"{"kind":"c\u0061t","age":3}"#);
    assert!(shape.member("kind").one_of(&["dog", "cat"]));
    assert!(!shape.member("kind").one_of(&["dog"]));
    assert!(!shape.member("age").one_of(&["3"]));
    assert!(!shape.one_of(&["cat"]));
    assert!(Shape::new("\"cat\"").one_of(&["cat"]));
}

#[test]
fn no_text_has_two_forms() {
    let forms = [
        ("2020-01-31", TextForm::Date),
        ("2015-11-30T00:00:00:000Z", TextForm::DateTime),
        ("2020-01-31 10:00:00Z[GMT]", TextForm::DateTime),
        ("192.0.2.1", TextForm::Ipv4),
        ("2001:db8::1", TextForm::Ipv6),
        ("::ffff:192.0.2.1", TextForm::Ipv6),
        ("123E4567-e89b-12d3-a456-426614174000", TextForm::Uuid),
    ];
    for (text, form) in forms {
        let json = format!("\"{text}\"");
        for (_, other) in forms {
            assert_eq!(Shape::new(&json).has_form(other), other == form, "{text}");
        }
    }
    for text in [
        "\"\"",
        "\"2020-1-31\"",
        "\"2020-01-3é\"",
        "\"192.0.2.1/24\"",
        "20200131",
        "null",
    ] {
        let has_form = |(_, form)| Shape::new(text).has_form(form);
        assert!(!forms.into_iter().any(has_form), "{text}");
    }
    let member = Shape::new(r#"{"first":"192.0.2\u002e1"}"#).member("first");
    assert!(member.has_form(TextForm::Ipv4));
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let shape = Shape::new(r#"{"a":1,"a":"x"}"#);
    assert!(shape.member("a").is(&[JsonKind::String]));
}

#[test]
fn what_is_no_object_has_no_members() {
    for text in ["[\"a\"]", "\"a\"", "1", "null"] {
        assert!(!Shape::new(text).has("a"), "{text}");
    }
}

#[test]
fn what_is_missing_is_nothing() {
    let missing = Shape::new("{}").member("a").member("b");
    let kinds = [
        JsonKind::Null,
        JsonKind::Boolean,
        JsonKind::Number,
        JsonKind::String,
        JsonKind::Array,
        JsonKind::Object,
    ];
    assert!(!missing.is(&kinds) && !missing.has("c"));
    assert!(!missing.one_of(&[""]) && !missing.literal(&["null"]));
}

#[test]
fn what_need_not_be_there_is_a_listed_value_or_missing() {
    let shape = Shape::new(r#"{"kind":"cat","age":3,"name":null}"#);
    assert!(shape.member("kind").one_of_or_missing(&["cat"]));
    assert!(!shape.member("kind").one_of_or_missing(&["dog"]));
    assert!(!shape.member("age").one_of_or_missing(&["3"]));
    assert!(shape.member("age").literal_or_missing(&["3"]));
    assert!(!shape.member("age").literal_or_missing(&["4"]));
    for key in ["name", "toys"] {
        assert!(shape.member(key).one_of_or_missing(&["x"]), "{key}");
        assert!(shape.member(key).literal_or_missing(&["1"]), "{key}");
    }
}

#[test]
fn members_of_members_and_first_entries_are_values() {
    let shape = Shape::new(r#"{"meta":{"kind":"a"},"list":["x",2],"none":[]}"#);
    assert!(shape.member("meta").member("kind").one_of(&["a"]));
    assert!(shape.member("list").first().is(&[JsonKind::String]));
    assert!(!shape.member("list").first().is(&[JsonKind::Number]));
    let no_entry = [shape.member("none").first(), shape.first()];
    assert!(
        !no_entry
            .iter()
            .any(|it| it.is(&[JsonKind::String, JsonKind::Number]))
    );
}

#[test]
fn the_first_of_some_members_is_the_first_that_is_there() {
    let shape = Shape::new(r#"{"gt":null,"lt":5,"lte":"x"}"#);
    assert!(shape.any_of(&["gt", "lt", "lte"]).is(&[JsonKind::Number]));
    assert!(shape.any_of(&["lte", "lt"]).is(&[JsonKind::String]));
    assert!(!shape.any_of(&["gt", "gte"]).is(&[JsonKind::Null]));
    assert!(Shape::new("5").any_of(&["gt"]).one_of_or_missing(&[]));
}

#[test]
fn an_object_has_any_of_some_keys_be_it_with_null() {
    let shape = Shape::new(r#"{"a":1,"b":null}"#);
    assert!(shape.has_any(&["c", "a"]) && shape.has_any(&["b", "c"]) && !shape.has_any(&["c"]));
    assert!(!shape.has_any(&[]) && !Shape::new("[\"a\"]").has_any(&["a"]));
}

#[test]
fn an_object_has_null_under_a_key() {
    let shape = Shape::new(r#"{"a":null,"b":"null"}"#);
    assert!(shape.has_null(&["b", "a"]) && !shape.has_null(&["b", "c"]));
    assert!(!Shape::new("null").has_null(&["a"]));
}

#[test]
fn an_object_has_only_the_keys_that_it_has() {
    let shape = Shape::new(r#"{"a":1,"b":2}"#);
    assert!(shape.has_only(&["a", "b", "c"]) && !shape.has_only(&["a"]));
    assert!(Shape::new("{}").has_only(&[]) && !Shape::new("[]").has_only(&[]));
}

#[test]
fn numbers_are_compared_by_their_values() {
    for one in ["1", "1.0", "10e-1"] {
        assert!(Shape::new(one).literal(&["0", "1"]), "{one}");
        assert!(!Shape::new(one).literal(&["2", "true"]), "{one}");
    }
    let large = Shape::new("9007199254740993");
    assert!(large.literal(&["9007199254740993"]) && !large.literal(&["9007199254740992"]));
    assert!(Shape::new("true").literal(&["true"]));
    assert!(Shape::new(r#""\u0061\/b""#).literal(&["null", "\"a/b\""]));
    assert!(!Shape::new(r#""\u0061""#).literal(&["null", "\"b\""]));
    assert!(!Shape::new("\"true\"").literal(&["true"]));
    assert!(!Shape::new("\"1\"").literal(&["1"]));
}
