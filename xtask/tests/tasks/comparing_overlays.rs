//! `diff` shows an edit of what an overlay says in the overlay, wherever the list is in which that comes to stand.

use serde_json::Value;

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
