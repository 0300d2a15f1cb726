//! YAML and JSON, right and wrong.

use super::{document, read, with_schema};

#[test]
fn json_is_read_like_yaml() {
    let text = "{\"openapi\": \"3.0.3\",\r\n\t\"info\": {\"title\": \"\\ud83d\\ude00 \\\\ud83d\", \
                \"version\": \"1\"}, \"paths\": {}}";
    let outcome = read(text);
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/info/title"), r#""😀 \\ud83d""#);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let outcome = read(&format!("\u{feff}{}", document("3.0.3", "")));
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/openapi"), r#""3.0.3""#);
}

#[test]
fn keys_are_the_text_as_written() {
    let text = document(
        "3.0.3",
        "x-keys: {200: a, 1.0: b, 007: c, yes: d, null: e}\n",
    );
    assert_eq!(
        read(&text).json("/x-keys"),
        r#"{"200":"a","1.0":"b","007":"c","yes":"d","null":"e"}"#
    );
}

#[test]
fn plain_values_are_those_of_yaml_1_2() {
    let values = "[yes, off, 2020-01-01, 007, 1_000, 0x1F, 0o17, +1, -0.5, 1e3, 12., ~, True, \
                  '1', !!str 1, 18446744073709551615, 18446744073709551616]";
    assert_eq!(
        read(&document("3.0.3", &format!("x-values: {values}\n"))).json("/x-values"),
        r#"["yes","off","2020-01-01","007","1_000",31,15,1,-0.5,1000.0,12.0,null,true,"1","1",18446744073709551615,1.8446744073709552e+19]"#
    );
}

#[test]
fn numbers_that_json_has_not_are_refused() {
    assert_eq!(
        read(&document("3.0.3", "x-a: .inf\nx-b: [.nan]\n")).messages,
        "error[number-without-json]: JSON has no number `.inf`
  --> api.yaml:4:6
  help: write it in quotes if it is text
error[number-without-json]: JSON has no number `.nan`
  --> api.yaml:5:7
  help: write it in quotes if it is text"
    );
}

#[test]
fn aliases_and_merge_keys_are_expanded() {
    let text = document(
        "3.0.3",
        "x-base: &base {a: 1, b: 1}\nx-more: &more {b: 2, c: 2}\n\
         x-both: {<<: [*base, *more], c: 3}\nx-text: {'<<': 1}\nx-key: {&k d: *k, e: f}\n",
    );
    let outcome = read(&text);
    assert_eq!(outcome.messages, "");
    assert_eq!(outcome.json("/x-both"), r#"{"c":3,"a":1,"b":1}"#);
    assert_eq!(outcome.json("/x-text"), r#"{"<<":1}"#);
    assert_eq!(outcome.json("/x-key"), r#"{"d":"d","e":"f"}"#);
}

#[test]
fn an_alias_can_be_a_key() {
    assert_eq!(
        read(&document("3.0.3", "x-a: {&k d: 1, *k : 2}\n")).messages,
        "error[duplicate-key]: the key `d` is given twice
  --> api.yaml:4:16  #/x-a/d
  help: it is first given at api.yaml:4:7; remove one of them"
    );
}

#[test]
fn only_objects_are_merged() {
    assert_eq!(
        read(&document("3.0.3", "x-a: {<<: 1}\n")).messages,
        "error[merge-of-no-object]: `<<` merges objects, and this is none
  --> api.yaml:4:7
  help: give it an object or an array of objects; as a key of its own it stands in quotes"
    );
}

#[test]
fn aliases_of_aliases_do_not_explode() {
    let mut text = "x-0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n".to_owned();
    for level in 1..20 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text += &format!("x-{level}: &a{level} [{aliases}]\n");
    }
    assert_eq!(
        read(&text).messages,
        "error[too-many-copies]: what is repeated by name comes to more than 1000000 values
  --> api.yaml:6:41
  help: repeat less by alias, by path item or by references to sections of other files; a schema that `$ref` names does not count"
    );
}

#[test]
fn an_alias_cannot_contain_itself() {
    assert_eq!(
        read("a: &a {b: *a}").messages,
        "error[alias-in-itself]: an alias stands for what it is part of
  --> api.yaml:1:11
  help: describe what contains itself with `$ref`"
    );
}

#[test]
fn every_duplicate_key_is_reported() {
    assert_eq!(
        read("a:\n  b: 1\n  'b': 2\n  b: 3\nä: 1\na: 2\n").messages,
        "error[unsupported-version]: this is no OpenAPI description: it has no key `openapi`
  --> api.yaml:1:1  #
  help: a description begins with its version, such as `openapi: 3.0.3`
error[duplicate-key]: the key `b` is given twice
  --> api.yaml:3:3  #/a/b
  help: it is first given at api.yaml:2:3; remove one of them
error[duplicate-key]: the key `b` is given twice
  --> api.yaml:4:3  #/a/b
  help: it is first given at api.yaml:2:3; remove one of them
error[duplicate-key]: the key `a` is given twice
  --> api.yaml:6:1  #/a
  help: it is first given at api.yaml:1:1; remove one of them"
    );
}

#[test]
fn nesting_has_a_limit() {
    for text in ["[".repeat(101), "- ".repeat(100_000), "{a: ".repeat(101)] {
        let outcome = read(&text);
        let expected = "error[too-deep]: objects and arrays nest more than 100 deep\n";
        assert!(
            outcome.messages.starts_with(expected),
            "{}",
            outcome.messages
        );
    }
}

#[test]
fn schemas_may_nest_a_little_less() {
    let nested = |open: &str, levels: usize| {
        let schema = format!("{}{{}}{}", open.repeat(levels), "}".repeat(levels));
        read(&with_schema("3.1.0", &schema)).messages
    };
    assert_eq!(nested("{items: ", 37), "");
    assert_eq!(nested("{additionalProperties: ", 37), "");
    let expected = "error[too-deep]: schemas nest too far: \
                    this one is more than 40 steps below the root\n";
    assert!(nested("{items: ", 38).starts_with(expected));
    assert!(nested("{type: [array, object, 'null'], items: ", 96).starts_with(expected));
}

#[test]
fn examples_may_nest_to_the_limit() {
    let example = format!("{{example: {}{}}}", "[".repeat(96), "]".repeat(96));
    assert_eq!(read(&with_schema("3.0.3", &example)).messages, "");
}

#[test]
fn syntax_errors_say_where_and_why() {
    assert_eq!(
        read("openapi: 3.0.3\ninfo: {title: T\npaths: ]\n").messages,
        "error[syntax]: the text cannot be read: \
         while parsing a flow mapping, did not find expected ',' or '}'
  --> api.yaml:3:6
  help: look here and just before: brackets, quotes and indentation must match, and a text with `: ` in it stands in quotes"
    );
}

#[test]
fn texts_that_hold_no_description() {
    for text in ["", "\n# nothing\n", "---\n", "null"] {
        assert_eq!(
            read(text).messages,
            "error[empty-text]: the text is empty
  --> api.yaml:1:1
  help: check that the right file was given, and that it was saved",
            "{text:?}"
        );
    }
    assert_eq!(
        read("a: 1\n---\nb: 1\n").messages,
        "error[several-documents]: a second document begins here; a text holds one
  --> api.yaml:2:1
  help: put it into a file of its own"
    );
    assert_eq!(
        read("? [a]\n: b\n").messages,
        "error[key-not-text]: a key must be text
  --> api.yaml:1:3
  help: write a key that begins with `{`, `[`, `?` or `*` in quotes"
    );
    assert_eq!(
        read("[1]").messages,
        "error[unsupported-version]: this is no OpenAPI description: it has no key `openapi`
  --> api.yaml:1:1  #
  help: a description begins with its version, such as `openapi: 3.0.3`"
    );
}

#[test]
fn tags_of_unknown_meaning_are_reported() {
    assert_eq!(
        read(&document("3.0.3", "x-a: !thing 1\nx-b: !!int '1'\n")).messages,
        "warning[unknown-tag]: the tag `!thing` is ignored
  --> api.yaml:4:6
  help: remove the tag: the value is read as it is written after it"
    );
}
