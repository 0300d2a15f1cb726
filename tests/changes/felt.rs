//! What gains something may do something else with what was there: the verdict says so, and the effect by
//! which it does.

use generator::compare::Verdict::{self, Additive, Behaviour, Breaking, Documentation};
use generator::compare::{Comparison, compare};

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example }]
tags: [{ name: items }, { name: orders }]
security: [{ key: [] }]
paths:
  /items:
    post:
      tags: [items]
      x-name: add
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
      responses:
        '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } }
    get:
      tags: [items]
      x-name: find
      parameters:
        - { name: filter, in: query, schema: { type: array, items: { type: integer } } }
      responses:
        '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Seen' } } } }
  /both:
    put:
      tags: [orders]
      x-name: set
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } }
      responses: { '204': { description: Set. } }
  /orders: { $ref: '#/components/pathItems/Orders' }
  /up/{id}:
    post:
      tags: [items]
      x-name: send
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, required: [file], properties: { file: { type: string }, note: { type: string } } }
      responses: { '204': { description: Sent. } }
components:
  pathItems:
    Orders:
      delete:
        tags: [orders]
        x-name: clear
        responses: { '204': { description: Gone. } }
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    basic: { type: http, scheme: basic }
  schemas:
    Item:
      type: object
      required: [name]
      properties:
        name: { type: string }
        via: { type: string, enum: [api] }
        size: { type: integer }
    Both: { type: object, properties: { label: { type: string } } }
    Seen:
      type: object
      properties:
        shape: { $ref: '#/components/schemas/Shape' }
    Shape:
      oneOf:
      - { $ref: '#/components/schemas/Circle' }
      - { $ref: '#/components/schemas/Square' }
    Circle: { type: object, required: [r], properties: { r: { type: number } } }
    Square: { type: object, required: [a], properties: { a: { type: number } } }
";

/// What is replaced by what, each of which stands once; what that is, and an effect that users are told of.
type Case = (
    &'static [(&'static str, &'static str)],
    Verdict,
    Option<&'static str>,
);

const SHAPES: &str = "- { $ref: '#/components/schemas/Square' }\n";
const SQUARE: &str = "    Square: {";

const CASES: &[Case] = &[
    (
        &[(
            "size: { type: integer }",
            "size: { type: integer }\n        kind: { type: string, enum: [toy] }",
        )],
        Additive,
        Some("+ models::Item::kind: Option<models::ItemKind>"),
    ),
    (
        &[(
            "size: { type: integer }",
            "size: { type: integer }\n        kind: { type: string }",
        )],
        Additive,
        Some("+ models::Item::kind: Option<String>"),
    ),
    (
        &[
            ("required: [name]", "required: [name, kind]"),
            (
                "size: { type: integer }",
                "size: { type: integer }\n        kind: { type: string, enum: [toy] }",
            ),
        ],
        Behaviour,
        Some("~ models::Item::new() is with kind toy, was with what is given"),
    ),
    (
        &[("enum: [api]", "enum: [web, api]")],
        Additive,
        Some("+ models::ItemVia::Web"),
    ),
    (
        &[(
            "[file], properties: { file: { type: string }",
            "[file, kind], properties: { file: { type: string }, kind: { type: string, enum: [k] }",
        )],
        Behaviour,
        None,
    ),
    (
        &[(
            "    Seen:\n      type: object\n",
            "    Seen:\n      type: object\n      additionalProperties: { type: integer }\n",
        )],
        Behaviour,
        Some("+ models::Seen::others: IndexMap<String, i64>, where other keys are read now"),
    ),
    (
        &[(
            "    Seen:\n      type: object\n",
            "    Seen:\n      type: object\n      x-keep-unknown-fields: true\n",
        )],
        Additive,
        Some("+ models::Seen::others: IndexMap<String, RawJson>"),
    ),
    (
        &[(
            "Both: { type: object,",
            "Both: { type: object, x-keep-unknown-fields: true,",
        )],
        Behaviour,
        Some(
            "+ models::Both::others: IndexMap<String, RawJson>, where other keys are sent back now",
        ),
    ),
    (
        &[
            (
                SHAPES,
                "- { $ref: '#/components/schemas/Square' }\n      - { $ref: '#/components/schemas/Tri' }\n",
            ),
            (
                SQUARE,
                "    Tri: { type: object, required: [a, b], properties: { a: { type: number }, b: { type: number } } }\n    Square: {",
            ),
        ],
        Behaviour,
        Some("~ models::Shape::Square is if no Tri, was told by its shape"),
    ),
    // What was unknown is known now.
    (
        &[
            (
                SHAPES,
                "- { $ref: '#/components/schemas/Square' }\n      - { $ref: '#/components/schemas/Tri' }\n",
            ),
            (
                SQUARE,
                "    Tri: { type: object, required: [b], properties: { b: { type: number } } }\n    Square: {",
            ),
        ],
        Additive,
        Some("+ models::Shape::Tri: Box<models::Tri>"),
    ),
    // What an argument is called hides nothing.
    (
        &[("/up/{id}", "/up/{item}"), ("name: id,", "name: item,")],
        Documentation,
        None,
    ),
    (
        &[
            ("/up/{id}", "/up/{item}"),
            ("name: id,", "name: item,"),
            (
                "          multipart/form-data:\n",
                "          multipart/form-data:\n            encoding: { note: { contentType: text/csv } }\n",
            ),
        ],
        Behaviour,
        None,
    ),
    (
        &[
            ("/up/{id}", "/up/{item}"),
            ("name: id,", "name: item,"),
            (
                "x-name: send\n",
                "x-name: send\n      security: [{ basic: [] }]\n",
            ),
        ],
        Behaviour,
        Some("~ resources::items::Items::send() access is by basic, was by key"),
    ),
    (
        &[(
            "x-name: clear\n",
            "x-name: clear\n        security: [{ basic: [] }]\n",
        )],
        Behaviour,
        Some("~ resources::orders::Orders::clear() access is by basic, was by key"),
    ),
    // Who may call is what it was.
    (
        &[(
            "x-name: clear\n",
            "x-name: clear\n        security: [{ key: [] }]\n",
        )],
        Documentation,
        None,
    ),
    // Only what stands where is another.
    (
        &[(
            "[{ name: items }, { name: orders }]",
            "[{ name: orders }, { name: items }]",
        )],
        Documentation,
        None,
    ),
    (
        &[("[{ name: items }, { name: orders }]", "[{ name: orders }]")],
        Documentation,
        None,
    ),
    (
        &[(
            "key: { type: apiKey, in: header, name: X-Key }",
            "key: { type: http, scheme: bearer }",
        )],
        Breaking,
        Some(
            "~ ClientBuilder::key(): fn(impl AsRef<str>), was fn(impl Into<String>); is bearer, was header x-key",
        ),
    ),
];

fn compared(old: &str, new: &str) -> Comparison {
    compare(&input(old, &[]), &input(new, &[]))
        .unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}

fn edited(edits: &[(&str, &str)]) -> String {
    edits
        .iter()
        .fold(DESCRIPTION.to_owned(), |text, (before, after)| {
            assert_eq!(text.matches(before).count(), 1, "{before}");
            text.replace(before, after)
        })
}

#[test]
fn code_that_does_something_else_is_named_where_no_effect_speaks_of_it() {
    let body = "          multipart/form-data:\n";
    let encoded = format!("{body}            encoding: {{ note: {{ contentType: text/csv }} }}\n");
    let comparison = compared(DESCRIPTION, &DESCRIPTION.replace(body, &encoded));
    let changes = comparison.changes.iter();
    let code: Vec<_> = changes.map(|it| (it.verdict, it.code.join(" "))).collect();
    assert_eq!(code, [(Behaviour, "src/models/send_up_body.rs".to_owned())]);
}

#[test]
fn what_the_same_code_does_otherwise_is_behaviour_whatever_is_gained_or_renamed() {
    let mut failures = Vec::new();
    for (edits, verdict, effect) in CASES {
        let comparison = compared(DESCRIPTION, &edited(edits));
        let effects = comparison.changes.iter().flat_map(|change| &change.effects);
        let effects: Vec<String> = effects.map(ToString::to_string).collect();
        let is_told = effect.is_none_or(|effect| effects.iter().any(|it| it == effect));
        let explained: usize = comparison.changes.iter().map(|change| change.lines).sum();
        let is_counted = comparison.moved.is_multiple_of(2)
            && comparison.unexplained == 0
            && explained + comparison.moved == comparison.lines;
        // A change says why it is behaviour: by an effect, or by where the code is that does something else.
        let says_why = comparison.changes.iter().all(|change| {
            let has_effect = change.effects.iter().any(|it| it.verdict() == Behaviour);
            let has_code = change.lines == 0 || !change.code.is_empty();
            change.verdict != Behaviour || has_effect || has_code
        });
        if comparison.verdict() != Some(*verdict) || !is_told || !is_counted || !says_why {
            failures.push((edits, comparison.verdict(), effects, comparison.moved));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn an_edit_costs_the_same_lines_in_another_order() {
    let properties = "        name: { type: string }\n        via: { type: string, enum: [api] }\n        size: { type: integer }\n";
    let reversed = "        size: { type: number }\n        via: { type: string, enum: [api] }\n        name: { type: string }\n";
    let alone = compared(
        DESCRIPTION,
        &edited(&[("size: { type: integer }", "size: { type: number }")]),
    );
    let both = compared(DESCRIPTION, &edited(&[(properties, reversed)]));
    let lines =
        |comparison: &Comparison| comparison.changes.iter().map(|it| it.lines).sum::<usize>();
    assert_eq!(lines(&alone), lines(&both));
    assert_eq!(both.moved % 2, 0);
    assert!(both.moved > 0);
}

#[test]
fn that_a_property_is_required_is_an_edit_of_its_change() {
    let added = (
        "size: { type: integer }",
        "size: { type: integer }\n        kind: { type: integer }",
    );
    let optional = compared(DESCRIPTION, &edited(&[added]));
    let required = compared(
        DESCRIPTION,
        &edited(&[added, ("required: [name]", "required: [name, kind]")]),
    );
    let [optional, required] = [&optional, &required].map(|it| match it.changes.as_slice() {
        [change] => change,
        changes => panic!("{changes:#?}"),
    });
    assert_ne!(optional.fingerprint, required.fingerprint);
    let edits: Vec<String> = required.edits.iter().map(ToString::to_string).collect();
    let item = "#/components/schemas/Item";
    assert_eq!(
        edits,
        [
            format!("added {item}/properties/kind"),
            format!("added {item}/required/kind")
        ]
    );
}

#[test]
fn an_edit_of_an_inline_variant_has_one_fingerprint_wherever_that_stands() {
    let variant = |key: &str, other: &str| {
        format!(
            "      - {{ type: object, required: [{key}], properties: {{ {key}: {{ type: string }}, x{key}: {{ type: {other} }} }} }}\n"
        )
    };
    let [a, b, c, changed] = [
        ("a", "integer"),
        ("b", "integer"),
        ("c", "integer"),
        ("b", "string"),
    ]
    .map(|(key, other)| variant(key, other));
    let with = |variants: &[&String]| {
        let listed: String = variants.iter().map(|it| it.as_str()).collect();
        let circle = "      - { $ref: '#/components/schemas/Circle' }\n";
        edited(&[
            (circle, ""),
            ("      - { $ref: '#/components/schemas/Square' }\n", &listed),
        ])
    };
    let old = with(&[&a, &b]);
    let shown = "#/components/schemas/Shape/oneOf/B/properties/xb/type";
    let fingerprints = [
        with(&[&a, &changed]),
        with(&[&changed, &a]),
        with(&[&c, &a, &changed]),
    ]
    .map(|new| {
        let comparison = compared(&old, &new);
        let mut changes = comparison.changes.iter();
        let found = changes.find(|it| it.edits.iter().any(|edit| edit.pointer == shown));
        found
            .unwrap_or_else(|| panic!("{comparison:#?}"))
            .fingerprint
            .clone()
    });
    assert_eq!(fingerprints[0], fingerprints[1]);
    assert_eq!(fingerprints[0], fingerprints[2]);
}

#[test]
fn an_edit_of_a_variant_without_a_name_has_one_fingerprint_wherever_that_stands() {
    let [text, number, flag] =
        ["string", "integer", "boolean"].map(|kind| format!("{{ type: {kind} }}"));
    let date = "{ type: string, format: date-time }".to_owned();
    let with = |variants: &[&String]| {
        let listed = variants.iter().map(|it| format!("      - {it}\n"));
        edited(&[
            ("      - { $ref: '#/components/schemas/Circle' }\n", ""),
            (
                "      - { $ref: '#/components/schemas/Square' }\n",
                &listed.collect::<String>(),
            ),
        ])
    };
    let old = with(&[&text, &number]);
    let fingerprints = [
        with(&[&date, &number]),
        with(&[&number, &date]),
        with(&[&flag, &number, &date]),
    ]
    .map(|new| {
        let comparison = compared(&old, &new);
        let mut changes = comparison.changes.iter();
        let found = changes.find(|it| it.edits[0].pointer.ends_with("/format"));
        found
            .unwrap_or_else(|| panic!("{comparison:#?}"))
            .fingerprint
            .clone()
    });
    assert_eq!(fingerprints[0], fingerprints[1]);
    assert_eq!(fingerprints[0], fingerprints[2]);
}

#[test]
fn what_one_thing_is_replaced_by_is_part_of_one_change() {
    let body = "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }";
    let other = body.replace("application/json", "application/merge-patch+json");
    let filter = "schema: { type: array, items: { type: integer } }";
    let json = format!("content: {{ application/json: {{ {filter} }} }}");
    let tags = (
        "tags: [items]\n      x-name: find",
        "tags: [orders]\n      x-name: find",
    );
    for edits in [
        [(body, other.as_str())].as_slice(),
        &[("https://shop.example", "https://store.example")],
        &[(filter, json.as_str())],
        &[tags],
        &[("/up/{id}", "/up/{item}"), ("name: id,", "name: item,")],
    ] {
        let comparison = compared(DESCRIPTION, &edited(edits));
        assert_eq!(comparison.changes.len(), 1, "{edits:?}: {comparison:#?}");
    }
}
