//! The numbers that a schema lists, in the docs of its type: extensions name them by their places, so that these count.

#[path = "generated/crate_of.rs"]
mod crate_of;

use crate_of::crate_of;

fn docs(schema: &str) -> String {
    let text = format!(
        "{{openapi: 3.0.3, info: {{title: T, version: '1'}}, paths: {{}}, components: {{schemas: {{State: {schema}}}}}}}"
    );
    let output = crate_of(&text, &[]).unwrap();
    let file = &output.tree["src/models/state.rs"];
    let docs = file.lines().filter_map(|line| line.strip_prefix("/// "));
    docs.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_has_its_name() {
    for (extensions, expected) in [
        (
            "x-enum-varnames: [Closed, Open]",
            "One of `0` (`Open`), `1` (`Closed`).",
        ),
        (
            "x-enumNames: [Closed, Open]",
            "One of `0` (`Open`), `1` (`Closed`).",
        ),
        ("x-enumNames: ['*/ `x`', 7]", "One of `0`, `1` (`*/ x`)."),
        ("x-enumNames: [Open]", "One of `0`, `1`."),
        ("x-enumNames: Open", "One of `0`, `1`."),
    ] {
        let schema = format!("{{type: integer, enum: [1, 0], {extensions}}}");
        assert_eq!(docs(&schema), expected);
    }
    assert_eq!(
        docs(
            "{type: number, nullable: true, enum: [null, 1.5, -2], x-enumNames: [None, High, Low]}"
        ),
        "One of `-2` (`Low`), `1.5` (`High`)."
    );
    assert_eq!(docs("{type: integer, enum: [3]}"), "Only `3`.");
}
