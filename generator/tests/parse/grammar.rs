//! What is checked before a description gets its types.

use super::{document, read, with_schema};

#[test]
fn wrong_types_are_all_reported() {
    let schema = "{required: 1, properties: {a: {required: [[]], minLength: -1, items: 17}}, \
                  description: [], enum: 1, allOf: {}, minimum: 'x', nullable: 1}";
    assert_eq!(
        read(&with_schema("3.0.3", schema)).messages,
        "error[wrong-type]: `required` must be an array of strings, found a number
  --> api.yaml:4:28  #/components/schemas/A/required
  help: write `[<text>, ..]`
error[wrong-type]: an item of `required` must be a string, found an array
  --> api.yaml:4:69  #/components/schemas/A/properties/a/required/0
  help: write text, in quotes if it reads as something else
error[wrong-type]: `minLength` must be a whole number from 0, found a number
  --> api.yaml:4:74  #/components/schemas/A/properties/a/minLength
  help: write digits alone, without quotes
error[wrong-type]: `items` must be an object, found a number
  --> api.yaml:4:89  #/components/schemas/A/properties/a/items
  help: write `{ <key>: <value> }`
error[wrong-type]: `description` must be a string, found an array
  --> api.yaml:4:102  #/components/schemas/A/description
  help: write text, in quotes if it reads as something else
error[wrong-type]: `enum` must be an array, found a number
  --> api.yaml:4:119  #/components/schemas/A/enum
  help: write `[<value>, ..]`
error[wrong-type]: `allOf` must be an array of objects, found an object
  --> api.yaml:4:128  #/components/schemas/A/allOf
  help: write `[{ <key>: <value> }, ..]`
error[wrong-type]: `minimum` must be a number, found a string
  --> api.yaml:4:139  #/components/schemas/A/minimum
  help: write a number, without quotes
error[wrong-type]: `nullable` must be a boolean, found a number
  --> api.yaml:4:153  #/components/schemas/A/nullable
  help: write `true` or `false`"
    );
}

#[test]
fn missing_keys_are_reported_at_what_lacks_them() {
    let text = "openapi: 3.0.3
info:
  contact: {}
components:
  parameters:
    A: {in: query}
    B: {name: b, schema: {}}
  requestBodies:
    C: {}
  securitySchemes:
    D: {type: http}
";
    assert_eq!(
        read(text).messages,
        "error[missing-key]: a description must have `paths`
  --> api.yaml:1:1  #
  help: add `paths`, here or with an overlay
error[missing-key]: the info of a description must have `title`
  --> api.yaml:2:1  #/info
  help: add `title`, here or with an overlay
error[missing-key]: the info of a description must have `version`
  --> api.yaml:2:1  #/info
  help: add `version`, here or with an overlay
error[missing-key]: a query parameter must have `name`
  --> api.yaml:6:5  #/components/parameters/A
  help: add `name`, here or with an overlay
error[missing-key]: a query parameter must have `schema` or `content`
  --> api.yaml:6:5  #/components/parameters/A
  help: add `schema` or `content`, here or with an overlay
error[missing-key]: `in` is missing; it must be `query`, `header`, `path` or `cookie`
  --> api.yaml:7:5  #/components/parameters/B
  help: add `in`, here or with an overlay
error[missing-key]: a request body must have `content`
  --> api.yaml:9:5  #/components/requestBodies/C
  help: add `content`, here or with an overlay
error[missing-key]: HTTP authentication must have `scheme`
  --> api.yaml:11:5  #/components/securitySchemes/D
  help: add `scheme`, here or with an overlay"
    );
}

#[test]
fn what_is_commonly_left_out_is_filled_in() {
    let text = "openapi: 3.0.3
info: {title: T, version: '1', description: }
paths:
  /a/{b}:
    get:
      parameters:
        - {name: b, in: path, schema: {type: string}}
    put:
      security: [{key: }]
      responses: {200: {headers: {H: }, content: {application/json: }}, 4XX: {$ref: '#/components/responses/a'}}
";
    let outcome = read(text);
    assert_eq!(
        outcome.messages,
        "warning[flag-not-set]: a path parameter must have `required: true`; it is taken as if it had
  --> api.yaml:7:11  #/paths/~1a~1{b}/get/parameters/0
  help: add `required: true`"
    );
    assert_eq!(
        outcome.json("/paths/~1a~1{b}/get"),
        r#"{"parameters":[{"name":"b","in":"path","schema":{"type":"string"},"required":true}],"responses":{}}"#
    );
    assert_eq!(
        outcome.json("/paths/~1a~1{b}/put"),
        r##"{"security":[{"key":[]}],"responses":{"200":{"headers":{"H":{"schema":{}}},"content":{"application/json":{}},"description":""},"4XX":{"$ref":"#/components/responses/a"}}}"##
    );
    assert_eq!(outcome.json("/info"), r#"{"title":"T","version":"1"}"#);
}

#[test]
fn values_outside_of_a_choice_are_errors() {
    let text = "components:
  schemas: {A: {type: int}, B: {type: file}}
  parameters: {C: {name: c, in: query, style: deep, schema: {}}, D: {name: d, in: body}}
";
    assert_eq!(
        read(&document("3.0.3", text)).messages,
        "error[unknown-value]: `type` must be `string`, `number`, `integer`, `boolean`, `array` or `object`, found `int`
  --> api.yaml:5:17  #/components/schemas/A/type
  help: choose one of these, spelt exactly so
error[unknown-value]: `type` must be `string`, `number`, `integer`, `boolean`, `array` or `object`, found `file`
  --> api.yaml:5:33  #/components/schemas/B/type
  help: choose one of these, spelt exactly so
error[unknown-value]: `style` must be `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`, found `deep`
  --> api.yaml:6:40  #/components/parameters/C/style
  help: choose one of these, spelt exactly so
error[unknown-value]: `in` must be `query`, `header`, `path` or `cookie`, found `body`
  --> api.yaml:6:79  #/components/parameters/D/in
  help: choose one of these, spelt exactly so"
    );
}

#[test]
fn unknown_keys_are_warned_about() {
    let text = with_schema("3.0.3", "{requierd: [a], x-requierd: 1, unit: 1}");
    assert_eq!(
        read(&text).messages,
        "warning[unknown-key]: `requierd` is no key of a schema; it is ignored
  --> api.yaml:4:28  #/components/schemas/A/requierd
  help: did you mean `required`?
warning[unknown-key]: `unit` is no key of a schema; it is ignored
  --> api.yaml:4:58  #/components/schemas/A/unit
  help: remove it, or mend its spelling; keys of your own begin with `x-`"
    );
}

#[test]
fn keys_that_follow_a_rule() {
    let text = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  a: {}
  x-b: 1
  /c:
    get: {$ref: '#/c', responses: {20: {}, x-d: 1, defualt: {}}}
";
    assert_eq!(
        read(text).messages,
        "error[wrong-key]: `a` is no key of the paths: it must be a path, beginning with `/`
  --> api.yaml:4:3  #/paths/a
  help: remove it, or mend its spelling; keys of your own begin with `x-`
error[misplaced-reference]: `$ref` cannot take the place of an operation
  --> api.yaml:7:11  #/paths/~1c/get/$ref
  help: write out what it refers to
error[wrong-key]: `20` is no key of the responses: it must be a status such as `200`, `4XX` or `default`
  --> api.yaml:7:36  #/paths/~1c/get/responses/20
  help: remove it, or mend its spelling; keys of your own begin with `x-`
error[wrong-key]: `defualt` is no key of the responses: it must be a status such as `200`, `4XX` or `default`
  --> api.yaml:7:52  #/paths/~1c/get/responses/defualt
  help: did you mean `default`?"
    );
}

#[test]
fn references_stand_alone() {
    let schema = "{properties: {$ref: {type: string}, b: {$ref: '#/components/schemas/c', nullable: true, title: B}, \
                  d: {$ref: 1}}}";
    assert_eq!(
        read(&with_schema("3.0.3", schema)).messages,
        "warning[taken-as-meant]: `nullable` counts, though OpenAPI 3.0 ignores what stands beside `$ref`
  --> api.yaml:4:99  #/components/schemas/A/properties/b/nullable
  help: put the reference into `allOf`
error[wrong-type]: `$ref` must be a string, found a number
  --> api.yaml:4:130  #/components/schemas/A/properties/d/$ref
  help: write text, in quotes if it reads as something else"
    );
}

#[test]
fn a_whole_section_cannot_be_a_reference_within_the_text() {
    let text = "components: {schemas: {$ref: '#/components/parameters'}}\n";
    assert_eq!(
        read(&document("3.0.3", text)).messages,
        "error[misplaced-reference]: `$ref` cannot take the place of `schemas`
  --> api.yaml:4:14  #/components/schemas
  help: write out what it refers to"
    );
}

#[test]
fn requests_to_the_client_are_left_out() {
    let text = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post: {callbacks: {b: {$ref: '#/components/callbacks/b'}}}
components: {callbacks: {b: 1}}
";
    assert_eq!(
        read(text).messages,
        "warning[left-out]: `callbacks` are left out: a client receives no requests
  --> api.yaml:5:12  #/paths/~1a/post/callbacks
  help: receive them in a server of your own; an overlay that removes them ends this warning
warning[left-out]: `callbacks` are left out: a client receives no requests
  --> api.yaml:6:14  #/components/callbacks
  help: receive them in a server of your own; an overlay that removes them ends this warning"
    );
}
