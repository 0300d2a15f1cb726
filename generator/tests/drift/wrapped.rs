//! A reference that is only wrapped, to say more of its place, is one all the same.

use generator::Finding;
use serde_json::{Value, json};

use crate::heirs::{model, of_mapped_heirs};
use crate::{calls, description, found, rounds};

const ONE: &str = "#/components/schemas/One";

/// The places at which a field is not described.
fn undeclared(findings: &[Finding]) -> Vec<(&str, &str)> {
    let undeclared = findings.iter().filter(|it| it.kind == "undeclared-field");
    undeclared
        .map(|it| (it.pointer.as_str(), it.subject.as_str()))
        .collect()
}

#[test]
fn a_field_is_missing_in_what_a_wrapped_reference_leads_to() {
    let reference = json!({ "$ref": ONE });
    let wrapped = json!({ "allOf": [reference] });
    for (version, schema) in [
        ("3.0.3", json!({ "allOf": [reference], "nullable": true })),
        ("3.0.3", json!({ "allOf": [reference], "type": "object" })),
        ("3.0.3", json!({ "allOf": [wrapped], "description": "It." })),
        ("3.0.3", json!({ "$ref": "#/components/schemas/Same" })),
        ("3.1.0", json!({ "anyOf": [reference, { "type": "null" }] })),
        ("3.1.0", json!({ "$ref": ONE, "description": "It." })),
    ] {
        let list = json!({ "type": "array", "items": schema });
        let properties = json!({ "it": schema, "them": list, "plain": reference });
        let whole = json!({ "type": "object", "properties": properties });
        let mut whole: Value = serde_json::from_str(&description(&whole)).unwrap();
        whole["openapi"] = version.into();
        whole["components"]["schemas"]["Same"] = json!({ "allOf": [reference], "title": "It." });
        let whole = whole.to_string();
        let one = json!({ "tag": "one", "more": true });
        let calls = calls(&[json!({ "it": one, "them": [one], "plain": one })]);
        let findings = found(&whole, &[], &calls).findings;
        assert_eq!(undeclared(&findings), [(ONE, "more")], "{schema}");
        let overlays = rounds(&whole, &calls);
        let file = model(&whole, &overlays[0], "one");
        assert!(file.contains("pub more: Option<bool>,"), "{file}");
    }
}

/// What says more of the members is a type of its own, and so is what stands for another as its heir.
#[test]
fn a_field_is_missing_where_members_are_described_beside_a_reference() {
    let own = json!({ "properties": { "own": { "type": "string" } } });
    let whole = json!({ "type": "object", "properties": {
        "it": { "allOf": [{ "$ref": ONE }], "properties": own["properties"] },
        "them": { "allOf": [{ "$ref": ONE }, own] },
        "told": { "allOf": [{ "allOf": [{ "$ref": ONE }] }, own] },
    } });
    let one = json!({ "tag": "one", "own": "x", "more": true });
    let calls = calls(&[json!({ "it": one, "them": one, "told": one })]);
    let findings = found(&description(&whole), &[], &calls).findings;
    let start = "#/paths/~1it/get/responses/200/content/application~1json/schema/properties/";
    let places = ["it", "them", "told"].map(|it| format!("{start}{it}"));
    let places: Vec<_> = places.iter().map(|it| (it.as_str(), "more")).collect();
    assert_eq!(undeclared(&findings), places);
}

/// A wrapped parent stands for its heirs, as it does alone.
#[test]
fn a_field_is_missing_in_the_heir_that_a_wrapped_parent_stands_for() {
    let mut whole: Value = serde_json::from_str(&of_mapped_heirs()).unwrap();
    let pet = "#/components/schemas/Pet";
    whole["components"]["schemas"]["Cat"] = json!({ "allOf": [{ "$ref": pet }] });
    let content = &mut whole["paths"]["/it"]["get"]["responses"]["200"]["content"];
    content["application/json"]["schema"] =
        json!({ "allOf": [{ "$ref": pet }], "description": "It." });
    let whole = whole.to_string();
    let calls = calls(&[
        json!({ "kind": "cat", "lives": 9 }),
        json!({ "kind": "dog", "sound": "woof", "tricks": "none", "toy": "ball" }),
    ]);
    let findings = found(&whole, &[], &calls).findings;
    let expected = [
        ("#/components/schemas/Cat", "lives"),
        ("#/components/schemas/Dog", "toy"),
    ];
    assert_eq!(undeclared(&findings), expected);
    let overlays = rounds(&whole, &calls);
    assert!(model(&whole, &overlays[0], "dog").contains("pub toy:"));
}
