//! What is proposed finds things where the text has them.

use serde_json::json;

use crate::{calls, description, rounds};

/// Of variants that are texts, one is left in what is read: those behind them have other places than in the text.
#[test]
fn a_variant_behind_texts_is_found() {
    let number = json!({ "type": "integer", "enum": [1, 2] });
    let time = json!({ "type": "string", "format": "date-time" });
    let schema = json!({ "oneOf": [{ "type": "string" }, time, number] });
    let overlays = rounds(&description(&schema), &calls(&[json!(1e30)]));
    let [overlay] = overlays.as_slice() else {
        panic!("{overlays:#?}");
    };
    assert_eq!(overlay.matches(".oneOf[?@.type == 'integer']").count(), 2);
}
