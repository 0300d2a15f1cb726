//! What one edit does to many items alike is told in a line.

use std::fmt::Write;

use crate::sandbox::Sandbox;

/// A description with so many operations, and this access to all of them.
fn description(operations: usize, access: &str) -> String {
    let mut text = format!(
        "\
openapi: 3.0.3
info: {{ title: Pets, version: '1' }}
security: {access}
components: {{ securitySchemes: {{ key: {{ type: apiKey, in: header, name: X-Key }} }} }}
paths:
"
    );
    for number in 0..operations {
        let letter = char::from(b'a' + u8::try_from(number).unwrap());
        let _ = writeln!(
            text,
            "  /pets/{letter}: {{ get: {{ operationId: {letter}, tags: [pets], responses: {{ '204': {{ description: It. }} }} }} }}"
        );
    }
    text
}

#[test]
fn many_items_that_are_spelled_otherwise_alike_have_one_line() {
    let told = |operations: usize, more: &[&str]| {
        let sandbox = Sandbox::new();
        sandbox.write("old.yaml", description(operations, "[{ key: [] }]"));
        sandbox.write("new.yaml", description(operations, "[]"));
        let ending = sandbox.run(&[&["diff", "old.yaml", "new.yaml"], more].concat());
        assert_eq!(ending.code, Some(0), "{ending:?}");
        ending.stdout
    };
    let access = "access is for anybody, was by key";
    let few = told(5, &[]);
    assert_eq!(few.matches(access).count(), 5, "{few}");
    let many = told(20, &[]);
    let line = format!("    ~ resources::pets::Pets::a() {access} (and 19 more)\n");
    assert!(many.contains(&line), "{many}");
    assert_eq!(many.matches(access).count(), 1, "{many}");
    let markdown = told(20, &["--format", "markdown", "--limit", "1000"]);
    assert!(markdown.contains(" (and 19 more)`\n"), "{markdown}");
    let json = told(20, &["--format", "json"]);
    assert_eq!(json.matches(access).count(), 20, "{json}");
}
