//! `oneOf` and `anyOf` beside other keywords.

use super::{document, read, with_schema};

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
            "{description: D, required: [a], properties: {a: {}}, oneOf: [{$ref: '#/components/schemas/b'}, {title: T, type: object}]}",
            r##"{"description":"D","oneOf":[{"allOf":[{"properties":{"a":{}},"required":["a"]},{"$ref":"#/components/schemas/b"}],"x-stands-for":"#/components/schemas/b"},{"title":"T","allOf":[{"properties":{"a":{}},"required":["a"]},{"type":"object"}]}]}"##,
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/b'}], anyOf: [{$ref: '#/components/schemas/c'}]}",
            r##"{"anyOf":[{"allOf":[{"allOf":[{"$ref":"#/components/schemas/b"}]},{"$ref":"#/components/schemas/c"}],"x-stands-for":"#/components/schemas/c"}]}"##,
        ),
    ]);
}

#[test]
fn a_choice_in_all_of_stands_beside_it() {
    check(&[
        (
            "{allOf: [{$ref: '#/components/schemas/b'}, {oneOf: [{$ref: '#/components/schemas/c'}]}]}",
            r##"{"oneOf":[{"allOf":[{"allOf":[{"$ref":"#/components/schemas/b"}]},{"$ref":"#/components/schemas/c"}],"x-stands-for":"#/components/schemas/c"}]}"##,
        ),
        (
            "{discriminator: {propertyName: k}, allOf: [{type: object}, {description: D, oneOf: [{$ref: '#/components/schemas/c'}]}]}",
            r##"{"discriminator":{"propertyName":"k"},"description":"D","oneOf":[{"allOf":[{"allOf":[{"type":"object"}]},{"$ref":"#/components/schemas/c"}],"x-stands-for":"#/components/schemas/c"}]}"##,
        ),
        (
            "{allOf: [{oneOf: [{$ref: '#/components/schemas/c'}]}, {anyOf: [{$ref: '#/components/schemas/d'}]}]}",
            r##"{"oneOf":[{"x-stands-for":"#/components/schemas/c","anyOf":[{"allOf":[{"allOf":[{"$ref":"#/components/schemas/c"}]},{"$ref":"#/components/schemas/d"}],"x-stands-for":"#/components/schemas/d"}]}]}"##,
        ),
    ]);
}

#[test]
fn a_type_is_that_of_the_variants_which_have_none() {
    check(&[(
        "{type: object, oneOf: [{required: [a]}, {type: object}, {$ref: '#/components/schemas/b'}]}",
        r##"{"oneOf":[{"required":["a"],"type":"object"},{"type":"object"},{"$ref":"#/components/schemas/b"}]}"##,
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
        "{oneOf: [{$ref: '#/components/schemas/b'}, {$ref: '#/components/schemas/c'}, {$ref: '#/components/schemas/b'}]}",
        r##"{"oneOf":[{"$ref":"#/components/schemas/b"},{"$ref":"#/components/schemas/c"}]}"##,
    )]);
}

#[test]
fn a_variant_that_is_null_makes_the_place_nullable() {
    check(&[(
        "{oneOf: [{$ref: '#/components/schemas/b'}, {nullable: true, enum: [null]}]}",
        r##"{"oneOf":[{"$ref":"#/components/schemas/b"}],"nullable":true}"##,
    )]);
}

fn check_all(schemas: &str, name: &str, expected: &str) {
    let components = format!("components: {{schemas: {{{schemas}}}}}\n");
    let outcome = read(&document("3.0.3", &components));
    assert_eq!(outcome.messages, "");
    let pointer = format!("/components/schemas/{name}");
    assert_eq!(outcome.json(&pointer), expected);
}

#[test]
fn a_choice_with_a_name_is_put_where_it_is_part_of_an_object() {
    check_all(
        "U: {description: D, oneOf: [{$ref: '#/components/schemas/b'}, {properties: {c: {}}}]}, \
         A: {allOf: [{$ref: '#/components/schemas/U'}, {properties: {a: {}}}]}",
        "A",
        r##"{"oneOf":[{"allOf":[{"allOf":[{"properties":{"a":{}}}]},{"$ref":"#/components/schemas/b"}],"x-stands-for":"#/components/schemas/b"},{"allOf":[{"allOf":[{"properties":{"a":{}}}]},{"properties":{"c":{}}}]}]}"##,
    );
}

#[test]
fn what_only_says_more_of_a_choice_is_put_there_as_that() {
    for wrap in [
        "{nullable: true, oneOf: [{$ref: '#/components/schemas/U'}]}",
        "{description: D, allOf: [{$ref: '#/components/schemas/U'}]}",
    ] {
        let schemas = format!(
            "U: {{oneOf: [{{$ref: '#/components/schemas/b'}}, {{properties: {{c: {{}}}}}}]}}, W: {wrap}, \
             A: {{allOf: [{{$ref: '#/components/schemas/W'}}, {{properties: {{a: {{}}}}}}]}}"
        );
        check_all(
            &schemas,
            "A",
            r##"{"oneOf":[{"allOf":[{"allOf":[{"properties":{"a":{}}}]},{"$ref":"#/components/schemas/b"}],"x-stands-for":"#/components/schemas/b"},{"allOf":[{"allOf":[{"properties":{"a":{}}}]},{"properties":{"c":{}}}]}]}"##,
        );
    }
}

/// What cannot be said in each variant, or would say another thing, stays as it is.
#[test]
fn a_choice_with_a_name_is_left_where_it_is() {
    let union = "U: {oneOf: [{$ref: '#/components/schemas/b'}, {$ref: '#/components/schemas/c'}]}";
    let listed = "U: {oneOf: [{$ref: '#/components/schemas/b'}, {$ref: '#/components/schemas/c'}], enum: [{}]}";
    let texts = "U: {oneOf: [{type: string}, {$ref: '#/components/schemas/c'}]}";
    let twice = "{$ref: '#/components/schemas/U'}";
    for (union, schema) in [
        (union, format!("{{allOf: [{twice}]}}")),
        (union, format!("{{allOf: [{twice}, {twice}]}}")),
        (union, format!("{{allOf: [{twice}, {{type: string}}]}}")),
        (
            listed,
            format!("{{allOf: [{twice}, {{properties: {{a: {{}}}}}}]}}"),
        ),
        (
            texts,
            format!("{{allOf: [{twice}, {{properties: {{a: {{}}}}}}]}}"),
        ),
    ] {
        let components = format!("components: {{schemas: {{{union}, A: {schema}}}}}\n");
        let outcome = read(&document("3.0.3", &components));
        let json = outcome.json("/components/schemas/A");
        assert!(
            json.starts_with(r##"{"allOf":[{"$ref":"#/components/schemas/U"}"##),
            "{json}"
        );
    }
}

#[test]
fn a_choice_is_no_part_of_what_it_lists() {
    let schemas = "U: {properties: {u: {}}, oneOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {}}}]}, \
         A: {allOf: [{$ref: '#/components/schemas/U'}, {properties: {a: {}}}]}";
    check_all(
        schemas,
        "A",
        r#"{"allOf":[{"properties":{"u":{}},"type":"object","x-heir-of":"U"},{"properties":{"a":{}}}]}"#,
    );
    check_all(
        schemas,
        "U",
        r##"{"oneOf":[{"$ref":"#/components/schemas/A"},{"allOf":[{"properties":{"u":{}},"type":"object"},{"properties":{"b":{}}}]}]}"##,
    );
}

#[test]
fn a_discriminator_beside_two_choices_asks_for_nothing() {
    let schemas = "U: {oneOf: [{$ref: '#/components/schemas/A'}], anyOf: [{$ref: '#/components/schemas/B'}], \
         discriminator: {propertyName: kind}}, A: {properties: {kind: {type: string}}}, B: {properties: {b: {}}}";
    check_all(schemas, "B", r#"{"properties":{"b":{}}}"#);
}
