//! Of a change of docs alone, whose docs they are is told by the path in Rust.

use generator::compare::Verdict::{self, Additive, Documentation};
use generator::compare::compare;

use tests::description::input;

const PETS: &str = "\
openapi: 3.0.3
info: { title: Shop, version: '1', description: Of pets. }
servers: [{ url: https://shop.example }]
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: listPets
      parameters: [{ name: limit, in: query, schema: { type: integer } }, { $ref: '#/components/parameters/Page' }]
      responses:
        '200': { description: Pets., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
    head:
      tags: [Pets]
      operationId: countPets
      parameters: [{ $ref: '#/components/parameters/Page' }]
      responses: { '204': { description: Their number. } }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } }
  schemas:
    Dog:
      allOf:
        - $ref: '#/components/schemas/Pet'
        - { type: object, properties: { tricks: { type: string } } }
    Pet:
      type: object
      description: A pet.
      properties:
        kind: { type: string, enum: [cat, dog] }
        owner: { type: object, properties: { name: { type: string } } }
";

/// The verdicts of what is told where one text becomes another, and whose docs are told of.
fn told(from: &str, to: &str) -> Vec<(Verdict, Vec<String>)> {
    assert!(PETS.contains(from), "{from}");
    let new = PETS.replacen(from, to, 1);
    let comparison = compare(&input(PETS, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let changes = comparison.changes.into_iter();
    changes.map(|it| (it.verdict, it.docs)).collect()
}

#[test]
fn whose_docs_a_change_alters_is_told() {
    for (from, to, path) in [
        ("      description: A pet.\n", "", "models::Pet"),
        ("A pet.", "An animal.", "models::Pet"),
        (
            "enum: [cat, dog]",
            "description: Of what kind., enum: [cat, dog]",
            "models::Dog::kind, models::Pet::kind, models::PetKind",
        ),
        (
            "tricks: { type: string",
            "tricks: { description: What it can do., type: string",
            "models::Dog::tricks",
        ),
        (
            "name: page, in: query",
            "name: page, in: query, description: From 1.",
            "resources::pets::CountPets::page(), resources::pets::ListPets::page()",
        ),
        (
            "{ name: { type: string",
            "{ name: { deprecated: true, type: string",
            "models::PetOwner::name",
        ),
        (
            "in: query,",
            "in: query, deprecated: true,",
            "resources::pets::ListPets::limit()",
        ),
        (
            "tags: [Pets]",
            "tags: [Pets]\n      deprecated: true",
            "resources::pets::Pets::list_pets()",
        ),
        (
            "description: Pets.",
            "description: All pets.",
            "resources::pets::Pets::list_pets()",
        ),
    ] {
        let paths = path.split(", ").map(str::to_owned).collect();
        assert_eq!(told(from, to), [(Documentation, paths)], "{to}");
    }
}

#[test]
fn docs_of_nothing_that_is_listed_are_not_told_of() {
    assert_eq!(told("Of pets.", "Of animals."), [(Documentation, vec![])]);
}

#[test]
fn docs_of_what_is_new_are_a_part_of_it() {
    let more = "kind: { type: string, description: What it is., enum: [cat, cow, dog] }";
    let changes = told("kind: { type: string, enum: [cat, dog] }", more);
    let kind = ["models::Dog::kind", "models::Pet::kind", "models::PetKind"].map(str::to_owned);
    assert_eq!(
        changes,
        [(Additive, vec![]), (Documentation, kind.to_vec())]
    );
}
