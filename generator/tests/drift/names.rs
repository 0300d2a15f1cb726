//! What is proposed has a name, and there is a crate with it.

use generator::{Input, Source, generate};
use serde_json::json;

use crate::{calls, description, rounds};

/// There is a crate of the description with this overlay.
pub fn assert_generates(description: &str, overlay: &str) {
    let overlays = [Source::new("found.yaml", overlay)];
    let input = Input {
        description: Source::new("api.json", description),
        overlays: &overlays,
        name: None,
        tests: false,
        command: "it",
        from: "api.json",
    };
    if let Err(problems) = generate(&input) {
        panic!("{problems:#?}\n{overlay}");
    }
}

/// What has a name keeps it.
#[test]
fn a_field_that_would_be_called_like_another_is_given_a_name() {
    for (declared, received) in [
        (
            json!({ "_links": {} }),
            json!({ "_links": "a", "links": "b" }),
        ),
        (json!({ "userName": {} }), json!({ "user_name": "a" })),
        (
            json!({ "id": {} }),
            json!({ "newKey": "a", "new_key": "b" }),
        ),
        (
            json!({ "links": {}, "links_field": {} }),
            json!({ "_links": "a" }),
        ),
    ] {
        let description = description(&json!({ "type": "object", "properties": declared }));
        let overlays = rounds(&description, &calls(&[received]));
        let [overlay] = overlays.as_slice() else {
            panic!("{overlays:#?}");
        };
        assert_generates(&description, overlay);
        for name in declared.as_object().unwrap().keys() {
            assert!(!overlay.contains(&format!(" {name}: ")), "{overlay}");
        }
    }
}
