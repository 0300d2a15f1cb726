//! What objects may have beside what they name, as OpenAPI 3.0 says it.

use super::{document, read, with_schema};

#[test]
fn members_that_only_such_a_keyword_describes_are_kept() {
    for (schema, expected) in [
        (
            "{properties: {a: {}}, patternProperties: {b: {}}, additionalProperties: false}",
            r#"{"properties":{"a":{}},"additionalProperties":{}}"#,
        ),
        (
            "{type: object, patternProperties: {b: {}}}",
            r#"{"type":"object","additionalProperties":true}"#,
        ),
        (
            "{type: [object, 'null'], patternProperties: {b: {}}}",
            r#"{"additionalProperties":true,"nullable":true,"type":"object"}"#,
        ),
        (
            "{allOf: [{properties: {a: {}}}], unevaluatedProperties: {type: string}}",
            r#"{"allOf":[{"properties":{"a":{}}}],"additionalProperties":true}"#,
        ),
        (
            "{type: object, unevaluatedProperties: false}",
            r#"{"type":"object","x-closed":true}"#,
        ),
        (
            "{type: object, unevaluatedProperties: false, additionalProperties: true}",
            r#"{"type":"object","additionalProperties":true}"#,
        ),
        (
            "{anyOf: [{type: object}, {type: string}], unevaluatedProperties: false}",
            r#"{"anyOf":[{"type":"object"},{"type":"string"}]}"#,
        ),
        (
            "{type: object, if: {}, then: {properties: {a: {}}}}",
            r#"{"type":"object","additionalProperties":true}"#,
        ),
        (
            "{type: object, if: {}, additionalProperties: false}",
            r#"{"type":"object","additionalProperties":false}"#,
        ),
        (
            "{allOf: [{properties: {a: {}}}], if: {}, then: {required: [a]}}",
            r#"{"allOf":[{"properties":{"a":{}}}]}"#,
        ),
    ] {
        let outcome = read(&with_schema("3.1.0", schema));
        assert_eq!(outcome.json("/components/schemas/A"), expected, "{schema}");
    }
}

#[test]
fn so_are_those_beside_references_to_objects() {
    let components = |schema: &str| {
        format!(
            "components:
  schemas:
    Pet: {{type: object}}
    Heir: {{allOf: [{{$ref: '#/components/schemas/Pet'}}]}}
    Closed: {{type: object, additionalProperties: false}}
    Text: {{type: string}}
    A: {{{schema}, patternProperties: {{b: {{}}}}}}"
        )
    };
    let reference = |name: &str| format!("{{$ref: '#/components/schemas/{name}'}}");
    for (schema, is_of_object) in [
        (format!("allOf: [{}]", reference("Pet")), true),
        (format!("allOf: [{}]", reference("Heir")), true),
        (format!("allOf: [{}]", reference("Closed")), false),
        (format!("allOf: [{}]", reference("Text")), false),
        ("$ref: '#/components/schemas/Pet'".to_owned(), true),
        (
            format!("oneOf: [{}, {{type: 'null'}}]", reference("Pet")),
            true,
        ),
        (
            format!("oneOf: [{}, {}]", reference("Pet"), reference("Text")),
            false,
        ),
    ] {
        let outcome = read(&document("3.1.0", &components(&schema)));
        let lowered = outcome.json("/components/schemas/A");
        let keeps = lowered.contains(r#""additionalProperties":true"#);
        assert_eq!(keeps, is_of_object, "{schema}: {lowered}");
    }
}

#[test]
fn what_describes_all_further_members_is_kept() {
    for (schema, expected) in [
        (
            "{type: object, patternProperties: {'^a': {type: string}, '^b': {type: string}}, additionalProperties: false}",
            r#"{"type":"object","additionalProperties":{"type":"string"}}"#,
        ),
        (
            "{type: object, patternProperties: {'^.*$': {type: string}}}",
            r#"{"type":"object","additionalProperties":{"type":"string"}}"#,
        ),
        (
            "{type: object, properties: {a: {}}, unevaluatedProperties: {type: string}}",
            r#"{"type":"object","properties":{"a":{}},"additionalProperties":{"type":"string"}}"#,
        ),
    ] {
        assert_eq!(
            read(&with_schema("3.1.0", schema)).json("/components/schemas/A"),
            expected,
            "{schema}"
        );
    }
    // What follows no pattern, or another, may be anything.
    for schema in [
        "{type: object, patternProperties: {'^a': {type: string}}}",
        "{type: object, patternProperties: {'^a': {type: string}, '^b': {}}, additionalProperties: false}",
        "{type: object, anyOf: [{}], unevaluatedProperties: {type: string}}",
    ] {
        let outcome = read(&with_schema("3.1.0", schema));
        let lowered = outcome.json("/components/schemas/A");
        assert!(
            lowered.contains(r#""additionalProperties":true"#),
            "{schema}: {lowered}"
        );
    }
}
