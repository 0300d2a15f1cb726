//! What takes the place of something is one change with it, and what is edited in it is told by itself.

use generator::compare::Verdict::{Behaviour, Breaking, Documentation};
use generator::compare::{Comparison, Verdict, compare};

use tests::description::input;

const OLD: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
security: [{ key: [] }]
paths:
  /v1/pets/:
    get:
      tags: [Pets]
      operationId: list
      responses: { '200': { description: Pets., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas:
    Pet:
      type: object
      properties:
        kind: { type: string, const: cat }
        extra: { type: object, additionalProperties: true }
";

/// The changes with what replaces some of the text, each as its verdict and what is said of it.
fn told(replacements: &[(&str, &str)]) -> Vec<(Verdict, Vec<String>)> {
    let mut new = OLD.to_owned();
    for (text, other) in replacements {
        assert!(OLD.contains(text), "{text}");
        new = new.replace(text, other);
    }
    let comparison: Comparison = compare(&input(OLD, &[]), &input(&new, &[])).unwrap();
    assert_eq!(comparison.unexplained, 0, "{comparison:#?}");
    let told = comparison.changes.iter().map(|change| {
        let edits = change.edits.iter().map(ToString::to_string);
        let effects = change.outermost_effects();
        let effects = effects.iter().map(|(effect, _)| effect.to_string());
        (change.verdict, edits.chain(effects).collect())
    });
    told.collect()
}

#[test]
fn what_is_edited_in_a_path_that_has_another_name_is_told_by_itself() {
    let path = ("/v1/pets/:", "/v2/pets:");
    let is = "~ resources::pets::Pets::list() is GET /v2/pets, was GET /v1/pets/";
    let renamed = vec!["changed #/paths/~1v2~1pets".to_owned(), is.to_owned()];
    let id = "      operationId: list\n";
    let security = format!("{id}      security: []\n");
    let access =
        "~ resources::pets::Pets::list() access is for anybody, without credentials, was by key";
    assert_eq!(
        told(&[path, (id, &security)]),
        [
            (
                Behaviour,
                vec![
                    "added #/paths/~1v2~1pets/get/security".to_owned(),
                    access.to_owned()
                ]
            ),
            (Behaviour, renamed.clone()),
        ]
    );
    let deprecated = format!("{id}      deprecated: true\n");
    assert_eq!(
        told(&[path, (id, &deprecated)]),
        [
            (Behaviour, renamed),
            (
                Documentation,
                vec!["added #/paths/~1v2~1pets/get/deprecated".to_owned()]
            ),
        ]
    );
}

#[test]
fn access_is_told_of_an_operation_that_comes_for_another_of_its_name() {
    let method = ("    get:\n", "    post:\n      security: []\n");
    let changes = told(&[method]);
    let [(Behaviour, said)] = changes.as_slice() else {
        panic!("{changes:#?}");
    };
    let access =
        "~ resources::pets::Pets::list() access is for anybody, without credentials, was by key";
    assert!(said.contains(&access.to_owned()), "{said:#?}");
}

#[test]
fn a_map_that_becomes_an_object_is_one_change() {
    let map = "{ type: object, additionalProperties: true }";
    let object = "{ type: object, properties: { note: { type: string } } }";
    let changes = told(&[(map, object)]);
    assert!(
        matches!(changes.as_slice(), [(Breaking, _)]),
        "{changes:#?}"
    );
}

#[test]
fn an_only_value_that_becomes_several_is_one_change() {
    let changes = told(&[("const: cat", "enum: [cat, lion]")]);
    let [(_, said)] = changes.as_slice() else {
        panic!("{changes:#?}");
    };
    let value = "+ models::PetKind::Lion";
    assert!(said.contains(&value.to_owned()), "{said:#?}");
}

/// It stands for the loss of the wrapper's type, whichever of the two comes.
#[test]
fn a_reference_among_variants_and_what_wraps_it_are_one_change() {
    let answer = |wrapper: bool| {
        let reference = "{ $ref: '#/components/schemas/Pet' }";
        let variant = match wrapper {
            true => format!("{{ anyOf: [{reference}, {{ type: boolean }}] }}"),
            false => reference.to_owned(),
        };
        let list = format!("{{ anyOf: [{variant}, {{ type: string }}] }}");
        OLD.replace(&format!("schema: {reference}"), &format!("schema: {list}"))
    };
    for (old, new) in [(true, false), (false, true)] {
        let [old, new] = [old, new].map(answer);
        let comparison = compare(&input(&old, &[]), &input(&new, &[])).unwrap();
        let [change] = comparison.changes.as_slice() else {
            panic!("{comparison:#?}");
        };
        assert_eq!(change.edits.len(), 2, "{change:#?}");
        assert_eq!(change.verdict, Breaking, "{change:#?}");
        assert!(!change.effects.is_empty(), "{change:#?}");
    }
}
