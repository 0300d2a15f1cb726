//! What is added takes no name from what was there. Where nothing tells which of two is older, that is
//! breaking: the same code compiles, and means another thing.

use generator::compare::Verdict::{self, Additive, Behaviour, Breaking};
use generator::compare::compare;

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    post:
      tags: [Pets]
      x-name: add
      parameters:
        - { name: trace, in: header, schema: { type: string } }
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Bag' } } }
      responses:
        '200':
          description: Where it is.
          content: { application/json: { schema: { $ref: '#/components/schemas/Source' } } }
    delete:
      tags: [Pets]
      x-name: remove
      parameters:
        - { name: body, in: query, schema: { type: string } }
        - { name: clone_query, in: query, schema: { type: string } }
      responses: { '204': { description: Gone. } }
components:
  securitySchemes:
    my-key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Bag: { type: object, properties: { size: { type: string } }, additionalProperties: { type: string } }
    Crib: { type: object, properties: { others: { type: string } } }
    Source: { type: object, properties: { where: { type: string } } }
";

/// What is replaced by what, what that is, and the effect that users are told of.
const ADDITIONS: &[(&str, &str, Verdict, &str)] = &[
    (
        "- { name: trace,",
        "- { name: body, in: query, schema: { type: string } }\n        - { name: trace,",
        Additive,
        "+ resources::pets::Add::body_query(): fn(impl AsRef<str>)",
    ),
    (
        "- { name: body, in: query,",
        "- { name: clone, in: query, schema: { type: string } }\n        - { name: body, in: query,",
        Additive,
        "+ resources::pets::Remove::clone_query_query(): fn(impl AsRef<str>)",
    ),
    (
        "      responses: { '204': { description: Gone. } }",
        "      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Bag' } } } }
      responses: { '204': { description: Gone. } }",
        Additive,
        "+ resources::pets::Remove::body(): fn(models::Bag)",
    ),
    (
        "{ size: ",
        "{ others: { type: string }, size: ",
        Additive,
        "+ models::Bag::others_field: Option<String>",
    ),
    (
        "{ others: { type: string } } }",
        "{ others: { type: string } }, additionalProperties: { type: string } }",
        Behaviour,
        "+ models::Crib::others: IndexMap<String, String>, where other keys are read now",
    ),
    (
        "Gone. }",
        "Gone. }, '409': { description: Where is it?, content: { application/json: { schema: { $ref: '#/components/schemas/Source' } } } }",
        Additive,
        "+ StatusError::source_body(): fn() -> Option<models::Source>",
    ),
    (
        "- { name: trace,",
        "- { name: trace, in: query, schema: { type: string } }\n        - { name: trace,",
        Breaking,
        "~ resources::pets::Add::trace() is query trace, was header trace, which is resources::pets::Add::trace_header() now",
    ),
    (
        "    my-key:",
        "    MyKey: { type: apiKey, in: header, name: X-My-Key }\n    my-key:",
        Breaking,
        "~ ClientBuilder::my_key() is header x-my-key, was header x-key, which is ClientBuilder::my_key_credential() now",
    ),
];

#[test]
fn an_addition_takes_no_name_or_is_breaking() {
    let mut failures = Vec::new();
    for (before, after, verdict, effect) in ADDITIONS {
        assert!(DESCRIPTION.contains(before), "{before}");
        let new = DESCRIPTION.replace(before, after);
        let compared = compare(&input(DESCRIPTION, &[]), &input(&new, &[]));
        let comparison = compared.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        let changes = comparison.changes.iter();
        let effects: Vec<String> = changes
            .flat_map(|change| change.effects.iter())
            .map(ToString::to_string)
            .collect();
        let is_told = effects.iter().any(|it| it == effect);
        if comparison.verdict() != Some(*verdict) || !is_told || comparison.unexplained > 0 {
            failures.push((after, comparison.verdict(), effects));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn no_order_of_parameters_exchanges_what_callers_must_give() {
    let given = |name: &str, place: &str| {
        format!("- {{ name: {name}, in: {place}, required: true, schema: {{ type: string }} }}")
    };
    let query = "- { name: clone_query, in: query, schema: { type: string } }";
    for [first, second] in [
        [given("trace", "query"), given("Trace", "header")],
        [given("user_id", "query"), given("user-id", "header")],
        [given("sid", "cookie"), given("sid", "header")],
    ] {
        let with =
            |one: &str, other: &str| DESCRIPTION.replace(query, &format!("{one}\n        {other}"));
        let (old, new) = (with(&first, &second), with(&second, &first));
        assert_ne!(old, new);

        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();

        assert!(comparison.changes.is_empty(), "{:#?}", comparison.changes);
        assert_eq!(comparison.lines, 0);
    }
}

#[test]
fn no_order_of_parameters_gives_one_the_name_of_another() {
    let [clone, query] = ["clone", "clone_query"]
        .map(|name| format!("- {{ name: {name}, in: query, schema: {{ type: string }} }}"));
    let with = |first: &str, second: &str| {
        DESCRIPTION.replace(&query, &format!("{first}\n        {second}"))
    };
    let (old, new) = (with(&clone, &query), with(&query, &clone));
    assert_ne!(old, new);

    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();

    assert!(comparison.changes.is_empty(), "{:#?}", comparison.changes);
    assert_eq!(comparison.unexplained, 0);
}
