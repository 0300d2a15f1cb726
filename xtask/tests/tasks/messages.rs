//! How messages about a description are shown, denied and explained.

use serde_json::Value;

use crate::sandbox::{DESCRIPTION, Sandbox};

/// A folder whose description gives one warning, of a misspelt key.
fn misspelt() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("pets.yaml", format!("{DESCRIPTION}tgas: []\n"));
    sandbox
}

#[test]
fn a_message_shows_its_line_without_colours_where_there_is_no_terminal() {
    let ending = misspelt().generate(&[]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let line = DESCRIPTION.lines().count() + 1;
    let drawing = format!("{line} | tgas: []\n   | ^^^^ #/tgas\n");
    assert!(
        ending
            .stderr
            .starts_with("warning[unknown-key]: `tgas` is no key"),
        "{}",
        ending.stderr
    );
    assert!(ending.stderr.contains(&drawing), "{}", ending.stderr);
    assert!(!ending.stderr.contains('\u{1b}'), "{}", ending.stderr);
}

#[test]
fn of_many_messages_of_one_code_the_first_are_shown() {
    let sandbox = Sandbox::new();
    let keys: String = (1..=5).map(|key| format!("key{key}: []\n")).collect();
    let broken = DESCRIPTION.replace("schemas/Pet'", "schemas/Nobody'");
    sandbox.write("pets.yaml", format!("{broken}{keys}"));
    let titles = |more: &[&str]| {
        let stderr = sandbox.generate(more).stderr;
        let titles = stderr.lines().filter(|line| line.contains("]: "));
        titles.map(str::to_owned).collect::<Vec<_>>()
    };
    let warning =
        |key| format!("warning[unknown-key]: `key{key}` is no key of a description; it is ignored");
    let error = "error[dangling-reference]: `#/components/schemas/Nobody` does not exist";

    let mut shown: Vec<String> = (1..=3).map(warning).collect();
    shown.push("warning[unknown-key]: 2 more; `--all-messages` shows them".to_owned());
    shown.push(error.to_owned());
    assert_eq!(titles(&[]), shown, "errors stand at the end");

    let mut all = vec![error.to_owned()];
    all.extend((1..=5).map(warning));
    assert_eq!(titles(&["--all-messages"]), all, "in the order of the text");
    let stderr = sandbox.generate(&["--format", "json"]).stderr;
    assert_eq!(stderr.lines().count(), 7, "{stderr}");
    let lines: Result<Vec<Value>, _> = stderr.lines().map(serde_json::from_str).collect();
    let lines = lines.unwrap();
    let last = &lines[6];
    assert_eq!(last["severity"], "error", "what became of the task");
    assert_eq!(
        last["message"],
        "there is no crate to write because of the error above; client was not changed"
    );
    let stderr = sandbox.generate(&["--format", "github"]).stderr;
    let is_command = |line: &str| line.starts_with("::error ") || line.starts_with("::warning ");
    let (others, last) = stderr.trim_end().rsplit_once('\n').unwrap();
    assert!(others.lines().all(is_command), "{stderr}");
    assert!(last.starts_with("::error::there is no crate"), "{stderr}");
}

#[test]
fn what_infer_may_settle_is_said() {
    let sandbox = Sandbox::new();
    let either = "{ oneOf: [{ type: object, title: One }, { type: object, title: Other }] }";
    sandbox.write("pets.yaml", format!("{DESCRIPTION}    Either: {either}\n"));
    let stderr = sandbox.generate(&[]).stderr;
    let end = "client was not changed
  help: `cargo xtask infer` proposes names, and what tells unions apart, as an overlay\n";
    assert!(stderr.ends_with(end), "{stderr}");
}

#[test]
fn what_comes_to_one_name_is_named_unless_that_is_denied() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "pets.yaml",
        format!("{DESCRIPTION}    pet: {{ type: object }}\n"),
    );
    let denied = sandbox.generate(&["--deny", "name-collision"]);
    let message = "[name-collision]: `#/components/schemas/Pet` is `Pet` too; this one is named \
                   `PetLowerCase` after how they are written\n";
    assert_eq!(denied.code, Some(1));
    assert!(
        denied.stderr.starts_with(&format!("error{message}")),
        "{}",
        denied.stderr
    );
    let named = sandbox.generate(&[]);
    assert_eq!(named.code, Some(0));
    assert!(
        named.stderr.starts_with(&format!("warning{message}")),
        "{}",
        named.stderr
    );
}

#[test]
fn programs_read_a_message_as_json() {
    let ending = misspelt().generate(&["--format", "json"]);
    let message: Value = serde_json::from_str(&ending.stderr).unwrap();
    assert_eq!(message["severity"], "warning");
    assert_eq!(message["code"], "unknown-key");
    assert_eq!(message["file"], "pets.yaml");
    assert_eq!(message["line"], DESCRIPTION.lines().count() + 1);
}

#[test]
fn github_shows_a_message_beside_its_line() {
    let ending = misspelt().generate(&["--format", "github"]);
    let line = DESCRIPTION.lines().count() + 1;
    let start = format!("::warning file=pets.yaml,line={line},col=1,title=unknown-key::`tgas` is");
    assert!(ending.stderr.starts_with(&start), "{}", ending.stderr);
    assert_eq!(ending.stderr.lines().count(), 1, "{}", ending.stderr);
}

#[test]
fn a_warning_can_be_denied() {
    let sandbox = misspelt();
    let ending = sandbox.generate(&["--deny", "unknown-key"]);
    assert_eq!(ending.code, Some(1));
    assert!(
        ending.stderr.starts_with("error[unknown-key]: "),
        "{}",
        ending.stderr
    );
    assert!(
        ending
            .stderr
            .contains("\nerror: `--deny` forbids 1 message of the above; client was not changed\n"),
        "{}",
        ending.stderr
    );
    assert!(!sandbox.path("client").exists());

    let other = sandbox.generate(&["--deny", "loose-schema"]);
    assert_eq!(other.code, Some(0), "{other:?}");
    let unknown = sandbox.generate(&["--deny", "misspelt"]);
    assert_eq!(unknown.code, Some(2), "{unknown:?}");
}

#[test]
fn a_code_is_explained_with_an_example() {
    let ending = Sandbox::new().run(&["explain", "undecided-union"]);
    assert_eq!(ending.code, Some(0));
    assert!(
        ending
            .stdout
            .starts_with("undecided-union\n\nTwo variants of a `oneOf`"),
        "{}",
        ending.stdout
    );
    assert!(
        ending
            .stdout
            .contains("\nFor example:\n\nerror[undecided-union]: "),
        "{}",
        ending.stdout
    );
    let list = Sandbox::new().run(&["explain"]);
    assert!(list.stdout.lines().any(|line| line == "undecided-union"));
}

#[test]
fn a_misspelt_code_gets_the_nearest_and_not_all_of_them() {
    for (code, help) in [
        (
            "undecided-unoin",
            "did you mean `undecided-union`? `cargo xtask explain` lists all",
        ),
        ("nosuch", "`cargo xtask explain` lists all"),
    ] {
        let said = format!("error: there is no code `{code}`\n  help: {help}\n");
        let deny = ["regen", "--check", "--deny", code];
        for arguments in [&["explain", code][..], &deny] {
            let ending = Sandbox::new().run(arguments);
            assert_eq!(
                (ending.code, ending.stderr.as_str()),
                (Some(2), said.as_str())
            );
        }
    }
    let completed = Sandbox::new().run(&["completions", "bash"]).stdout;
    assert!(completed.contains(" undecided-union "), "{completed}");
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let ending = Sandbox::new().run(&["completions", shell]);
        assert_eq!(ending.code, Some(0));
        assert!(ending.stdout.contains("regen"), "{shell}");
    }
}

#[test]
fn every_code_is_explained_by_an_example() {
    let sandbox = Sandbox::new();
    // Of a text that no check refuses, and of a recording that is none, there is no case.
    let without = ["invalid-description", "recording"];
    for code in generator::explanations::codes() {
        let ending = sandbox.run(&["explain", code]);
        let has_example = ending.stdout.contains("\n\nFor example:\n\n");
        assert_eq!(has_example, !without.contains(&code), "{ending:?}");
    }
}
