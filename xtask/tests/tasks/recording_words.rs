//! Which words of an API `record` keeps, though its description does not have them yet, and what `drift` makes
//! of those that it replaced.

use serde_json::{Value, json};

use crate::recording::{api, record};
use crate::sandbox::Sandbox;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      responses:
        '200':
          description: A pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string }
        nick: { $ref: '#/components/schemas/Nick' }
        mood: { $ref: '#/components/schemas/Mood' }
        moods: { type: array, items: { $ref: '#/components/schemas/Mood' } }
        size: { allOf: [{ $ref: '#/components/schemas/Size' }] }
        event: { $ref: '#/components/schemas/Event' }
        home:
          oneOf: [{ $ref: '#/components/schemas/Shed' }, { $ref: '#/components/schemas/Barn' }]
          discriminator:
            propertyName: kind
            mapping: { shed: '#/components/schemas/Shed', barn: '#/components/schemas/Barn' }
        class: { type: string }
        body:
          oneOf: [{ $ref: '#/components/schemas/Wings' }, { $ref: '#/components/schemas/Fins' }]
          x-sibling-discriminator:
            propertyName: class
            mapping: { BIRD: '#/components/schemas/Wings', FISH: '#/components/schemas/Fins' }
    Nick: { type: string }
    Mood: { type: string, enum: [merry, sad] }
    Size: { type: string, enum: [BIG, SMALL] }
    Event: { type: string, enum: [pet.fed, pet.walked] }
    Shed: { type: object, properties: { kind: { type: string }, wide: { type: integer } } }
    Barn: { allOf: [{ type: object, properties: { kind: { $ref: '#/components/schemas/Nick' } } }] }
    Wings: { type: object, properties: { span: { type: integer } } }
    Fins: { type: object, properties: { count: { type: integer } } }
    Keeper: { type: object, properties: { mood: { $ref: '#/components/schemas/Mood' } } }
";

/// A folder in which an answer was recorded.
async fn recorded(description: &str, answer: Value) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("pets.yaml", description);
    let server = api(answer).await;
    let ending = record(&sandbox, &server, "curl -s \"$BASE_URL/pets\"");
    assert_eq!(ending.code, Some(0), "{ending:?}");
    sandbox
}

/// What `drift` says of it, by the description alone.
fn drift(sandbox: &Sandbox) -> Vec<Value> {
    let start = ["drift", "--description", "pets.yaml"];
    let end = ["--recordings", "calls", "--no-build", "--format", "json"];
    let ending = sandbox.run(&[&start[..], &end].concat());
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let drift: Value = serde_json::from_str(&ending.stdout).unwrap();
    drift["findings"].as_array().unwrap().clone()
}

/// What stands for a redacted text says nothing of what the server sends.
#[tokio::test(flavor = "multi_thread")]
async fn what_stands_for_a_redacted_text_is_not_proposed() {
    let sandbox = recorded(
        DESCRIPTION,
        json!({
            "mood": "sad, says Ada", "moods": ["ada@lovelace.org"], "home": { "kind": "by Ada" },
            "Ada Lovelace": "a key", "class": "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f", "body": { "legs": 6 },
        }),
    )
    .await;
    let findings = drift(&sandbox);
    let told: Vec<_> = findings
        .iter()
        .map(|it| {
            (
                it["kind"].as_str().unwrap(),
                it["subject"].as_str().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("undeclared-field", "redacted"),
        ("unknown-variant", "redacted"),
        ("unknown-variant", "redacted"),
        ("unlisted-value", "redacted"),
    ];
    assert_eq!(told, expected, "{findings:#?}");
    for finding in findings {
        assert_eq!(finding["actions"], "", "{finding:#}");
    }
}
