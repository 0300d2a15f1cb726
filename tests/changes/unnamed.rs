//! Variants without names keep those that they have, whatever tells them apart once others are added.

use generator::compare::{Verdict, compare};

use tests::description::input;

fn description(variants: &str) -> String {
    format!(
        "\
openapi: 3.0.3
info: {{ title: Starts, version: '1' }}
servers: [{{ url: https://starts.example }}]
paths:
  /start:
    get:
      tags: [starts]
      operationId: getStart
      responses:
        '200': {{ description: It., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Start' }} }} }} }}
components:
  schemas:
    Start:
      oneOf:
{variants}"
    )
}

/// Variants that keys tell apart, and variants that a constant does.
const KNOWN: [&str; 2] = [
    "
        - { type: object, required: [at], properties: { at: { type: string } } }
        - { type: object, required: [after], properties: { after: { type: string } } }
",
    "
        - { type: object, required: [of], properties: { of: { enum: [x] }, at: { type: string } } }
        - { type: object, required: [of], properties: { of: { enum: [y] }, on: { type: string } } }
",
];

const ADDED: [&str; 3] = [
    "        - { type: string }\n",
    "        - { type: array, items: { type: string } }\n",
    "        - { type: object, required: [key], properties: { key: { type: string } } }\n",
];

#[test]
fn what_is_added_renames_no_variant() {
    for known in KNOWN {
        for added in ADDED {
            let (old, new) = (description(known), description(&format!("{known}{added}")));
            let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
            let verdict = comparison.verdict();
            assert!(verdict > Some(Verdict::Breaking), "{new}\n{comparison:#?}");
            assert_eq!(comparison.unexplained, 0, "{new}");
        }
    }
}
