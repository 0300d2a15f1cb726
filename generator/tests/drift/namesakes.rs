//! Variants that a server calls otherwise than the description does.

use generator::{Misfit, MisfitFate, Source, drift};
use serde_json::{Value, json};

use crate::heirs::of_heirs;
use crate::{calls, description, found, rounds};

/// A description with an operation that answers with a choice of `One` and `Two`.
fn of_choice(discriminator: &Value) -> String {
    let variants =
        ["One", "Two"].map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    description(&json!({ "oneOf": variants, "discriminator": discriminator }))
}

/// The same, where no variant lists what its tag can be.
fn without_lists(description: &str) -> String {
    let lists = ["one", "two"].map(|it| format!(r#","enum":["{it}"]"#));
    lists.iter().fold(description.to_owned(), |text, list| {
        assert!(text.contains(list), "{text}");
        text.replace(list, "")
    })
}

fn mapped() -> Value {
    let mapping = json!({ "one": "#/components/schemas/One", "two": "#/components/schemas/Two" });
    json!({ "propertyName": "tag", "mapping": mapping })
}

#[test]
fn a_text_that_is_a_name_in_another_case_is_mapped_to_what_has_the_name() {
    let description = without_lists(&of_choice(&mapped()));
    let calls = calls(&[json!({ "tag": "TWO", "it": 1 })]);
    let overlays = rounds(&description, &calls);
    let expected = "        mapping:\n          TWO: '#/components/schemas/Two'\n";
    assert!(overlays[0].contains(expected), "{overlays:#?}");
    assert!(
        !overlays.concat().contains("target: $.components.schemas\n"),
        "{overlays:#?}"
    );
}

/// What is mapped is no longer selected by its name, unless that is mapped as well.
#[test]
fn a_variant_that_is_selected_by_its_name_keeps_it_beside_what_is_mapped() {
    let choice = without_lists(&of_choice(&json!({ "propertyName": "tag" })));
    let heirs = of_heirs(&json!({ "propertyName": "kind" }));
    let listed = ["Cat", "Dog"].map(|it| json!({ "$ref": format!("#/components/schemas/{it}") }));
    let listed_heirs = heirs.replacen(
        r##"{"$ref":"#/components/schemas/Pet"}"##,
        &json!({ "oneOf": listed }).to_string(),
        1,
    );
    for (description, values, target, texts) in [
        (
            choice,
            ["TWO", "Two"].map(|it| json!({ "tag": it })),
            "application/json'].schema",
            ["TWO", "Two"],
        ),
        (
            heirs.clone(),
            ["cat", "Cat"].map(|it| json!({ "kind": it, "sound": "purr" })),
            "$.components.schemas.Pet",
            ["cat", "Cat"],
        ),
        (
            listed_heirs,
            ["cat", "Cat"].map(|it| json!({ "kind": it, "sound": "purr" })),
            "$.components.schemas.Pet",
            ["cat", "Cat"],
        ),
    ] {
        let calls = calls(&values);
        let overlays = rounds(&description, &calls);
        let [overlay] = overlays.as_slice() else {
            panic!("{overlays:#?}");
        };
        assert!(overlay.contains(&format!("{target}\n")), "{overlay}");
        let name = texts[1];
        let mapped = texts.map(|it| format!("          {it}: '#/components/schemas/{name}'\n"));
        assert!(overlay.contains(&mapped.concat()), "{overlay}");
    }
}

/// All that was received counts, whichever came first.
#[test]
fn a_variant_has_what_all_recordings_show() {
    let small = json!({ "tag": "TWO", "it": 1 });
    let large = json!({ "tag": "TWO", "it": 1.5, "other": 1 });
    for bodies in [[small.clone(), large.clone()], [large, small]] {
        let calls = calls(&bodies);
        let overlays = rounds(&of_choice(&mapped()), &calls);
        for part in [
            "target: $.components.schemas\n",
            "type: number\n",
            "other:\n",
        ] {
            assert!(overlays[0].contains(part), "{part}: {overlays:#?}");
        }
        assert_eq!(overlays.len(), 1, "{overlays:#?}");
    }
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
        fate: MisfitFate::Unknown,
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
