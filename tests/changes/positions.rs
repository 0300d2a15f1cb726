//! Where something points into a list by position, its order is of importance: it leads to something else.

use generator::compare::Verdict::{Additive, Breaking, Documentation};
use generator::compare::compare;

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: list
      parameters:
        - { name: order, in: query, schema: { type: string, enum: [name, age] } }
        - { name: colour, in: query, schema: { type: string, enum: [red, blue] } }
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
    post:
      tags: [Pets]
      operationId: add
      parameters:
        - { name: by, in: query, schema: { $ref: '#/paths/~1pets/get/parameters/0/schema' } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet/oneOf/0' } } } }
      responses: { '204': { description: Added. } }
components:
  schemas:
    Pet:
      discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Pet/oneOf/0', dog: '#/components/schemas/Pet/oneOf/1' } }
      oneOf:
        - { type: object, title: Cat, required: [kind, a], properties: { kind: { type: string }, a: { type: string } } }
        - { type: object, title: Dog, required: [kind, b], properties: { kind: { type: string }, b: { type: string } } }
    Toy:
      type: object
      required: [of, it]
      properties:
        of: { type: string }
        it:
          x-sibling-discriminator: { propertyName: of, mapping: { cat: '#/components/schemas/Toy/properties/it/oneOf/0', dog: '#/components/schemas/Toy/properties/it/oneOf/1' } }
          oneOf:
            - { type: object, title: Ball, properties: { size: { type: string } } }
            - { type: object, title: Bone, properties: { size: { type: string } } }
";

/// The description with two lines that stand one below the other exchanged.
fn exchanged(text: &str, first: &str, second: &str) -> String {
    let line = |part: &str| {
        let mut lines = text.lines();
        lines.find(|line| line.contains(part)).unwrap().to_owned()
    };
    let (first, second) = (line(first), line(second));
    text.replace(
        &format!("{first}\n{second}\n"),
        &format!("{second}\n{first}\n"),
    )
}

/// The description with the two places of a list exchanged in all that points into it.
fn adapted(text: &str, list: &str) -> String {
    text.replace(&format!("{list}/0"), &format!("{list}/-"))
        .replace(&format!("{list}/1"), &format!("{list}/0"))
        .replace(&format!("{list}/-"), &format!("{list}/1"))
}

#[test]
fn another_order_of_what_is_pointed_into_is_an_edit_that_is_told() {
    let cases = [
        ("title: Cat", "title: Dog", "Pet/oneOf"),
        ("title: Ball", "title: Bone", "it/oneOf"),
        ("name: order", "name: colour", "get/parameters"),
    ];
    for (first, second, list) in cases {
        let new = exchanged(DESCRIPTION, first, second);
        assert_ne!(new, DESCRIPTION);
        for (new, verdict) in [
            (new.clone(), Breaking),
            (adapted(&new, list), Documentation),
        ] {
            let comparison = compare(&input(DESCRIPTION, &[]), &input(&new, &[])).unwrap();
            let explained: usize = comparison.changes.iter().map(|change| change.lines).sum();
            assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
            assert_eq!(explained + comparison.moved, comparison.lines);
            assert_eq!(comparison.verdict(), Some(verdict), "{comparison:#?}");
            let mut edits = comparison.changes.iter().flat_map(|change| &change.edits);
            let is_told = edits.any(|edit| edit.pointer.ends_with(list));
            assert!(is_told, "{comparison:#?}");
        }
    }
}

#[test]
fn a_reference_that_follows_what_it_leads_to_says_nothing_of_it() {
    let variant = "        - { type: object, title: Cat,";
    let bird = "        - { type: object, title: Bird, required: [kind, c], properties: { kind: { type: string }, c: { type: string } } }\n";
    let list = "Pet/oneOf";
    let new = DESCRIPTION.replace(variant, &format!("{bird}{variant}"));
    let new = new.replace(&format!("{list}/1"), &format!("{list}/2"));
    let new = new.replace(&format!("{list}/0"), &format!("{list}/1"));
    let bird = format!(", bird: '#/components/schemas/{list}/0' }} }}\n      oneOf");
    let new = new.replace(" } }\n      oneOf", &bird);

    let comparison = compare(&input(DESCRIPTION, &[]), &input(&new, &[])).unwrap();

    let [change] = comparison.changes.as_slice() else {
        panic!("{comparison:#?}");
    };
    assert_eq!(change.verdict, Additive, "{comparison:#?}");
    assert_eq!(comparison.unexplained, 0);
}
