//! Where the source map says that values stand.

use generator::diagnostics::{Diagnostic, Diagnostics};
use generator::parse::{Source, SourceMap, parse};

const TEXT: &str = "\
openapi: 3.0.3
info: {title: Ä, version: '1'}
paths:
  /a/{b}:
    get:
      tags:
        - one
        -   two
";

fn places(text: &str, overlays: &[Source<'_>]) -> SourceMap {
    let name = "api.yaml";
    let mut diagnostics = Diagnostics::default();
    parse(Source::new(name, text), overlays, &mut diagnostics).1
}

fn place(places: &SourceMap, pointer: &str) -> String {
    places
        .place(pointer)
        .map_or("nowhere".to_owned(), |place| place.to_string())
}

#[test]
fn members_stand_at_their_keys_and_items_at_their_start() {
    let places = places(TEXT, &[]);
    assert_eq!(place(&places, "#"), "api.yaml:1:1");
    assert_eq!(place(&places, "#/info/version"), "api.yaml:2:18");
    assert_eq!(place(&places, "#/paths/~1a~1{b}/get"), "api.yaml:5:5");
    assert_eq!(
        place(&places, "#/paths/~1a~1%7Bb%7D/get/tags/1"),
        "api.yaml:8:13"
    );
}

#[test]
fn what_is_nowhere_has_the_place_of_what_it_would_be_in() {
    let places = places(TEXT, &[]);
    assert_eq!(
        place(&places, "#/paths/~1a~1{b}/get/tags/7/x"),
        "api.yaml:6:7"
    );
    assert_eq!(place(&places, "#/nothing"), "api.yaml:1:1");
}

/// What stands beside a choice is read as a part of each variant, and has one place all the same.
#[test]
fn what_was_moved_is_known_as_it_is_written() {
    let schema = "\
components:
  schemas:
    A:
      properties: {b: {type: string}}
      oneOf:
        - {$ref: '#/components/schemas/C'}
        - {properties: {d: {}}}
";
    let places = places(&format!("{TEXT}{schema}"), &[]);
    for (pointer, written) in [
        (
            "#/components/schemas/A/oneOf/0/allOf/0/properties/b",
            "#/components/schemas/A/properties/b",
        ),
        (
            "#/components/schemas/A/oneOf/1/allOf/0/properties/b/x~1y",
            "#/components/schemas/A/properties/b/x~1y",
        ),
        (
            "#/components/schemas/A/oneOf/1/allOf/1/properties/d",
            "#/components/schemas/A/oneOf/1/properties/d",
        ),
        (
            "#/components/schemas/A/oneOf/1",
            "#/components/schemas/A/oneOf/1",
        ),
        (
            "#/paths/~1a~1{b}/get/nothing",
            "#/paths/~1a~1{b}/get/nothing",
        ),
    ] {
        assert_eq!(places.written(pointer), written);
    }
}

#[test]
fn places_are_known_even_if_there_is_no_description() {
    let places = places("openapi: 3.0.3\ninfo: 1\n", &[]);
    assert_eq!(place(&places, "#/info"), "api.yaml:2:1");
    let places = self::places("openapi: [", &[]);
    assert_eq!(place(&places, "#/info"), "nowhere");
}

#[test]
fn what_an_overlay_adds_stands_in_the_overlay() {
    let text = "overlay: 1.0.0
info: {title: O, version: '1'}
actions:
  - target: $.paths.*.get
    update:
      summary: S
      tags: [three]
  - target: $.paths.*.get.tags[0]
    remove: true
";
    let overlay = Source::new("overlay.yaml", text);
    let places = places(TEXT, &[overlay]);
    assert_eq!(
        place(&places, "#/paths/~1a~1{b}/get/summary"),
        "overlay.yaml:6:7"
    );
    assert_eq!(place(&places, "#/paths/~1a~1{b}/get/tags"), "api.yaml:6:7");
    assert_eq!(
        place(&places, "#/paths/~1a~1{b}/get/tags/0"),
        "api.yaml:8:13"
    );
    assert_eq!(
        place(&places, "#/paths/~1a~1{b}/get/tags/1"),
        "overlay.yaml:7:14"
    );
}

#[test]
fn what_is_brought_down_keeps_its_place() {
    let text = "\
openapi: 3.1.0
info: {title: T, version: '1'}
components:
  schemas:
    A:
      anyOf:
        - type: 'null'
        - type: string
          minLength: 1
    B:
      const: x
";
    let places = places(text, &[]);
    assert_eq!(
        place(&places, "#/components/schemas/A/minLength"),
        "api.yaml:9:11"
    );
    assert_eq!(
        place(&places, "#/components/schemas/B/enum/0"),
        "api.yaml:11:7"
    );
}

#[test]
fn diagnostics_are_shown_once_in_the_order_of_the_text() {
    let places = places(TEXT, &[]);
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::note("later", "said first").at("#/paths"));
    for _ in 0..2 {
        let help = "try this\nor that";
        diagnostics.push(
            Diagnostic::error("sooner", "said twice")
                .at("#/info")
                .help(help),
        );
    }
    diagnostics.push(Diagnostic::warning("placeless", "about everything"));
    assert!(diagnostics.has_errors());
    let messages: Vec<String> = diagnostics
        .into_sorted(&places)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        messages.join("\n"),
        "warning[placeless]: about everything
error[sooner]: said twice
  --> api.yaml:2:1  #/info
  help: try this
        or that
note[later]: said first
  --> api.yaml:3:1  #/paths"
    );
}
