//! OpenAPI 3.1 in the form of 3.0.

use super::{Outcome, document, read, with_schema};

/// What becomes of a schema of OpenAPI 3.1, which is not complained about.
fn lowered(schema: &str) -> String {
    let outcome = read(&with_schema("3.1.0", schema));
    assert_eq!(outcome.messages, "");
    outcome.json("/components/schemas/A")
}

fn with_components(components: &str) -> Outcome {
    read(&document("3.1.0", &format!("components:\n{components}")))
}

#[test]
fn null_becomes_nullable() {
    for (schema, expected) in [
        (
            "{type: [string, 'null']}",
            r#"{"nullable":true,"type":"string"}"#,
        ),
        ("{type: ['null']}", r#"{"nullable":true,"enum":[null]}"#),
        ("{type: 'null'}", r#"{"nullable":true,"enum":[null]}"#),
        (
            "{anyOf: [{$ref: '#/components/schemas/b'}, {type: 'null'}], title: T}",
            r##"{"title":"T","nullable":true,"allOf":[{"$ref":"#/components/schemas/b"}]}"##,
        ),
        (
            "{title: T, oneOf: [{type: string, title: S, minLength: 1}, {type: 'null'}]}",
            r#"{"title":"T","nullable":true,"type":"string","minLength":1}"#,
        ),
        (
            "{type: object, anyOf: [{type: object, required: [a]}, {type: 'null'}]}",
            r#"{"type":"object","nullable":true,"allOf":[{"type":"object","required":["a"]}]}"#,
        ),
        (
            "{oneOf: [{type: string}, {const: null}, {type: integer}]}",
            r#"{"oneOf":[{"type":"string"},{"type":"integer"}],"nullable":true}"#,
        ),
        (
            "{anyOf: [{anyOf: [{type: string}, {type: 'null'}]}, {type: 'null'}]}",
            r#"{"nullable":true,"type":"string"}"#,
        ),
        (
            "{anyOf: [{type: 'null'}]}",
            r#"{"nullable":true,"enum":[null]}"#,
        ),
    ] {
        assert_eq!(lowered(schema), expected, "{schema}");
    }
}

#[test]
fn a_list_of_types_becomes_a_choice() {
    for (schema, expected) in [
        (
            "{type: [string, array, 'null'], minLength: 1, items: {const: 1}, title: T}",
            r#"{"title":"T","nullable":true,"anyOf":[{"type":"string","minLength":1},{"type":"array","items":{"enum":[1]}}]}"#,
        ),
        (
            "{type: [string, integer, string], anyOf: [{format: date}]}",
            r#"{"anyOf":[{"allOf":[{"allOf":[{"anyOf":[{"type":"string"},{"type":"integer"}]}]},{"format":"date"}]}]}"#,
        ),
    ] {
        assert_eq!(lowered(schema), expected, "{schema}");
    }
}

#[test]
fn keywords_get_their_older_form() {
    for (schema, expected) in [
        ("{const: a}", r#"{"enum":["a"]}"#),
        ("{const: null}", r#"{"nullable":true,"enum":[null]}"#),
        (
            "{exclusiveMinimum: 1}",
            r#"{"minimum":1,"exclusiveMinimum":true}"#,
        ),
        (
            "{exclusiveMaximum: 5, maximum: 7}",
            r#"{"maximum":5,"exclusiveMaximum":true}"#,
        ),
        ("{exclusiveMaximum: 7, maximum: 5}", r#"{"maximum":5}"#),
        (
            "{exclusiveMinimum: 5, minimum: 5}",
            r#"{"minimum":5,"exclusiveMinimum":true}"#,
        ),
        (
            "{examples: [1, 2]}",
            r#"{"example":1,"x-further-examples":{"1":2}}"#,
        ),
        (
            "{examples: [1], example: 3}",
            r#"{"example":3,"x-further-examples":{"0":1}}"#,
        ),
        (
            "{examples: [null, 1]}",
            r#"{"x-further-examples":{"0":null,"1":1}}"#,
        ),
        ("{examples: []}", "{}"),
        (
            "{contentEncoding: base64, contentMediaType: image/png}",
            r#"{"format":"byte"}"#,
        ),
        (
            "{contentMediaType: application/octet-stream}",
            r#"{"type":"string","format":"binary"}"#,
        ),
        (
            "{type: string, contentMediaType: image/png}",
            r#"{"type":"string","format":"binary"}"#,
        ),
        (
            "{$ref: '#/components/schemas/b', contentMediaType: image/png}",
            r##"{"allOf":[{"$ref":"#/components/schemas/b"}],"format":"binary"}"##,
        ),
        ("{contentMediaType: application/json}", "{}"),
        (
            "{additionalProperties: true, properties: {a: true, b: false}}",
            r#"{"additionalProperties":true,"properties":{"a":{},"b":{"not":{}}}}"#,
        ),
        (
            "{$ref: '#/components/schemas/b', summary: S}",
            r##"{"$ref":"#/components/schemas/b"}"##,
        ),
        (
            "{$ref: '#/components/schemas/b', description: D}",
            r##"{"description":"D","allOf":[{"$ref":"#/components/schemas/b"}]}"##,
        ),
        (
            "{$comment: C, properties: {const: {}}}",
            r#"{"properties":{"const":{}}}"#,
        ),
    ] {
        assert_eq!(lowered(schema), expected, "{schema}");
    }
}

#[test]
fn nothing_is_done_to_3_0() {
    let outcome = read(&with_schema(
        "3.0.3",
        "{enum: [1], x-a: {type: ['null']}, examples: [1]}",
    ));
    assert_eq!(
        outcome.json("/components/schemas/A"),
        r#"{"enum":[1],"x-a":{"type":["null"]},"examples":[1]}"#
    );
    assert_eq!(
        outcome.messages,
        "warning[unknown-key]: `examples` is no key of a schema; it is ignored
  --> api.yaml:4:62  #/components/schemas/A/examples
  help: did you mean `example`?"
    );
}

#[test]
fn keywords_without_an_older_form_are_ignored() {
    let schema = "{patternProperties: {a: {}}, additionalProperties: false, \
                  prefixItems: [{}], items: {type: string}, if: {}}";
    let outcome = read(&with_schema("3.1.0", schema));
    assert_eq!(
        outcome.messages,
        "warning[unsupported-keyword]: `patternProperties` is ignored; values are accepted as they are
  --> api.yaml:4:28  #/components/schemas/A/patternProperties
  help: if the type should be narrower, describe the value in other words with an overlay
warning[unsupported-keyword]: `prefixItems` is ignored; values are accepted as they are
  --> api.yaml:4:85  #/components/schemas/A/prefixItems
  help: if the type should be narrower, describe the value in other words with an overlay
warning[unsupported-keyword]: `if` is ignored; values are accepted as they are
  --> api.yaml:4:127  #/components/schemas/A/if
  help: if the type should be narrower, describe the value in other words with an overlay"
    );
    assert_eq!(outcome.json("/components/schemas/A"), "{}");
}

#[test]
fn so_are_those_of_a_schema_beside_null() {
    for kind in ["anyOf", "oneOf"] {
        let schema = format!(
            "{{{kind}: [{{type: array, prefixItems: [{{}}], items: {{type: string}}}}, {{type: 'null'}}]}}"
        );
        let outcome = read(&with_schema("3.1.0", &schema));
        let place = format!("api.yaml:4:50  #/components/schemas/A/{kind}/0/prefixItems");
        let said = "`prefixItems` is ignored; values are accepted as they are";
        let help =
            "if the type should be narrower, describe the value in other words with an overlay";
        let expected =
            format!("warning[unsupported-keyword]: {said}\n  --> {place}\n  help: {help}");
        assert_eq!(outcome.messages, expected);
        let expected = r#"{"nullable":true,"type":"array"}"#;
        assert_eq!(outcome.json("/components/schemas/A"), expected);
    }
}

#[test]
fn a_tuple_of_like_entries_is_a_list_of_them() {
    let entries = "type: array, prefixItems: [{type: number}, {type: number}]";
    let list = r#"{"type":"array","items":{"type":"number"},"maxItems":2}"#;
    for (further, expected) in [
        ("items: false", list),
        ("unevaluatedItems: false", list),
        (
            "maxItems: 2",
            r#"{"type":"array","maxItems":2,"items":{"type":"number"}}"#,
        ),
        (
            "maxItems: 2, minItems: 2",
            r#"{"type":"array","maxItems":2,"minItems":2,"items":{"type":"number"}}"#,
        ),
        (
            "items: {type: number}, maxItems: 9",
            r#"{"type":"array","items":{"type":"number"},"maxItems":9}"#,
        ),
    ] {
        let outcome = read(&with_schema("3.1.0", &format!("{{{entries}, {further}}}")));
        assert_eq!(outcome.messages, "");
        assert_eq!(outcome.json("/components/schemas/A"), expected);
    }
    // What stands behind them may be anything, or is described otherwise.
    for (further, expected) in [
        ("minItems: 2", r#"{"type":"array","minItems":2}"#),
        ("maxItems: 3", r#"{"type":"array","maxItems":3}"#),
        ("items: {type: string}", r#"{"type":"array"}"#),
    ] {
        let outcome = read(&with_schema("3.1.0", &format!("{{{entries}, {further}}}")));
        assert!(outcome.messages.contains("`prefixItems` is ignored"));
        assert_eq!(outcome.json("/components/schemas/A"), expected);
    }
}

#[test]
fn definitions_that_are_used_become_components() {
    let outcome = with_components(
        "  schemas:
    A:
      $ref: '#/components/schemas/A/$defs/B'
      $defs: {B: {items: {$ref: '#/components/schemas/A/%24defs/C'}}, C: {enum: [c]}, D: {}}
    C: {}
",
    );
    assert_eq!(
        outcome.messages,
        "warning[unsupported-keyword]: `$defs` is ignored; values are accepted as they are
  --> api.yaml:8:7  #/components/schemas/A/$defs
  help: if the type should be narrower, describe the value in other words with an overlay"
    );
    assert_eq!(
        outcome.json("/components/schemas"),
        r##"{"A":{"$ref":"#/components/schemas/B"},"C":{},"B":{"items":{"$ref":"#/components/schemas/A C"}},"A C":{"enum":["c"]}}"##
    );
}

#[test]
fn path_items_go_to_their_paths() {
    let text = "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a: {$ref: '#/components/pathItems/A', summary: S}
  /b: {$ref: '#/paths/~1a'}
components:
  pathItems:
    A: {$ref: '#/components/pathItems/C'}
    C: {get: {}, summary: C}
";
    let outcome = read(text);
    assert_eq!(outcome.messages, "");
    assert_eq!(
        outcome.json("/paths"),
        r##"{"/a":{"summary":"S","get":{"responses":{}}},"/b":{"get":{"responses":{}},"summary":"C"}}"##
    );
    assert_eq!(outcome.json("/components"), "{}");
}

#[test]
fn additional_operations_of_a_path_item_stand_beside_those_of_its_path() {
    let text = "openapi: 3.2.0
info: {title: T, version: '1'}
paths:
  /a: {$ref: '#/components/pathItems/A', additionalOperations: {COPY: {summary: own}}}
components:
  pathItems:
    A: {additionalOperations: {COPY: {}, PURGE: {}}}
";
    let outcome = read(text);
    assert_eq!(outcome.messages, "");
    assert_eq!(
        outcome.json("/paths"),
        r##"{"/a":{"additionalOperations":{"COPY":{"summary":"own","responses":{}},"PURGE":{"responses":{}}}}}"##
    );
}

#[test]
fn examples_of_data_are_values() {
    let text = "openapi: 3.2.0
info: {title: T, version: '1'}
paths: {}
components:
  examples:
    A: {dataValue: {a: 1}, serializedValue: '{\"a\": 1}'}
    B: {dataValue: 1, value: 2}
";
    let outcome = read(text);
    assert_eq!(outcome.messages, "");
    assert_eq!(
        outcome.json("/components/examples"),
        r#"{"A":{"serializedValue":"{\"a\": 1}","value":{"a":1}},"B":{"value":2}}"#
    );
}

#[test]
fn the_head_of_a_description_is_brought_down() {
    let text = "openapi: 3.2.0
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
info: {title: T, version: '1', summary: S, license: {name: L, identifier: MIT}}
webhooks: {a: {}}
components:
  securitySchemes: {m: {type: mutualTLS}}
";
    let outcome = read(text);
    assert_eq!(
        outcome.messages,
        "warning[left-out]: `webhooks` are left out: a client receives no requests
  --> api.yaml:4:1  #/webhooks
  help: receive them in a server of your own; an overlay that removes them ends this warning"
    );
    assert_eq!(
        outcome.json(""),
        r#"{"openapi":"3.0.3","info":{"title":"T","version":"1","license":{"name":"L"},"description":"S"},"components":{"securitySchemes":{"m":{"type":"http","scheme":"mutual"}}},"paths":{}}"#
    );
}

#[test]
fn other_versions_are_refused() {
    assert_eq!(
        read("swagger: '2.0'\ninfo: 1\n").messages,
        "error[unsupported-version]: Swagger 2.0 is not supported
  --> api.yaml:1:1  #/swagger
  help: convert the description to OpenAPI 3, for example with https://converter.swagger.io"
    );
    assert_eq!(
        read(&document("4.0.0", "")).messages,
        "error[unsupported-version]: OpenAPI `4.0.0` is not supported
  --> api.yaml:1:1  #/openapi
  help: the versions 3.0, 3.1 and 3.2 are"
    );
    // Without quotes it is a number, of which no more than one version can be meant.
    assert_eq!(read(&document("3.1", "")).messages, "");
}
