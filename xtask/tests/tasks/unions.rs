//! `unions` lists how variants are told apart, and what cannot be.

use crate::sandbox::Sandbox;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Cat: { type: object, required: [id], properties: { id: { type: string } } }
    Dog: { type: object, required: [id], properties: { id: { type: string } } }
    Fish: { type: object, required: [fins], properties: { fins: { type: integer } } }
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
    Tag:
      oneOf: [{ type: string }, { $ref: '#/components/schemas/Fish' }]
";

const LIST: &str = r#"Pet: shape
  --> pets.yaml:9:5  #/components/schemas/Pet
  2 variants: Cat, Dog
  undecided: Cat and Dog both accept {"id":""} by types, keys and listed values
Tag: shape
  --> pets.yaml:11:5  #/components/schemas/Tag
  2 variants: #/components/schemas/Tag/oneOf/0, Fish
2 unions, 1 undecided pair
"#;

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("pets.yaml", DESCRIPTION);
    sandbox
}

#[test]
fn every_union_is_listed_with_its_witness() {
    let ending = sandbox().run(&["unions", "--description", "pets.yaml"]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(0), LIST));
}

#[test]
fn an_undecided_union_can_be_denied() {
    let deny = [
        "unions",
        "--description",
        "pets.yaml",
        "--deny",
        "ambiguous",
    ];
    let ending = sandbox().run(&deny);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), LIST));
    let reason = "error: 1 union is not decided, which `--deny ambiguous` forbids\n  \
                  help: give each a discriminator in an overlay\n";
    assert_eq!(ending.stderr, reason);
}

#[test]
fn a_union_that_is_told_by_what_is_not_there_is_an_error() {
    let sandbox = sandbox();
    let overlay = "\
overlay: 1.0.0
info: { title: Kinds, version: '1' }
actions:
  - target: $.components.schemas.Pet
    update: { x-sibling-discriminator: { propertyName: kind, mapping: { cat: Cat } } }
";
    sandbox.write("kinds.yaml", overlay);
    let unions = [
        "unions",
        "--description",
        "pets.yaml",
        "--overlay",
        "kinds.yaml",
    ];
    let ending = sandbox.run(&unions);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let list = "2 unions, 0 undecided pairs\n";
    assert!(ending.stdout.ends_with(list), "{}", ending.stdout);
    let start = "error[unselected-variant]: no value selects the variant `Dog`\n";
    assert!(ending.stderr.starts_with(start), "{}", ending.stderr);
    let end = "error: there is no crate of these unions because of the errors above\n  \
               help: mend them; how unions are told may change with that\n";
    assert!(ending.stderr.ends_with(end), "{}", ending.stderr);
}

#[test]
fn what_is_only_sent_is_said_and_not_denied() {
    let sandbox = Sandbox::new();
    let sent = "paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '204': { description: Done. } }
";
    sandbox.write("pets.yaml", DESCRIPTION.replace("paths: {}\n", sent));
    let ending = sandbox.run(&[
        "unions",
        "--description",
        "pets.yaml",
        "--deny",
        "ambiguous",
    ]);
    assert_eq!(ending.code, Some(0), "{}", ending.stderr);
    let line = "both accept {\"id\":\"\"} by types, keys and listed values (only sent)\n";
    assert!(ending.stdout.contains(line), "{}", ending.stdout);
}

#[test]
fn the_list_can_be_read_by_programs() {
    let ending = sandbox().run(&["unions", "--description", "pets.yaml", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&ending.stdout).unwrap();
    assert_eq!(list[0]["union"], "Pet");
    assert_eq!(
        list[0]["undecided"][0]["witness"],
        serde_json::json!({ "id": "" })
    );
    assert_eq!(list[1]["undecided"], serde_json::json!([]));
}

#[test]
fn the_unions_of_this_workspace_are_decided() {
    let ending = sandbox().run(&["unions", "--deny", "ambiguous"]);
    assert_eq!(ending.code, Some(0), "{}", ending.stderr);
}
