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

/// That what is new breaks nothing.
fn check(old: &str, new: &str) {
    let comparison = compare(&input(old, &[]), &input(new, &[])).unwrap();
    let verdict = comparison.verdict();
    assert!(verdict > Some(Verdict::Breaking), "{new}\n{comparison:#?}");
    assert_eq!(comparison.unexplained, 0, "{new}");
}

#[test]
fn what_is_added_renames_no_variant() {
    for known in KNOWN {
        for added in ADDED {
            check(
                &description(known),
                &description(&format!("{known}{added}")),
            );
        }
    }
}

/// An optional property may have but one value, which is no name of the variant that had none.
#[test]
fn what_is_added_to_a_variant_does_not_rename_it() {
    for known in KNOWN {
        let added = known.replace("at: {", "active: { type: string, enum: [done] }, at: {");
        check(&description(known), &description(&added));
    }
}

/// Of a variant with a name and one without, the one without makes way.
#[test]
fn what_is_added_leaves_names_to_what_has_them() {
    let known = "        - { $ref: '#/components/schemas/StartText' }\n        - { $ref: '#/components/schemas/ListStart' }\n";
    let schemas = "
    StartText: { type: object, required: [text], properties: { text: { type: string } } }
    ListStart: { type: object, required: [list], properties: { list: { type: string } } }
";
    let described = |variants: &str| description(variants) + schemas;
    for added in ADDED {
        check(&described(known), &described(&format!("{known}{added}")));
    }
}
