//! A schema that becomes a component of its own is the same, and is told once; so is a part of one.

use generator::compare::Verdict::{Additive, Breaking, Documentation};
use generator::compare::compare;

use tests::description::input;

const INLINE: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    post:
      tags: [Pets]
      x-name: add
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '204': { description: Added. } }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
        owner:
          type: object
          required: [id]
          properties: { id: { type: string }, note: { type: string } }
          x-names: { note: remark }
";

fn referred() -> String {
    let owner = "          type: object
          required: [id]
          properties: { id: { type: string }, note: { type: string } }
          x-names: { note: remark }
";
    assert!(INLINE.contains(owner));
    INLINE.replace(
        owner,
        "          $ref: '#/components/schemas/PetOwner'
    PetOwner:
      type: object
      required: [id]
      properties: { id: { type: string }, note: { type: string } }
      x-names: { note: remark }
",
    )
}

#[test]
fn what_becomes_a_component_is_one_change_with_all_that_is_said_of_it() {
    let comparison = compare(&input(INLINE, &[]), &input(&referred(), &[])).unwrap();
    let [change] = comparison.changes.as_slice() else {
        panic!("{comparison:#?}");
    };
    assert_eq!(change.verdict, Documentation, "{comparison:#?}");
    assert_eq!(comparison.unexplained, 0);
}

#[test]
fn what_gets_more_as_it_becomes_a_component_is_an_addition_both_ways() {
    let more = |text: &str| {
        text.replace(
            "note: { type: string } }",
            "note: { type: string }, at: { type: string } }",
        )
    };
    for (old, new) in [
        (INLINE.to_owned(), more(&referred())),
        (referred(), more(INLINE)),
    ] {
        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
        let [change] = comparison.changes.as_slice() else {
            panic!("{comparison:#?}");
        };
        assert_eq!(change.verdict, Additive, "{comparison:#?}");
        assert!(change.code.is_empty(), "{change:#?}");
        assert_eq!(comparison.unexplained, 0);
    }
}

#[test]
fn what_moves_does_what_it_did_whatever_is_changed_beside_it() {
    let new = referred().replace("required: [name]", "required: [name, owner]");
    let comparison = compare(&input(INLINE, &[]), &input(&new, &[])).unwrap();
    let changes = comparison.changes.iter();
    let verdicts: Vec<_> = changes.map(|change| change.verdict).collect();
    assert_eq!(verdicts, [Breaking, Documentation], "{comparison:#?}");
    assert_eq!(comparison.unexplained, 0);
}

/// That a property is required goes with it, by an edit of its own: between the two there is another crate.
#[test]
fn what_becomes_a_base_is_documentation_with_all_that_is_required() {
    let whole = "
      type: object
      required: [id, note]
      properties: { id: { type: string }, note: { type: string } }
";
    let part = "
      allOf:
        - $ref: '#/components/schemas/Base'
        - { type: object, required: [note], properties: { note: { type: string } } }
    Base: { type: object, required: [id], properties: { id: { type: string } } }
";
    let referred = referred();
    let (start, _) = referred.split_once("    PetOwner:").unwrap();
    let [old, new] = [whole, part].map(|owner| format!("{start}    PetOwner:{owner}"));
    let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
    let of_owner = comparison.changes.iter().filter(|change| {
        let mut edits = change.edits.iter();
        edits.any(|edit| edit.pointer.contains("/PetOwner"))
    });
    for change in of_owner {
        let is_nothing = change.lines == 0 && change.effects.is_empty();
        assert!(is_nothing && change.verdict == Documentation, "{change:#?}");
    }
    assert_eq!(comparison.unexplained, 0);
}

/// What the base has more is told, and not of what only stands in another part now.
#[test]
fn what_gets_a_base_with_more_is_one_change_that_says_what_there_is_more() {
    let whole = "
      type: object
      required: [id, note]
      properties: { id: { type: string }, note: { type: string } }
      x-names: { note: remark }
";
    let part = "
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          required: [id, note]
          properties: { id: { type: string }, note: { type: string } }
          x-names: { note: remark }
";
    let more = whole.replace(
        "type: string }, note",
        "type: string }, at: { type: integer }, note",
    );
    let base = "    Base: { type: object, properties: { at: { type: integer } } }\n";
    let referred = referred();
    let (start, _) = referred.split_once("    PetOwner:").unwrap();
    let with = |owner: &str| format!("{start}{base}    PetOwner:{owner}");
    // Where the parts are given up, what the base has is said beside the others.
    for (old, new, verdict) in [
        (whole, part, Additive),
        (part, &more, Documentation),
        (part, whole, Breaking),
    ] {
        let comparison = compare(&input(&with(old), &[]), &input(&with(new), &[])).unwrap();
        let [change] = comparison.changes.as_slice() else {
            panic!("{comparison:#?}");
        };
        assert_eq!(change.verdict, verdict, "{change:#?}");
        assert!(change.code.is_empty(), "{change:#?}");
        assert_eq!(comparison.unexplained, 0);
    }
}
