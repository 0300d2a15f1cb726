//! What the example in the README of a crate shows.

use generator::{Input, Source};

fn readme(description: &str) -> String {
    let input = Input {
        description: Source::new("api.yaml", description),
        overlays: &[],
        name: None,
        tests: false,
        command: "cargo xtask generate",
        from: "api.yaml",
    };
    let mut output = generator::generate(&input).unwrap();
    output.tree.remove("README.md").unwrap()
}

#[test]
fn it_has_the_credential_that_operations_take_if_they_say_nothing_else() {
    let description = |security: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: Pets API, version: '1' }}\nsecurity: {security}\npaths: {{}}\n\
             components:\n  securitySchemes:\n    \
             key: {{ type: apiKey, in: cookie, name: sid }}\n    \
             token: {{ type: http, scheme: bearer }}\n"
        )
    };
    for (security, credential) in [
        ("[{ token: [] }]", ".token(secret)"),
        ("[{ key: [] }, { token: [] }]", ".key(secret)"),
        ("[]", ".key(secret)"),
    ] {
        let readme = readme(&description(security));
        assert!(readme.contains(credential), "{security}: {readme}");
    }
}
