//! Which words of an API `record` keeps, though its description does not have them yet, and what `drift` makes
//! of those that it replaced.

use serde_json::{Value, json};

use crate::recording::{api, record, recordings};
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
        photo: { type: string, format: byte }
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

/// The body of what was recorded.
async fn body(description: &str, answer: Value) -> Value {
    let sandbox = recorded(description, answer).await;
    recordings(&sandbox)[0]["response"]["body"].clone()
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

#[tokio::test(flavor = "multi_thread")]
async fn a_new_value_of_an_enumeration_behind_a_reference_is_kept_and_proposed() {
    let answer = json!({
        "mood": "half_asleep", "moods": ["dreaming", "sad"], "size": "HUGE", "event": "pet.brushed",
        "name": "Ada", "nick": "ada",
    });
    let sandbox = recorded(DESCRIPTION, answer.clone()).await;
    let mut kept = answer;
    kept["name"] = json!("Name 1");
    kept["nick"] = json!("Text 1");
    assert_eq!(recordings(&sandbox)[0]["response"]["body"], kept);
    let findings = drift(&sandbox);
    let subjects: Vec<_> = findings.iter().map(|it| it["subject"].as_str()).collect();
    let new = ["pet.brushed", "dreaming", "half_asleep", "HUGE"];
    assert_eq!(subjects, new.map(Some), "{findings:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn free_text_is_replaced_where_an_enumeration_is_referred_to() {
    let answer = json!({
        "mood": "sad, says Ada", "moods": ["ada@lovelace.org", "+45 12 34 56 78", "a1b2c3d4e5"],
        "size": "ada.lovelace", "event": "pet fed by Ada",
    });
    let kept = json!({
        "mood": "Text 1", "moods": ["person1@example.com", "+15550000001", "Text 2"],
        "size": "Text 3", "event": "Text 4",
    });
    assert_eq!(body(DESCRIPTION, answer).await, kept);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_value_of_what_selects_a_variant_is_kept_though_any_text_may_stand_there() {
    let answer = json!({
        "home": { "kind": "tree_house", "wide": 2 }, "class": "INSECT", "body": { "legs": 6 },
    });
    let sandbox = recorded(DESCRIPTION, answer.clone()).await;
    assert_eq!(recordings(&sandbox)[0]["response"]["body"], answer);
    let findings = drift(&sandbox);
    let unknown = findings.iter().filter(|it| it["kind"] == "unknown-variant");
    let subjects: Vec<_> = unknown.map(|it| it["subject"].as_str()).collect();
    assert_eq!(
        subjects,
        [Some("INSECT"), Some("tree_house")],
        "{findings:#?}"
    );
}

/// Where another schema has any text under the same key, what is new may be anything.
#[tokio::test(flavor = "multi_thread")]
async fn what_selects_a_variant_here_and_is_free_text_elsewhere_is_replaced() {
    let description = format!(
        "{DESCRIPTION}    Note: {{ type: object, properties: {{ kind: {{ type: string }}, mood: {{}} }} }}\n"
    );
    let answer = json!({ "home": { "kind": "Ada" }, "mood": "Ada" });
    let kept = json!({ "home": { "kind": "Text 1" }, "mood": "Text 1" });
    assert_eq!(body(&description, answer).await, kept);
    let answer = json!({ "home": { "kind": "barn" }, "mood": "sad" });
    assert_eq!(body(&description, answer.clone()).await, answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_may_be_null_is_free_text() {
    let description = DESCRIPTION.replace("3.0.3", "3.1.0")
        + "    Note: { type: object, properties: { mood: { type: [string, 'null'] } } }\n";
    let kept = body(&description, json!({ "mood": "Ada" })).await;
    assert_eq!(kept, json!({ "mood": "Text 1" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_like_names_in_programs_stay_and_those_that_are_data_are_replaced() {
    let answer = json!({
        "name": null, "Mood": 1, "HomeTown": 2, "homeTown": 3, "home_town": 4, "home-town": 5, "HOME_TOWN": 6,
        "sha256Sum": 7, "userID": 8, "_links": 9,
        "ids": { "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f": 1, "total": 2 },
        "mails": { "ada@lovelace.org": 1 },
        "people": { "Ada Lovelace": 1, "AdaLovelace": 2 },
        "first_names": { "Ada": 1, "Bob": 2 },
        "words": { "AbCdEfGhIjKlMn": 1 }, "passwords": { "HunterTwo": 1, "more": 2 },
    });
    let kept = json!({
        "name": null, "Mood": 1, "HomeTown": 2, "homeTown": 3, "home_town": 4, "home-town": 5, "HOME_TOWN": 6,
        "sha256Sum": 7, "userID": 8, "_links": 9,
        "ids": { "00000000-0000-4000-8000-000000000001": 1, "Text 1": 2 },
        "mails": { "person1@example.com": 1 },
        "people": { "Text 2": 1, "Text 3": 2 },
        "first_names": { "Text 4": 1, "Text 5": 2 },
        "words": { "Text 6": 1 }, "passwords": { "Text 7": 999_000_008, "more": 999_000_009 },
    });
    assert_eq!(body(DESCRIPTION, answer).await, kept);
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

/// A file is redacted to a text that is no file, and a variant has no property that stands for a key.
#[tokio::test(flavor = "multi_thread")]
async fn what_redaction_does_is_not_taken_for_what_the_server_does() {
    let home = json!({ "kind": "tree_house", "wide": 2, "Ada Lovelace": 1 });
    let sandbox = recorded(
        DESCRIPTION,
        json!({ "photo": "aGVsbG8gd29ybGQ=", "home": home }),
    )
    .await;
    let body = &recordings(&sandbox)[0]["response"]["body"];
    assert_eq!(body["photo"], "Text 1");
    assert_eq!(body["home"]["Text 2"], 1);
    let findings = drift(&sandbox);
    let [finding] = &findings[..] else {
        panic!("{findings:#?}");
    };
    assert_eq!(finding["kind"], "unknown-variant");
    let actions = finding["actions"].as_str().unwrap();
    assert!(
        actions.contains("wide") && !actions.contains("Text 2"),
        "{actions}"
    );
}
