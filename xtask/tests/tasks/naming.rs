//! `names` lists what each thing of a description is called in Rust.

use serde_json::Value;

use crate::sandbox::Sandbox;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets/{petId}:
    get:
      parameters:
        - { name: verbose, in: query, schema: { type: boolean } }
        - { name: petId, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet:
      required: [petKind]
      properties:
        petKind: { type: string, enum: [small-dog, cat] }
";

const LIST: &str = "\
#/components/schemas/Pet -> models::Pet
#/components/schemas/Pet/properties/petKind -> models::PetPetKind
#/components/schemas/Pet/properties/petKind -> models::Pet::pet_kind
#/components/schemas/Pet/properties/petKind/enum/cat -> models::PetPetKind::Cat
#/components/schemas/Pet/properties/petKind/enum/small-dog -> models::PetPetKind::SmallDog
#/paths/~1pets~1{petId}/get -> resources::pets::Pets::get()
#/paths/~1pets~1{petId}/get/parameters/petId -> resources::pets::Pets::get(pet_id)
#/paths/~1pets~1{petId}/get/parameters/verbose -> resources::pets::Get::verbose()
#/tags/pets -> Client::pets()
";

#[test]
fn every_name_is_listed_in_the_order_of_the_pointers() {
    let sandbox = Sandbox::new();
    sandbox.write("named.yaml", DESCRIPTION);
    let ending = sandbox.run(&["names", "--description", "named.yaml"]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(0), LIST));
}

#[test]
fn the_names_can_be_read_by_programs() {
    let sandbox = Sandbox::new();
    sandbox.write("named.yaml", DESCRIPTION);
    let arguments = ["names", "--description", "named.yaml", "--format", "json"];
    let names: Value = serde_json::from_str(&sandbox.run(&arguments).stdout).unwrap();
    assert_eq!(names[5]["kind"], "operation");
    assert_eq!(names[5]["path"], "resources::pets::Pets::get()");
    assert_eq!(names[5]["shape"], "fn(impl AsRef<str>) -> models::Pet");
}

#[test]
fn what_cannot_be_generated_has_no_names() {
    let sandbox = Sandbox::new();
    sandbox.write("named.yaml", "openapi: 3.0.3\n");
    let ending = sandbox.run(&["names", "--description", "named.yaml"]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
    let reason = "error: nothing can be named because of the errors above\n";
    assert!(ending.stderr.ends_with(reason), "{}", ending.stderr);
}
