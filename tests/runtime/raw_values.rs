//! JSON that is kept as received, and read as the member of a union where it fits.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::values::raw_json::RawJson;

#[derive(Debug, PartialEq, Deserialize)]
struct Tag {
    name: Option<String>,
    count: Option<i64>,
}

fn raw(text: &str) -> RawJson {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_value_is_kept_to_the_last_digit_and_blank() {
    let text = "{ \"b\":1.10e+05, \"a\" : 123456789012345678901234567890,\n\"b\":\"\\u00f8\" }";
    let value = raw(text);
    assert_eq!(value.as_str(), text);
    assert_eq!(value.to_string(), text);
    assert_eq!(format!("{value:?}"), text);
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    assert_eq!(value, value.clone());
    assert_ne!(value, raw("{}"));
}

#[test]
fn it_is_made_of_values_and_of_texts() {
    let value = json!({"name": "vip", "count": 1});
    let text = r#"{"name":"vip","count":1}"#;
    assert_eq!(RawJson::from(value.clone()).as_str(), text);
    assert_eq!(RawJson::new(&value).unwrap().as_str(), text);
    assert_eq!(text.parse::<RawJson>().unwrap().as_str(), text);
    assert_eq!(raw(text).decode::<Value>().unwrap(), value);
}

#[test]
fn what_is_no_json_is_refused() {
    let error = "{\"name\":}".parse::<RawJson>().unwrap_err();
    assert_eq!(error.to_string(), "expected value at line 1 column 9");
    let keys_are_no_texts = BTreeMap::from([(vec![1], 1)]);
    let error = RawJson::new(&keys_are_no_texts).unwrap_err();
    assert_eq!(error.to_string(), "key must be a string");
}

#[test]
fn a_member_is_read_where_the_value_fits() {
    let read = |text: &str| raw(text).read_as::<Tag>();
    assert_eq!(
        read("{}"),
        Some(Tag {
            name: None,
            count: None
        })
    );
    assert_eq!(
        read(r#"{"name":"vip","new":1}"#),
        Some(Tag {
            name: Some("vip".to_owned()),
            count: None
        })
    );
    for text in [
        // No key of the struct, a key of another JSON type, a key twice.
        r#"{"new":1}"#,
        r#"{"name":"vip","count":"one"}"#,
        r#"{"count":1,"count":2}"#,
        // A struct could be read from a list of its values.
        r#"["vip",1]"#,
        "{ \"new\" : {} }",
        "[]",
        "null",
        "\"vip\"",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn each_struct_of_a_list_needs_a_key() {
    let names = |text: &str| {
        let tags = raw(text).read_as::<Vec<Tag>>()?;
        Some(tags.into_iter().map(|tag| tag.name).collect::<Vec<_>>())
    };
    let vip = Some("vip".to_owned());
    assert_eq!(names("[]"), Some(Vec::new()));
    assert_eq!(
        names(r#"[{},{"name":"vip","new":1}]"#),
        Some(vec![None, vip])
    );
    for text in [
        r#"[{"name":"vip"},{"new":1}]"#,
        r#"[["vip",1]]"#,
        r#"{"name":"vip"}"#,
    ] {
        assert_eq!(names(text), None, "{text}");
    }
    let lists = |text: &str| raw(text).read_as::<Vec<Vec<Tag>>>();
    assert_eq!(lists("[[{}],[]]").map(|lists| lists.len()), Some(2));
    assert_eq!(lists(r#"[[{"new":1}]]"#), None);
    let with_nulls = |text: &str| raw(text).read_as::<Vec<Option<Tag>>>();
    assert_eq!(
        with_nulls("[null,{}]").map(|tags| tags[0].is_none()),
        Some(true)
    );
    assert_eq!(with_nulls(r#"[null,{"new":1}]"#), None);
}

#[test]
fn a_member_that_is_no_struct_needs_no_key() {
    assert_eq!(raw("[1]").read_as::<Vec<u8>>(), Some(vec![1]));
    assert_eq!(raw("\"a\"").read_as::<String>(), Some("a".to_owned()));
    assert_eq!(raw("5").read_as::<String>(), None);
}

/// JSON texts of every form, with blanks wherever they may stand.
fn json_text() -> impl Strategy<Value = String> {
    let number = "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?";
    let string = any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap());
    let leaf = prop_oneof![
        "null|true|false",
        number,
        string,
        "\"(\\\\u00[0-7][0-9a-f]){0,3}\""
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let spaced = ("[ \\n\\t\\r]{0,2}", inner, "[ \\n\\t\\r]{0,2}");
        let value = spaced.prop_map(|(before, text, after)| format!("{before}{text}{after}"));
        let member =
            ("[a-c]{0,2}", value.clone()).prop_map(|(key, value)| format!("\"{key}\":{value}"));
        prop_oneof![
            prop::collection::vec(value, 0..5).prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::vec(member, 0..5).prop_map(|all| format!("{{{}}}", all.join(","))),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_given_back_byte_for_byte(text in json_text()) {
        let value: RawJson = serde_json::from_str(&format!(" {text}\n")).unwrap();
        prop_assert_eq!(value.as_str(), &text);
        prop_assert_eq!(serde_json::to_string(&value).unwrap(), text);
    }

    #[test]
    fn reading_a_member_never_ends_the_program(text in json_text()) {
        let value = raw(&text);
        let member = value.read_as::<Tag>();
        let is_object = text.starts_with('{');
        prop_assert!(is_object || member.is_none());
    }
}
