//! What tells the variants of a union is told of each, whatever it is and wherever it stands.

use generator::compare::Verdict::{self, Behaviour, Breaking};
use generator::compare::compare;

use tests::description::input;

/// An event whose variants differ in one property, beside a list.
fn event(one: &str, other: &str) -> String {
    format!(
        "\
openapi: 3.0.3
info: {{ title: Events, version: '1' }}
servers: [{{ url: https://events.example }}]
paths:
  /events:
    get:
      tags: [Events]
      operationId: next
      responses:
        '200': {{ description: An event., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Event' }} }} }} }}
components:
  schemas:
    Event:
      oneOf:
        - {{ $ref: '#/components/schemas/Opened' }}
        - {{ $ref: '#/components/schemas/Closed' }}
        - {{ type: array, items: {{ type: string }} }}
    Opened: {{ type: object, required: [by], properties: {{ by: {one}, from: {{ type: string }} }} }}
    Closed: {{ type: object, required: [by], properties: {{ by: {other}, to: {{ type: string }} }} }}
"
    )
}

/// The verdict of a change, and what is said of the variants.
fn told(old: &str, new: &str) -> (Option<Verdict>, Vec<String>) {
    let comparison = compare(&input(old, &[]), &input(new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let effects = comparison.changes.iter().flat_map(|it| &it.effects);
    let effects = effects.map(ToString::to_string);
    let told = effects.filter(|it| it.starts_with("~ models::Event"));
    (comparison.verdict(), told.collect())
}

#[test]
fn variants_that_change_places_are_breaking() {
    let within = |schema: &str| {
        format!("{{ type: object, required: [id], properties: {{ id: {schema} }} }}")
    };
    let list = |form: &str| {
        format!("{{ type: array, minItems: 1, items: {{ type: string, format: {form} }} }}")
    };
    let pairs = [
        (
            "{ type: boolean, enum: [true] }",
            "true",
            "{ type: boolean, enum: [false] }",
            "false",
        ),
        (
            "{ type: integer, enum: [1] }",
            "1",
            "{ type: integer, enum: [2] }",
            "2",
        ),
        (
            "{ type: string, format: ipv4 }",
            "ipv4",
            "{ type: string, format: ipv6 }",
            "ipv6",
        ),
        (&list("uuid"), "uuid", &list("date"), "date"),
        (
            "{ type: string, enum: [by day] }",
            "\"by day\"",
            "{ type: string, enum: [by night] }",
            "\"by night\"",
        ),
        (
            &within("{ type: string, enum: [a] }"),
            "a",
            &within("{ type: string, enum: [b] }"),
            "b",
        ),
    ];
    for (one, its, other, others) in pairs {
        let is = |variant: &str, now: &str, before: &str, taker: &str| {
            format!(
                "~ models::Event::{variant} is {now}, was {before}, which is models::Event::{taker} now"
            )
        };
        assert_eq!(
            told(&event(one, other), &event(other, one)),
            (
                Some(Breaking),
                vec![
                    is("Closed", its, others, "Opened"),
                    is("Opened", others, its, "Closed"),
                ]
            )
        );
    }
}

#[test]
fn a_value_more_is_behaviour_wherever_it_stands() {
    let within = |values: &str| {
        format!(
            "{{ type: object, required: [id], properties: {{ id: {{ type: string, enum: [{values}] }} }} }}"
        )
    };
    let [old, new] = ["a", "a, c"].map(|values| event(&within(values), &within("b")));
    let is = "~ models::Event::Opened is a, or c, was a".to_owned();
    assert_eq!(told(&old, &new), (Some(Behaviour), vec![is]));
}

/// Of two that tell a variant, the other is in the code alone, on a line that only seems to have moved.
#[test]
fn what_tells_a_variant_besides_is_behaviour() {
    let of = |from: u8, other: u8| {
        let number = |number: u8| format!("{{ type: integer, enum: [{number}] }}");
        let (one, two) = (number(1), number(2));
        let text = event(&one, &two).replace(
            "{ type: array, items: { type: string } }",
            &format!("{{ type: object, title: Moved, required: [by, from], properties: {{ by: {one}, from: {} }} }}", number(other)),
        );
        let text = text.replace("from: { type: string }", &format!("from: {}", number(from)));
        text.replace("required: [by]", "required: [by, from]")
            .replace("to: { type: string }", &format!("from: {one}"))
    };
    assert_eq!(told(&of(1, 2), &of(2, 1)), (Some(Behaviour), Vec::new()));
}

/// One edit changes by what a variant is told, and another what it holds, which stands on the next line.
#[test]
fn both_halves_of_a_variant_can_be_edited_at_once() {
    let of = |format: &str, more: &str| {
        let list = format!(
            "{{ type: array, minItems: 1, items: {{ type: integer, format: {format} }} }}{more}"
        );
        event("{ type: string }", "{ type: integer }")
            .replace("{ type: array, items: { type: string } }", &list)
    };
    let more = "\n        - { type: array, minItems: 1, items: { type: string } }";
    let (verdict, _) = told(&of("int32", ""), &of("int64", more));
    assert_eq!(verdict, Some(Breaking));
}
