//! What has a name by an overlay comes and goes with it, and is told once: by the name that users know.

use std::collections::BTreeSet;

use generator::compare::Verdict::{Additive, Behaviour, Breaking, Documentation};
use generator::compare::{Comparison, compare};

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example }]
paths:
  /orders/{orderId}:
    get:
      tags: [orders]
      operationId: getOrder
      parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  /orders/{orderId}/parts/{partId}:
    get:
      tags: [orders]
      operationId: getPart
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
        - { name: partId, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: It., content: { application/json: { schema: { type: string } } } }
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: string }
        skuu: { type: string }
        state: { $ref: '#/components/schemas/State' }
      x-names: { skuu: sku }
    State: { type: string, enum: [open, void, payed], x-names: { payed: paid } }
    Size: { oneOf: [{ const: s, description: Small. }, { const: m }, { const: ll, description: Large. }], x-names: { ll: l } }
    Sized:
      allOf: [{ type: object, properties: { id: { type: string } } }, { type: object, properties: { siize: { $ref: '#/components/schemas/Size' } } }]
      x-names: { siize: size }
    Base: { type: object, properties: { colr: { type: string } } }
    Heir: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { id: { type: string } } }], x-names: { colr: colour } }
";

fn with(edits: &[(&str, &str)]) -> Comparison {
    let mut new = DESCRIPTION.to_owned();
    for (old_text, new_text) in edits {
        assert!(new.contains(old_text), "{old_text}");
        new = new.replace(old_text, new_text);
    }
    compare(&input(DESCRIPTION, &[]), &input(&new, &[])).unwrap()
}

/// The verdict of each change, with its effects.
fn told(comparison: &Comparison) -> Vec<(String, Vec<String>)> {
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let changes = comparison.changes.iter();
    let told = changes.map(|change| {
        let effects = change.effects.iter().map(ToString::to_string);
        (change.verdict.to_string(), effects.collect())
    });
    told.collect()
}

#[test]
fn a_property_that_goes_takes_its_name_with_it() {
    let edits = [
        ("        skuu: { type: string }\n", ""),
        ("      x-names: { skuu: sku }\n", ""),
    ];
    let comparison = with(&edits);
    let lost = vec!["- models::Order::sku: Option<String>".to_owned()];
    assert_eq!(told(&comparison), [(Breaking.to_string(), lost)]);
}

#[test]
fn a_value_that_comes_with_a_name_is_additive() {
    let edits = [
        ("void, payed]", "void, payed, dead]"),
        ("{ payed: paid }", "{ payed: paid, dead: gone }"),
    ];
    let comparison = with(&edits);
    let gained = vec!["+ models::State::Gone".to_owned()];
    assert_eq!(told(&comparison), [(Additive.to_string(), gained)]);
}

#[test]
fn a_mended_key_that_needs_its_name_no_more_is_one_change() {
    let edits = [
        ("skuu: { type", "sku: { type"),
        ("      x-names: { skuu: sku }\n", ""),
    ];
    let comparison = with(&edits);
    let respelled = vec!["~ models::Order::sku is sku, was skuu".to_owned()];
    assert_eq!(told(&comparison), [(Behaviour.to_string(), respelled)]);
}

#[test]
fn first_names_come_each_with_what_they_name() {
    let comparison = with(&[(
        "{ type: string, enum: [open, void, payed], x-names: { payed: paid } }",
        "{ type: string, enum: [open, void] }",
    )]);
    let lost = vec!["- models::State::Paid".to_owned()];
    assert_eq!(told(&comparison), [(Breaking.to_string(), lost)]);
}

#[test]
fn values_that_are_variants_and_members_of_parts_have_names_too() {
    let value = with(&[("const: ll", "const: l"), (", x-names: { ll: l }", "")]);
    let respelled = vec!["~ models::Size::L is l, was ll".to_owned()];
    assert_eq!(told(&value), [(Behaviour.to_string(), respelled)]);
    let member = with(&[
        ("siize: {", "size: {"),
        ("      x-names: { siize: size }\n", ""),
    ]);
    let respelled = vec!["~ models::Sized::size is size, was siize".to_owned()];
    assert_eq!(told(&member), [(Behaviour.to_string(), respelled)]);
}

/// What an heir calls a property of its base is one change with that.
#[test]
fn members_of_a_base_have_the_names_that_heirs_give_them() {
    let comparison = with(&[
        ("colr: {", "colour: {"),
        (", x-names: { colr: colour } }", " }"),
    ]);
    let told = told(&comparison);
    let [(verdict, effects)] = told.as_slice() else {
        panic!("{told:#?}");
    };
    assert_eq!(*verdict, Breaking.to_string());
    let of_heir = effects.iter().filter(|it| it.contains("models::Heir"));
    assert_eq!(
        Vec::from_iter(of_heir),
        ["~ models::Heir::colour is colour, was colr"]
    );
}

#[test]
fn a_value_is_known_again_by_its_text_however_it_is_described() {
    let comparison = with(&[
        ("{ const: s, description: Small. }, ", ""),
        ("Large.", "The largest."),
    ]);
    let lost = vec!["- models::Size::S".to_owned()];
    let expected = [
        (Breaking.to_string(), lost),
        (Documentation.to_string(), Vec::new()),
    ];
    assert_eq!(told(&comparison), expected);
}

#[test]
fn two_names_at_once_are_both_breaking() {
    let comparison = with(&[(
        "x-names: { payed: paid }",
        "x-name: Status, x-names: { payed: settled }",
    )]);
    let verdicts = comparison.changes.iter().map(|change| change.verdict);
    assert_eq!(
        Vec::from_iter(verdicts),
        [Breaking, Breaking],
        "{comparison:#?}"
    );
    assert_eq!(comparison.unexplained, 0);
}

#[test]
fn an_argument_of_a_path_that_is_written_otherwise_is_the_same() {
    let comparison = with(&[("orderId", "order_id")]);
    let same = (Documentation.to_string(), Vec::new());
    assert_eq!(told(&comparison), [same.clone(), same]);
}

#[test]
fn what_is_edited_below_a_path_has_one_fingerprint_however_that_calls_its_arguments() {
    let kind = ("{ type: string } } } }", "{ type: integer } } } }");
    let alone = with(&[kind]);
    let renamed = with(&[kind, ("orderId", "order_id"), ("partId", "part")]);
    let [change] = alone.changes.as_slice() else {
        panic!("{alone:#?}");
    };
    let first = renamed.changes.first().unwrap();
    assert_eq!(first.verdict, Breaking);
    assert_eq!(first.fingerprint, change.fingerprint);
}

#[test]
fn arguments_of_a_path_that_change_places_are_others() {
    let comparison = with(&[(
        "/orders/{orderId}/parts/{partId}",
        "/orders/{partId}/parts/{orderId}",
    )]);
    let swapped = [
        "~ resources::orders::Orders::get_part(order_id): argument 2, was argument 1",
        "~ resources::orders::Orders::get_part(part_id): argument 1, was argument 2",
    ];
    let swapped = swapped.map(str::to_owned).to_vec();
    assert_eq!(told(&comparison), [(Breaking.to_string(), swapped)]);
}

#[test]
fn an_argument_of_a_path_that_takes_the_place_of_another_is_breaking() {
    let comparison = with(&[
        (
            "/orders/{orderId}/parts/{partId}",
            "/orders/{partId}/parts/{lineId}",
        ),
        ("        - { name: orderId", "        - { name: lineId"),
    ]);
    let moved = [
        "+ resources::orders::Orders::get_part(line_id): argument 2",
        "- resources::orders::Orders::get_part(order_id): argument 1",
        "~ resources::orders::Orders::get_part(part_id): argument 1, was argument 2",
    ];
    let moved = moved.map(str::to_owned).to_vec();
    assert_eq!(told(&comparison), [(Breaking.to_string(), moved)]);
}

/// What is told of a base whose name has a slash, in the words and the order for one without.
fn told_of_shared(edit: impl Fn(&str) -> String) -> Vec<(String, Vec<String>)> {
    let old = DESCRIPTION.replace(" Base: {", " shared/Base: {");
    let old = old.replace("schemas/Base", "schemas/shared~1Base");
    let comparison = compare(&input(&old, &[]), &input(&edit(&old), &[])).unwrap();
    let told = told(&comparison).into_iter().map(|(verdict, effects)| {
        let effects = effects.iter().map(|it| it.replace("::Shared", "::"));
        (verdict, sorted(effects))
    });
    told.collect()
}

fn sorted(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    BTreeSet::from_iter(texts).into_iter().collect()
}

#[test]
fn the_name_of_a_base_may_have_a_slash() {
    for edits in [
        [
            ("colr: {", "colour: {"),
            (", x-names: { colr: colour } }", " }"),
        ],
        [(" Base: {", " Basis: {"), ("schemas/Base", "schemas/Basis")],
    ] {
        let told = told(&with(&edits)).into_iter();
        let expected: Vec<_> = told
            .map(|(verdict, effects)| (verdict, sorted(effects)))
            .collect();
        let of_shared = told_of_shared(|old| {
            let edits = edits.iter();
            edits.fold(old.to_owned(), |text, (old, new)| {
                let [old, new] = [old, new].map(|it| {
                    it.replace(" Bas", " shared/Bas")
                        .replace("schemas/Bas", "schemas/shared~1Bas")
                });
                assert!(text.contains(&old), "{old}");
                text.replace(&old, &new)
            })
        });
        assert_eq!(of_shared, expected);
    }
}
