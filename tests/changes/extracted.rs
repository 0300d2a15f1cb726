//! A schema that is moved to the components, where its type is only an alias, is the same type.

use generator::compare::Verdict::{self, Additive, Breaking};
use generator::compare::compare;

use tests::description::input;

/// A description in which `place` is the schema of an answer and of members that are received.
fn orders(place: &str, components: &str) -> String {
    format!(
        "\
openapi: 3.0.3
info: {{ title: Orders, version: '1' }}
servers: [{{ url: https://orders.example }}]
paths:
  /orders:
    get:
      tags: [Orders]
      operationId: all
      responses:
        '200': {{ description: Done., content: {{ application/json: {{ schema: {place} }} }} }}
  /orders/first:
    get:
      tags: [Orders]
      operationId: first
      responses:
        '200': {{ description: One., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Order' }} }} }} }}
components:
  schemas:
    Order: {{ type: object, required: [must], properties: {{ must: {place}, may: {place}, more: {{ type: array, items: {place} }} }} }}
    Line: {{ type: object, properties: {{ count: {{ type: integer }} }} }}
{components}"
    )
}

fn verdict(old: &str, new: &str) -> (Option<Verdict>, Vec<String>) {
    let comparison = compare(&input(old, &[]), &input(new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let effects = comparison.changes.iter().flat_map(|it| &it.effects);
    (
        comparison.verdict(),
        effects.map(ToString::to_string).collect(),
    )
}

#[test]
fn what_is_only_an_alias_is_told_of_itself_alone() {
    let schemas = [
        (
            "{ type: array, items: { $ref: '#/components/schemas/Line' } }",
            "Vec<models::Line>",
        ),
        (
            "{ type: object, additionalProperties: { type: string } }",
            "BTreeMap<String, String>",
        ),
        ("{ type: integer, format: int32 }", "i32"),
        ("{ type: number }", "Number"),
        ("{ type: string, format: date-time }", "DateTime"),
    ];
    for (schema, shown) in schemas {
        let inline = orders(schema, "");
        let reference = "{ $ref: '#/components/schemas/Extracted' }";
        let component = orders(reference, &format!("    Extracted: {schema}\n"));
        let gained = format!("+ models::Extracted: type = {shown}");
        assert_eq!(verdict(&inline, &component), (Some(Additive), vec![gained]));
        let lost = format!("- models::Extracted: type = {shown}");
        assert_eq!(verdict(&component, &inline), (Some(Breaking), vec![lost]));
    }
}

#[test]
fn what_an_alias_stands_for_is_told_where_it_is_declared() {
    let reference = "{ $ref: '#/components/schemas/Extracted' }";
    let [old, new] = ["int32", "int64"].map(|format| {
        let schema = format!("    Extracted: {{ type: integer, format: {format} }}\n");
        orders(reference, &schema)
    });
    let told = "~ models::Extracted: type = i64, was type = i32".to_owned();
    let (verdict, effects) = verdict(&old, &new);
    assert_eq!(verdict, Some(Breaking));
    assert!(effects.contains(&told), "{effects:#?}");
}
