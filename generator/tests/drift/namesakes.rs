//! Variants that a server calls otherwise than the description does.

use generator::{Fate, Misfit, Source, drift};
use serde_json::{Value, json};

use crate::{calls, description, found, rounds};

/// A description with an operation that answers with a choice of `One` and `Two`.
fn of_choice(discriminator: &Value) -> String {
    let variants =
        ["One", "Two"].map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    description(&json!({ "oneOf": variants, "discriminator": discriminator }))
}

fn mapped() -> Value {
    let mapping = json!({ "one": "#/components/schemas/One", "two": "#/components/schemas/Two" });
    json!({ "propertyName": "tag", "mapping": mapping })
}

#[test]
fn a_text_that_is_a_name_in_another_case_is_mapped_to_what_has_the_name() {
    let description = of_choice(&mapped()).replace(r#""enum":["two"],"#, "");
    let calls = calls(&[json!({ "tag": "TWO", "it": 1 })]);
    let overlays = rounds(&description, &calls);
    let expected = "        mapping:\n          TWO: '#/components/schemas/Two'\n";
    assert!(overlays[0].contains(expected), "{overlays:#?}");
    assert!(
        !overlays.concat().contains("target: $.components.schemas\n"),
        "{overlays:#?}"
    );
}

#[test]
fn a_text_that_is_a_name_is_a_variant_of_its_own_where_others_are_required() {
    let description = of_choice(&mapped()).replace(r#"["tag"]"#, r#"["tag","it"]"#);
    let calls = calls(&[json!({ "tag": "TWO", "other": 1 })]);
    let overlays = rounds(&description, &calls);
    assert!(
        overlays[0].contains("target: $.components.schemas\n"),
        "{overlays:#?}"
    );
}

/// Once the value is listed, it is known of which variant it is.
#[test]
fn what_is_not_listed_goes_before_what_is_unknown() {
    let (description, calls) = (
        of_choice(&mapped()),
        calls(&[json!({ "tag": "Two", "it": 1 })]),
    );
    let unknown = Misfit {
        recording: "call-0.json".to_owned(),
        pointer: String::new(),
        path: ".".to_owned(),
        fate: Fate::Unknown,
    };
    let call = Source::new("call-0.json", &calls[0]);
    let drift = drift(
        Source::new("api.json", &description),
        &[],
        &[call],
        &[unknown],
    )
    .unwrap();
    let said = drift.findings.iter();
    let said: Vec<_> = said
        .map(|it| (it.kind, it.message.as_str(), it.actions.is_empty()))
        .collect();
    let expected = [
        (
            "kept-unknown",
            "`.` is of no variant, and kept as unknown; what mends the unlisted-value may mend it, and goes first, \
             in 1 recording",
            true,
        ),
        (
            "unlisted-value",
            "the value `Two` is not listed, in 1 recording",
            false,
        ),
    ];
    assert_eq!(said, expected);
    let overlay = rounds(&description, &calls).concat();
    assert!(overlay.contains("enum: [Two]"), "{overlay}");
    assert_eq!(found(&description, &[overlay], &calls).findings, []);
}

/// What has other keys is something else that happens to be called so.
#[test]
fn a_text_that_is_a_name_is_a_variant_of_its_own_where_it_has_other_keys() {
    let calls = calls(&[json!({ "tag": "TWO", "it": 1, "other": 1 })]);
    let overlays = rounds(&of_choice(&mapped()), &calls);
    assert!(
        overlays[0].contains("target: $.components.schemas\n"),
        "{overlays:#?}"
    );
}

/// Without a discriminator there is nothing that could map a text.
#[test]
fn a_text_that_is_a_name_is_listed_where_listed_values_tell_variants() {
    let description = of_choice(&mapped()).replace("discriminator", "x-unknown");
    let overlays = rounds(&description, &calls(&[json!({ "tag": "TWO" })]));
    let listed = "target: $.components.schemas.Two.properties.tag\n";
    assert!(overlays[0].contains(listed), "{overlays:#?}");
    assert!(!overlays.concat().contains("mapping"), "{overlays:#?}");
}
