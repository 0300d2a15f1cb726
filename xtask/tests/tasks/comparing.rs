//! `diff` explains what a change of a description does to the crate.

use serde_json::Value;

use crate::sandbox::Sandbox;

pub const OLD: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      responses:
        '200':
          description: The pets.
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
components:
  schemas:
    Pet:
      required: [id]
      properties:
        id: { type: string }
        age: { type: integer }
";

const EXPLAINED: &str = "\
breaking: 2 lines
  removed #/components/schemas/Pet/properties/age
  --> old.yaml:16:9
    - models::Pet::age: Option<i64>

additive: 2 lines
  added #/components/schemas/Pet/properties/name
  --> new.yaml:16:9
    + models::Pet::name: Option<String>

2 changes: 1 breaking, 0 behaviour, 1 additive, 0 documentation; 4 generated lines, 0 moved, 0 unexplained
";

/// A pet with a name and no age.
fn new() -> String {
    OLD.replace("age: { type: integer }", "name: { type: string }")
}

fn diff(new: &str, more: &[&str]) -> crate::sandbox::Ending {
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", new);
    sandbox.run(&[&["diff", "old.yaml", "new.yaml"], more].concat())
}

/// A text without its fingerprints.
fn without_fingerprints(text: &str) -> String {
    let is_fingerprint = |word: &str| {
        let digits = word.trim_matches(['(', ')', '`']);
        digits.len() == 12 && digits.chars().all(|it| it.is_ascii_hexdigit())
    };
    let lines = text.lines().map(|line| {
        let words = line.split(' ');
        let words = words.filter(|word| !is_fingerprint(word));
        words.collect::<Vec<_>>().join(" ") + "\n"
    });
    lines.collect()
}

#[test]
fn every_change_is_explained_with_its_place_its_effect_and_its_lines() {
    let ending = diff(&new(), &[]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let explained = without_fingerprints(&ending.stdout);
    assert_eq!(explained, EXPLAINED);
}

#[test]
fn the_same_description_has_no_changes() {
    let ending = diff(OLD, &[]);
    let summary = "0 changes: 0 breaking, 0 behaviour, 0 additive, 0 documentation; \
                   0 generated lines, 0 moved, 0 unexplained\n";
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(0), summary));
}

#[test]
fn another_order_is_moved_lines_alone() {
    let turned = OLD.replace(
        "        id: { type: string }\n        age: { type: integer }\n",
        "        age: { type: integer }\n        id: { type: string }\n",
    );
    let ending = diff(&turned, &["--format", "json"]);
    let explained: Value = serde_json::from_str(&ending.stdout).unwrap();
    assert_eq!(explained["changes"], Value::Array(Vec::new()));
    assert_eq!(explained["lines"], explained["moved"]);
    assert_eq!(explained["unexplained"], 0);
}

#[test]
fn another_order_in_an_example_is_no_change() {
    let with_example = |example: &str| format!("{OLD}      example: {example}\n");
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", with_example("{ id: a, age: 1 }"));
    sandbox.write("new.yaml", with_example("{ age: 1, id: a }"));
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(ending.stdout.starts_with("0 changes: "), "{ending:?}");
    assert!(
        ending
            .stdout
            .contains("; 0 generated lines, 0 moved, 0 unexplained"),
        "{ending:?}"
    );
}

/// The answer with the lowest status is read, wherever it stands.
#[test]
fn the_order_of_answers_is_no_change() {
    let made = "        '201': { description: Made., content: { application/json: { schema: { type: string } } } }\n";
    let start = "      responses:\n";
    let before = OLD.replace(start, &format!("{start}{made}"));
    let after = OLD.replace("components:", &format!("{made}components:"));
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", &before);
    sandbox.write("new.yaml", &after);
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml"]);
    assert!(ending.stdout.starts_with("0 changes: "), "{ending:?}");
    assert!(
        ending.stdout.contains(" 0 generated lines, 0 moved"),
        "{ending:?}"
    );
}

#[test]
fn a_fingerprint_does_not_depend_on_the_place() {
    let fingerprint = |new: &str| {
        let ending = diff(new, &["--format", "json"]);
        let explained: Value = serde_json::from_str(&ending.stdout).unwrap();
        explained["changes"][0]["fingerprint"].clone()
    };
    let moved = format!("# A comment.\n\n{}", new());
    assert_eq!(fingerprint(&new()), fingerprint(&moved));
}

#[test]
fn a_pull_request_says_it_in_markdown_and_a_workflow_in_annotations() {
    let markdown = diff(&new(), &["--format", "markdown"]).stdout;
    let removed =
        "## Breaking\n\n- removed `#/components/schemas/Pet/properties/age` (old.yaml:16): ";
    assert!(markdown.contains(removed), "{markdown}");
    let annotations = diff(&new(), &["--format", "github"]).stdout;
    let removed = "::warning file=old.yaml,line=16,col=9,title=breaking::removed #/components/schemas\
                   /Pet/properties/age%0A- models::Pet::age: Option<i64>\n";
    assert!(annotations.starts_with(removed), "{annotations}");
}

#[test]
fn a_text_with_a_limit_leaves_out_whole_changes_and_says_how_many() {
    let further: String = (0..20)
        .map(|number| format!("    Further{number}: {{ description: 'A `fence', type: object }}\n"))
        .collect();
    let new = format!("{}{further}", new());
    let markdown = |more: &[&str]| diff(&new, &[&["--format", "markdown"], more].concat());
    let whole = markdown(&[]).stdout;
    assert!(whole.len() > 2000, "{whole}");
    for limit in [1000, 1500, whole.len() - 1, whole.len()] {
        let limit_text = limit.to_string();
        let ending = markdown(&["--limit", &limit_text]);
        assert_eq!(ending.code, Some(0), "{ending:?}");
        let text = ending.stdout;
        assert!(text.len() <= limit, "{} of {limit}: {text}", text.len());
        let (shown, left) = text
            .split_once("\nThere is no room here for ")
            .unwrap_or((&text, ""));
        assert!(whole.starts_with(shown), "{text}");
        let is_start =
            whole[shown.len()..].starts_with("- ") || whole[shown.len()..].starts_with("\n##");
        assert!(is_start || left.is_empty(), "{limit}: {text}");
        // What is shown and what is left out is all that there is.
        let count = |text: &str| text.lines().filter(|line| line.starts_with("- ")).count();
        let numbers = left.split(|letter: char| !letter.is_ascii_digit());
        let left: usize = numbers.filter_map(|it| it.parse::<usize>().ok()).sum();
        assert_eq!(count(shown) + left, count(&whole), "{text}");
    }
}

#[test]
fn a_text_with_a_limit_counts_the_names_that_it_leaves_out() {
    let schema = |number: usize, name: &str| {
        format!("    {name}{number}: {{ properties: {{ own{number}: {{ type: string }} }} }}\n")
    };
    let sandbox = Sandbox::new();
    for (file, name) in [("old.yaml", "Old"), ("new.yaml", "New")] {
        let schemas: String = (0..30).map(|number| schema(number, name)).collect();
        sandbox.write(file, format!("{OLD}{schemas}"));
    }
    let command = ["diff", "old.yaml", "new.yaml", "--format", "markdown"];
    let ending = sandbox.run(&[&command[..], &["--limit", "1000"]].concat());
    let shown = ending.stdout.matches(" is now what ").count();
    // The sentence on what keeps the names of types is one more.
    let left = format!(
        "There is no room here for {} on names, 30 breaking, 30 additive more",
        31 - shown
    );
    assert!(ending.stdout.contains(&left), "{}", ending.stdout);
}

#[test]
fn what_one_text_edits_in_many_places_is_told_once() {
    let old = OLD.replace(
        "id: { type: string }",
        "id: &text { type: string }\n        name: *text",
    );
    let new = old.replace(
        "&text { type: string }",
        "&text { type: string, description: Of it. }",
    );
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", &old);
    sandbox.write("new.yaml", &new);
    let told = sandbox.run(&["diff", "old.yaml", "new.yaml"]).stdout;
    let expected = "\
documentation: 2 lines
  added #/components/schemas/Pet/properties/id/description and 1 further place
    now \"Of it.\"
  --> new.yaml:15:35
    ~ the docs of models::Pet::id (and 1 more)

1 change: 0 breaking, 0 behaviour, 0 additive, 1 documentation; 2 generated lines, 0 moved, 0 unexplained
";
    assert_eq!(without_fingerprints(&told), expected);
}

#[test]
fn a_limit_is_for_markdown_alone() {
    let ending = diff(&new(), &["--limit", "5000"]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(2), ""));
    let start = "error: `--limit` is for `--format markdown` alone\n";
    assert!(ending.stderr.starts_with(start), "{}", ending.stderr);
    let ending = diff(&new(), &["--format", "markdown", "--limit", "999"]);
    assert_eq!(ending.code, Some(2), "{ending:?}");
}

/// The old line of it has something else now.
#[test]
fn what_is_removed_from_a_file_is_shown_where_it_stood_in_the_new_text() {
    let sandbox = Sandbox::with_workspace();
    let file = "spec/integrations-api.yaml";
    let named =
        "        name:\n          type: string\n          description: What it is called.\n";
    let text = sandbox.read(file);
    assert!(text.contains(named), "{text}");
    let aged = format!("{named}        age: {{ type: integer }}\n");
    sandbox.write(file, text.replace(named, &aged));
    sandbox.commit();
    sandbox.write(file, format!("# Comments.\n# Many.\n{text}"));
    let line = format!("# Comments.\n# Many.\n{text}")
        .lines()
        .position(|line| line == "      properties:")
        .unwrap();
    let annotations = sandbox.run_there(&["diff", "--format", "github"]).stdout;
    let place = format!(
        "::warning file={file},line={},col=7,title=breaking::removed ",
        line + 1
    );
    assert!(annotations.starts_with(&place), "{place}: {annotations}");
    let text = sandbox.run_there(&["diff"]).stdout;
    let place = format!("  --> {file}:{}:7\n", line + 1);
    assert!(text.contains(&place), "{text}");
}

#[test]
fn what_is_neither_a_file_nor_a_revision_is_refused() {
    let ending = Sandbox::new().run(&["diff", "no-such-revision"]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
    let start =
        "error: `no-such-revision` is no file, and git has no spec/integrations-api.yaml of it";
    assert!(ending.stderr.starts_with(start), "{}", ending.stderr);
}

#[test]
fn what_a_value_was_and_is_stands_beside_its_change() {
    let long = "word ".repeat(60);
    let old = OLD.replace("The pets.", &long);
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", &old);
    sandbox.write(
        "new.yaml",
        old.replacen("word word  ", "word end  ", 1)
            .replacen("word \n", "end\n", 1),
    );
    let ending = sandbox.run(&["diff", "old.yaml", "new.yaml"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let line = |start: &str| {
        let mut lines = ending.stdout.lines();
        lines
            .find(|line| line.starts_with(start))
            .unwrap_or_default()
    };
    let (was, now) = (line("    was .."), line("    now .."));
    assert!(was.contains("word") && was.len() < 110, "{}", ending.stdout);
    assert!(
        now.ends_with("end\"") && now.len() < 110,
        "{}",
        ending.stdout
    );
}

#[test]
fn what_comes_with_something_new_is_counted_and_not_listed() {
    let new = OLD.replace(
        "    Pet:\n",
        "    Owner: { type: object, properties: { a: { type: string }, b: { type: string } } }\n    Pet:\n",
    );
    let ending = diff(&new, &[]);
    assert!(
        ending
            .stdout
            .contains("\n    + models::Owner: struct (and 6 parts of it)\n"),
        "{}",
        ending.stdout
    );
    assert!(
        !ending.stdout.contains("models::Owner::a"),
        "{}",
        ending.stdout
    );
}

#[test]
fn the_working_tree_is_compared_with_what_git_has() {
    let sandbox = Sandbox::with_workspace();
    let file = "spec/integrations-api.yaml";
    let named = "          description: What it is called.\n";
    let aged = format!("{named}        age: {{ type: integer }}\n");
    let old = sandbox.read(file);
    sandbox.write(file, old.replace(named, &aged));
    let ending = sandbox.run_there(&["diff"]);
    let gained = "--> spec/integrations-api.yaml:29:9\n    + models::Pet::age: Option<i64>\n";
    assert!(ending.stdout.contains(gained), "{ending:?}");
    sandbox.commit();
    let ending = sandbox.run_there(&["diff"]);
    assert!(ending.stdout.starts_with("0 changes: "), "{ending:?}");
    let ending = sandbox.run_there(&["diff", "HEAD~1", "HEAD"]);
    assert!(ending.stdout.contains(gained), "{ending:?}");
    // A file of before has the overlay of the workspace too: the version is no change.
    sandbox.write("old.yaml", old);
    let ending = sandbox.run_there(&["diff", "old.yaml"]);
    assert!(ending.stdout.contains("\n1 change: "), "{ending:?}");
}

#[test]
fn the_side_that_cannot_be_generated_is_named_and_drawn() {
    let broken = OLD.replace("#/components/schemas/Pet'", "#/components/schemas/Pest'");
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", broken);
    for sides in [["old.yaml", "new.yaml"], ["new.yaml", "old.yaml"]] {
        let ending = sandbox.run(&[&["diff"], &sides[..]].concat());
        assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
        for part in [
            "[dangling-reference]",
            "--> new.yaml:",
            "errors above, in new.yaml\n",
        ] {
            assert!(ending.stderr.contains(part), "{}", ending.stderr);
        }
    }
}

/// The first server is called, and an operation stands where its first tag says. Aliases have no rank.
#[test]
fn another_order_of_servers_or_tags_is_a_change() {
    let described = |servers: &str, tags: &str, aliases: &str| {
        let servers = format!(
            "servers: [{{ url: {} }}]\npaths:",
            servers.replace(' ', " }, { url: ")
        );
        let tags = format!("get:\n      tags: [{tags}]");
        let aliases = format!("required: [id]\n      x-aliases: {{ age: [{aliases}] }}");
        let text = OLD.replace("paths:", &servers).replace("get:", &tags);
        text.replace("required: [id]", &aliases)
    };
    let (a, b) = ("https://a.example", "https://b.example");
    let old = described(&format!("{a} {b}"), "One, Two", "years, old");
    for (new, verdict, edited) in [
        (
            described(&format!("{b} {a}"), "One, Two", "years, old"),
            "behaviour",
            "#/servers",
        ),
        (
            described(&format!("{a} {b}"), "Two, One", "years, old"),
            "breaking",
            "#/paths/~1pets/get/tags",
        ),
    ] {
        let sandbox = Sandbox::new();
        sandbox.write("old.yaml", &old);
        sandbox.write("new.yaml", new);
        let ending = sandbox.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
        let json: Value = serde_json::from_str(&ending.stdout).unwrap();
        assert_eq!(json["verdict"], verdict, "{json:#}");
        assert_eq!(json["changes"][0]["edits"][0]["pointer"], edited);
        assert_eq!(
            (&json["unexplained"], ending.code),
            (&Value::from(0), Some(0))
        );
    }
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", &old);
    sandbox.write(
        "new.yaml",
        described(&format!("{a} {b}"), "One, Two", "old, years"),
    );
    let same = sandbox.run(&["diff", "old.yaml", "new.yaml"]).stdout;
    assert!(
        same.contains("0 generated lines, 0 moved, 0 unexplained"),
        "{same}"
    );
}

#[test]
fn schemas_that_are_numbered_anew_are_known_again() {
    let numbered = |first: &str, second: &str| {
        format!(
            "{OLD}    Text1: {{ type: object, properties: {{ {first} }} }}\n    \
             Text2: {{ type: object, properties: {{ {second} }} }}\n"
        )
    };
    let (one, other) = ("plain: { type: string }", "html: { type: string }");
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", numbered(one, other));
    sandbox.write("new.yaml", numbered(other, one));
    let explained = sandbox.run(&["diff", "old.yaml", "new.yaml"]).stdout;
    let expected = "\
`Text2` is now what `Text1` was
`Text1` is now what `Text2` was
`x-name` in an overlay keeps the name of a type; `cargo xtask infer` proposes it for numbered schemas
";
    assert!(explained.contains(expected), "{explained}");
    let json = sandbox.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(
        json["renames"],
        serde_json::json!([
            { "from": "Text1", "to": "Text2" },
            { "from": "Text2", "to": "Text1" }
        ])
    );
}
