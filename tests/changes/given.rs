//! What has a name by an overlay comes and goes with it, and is told once: by the name that users know.

use generator::compare::Verdict::{Additive, Behaviour, Breaking, Documentation};
use generator::compare::{Comparison, compare};

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.0.3
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
    State: { type: string, enum: [open, payed], x-names: { payed: paid } }
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
        ("[open, payed]", "[open, payed, dead]"),
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
fn an_argument_of_a_path_that_is_written_otherwise_is_the_same() {
    let comparison = with(&[("orderId", "order_id")]);
    assert_eq!(told(&comparison), [(Documentation.to_string(), Vec::new())]);
}
