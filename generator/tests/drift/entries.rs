//! Entries of lists and maps of which a property beside these says what they are.

use serde_json::json;

use crate::{calls, description, found, rounds};

#[test]
fn an_entry_is_of_the_variant_that_is_selected_beside_its_list() {
    let union = json!({
        "oneOf": [{ "$ref": "#/components/schemas/One" }, { "$ref": "#/components/schemas/Two" }],
        "x-sibling-discriminator": { "propertyName": "kind", "mapping": { "one": "One", "two": "Two" } },
    });
    let list = json!({ "type": "array", "items": union });
    let map = json!({ "type": "object", "additionalProperties": list });
    for (them, place) in [(&list, "items"), (&map, "additionalProperties/items")] {
        let kind = json!({ "type": "string" });
        let whole = json!({ "type": "object", "properties": { "kind": kind, "them": them } });
        let whole = description(&whole);
        let held = |entry| match place {
            "items" => json!([entry]),
            _ => json!({ "a": [entry] }),
        };
        let calls = calls(&[
            json!({ "kind": "one", "them": held(json!({ "tag": "one", "more": true })) }),
            json!({ "kind": "three", "them": held(json!({ "tag": "one" })) }),
        ]);
        let findings = found(&whole, &[], &calls).findings;
        let start =
            "#/paths/~1it/get/responses/200/content/application~1json/schema/properties/them/";
        let place = format!("{start}{place}");
        let told = findings
            .iter()
            .map(|it| (it.kind, it.pointer.as_str(), it.subject.as_str()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                ("undeclared-field", "#/components/schemas/One", "more"),
                ("unknown-variant", place.as_str(), "three"),
            ]
        );
        rounds(&whole, &calls);
    }
}
