//! The actions that `drift` proposes: pasted into an overlay, they end the findings.

use serde_json::{Value, json};

use crate::drifting::{DESCRIPTION, accept_actions, drift, json, sandbox};
use crate::sandbox::Sandbox;

#[test]
fn the_proposed_actions_end_the_findings() {
    let sandbox = sandbox(json!({
        "name": 7, "born": "yesterday", "mood": "dreamy", "age": 3,
        "home": { "kind": "tree-house", "high": 12 }, "contact": { "fax": "1" },
    }));
    accept_actions(&sandbox, &json(&sandbox, &[]));
    let ending = drift(&sandbox, &["--overlay", "found.yaml", "--deny", "new"]);
    let expected = "1 recording of 1 operation: 0 findings, 0 new\n\
                    1 answer decoded with the types of the crate: \
                    1 whole, 0 in part, 0 refused, 0 without a type\n";
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(0), expected));
}

/// A field of which several values were seen is described so that none of them is refused.
#[test]
fn what_is_proposed_for_a_field_accepts_all_its_values() {
    let pet = |members: Value| {
        let mut pet = json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z" });
        let own = pet.as_object_mut().unwrap();
        own.extend(members.as_object().unwrap().clone());
        pet
    };
    let sandbox = sandbox(pet(json!({ "age": 3, "chip": null, "toys": [], "tag": 1 })));
    let call = json!({
        "request": { "method": "GET", "path": "/pets/2" },
        "response": { "status": 200, "body": pet(json!({
            "age": 3.5, "chip": "x", "toys": ["ball", null], "tag": { "id": 1 },
        })) },
    });
    sandbox.write("calls/two.json", call.to_string());
    accept_actions(&sandbox, &json(&sandbox, &["--no-build"]));
    let overlay = sandbox.read("found.yaml");
    for expected in [
        "        age:\n          type: number\n",
        "        chip:\n          type: string\n          nullable: true\n",
        "        tag: {}\n",
    ] {
        assert!(overlay.contains(expected), "{overlay}");
    }
    let ending = drift(&sandbox, &["--overlay", "found.yaml", "--deny", "new"]);
    assert!(
        ending.stdout.contains(": 0 findings, 0 new\n"),
        "{ending:?}"
    );
}

/// Where more than a type is described, both are accepted; a form of times is shown by an example.
#[test]
fn the_actions_for_other_types_and_forms_end_the_findings() {
    let sandbox = sandbox(json!({
        "name": "Rex", "born": "2020-01-31T00:00:00Z[GMT]", "mood": 3, "contact": "by post",
    }));
    accept_actions(&sandbox, &json(&sandbox, &[]));
    let ending = drift(&sandbox, &["--overlay", "found.yaml", "--deny", "new"]);
    assert!(
        ending.stdout.contains(": 0 findings, 0 new\n"),
        "{ending:?}"
    );

    let sandbox = self::sandbox(json!(["Rex"]));
    let said = json(&sandbox, &[]);
    accept_actions(&sandbox, &said);
    let overlay = sandbox.read("found.yaml");
    let expected = concat!(
        "      oneOf:\n",
        "        - $ref: '#/components/schemas/Pet'\n",
        "        - type: array\n",
    );
    assert!(overlay.contains(expected), "{overlay}");
    let ending = drift(&sandbox, &["--overlay", "found.yaml", "--deny", "new"]);
    assert!(
        ending.stdout.contains(": 0 findings, 0 new\n"),
        "{ending:?}"
    );
}

/// One key with two values of other types: what is proposed for the second waits.
#[test]
fn actions_that_change_one_place_are_given_one_after_the_other() {
    let sandbox = sandbox(json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z", "mood": 3 }));
    let call = json!({
        "request": { "method": "GET", "path": "/pets/2" },
        "response": { "status": 200, "body": {
            "name": "Rex", "born": "2020-01-31T00:00:00Z", "mood": [true],
        } },
    });
    sandbox.write("calls/two.json", call.to_string());
    let said = json(&sandbox, &["--no-build"]);
    let findings = said["findings"].as_array().unwrap();
    let second = "a number stands where none is described, in 1 recording; the other-type `array` of \
                  GET /pets/{id} goes first, as its actions change the same place";
    assert_eq!(findings.len(), 2, "{said:#}");
    assert_ne!(findings[0]["actions"], "");
    assert_eq!(findings[1]["message"], second);
    accept_actions(&sandbox, &said);
    let said = json(&sandbox, &["--no-build", "--overlay", "found.yaml"]);
    let findings = said["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{said:#}");
    assert_ne!(findings[0]["actions"], "");
}

/// What says a thing to one operation is given once.
#[test]
fn an_action_is_given_once() {
    let sandbox = sandbox(json!({ "name": "Rex", "born": "2020-01-31T00:00:00Z", "mood": "shy" }));
    let get = DESCRIPTION.find("    get:").unwrap()..DESCRIPTION.find("components:").unwrap();
    let get = DESCRIPTION[get].replace(
        "      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n",
        "",
    );
    let two = DESCRIPTION.replace("components:", &format!("  /pet:\n{get}components:"));
    sandbox.write("api.yaml", two);
    let call = sandbox.read("calls/one.json").replace("/pets/1", "/pet");
    sandbox.write("calls/two.json", call);
    let said = json(&sandbox, &["--no-build"]);
    assert_ne!(said["findings"][0]["actions"], "");
    assert_eq!(said["findings"][1]["actions"], "");
    let message = "the value `shy` is not listed, in 1 recording; \
                   the actions of the unlisted-value `shy` of GET /pets/{id} say it too";
    assert_eq!(said["findings"][1]["message"], message);
}

/// What a reference leads to is called by where it stands in the text.
#[test]
fn what_a_reference_leads_to_is_found_where_it_stands() {
    let owner = "#/components/schemas/Home/properties/owner";
    let sandbox = Sandbox::new();
    let description = format!(
        "openapi: 3.0.3
info: {{ title: Homes, version: '1' }}
paths:
  /owner:
    get:
      responses:
        '200':
          description: The owner.
          content: {{ application/json: {{ schema: {{ $ref: '{owner}' }} }} }}
components:
  schemas:
    Home:
      type: object
      properties: {{ owner: {{ type: object, properties: {{ name: {{ type: string }} }} }} }}
"
    );
    sandbox.write("api.yaml", description);
    let call = |answer: Value| {
        json!({
            "request": { "method": "GET", "path": "/owner" },
            "response": { "status": 200, "body": answer },
        })
    };
    sandbox.write("calls/one.json", call(json!({ "age": 3 })).to_string());
    sandbox.write("calls/two.json", call(json!("Ada")).to_string());
    let said = json(&sandbox, &["--no-build"]);
    let findings = said["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 2, "{said:#}");
    assert!(findings.iter().all(|it| it["pointer"] == owner), "{said:#}");
    accept_actions(&sandbox, &said);
    let ending = drift(&sandbox, &["--overlay", "found.yaml", "--no-build"]);
    assert!(ending.stdout.contains(": 0 findings"), "{ending:?}");
}
