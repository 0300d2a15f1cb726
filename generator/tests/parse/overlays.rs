//! Overlays, applied and refused.

use super::{Outcome, document, read_with};

/// Applies actions to a description with an extension `x-a`.
fn apply(extension: &str, actions: &str) -> Outcome {
    let text = document("3.0.3", &format!("x-a: {extension}\n"));
    let head = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n";
    read_with(&text, &[&format!("{head}{actions}")])
}

#[test]
fn objects_merge_arrays_append_and_primitives_are_replaced() {
    let outcome = apply(
        "{b: {c: 1, d: [1]}, e: 1}",
        "- {target: \"$['x-a']\", update: {b: {c: 2, d: [2], f: 3}, e: {g: 4}}}\n",
    );
    assert_eq!(outcome.messages, "");
    assert_eq!(
        outcome.json("/x-a"),
        r#"{"b":{"c":2,"d":[1,2],"f":3},"e":{"g":4}}"#
    );
}

#[test]
fn an_update_of_an_array_is_an_entry_or_more() {
    let actions = "- {target: \"$['x-a']\", update: 2}\n- {target: \"$['x-a']\", update: [3, 4]}\n";
    assert_eq!(apply("[1]", actions).json("/x-a"), "[1,2,3,4]");
}

#[test]
fn only_what_an_array_does_not_hold_is_appended() {
    let outcome = apply(
        "{b: [1, {c: 1, d: [2]}]}",
        "- {target: \"$['x-a']\", update: {b: [{d: [2], c: 1}, 3, 1, {c: 1}]}}\n",
    );
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-a/b"), r#"[1,{"c":1,"d":[2]},3,{"c":1}]"#);
}

#[test]
fn an_array_that_holds_the_update_already_stays_as_it_is() {
    let actions = "- {target: \"$['x-a']\", update: {b: [2, 1]}}\n\
                   - {target: \"$['x-a'].b\", update: 2}\n";
    let outcome = apply("{b: [1, 2]}", actions);
    assert_eq!(outcome.json("/x-a/b"), "[1,2]");
    assert_eq!(
        outcome.messages,
        "note[overlay-no-effect]: the action changes nothing
  --> 1.yaml:4:4  #/actions/0
  help: the description has caught up: the action can go
note[overlay-no-effect]: the action changes nothing
  --> 1.yaml:5:4  #/actions/1
  help: the description has caught up: the action can go"
    );
}

#[test]
fn a_member_that_is_declared_anew_keeps_its_place() {
    let outcome = apply(
        "{b: 1, c: {d: 1}, e: 1, f: 1}",
        "- {target: \"$['x-a']['c', 'e']\", remove: true}\n\
         - {target: \"$['x-a']\", update: {g: 2, e: 2, c: 2}}\n",
    );
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-a"), r#"{"b":1,"c":2,"e":2,"f":1,"g":2}"#);
}

#[test]
fn but_not_if_another_action_stands_between() {
    let outcome = apply(
        "{b: 1, c: 1}",
        "- {target: \"$['x-a'].b\", remove: true}\n- {target: $.info, update: {description: D}}\n\
         - {target: \"$['x-a']\", update: {b: 2}}\n",
    );
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-a"), r#"{"c":1,"b":2}"#);
}

#[test]
fn a_member_that_is_put_back_as_it_was_can_stay() {
    let outcome = apply(
        "{b: {c: 1}, d: 1}",
        "- {target: \"$['x-a'].b\", remove: true}\n\
         - {target: \"$['x-a']\", update: {b: {c: 1}}}\n",
    );
    assert_eq!(outcome.json("/x-a"), r#"{"b":{"c":1},"d":1}"#);
    assert_eq!(
        outcome.messages,
        "note[overlay-no-effect]: the action puts back what the one before it removes
  --> 1.yaml:5:4  #/actions/1
  help: the description has caught up: both actions can go"
    );
}

#[test]
fn every_item_that_is_selected_is_removed() {
    let actions = "- {target: \"$['x-a'][1, 0, 0]\", remove: true}\n\
                   - {target: \"$['x-a'][?@.b == 2]\", remove: true}\n";
    let outcome = apply("[1, 2, 3, {b: 1}, {b: 2}, {b: 2, c: 3}]", actions);
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-a"), r#"[3,{"b":1}]"#);
}

#[test]
fn a_removed_value_takes_along_what_is_selected_within() {
    let outcome = apply("{b: {b: {b: 1}}, c: 1}", "- {target: $..b, remove: true}\n");
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-a"), r#"{"c":1}"#);
}

#[test]
fn actions_and_overlays_follow_one_another() {
    let overlay = |update: &str| {
        format!(
            "overlay: 1.0.0\ninfo: {{title: O, version: '1'}}\nactions:\n\
             - {{target: $, update: {{{update}}}}}\n"
        )
    };
    let first = overlay("x-b: {c: 1}");
    let second = overlay("x-b: {c: 2}");
    let outcome = read_with(&document("3.0.3", ""), &[&first, &second]);
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-b"), r#"{"c":2}"#);
}

#[test]
fn an_action_sees_what_those_before_it_made() {
    let outcome = apply(
        "{b: [1, {c: 2, d: {}}, {e: {d: {}}}, 3, 4]}",
        "- {target: \"$['x-a'].b[1, 2].e.d\", update: {new: 1}}\n\
         - {target: \"$['x-a'].b[?@ == 1 || @ == 3 || @.c]\", remove: true}\n\
         - {target: \"$..[?@.new].new\", remove: true}\n\
         - {target: \"$['x-a'].b[0].e[?!@.new]\", update: {f: {}}}\n\
         - {target: \"$..f\", update: {g: 1}}\n",
    );
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-a/b"), r#"[{"e":{"d":{"f":{"g":1}}}},4]"#);
}

#[test]
fn a_target_that_matches_nothing_is_an_error() {
    assert_eq!(
        apply("1", "- {target: \"$['x-b']\", remove: true}\n").messages,
        "error[overlay-target]: the target `$['x-b']` matches nothing in the description
  --> 1.yaml:4:4  #/actions/0
  help: mend the target, or remove the action if the description has changed"
    );
}

#[test]
fn an_action_that_changes_nothing_can_go() {
    assert_eq!(
        apply("{b: 1}", "- {target: \"$['x-a']\", update: {b: 1}}\n").messages,
        "note[overlay-no-effect]: the action changes nothing
  --> 1.yaml:4:4  #/actions/0
  help: the description has caught up: the action can go"
    );
}

#[test]
fn only_objects_and_arrays_can_be_updated() {
    let actions = "- {target: \"$['x-a'].b\", update: 2}\n- {target: \"$['x-a']\", update: 2}\n\
                   - {target: $, remove: true}\n";
    assert_eq!(
        apply("{b: 1}", actions).messages,
        "error[overlay-update]: only objects and arrays can be updated, and the target is a number
  --> 1.yaml:4:4  #/actions/0
  help: make the object that holds it the target
error[overlay-update]: the target is an object, so the update must be one; it is a number
  --> 1.yaml:5:4  #/actions/1
  help: write the members that change: `update: { <key>: <value> }`
error[overlay-removes-document]: the action removes the whole description
  --> 1.yaml:6:4  #/actions/2
  help: make the part that is to go the target, such as `$.paths['/users']`"
    );
}

#[test]
fn malformed_actions_are_refused() {
    let actions = "- {target: '$[', remove: true}\n- {target: $, update: {}, remove: true}\n\
                   - {target: $, remove: false}\n- {remove: 1, updat: {}}\n- 1\n";
    assert_eq!(
        apply("1", actions).messages,
        "error[overlay-path]: the target `$[` is no JSONPath: unexpected character or end at character 2
  --> 1.yaml:4:4  #/actions/0/target
  help: a target is a JSONPath of RFC 9535, such as `$.paths['/users'].get`: names of other characters than letters, digits and `_` stand in brackets and quotes
error[overlay-update-and-remove]: the action both updates and removes its target
  --> 1.yaml:5:3  #/actions/1
  help: keep one, or make two actions of it
error[overlay-without-change]: the action neither updates nor removes its target
  --> 1.yaml:6:3  #/actions/2
  help: give it an `update`, or `remove: true`
error[missing-key]: an action must have `target`
  --> 1.yaml:7:3  #/actions/3
  help: add `target`
error[wrong-type]: `remove` must be a boolean, found a number
  --> 1.yaml:7:4  #/actions/3/remove
  help: write `true` or `false`
error[unknown-key]: `updat` is no key of an action
  --> 1.yaml:7:15  #/actions/3/updat
  help: did you mean `update`?
error[wrong-type]: an item of `actions` must be an object, found a number
  --> 1.yaml:8:3  #/actions/4
  help: write `{ <key>: <value> }`"
    );
}

#[test]
fn malformed_overlays_are_refused() {
    let overlays = [
        "overlay: 2.0.0\ninfo: {title: O}\nactions: {}\n",
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\n",
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nextends: a.yaml\nactions: []\n",
        "overlay: [",
    ];
    assert_eq!(
        read_with(&document("3.0.3", ""), &overlays).messages,
        "error[overlay-version]: overlays of version `2.0.0` are not supported
  --> 1.yaml:1:1  #/overlay
  help: write `overlay: 1.0.0`
error[missing-key]: the info of an overlay must have `version`
  --> 1.yaml:2:1  #/info
  help: add `version`
error[wrong-type]: `actions` must be an array of objects, found an object
  --> 1.yaml:3:1  #/actions
  help: write `[{ <key>: <value> }, ..]`
error[missing-key]: an overlay must have `actions`
  --> 2.yaml:1:1  #
  help: add `actions`
warning[overlay-without-actions]: the overlay has no actions
  --> 3.yaml:1:1  #
  help: add an action, or leave the overlay out
error[syntax]: the text cannot be read: while parsing a node, did not find expected node content
  --> 4.yaml:2:1
  help: look here and just before: brackets, quotes and indentation must match, and a text with `: ` in it stands in quotes"
    );
}

#[test]
fn updates_cannot_nest_without_end() {
    let update = format!("{}1{}", "{a: ".repeat(96), "}".repeat(96));
    let target = format!("\"$['x-a']{}\"", ".a".repeat(4));
    let outcome = apply(
        "{a: {a: {a: {a: {}}}}}",
        &format!("- {{target: {target}, update: {update}}}\n"),
    );
    assert_eq!(
        outcome.messages,
        "error[too-deep]: objects and arrays nest more than 100 deep
  --> 1.yaml:4:4  #/actions/0
  help: move the inner ones to `components` and refer to them with `$ref`"
    );
}
