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

#[test]
fn a_field_that_would_be_called_like_another_is_given_a_name() {
    let links = json!({ "type": "object", "properties": { "_links": { "type": "string" } } });
    let description = description(&links);
    let overlays = rounds(
        &description,
        &calls(&[json!({ "_links": "a", "links": "b" })]),
    );
    let [overlay] = overlays.as_slice() else {
        panic!("{overlays:#?}");
    };
    assert_generates(&description, overlay);
}
