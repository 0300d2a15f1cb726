//! What comes to the name of something else, goes, or changes beside it is told as what it does to the names.

use generator::compare::Verdict::{Additive, Breaking};
use generator::compare::{Verdict, compare};

use tests::description::input;

const OLD: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets/{id}:
    get:
      tags: [Pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: A pet., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
components:
  schemas:
    Pet:
      type: object
      properties:
        isTame: { type: boolean }
        mood: { type: string, enum: [calm, Calm] }
        age: { type: string }
";

/// The verdicts of the changes with what replaces some of the text, each with the effects that users feel.
fn told(replacements: &[(&str, &str)]) -> Vec<(Verdict, Vec<String>)> {
    let mut new = OLD.to_owned();
    for (text, other) in replacements {
        assert!(OLD.contains(text), "{text}");
        new = new.replace(text, other);
    }
    let comparison = compare(&input(OLD, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let told = comparison.changes.iter().map(|change| {
        let effects = change.outermost_effects();
        let effects = effects.iter().map(|(effect, _)| effect.to_string());
        (change.verdict, effects.collect())
    });
    told.collect()
}

fn verdicts(replacements: &[(&str, &str)]) -> Vec<Verdict> {
    let told = told(replacements);
    told.into_iter().map(|(verdict, _)| verdict).collect()
}

#[test]
fn a_name_that_is_taken_from_what_had_it_is_a_break() {
    let further = (
        "isTame: { type: boolean }",
        "isTame: { type: boolean }\n        is_tame: { type: string }",
    );
    let [(verdict, effects)] = told(&[further]).try_into().unwrap();
    assert_eq!(verdict, Breaking);
    assert!(
        effects.iter().any(|it| it.contains("is_tame_camel_case")),
        "{effects:?}"
    );
}

#[test]
fn what_comes_to_a_name_and_takes_it_from_nothing_is_an_addition() {
    assert_eq!(
        verdicts(&[("[calm, Calm]", "[calm, Calm, CALM]")]),
        [Additive]
    );
}

#[test]
fn another_order_of_what_has_one_name_hides_no_change_beside_it() {
    let order = ("[calm, Calm]", "[Calm, calm]");
    let other_type = ("age: { type: string }", "age: { type: integer }");
    assert_eq!(verdicts(&[order]), []);
    assert_eq!(verdicts(&[order, other_type]), [Breaking]);
    let further = ("[calm, Calm]", "[Calm, calm, CALM]");
    assert_eq!(verdicts(&[further, other_type]), [Breaking, Additive]);
}

#[test]
fn an_operation_for_all_beside_that_for_one_takes_no_name() {
    let list = (
        "  /pets/{id}:\n",
        "  /pets:\n    get: { tags: [Pets], responses: { '204': { description: None. } } }\n  /pets/{id}:\n",
    );
    assert_eq!(verdicts(&[list]), [Additive]);
}
