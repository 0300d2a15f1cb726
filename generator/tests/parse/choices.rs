//! `oneOf` and `anyOf` beside other keywords.

use super::{read, with_schema};

fn check(cases: &[(&str, &str)]) {
    for (schema, expected) in cases {
        let outcome = read(&with_schema("3.0.3", schema));
        assert_eq!(outcome.messages, "");
        assert_eq!(outcome.json("/components/schemas/A"), *expected, "{schema}");
    }
}

#[test]
fn what_stands_beside_a_choice_is_said_in_each_variant() {
    check(&[
        (
            "{description: D, required: [a], properties: {a: {}}, oneOf: [{$ref: '#/b'}, {title: T, type: object}]}",
            r##"{"description":"D","oneOf":[{"allOf":[{"properties":{"a":{}},"required":["a"]},{"$ref":"#/b"}]},{"title":"T","allOf":[{"properties":{"a":{}},"required":["a"]},{"type":"object"}]}]}"##,
        ),
        (
            "{allOf: [{$ref: '#/b'}], anyOf: [{$ref: '#/c'}]}",
            r##"{"anyOf":[{"allOf":[{"allOf":[{"$ref":"#/b"}]},{"$ref":"#/c"}]}]}"##,
        ),
    ]);
}

#[test]
fn a_choice_in_all_of_stands_beside_it() {
    check(&[
        (
            "{allOf: [{$ref: '#/b'}, {oneOf: [{$ref: '#/c'}]}]}",
            r##"{"oneOf":[{"allOf":[{"allOf":[{"$ref":"#/b"}]},{"$ref":"#/c"}]}]}"##,
        ),
        (
            "{allOf: [{oneOf: [{$ref: '#/c'}]}, {anyOf: [{$ref: '#/d'}]}]}",
            r##"{"allOf":[{"oneOf":[{"$ref":"#/c"}]},{"anyOf":[{"$ref":"#/d"}]}]}"##,
        ),
    ]);
}

#[test]
fn a_type_is_that_of_the_variants_which_have_none() {
    check(&[(
        "{type: object, oneOf: [{required: [a]}, {type: object}, {$ref: '#/b'}]}",
        r##"{"oneOf":[{"required":["a"],"type":"object"},{"type":"object"},{"$ref":"#/b"}]}"##,
    )]);
}

#[test]
fn a_choice_that_only_checks_is_left_out() {
    check(&[(
        "{properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b], title: T}]}",
        r#"{"properties":{"a":{},"b":{}}}"#,
    )]);
}

#[test]
fn a_variant_that_is_listed_twice_is_one() {
    check(&[(
        "{oneOf: [{$ref: '#/b'}, {$ref: '#/c'}, {$ref: '#/b'}]}",
        r##"{"oneOf":[{"$ref":"#/b"},{"$ref":"#/c"}]}"##,
    )]);
}
