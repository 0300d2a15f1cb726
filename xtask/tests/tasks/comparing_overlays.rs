//! `diff` shows an edit of what an overlay says in the overlay, wherever the list is in which that comes to stand.

use serde_json::Value;

use crate::comparing::OLD;
use crate::sandbox::Sandbox;

const API: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get: { responses: { '200': { description: The pets. } } }
";

/// The deeds and places that `diff` tells where a host in an overlay becomes another.
fn places(actions: &str) -> Vec<(String, String)> {
    let sandbox = Sandbox::new();
    let start = "overlay: 1.0.0\ninfo: { title: Servers, version: '1' }\nactions:\n";
    let overlay = format!("{start}{actions}");
    sandbox.write("xtask/Cargo.toml", "");
    sandbox.write("spec/integrations-api.yaml", API);
    sandbox.write("spec/integrations-api.overlay.yaml", &overlay);
    sandbox.git(&["init", "--quiet"]);
    sandbox.commit();
    let edited = overlay.replace("eu.pets", "us.pets");
    assert_ne!(edited, overlay);
    sandbox.write("spec/integrations-api.overlay.yaml", edited);
    let ending = sandbox.run_there(&["diff", "--format", "json"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let said: Value = serde_json::from_str(&ending.stdout).unwrap();
    let changes = said["changes"].as_array().unwrap().iter();
    let edits = changes.flat_map(|change| change["edits"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let edits = edits.map(|edit| (text(&edit["deed"]), text(&edit["place"])));
    edits.collect()
}

/// Both in the overlay, at these lines and columns.
fn both(removed: &str, added: &str) -> Vec<(String, String)> {
    let place = |place| format!("spec/integrations-api.overlay.yaml:{place}");
    vec![
        ("removed".to_owned(), place(removed)),
        ("added".to_owned(), place(added)),
    ]
}

#[test]
fn servers_that_replace_those_of_the_description() {
    let actions = "  - target: $.servers\n    remove: true\n  - target: $\n    \
                   update: { servers: [{ url: 'https://eu.pets.example' }] }\n";
    assert_eq!(places(actions), both("7:15", "7:27"));
}

#[test]
fn a_server_that_stands_behind_those_of_the_description() {
    let actions = "  - target: $.servers\n    update: { url: 'https://eu.pets.example' }\n";
    assert_eq!(places(actions), both("5:15", "5:15"));
}

#[test]
fn a_server_of_the_description_that_gets_another_host() {
    let actions = "  - target: $.servers[0]\n    update: { url: 'https://eu.pets.example' }\n";
    assert_eq!(places(actions), both("5:15", "5:15"));
}

/// Whoever downloads a description learns that it now says something else of what an overlay corrects.
#[test]
fn an_edit_of_what_overlays_decide_is_told_as_such() {
    let sandbox = Sandbox::new();
    let overlay = "overlay: 1.0.0\ninfo: { title: Age, version: '1' }\nactions:\n  \
                   - target: $.components.schemas.Pet.properties.age\n    update: { type: number }\n";
    let new = OLD
        .replace(
            "id: { type: string }",
            "id: { type: string, title: Its number }",
        )
        .replace("age: { type: integer }", "age: { type: string }");
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", &new);
    sandbox.write("age.yaml", overlay);
    let diff = |format| {
        let command = [
            "diff",
            "old.yaml",
            "new.yaml",
            "--overlay",
            "age.yaml",
            "--format",
        ];
        let ending = sandbox.run(&[&command[..], &[format]].concat());
        assert_eq!(ending.code, Some(0), "{ending:?}");
        ending.stdout
    };
    let said = "\nwithout effect once overlays are applied\n  \
                changed #/components/schemas/Pet/properties/age/type\n    \
                was \"integer\"\n    now \"string\"\n  --> new.yaml:16:16\n\n\
                1 change: 0 breaking, 0 behaviour, 0 additive, 1 documentation; 1 generated line, 0 moved, 0 unexplained; \
                1 edit without effect once overlays are applied\n";
    let text = diff("text");
    assert!(text.ends_with(said), "{text}");
    let said = "\n## Without effect once overlays are applied\n\n\
                - changed `#/components/schemas/Pet/properties/age/type` (new.yaml:16)\n  \
                - was `\"integer\"`, now `\"string\"`\n";
    let markdown = diff("markdown");
    assert!(markdown.ends_with(said), "{markdown}");
    let said = "::notice file=new.yaml,line=16,col=16,title=overridden::\
                changed #/components/schemas/Pet/properties/age/type%0Awas \"integer\"%0Anow \"string\"%0A\
                without effect once overlays are applied\n";
    let annotations = diff("github");
    assert!(annotations.contains(said), "{annotations}");
    let json: Value = serde_json::from_str(&diff("json")).unwrap();
    let overridden = &json["overridden"][0]["pointer"];
    assert_eq!(overridden, "#/components/schemas/Pet/properties/age/type");
}
