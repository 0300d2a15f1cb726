//! What is added as the first of its kind does nothing to what was there, as little as further ones do.

use generator::compare::{Verdict, compare};

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example }]
paths:
  /photos:
    post:
      tags: [photos]
      x-name: upload
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, required: [data], properties: { data: { type: string, format: binary } } }
      responses: { '204': { description: Sent. } }
  /orders:
    put:
      tags: [orders]
      x-name: set
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses:
        '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Event' } } } }
    get:
      tags: [orders]
      x-name: find
      responses:
        '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Moved' } } } }
components:
  schemas:
    Order: { type: object, required: [size], properties: { size: { type: integer } } }
    Event:
      oneOf:
        - $ref: '#/components/schemas/Opened'
        - $ref: '#/components/schemas/Closed'
      discriminator: { propertyName: type }
    Opened: { type: object, required: [at, by, id, type], properties: &members { at: { type: string }, by: { type: string }, id: { type: string }, type: { type: string } } }
    Closed: { type: object, required: [at, by, id, type], properties: *members }
    Moved: { type: object, required: [type], properties: { type: { type: string } } }
";

/// What is added, and the most lines that it may cost.
const ADDITIONS: &[(&str, &str, usize)] = &[
    (
        "data: { type: string, format: binary }",
        "data: { type: string, format: binary }, note: { type: string }",
        12,
    ),
    (
        "size: { type: integer }",
        "size: { type: integer }, note: { type: string }",
        10,
    ),
    (
        "        - $ref: '#/components/schemas/Closed'\n",
        "        - $ref: '#/components/schemas/Closed'\n        - $ref: '#/components/schemas/Moved'\n",
        5,
    ),
];

#[test]
fn the_first_part_setter_or_variant_of_another_kind_is_additive() {
    for (old, new, most) in ADDITIONS {
        let edited = DESCRIPTION.replace(old, new);
        assert_ne!(edited, DESCRIPTION);

        let comparison = compare(&input(DESCRIPTION, &[]), &input(&edited, &[])).unwrap();

        assert_eq!(
            comparison.verdict(),
            Some(Verdict::Additive),
            "{comparison:#?}"
        );
        assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
        let lines = comparison.lines - comparison.moved;
        assert!(lines <= *most, "{comparison:#?}");
    }
}
