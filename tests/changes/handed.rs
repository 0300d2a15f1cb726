//! A constructor that takes what it took, and makes something else of it, is breaking, though all code compiles.

use generator::compare::Verdict::{self, Behaviour, Breaking};
use generator::compare::compare;

use tests::description::input;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    post:
      tags: [Pets]
      x-name: add
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '204': { description: Added. } }
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator:
        propertyName: type
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' }
    Cat:
      type: object
      required: [kind, mood, type]
      properties: { kind: { type: string }, mood: { type: string }, type: { type: string } }
    Dog:
      type: object
      required: [kind, size, type]
      properties: { kind: { type: string }, size: { type: integer }, type: { type: string } }
";

/// What is replaced by what, what that is, and what users are told of constructors and of what tells variants.
const CHANGES: &[(&str, &str, Verdict, &[&str])] = &[
    (
        "propertyName: type",
        "propertyName: kind",
        Breaking,
        &[
            "~ models::Cat::new() is with kind cat, was with type cat",
            "~ models::Cat::new(mood) is mood, was kind, which is models::Cat::kind now",
            "~ models::Cat::new(type_) is type, was mood, which is models::Cat::mood now",
            "~ models::Dog::new(): fn(i64, impl Into<String>), was fn(impl Into<String>, i64)",
            "~ models::Pet is told by kind, was told by type",
        ],
    ),
    (
        "mood",
        "temper",
        Breaking,
        &["~ models::Cat::new(temper) is temper, was mood"],
    ),
    // The field has lost its name, which says it all.
    (
        "      required: [kind, mood, type]\n",
        "      required: [kind, mood, type]\n      x-names: { mood: temper }\n",
        Breaking,
        &[],
    ),
    // What is spelled otherwise under its name is the same.
    (
        "[kind, mood, type]\n      properties: { kind: { type: string }, mood:",
        "[kind, Mood, type]\n      properties: { kind: { type: string }, Mood:",
        Behaviour,
        &[],
    ),
    // What is set is the same, whatever that is called.
    (
        "type: { type: string } }\n    Dog",
        "type: { type: string, enum: [cat] } }\n    Dog",
        Breaking,
        &[],
    ),
];

#[test]
fn what_a_constructor_makes_of_its_arguments_is_told() {
    for (before, after, verdict, told) in CHANGES {
        assert!(DESCRIPTION.contains(before), "{before}");
        let new = DESCRIPTION.replace(before, after);
        let compared = compare(&input(DESCRIPTION, &[]), &input(&new, &[]));
        let comparison = compared.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        let changes = comparison.changes.iter();
        let effects = changes.flat_map(|change| change.effects.iter());
        let effects = effects.map(ToString::to_string);
        let effects: Vec<String> = effects
            .filter(|it| it.contains("::new(") || it.contains(" told by "))
            .collect();
        assert_eq!(effects, *told, "{after}");
        assert_eq!(comparison.verdict(), Some(*verdict), "{after}");
        assert_eq!(comparison.unexplained, 0, "{after}");
    }
}
