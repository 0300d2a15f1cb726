//! What differs in a schema that stands for its heirs, and in these.

use generator::{Input, Source, generate};
use serde_json::{Value, json};

use crate::{calls, description, found, rounds};

/// A description with an operation that answers with a `Pet`, which stands for its heirs `Cat` and `Dog`.
pub fn of_heirs(discriminator: &Value) -> String {
    let text = json!({ "type": "string" });
    let heir = |properties: Value| {
        let own = json!({ "type": "object", "required": ["sound"], "properties": properties });
        json!({ "allOf": [{ "$ref": "#/components/schemas/Pet" }, own] })
    };
    let mut description: Value =
        serde_json::from_str(&description(&json!({ "$ref": "#/components/schemas/Pet" }))).unwrap();
    description["components"]["schemas"] = json!({
        "Pet": {
            "type": "object", "required": ["kind", "secret"], "discriminator": discriminator,
            "properties": { "kind": text, "name": text, "secret": { "type": "string", "writeOnly": true } },
        },
        "Cat": heir(json!({ "sound": text, "lives": { "type": "integer" } })),
        "Dog": heir(json!({ "sound": text, "tricks": text })),
        // What is only composed of a pet has what it has where it stands, whatever its kind.
        "Owned": heir(json!({ "sound": text, "owner": text })),
    });
    description.to_string()
}

/// The file of a model, with what was found.
pub fn model(description: &str, overlay: &str, name: &str) -> String {
    let output = generate(&Input {
        description: Source::new("api.json", description),
        overlays: &[Source::new("found.yaml", overlay)],
        name: None,
        tests: false,
        command: "cargo test",
        from: "it",
    });
    let mut tree = output.unwrap().tree;
    tree.remove(&format!("src/models/{name}.rs")).unwrap()
}

pub fn of_mapped_heirs() -> String {
    let mapping = json!({ "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" });
    of_heirs(&json!({ "propertyName": "kind", "mapping": mapping }))
}

#[test]
fn what_an_heir_describes_is_no_finding_of_its_parent() {
    for (description, [cat, dog]) in [
        (of_mapped_heirs(), ["cat", "dog"]),
        (of_heirs(&json!({ "propertyName": "kind" })), ["Cat", "Dog"]),
    ] {
        let bodies = [
            json!({ "kind": cat, "name": "Tom", "sound": "purr", "lives": 9 }),
            json!({ "kind": dog, "sound": "woof", "tricks": "none" }),
        ];
        let drift = found(&description, &[], &calls(&bodies));
        assert_eq!(drift.findings, [], "{description}");
    }
}

#[test]
fn what_differs_in_an_heir_is_a_finding_of_it() {
    let bodies = [
        json!({ "kind": "cat", "sound": "purr", "tricks": "none" }),
        json!({ "kind": "dog" }),
        json!({ "kind": "fish", "name": "Nemo", "depth": 3 }),
    ];
    let description = of_mapped_heirs();
    let drift = found(&description, &[], &calls(&bodies));
    let findings = drift.findings.iter();
    let findings: Vec<_> = findings
        .map(|it| (it.kind, it.pointer.as_str(), it.subject.as_str()))
        .collect();
    let expected = [
        ("missing-field", "#/components/schemas/Dog/allOf/1", "sound"),
        ("undeclared-field", "#/components/schemas/Cat", "tricks"),
        ("unknown-variant", "#/components/schemas/Pet", "fish"),
    ];
    assert_eq!(findings, expected);
    let fish = "
      Fish:
        allOf:
          - $ref: '#/components/schemas/Pet'
          - type: object
            properties:
              depth:
                type: integer
                format: int64
";
    assert!(
        drift.findings[2].actions.contains(fish),
        "{:#?}",
        drift.findings
    );
    let overlays = rounds(&description, &calls(&bodies));
    let pet = &model(&description, &overlays[0], "pet");
    assert!(
        pet.contains("\"fish\" => Fish(Box<Fish>) as_fish,"),
        "{pet}"
    );
}

#[test]
fn an_heir_that_only_its_name_selects_is_called_so() {
    let bodies = [json!({ "kind": "Fish", "depth": 3 })];
    let description = of_heirs(&json!({ "propertyName": "kind" }));
    let drift = found(&description, &[], &calls(&bodies));
    assert!(
        drift.findings[0].actions.contains("      Fish:\n"),
        "{drift:#?}"
    );
    assert_eq!(rounds(&description, &calls(&bodies)).len(), 1);
}

/// A choice of heirs is told by the discriminator of their parent.
#[test]
fn a_new_heir_is_listed_beside_the_others() {
    let mut description: Value = serde_json::from_str(&of_mapped_heirs()).unwrap();
    let schemas = &mut description["components"]["schemas"];
    schemas.as_object_mut().unwrap().remove("Owned");
    let heir = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    schemas["Choice"] = json!({ "oneOf": [heir("Cat"), heir("Dog")] });
    let content =
        &mut description["paths"]["/it"]["get"]["responses"]["200"]["content"]["application/json"];
    content["schema"] = heir("Choice");
    let description = description.to_string();
    let bodies = [
        json!({ "kind": "dog" }),
        json!({ "kind": "fish", "depth": 3 }),
    ];
    let overlays = rounds(&description, &calls(&bodies));
    let choice = &model(&description, &overlays[0], "choice");
    for expected in [
        "by property(\"kind\")",
        "\"fish\" => Fish(Box<Fish>) as_fish,",
    ] {
        assert!(choice.contains(expected), "{choice}");
    }
}
