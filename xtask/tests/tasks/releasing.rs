//! `release` takes the next version and its notes from what changed since the last release.

use serde_json::Value;

use crate::sandbox::Sandbox;

const DESCRIPTION: &str = "spec/integrations-api.yaml";
const OVERLAY: &str = "spec/integrations-api.overlay.yaml";
const CHANGELOG: &str = "generated/CHANGELOG.md";

const FIRST: &str = "\
# Changelog

## 0.1.0

<!-- by `cargo xtask release` -->
The first release.
<!-- end -->
";

/// A workspace of which 0.1.0 was released.
fn released() -> Sandbox {
    let sandbox = Sandbox::with_workspace();
    let ending = sandbox.run_there(&["release", "--write"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    sandbox.commit();
    sandbox.git(&["tag", "v0.1.0"]);
    sandbox
}

fn replace(sandbox: &Sandbox, file: &str, old: &str, new: &str) {
    let text = sandbox.read(file);
    assert!(text.contains(old), "{text}");
    sandbox.write(file, text.replace(old, new));
}

/// Changes the description so that users must change their code.
fn rename_a_field(sandbox: &Sandbox) {
    let edits = [
        ("        name:\n", "        called:\n"),
        ("required: [name]", "required: [called]"),
    ];
    for (before, after) in edits {
        replace(sandbox, DESCRIPTION, before, after);
    }
}

/// Gives every pet an age.
fn add_a_field(sandbox: &Sandbox) {
    let name = "        name:\n";
    let more = format!("        age: {{ type: integer }}\n{name}");
    replace(sandbox, DESCRIPTION, name, &more);
}

#[test]
fn the_first_release_has_the_version_of_the_overlay() {
    let sandbox = Sandbox::with_workspace();
    let ending = sandbox.run_there(&["release"]);
    assert!(
        ending.stdout.starts_with("0.1.0 is the first release: "),
        "{ending:?}"
    );
    assert!(!sandbox.path(CHANGELOG).exists());
    assert_eq!(sandbox.run_there(&["release", "--check"]).code, Some(1));
    assert_eq!(sandbox.run_there(&["release", "--write"]).code, Some(0));
    assert_eq!(sandbox.read(CHANGELOG).trim_end(), FIRST.trim_end());
    assert_eq!(sandbox.run_there(&["release", "--check"]).code, Some(0));
    assert_eq!(sandbox.run_there(&["regen", "--check"]).code, Some(0));
}

#[test]
fn an_addition_and_then_a_break_make_one_version_after_the_other_until_it_is_released() {
    let sandbox = released();
    let ending = sandbox.run_there(&["release"]);
    let nothing =
        "there is nothing to release: no change of the description since v0.1.0 is in the crate\n";
    assert_eq!(ending.stdout, nothing);
    assert_eq!(sandbox.run_there(&["release", "--check"]).code, Some(0));

    add_a_field(&sandbox);
    let ending = sandbox.run_there(&["release", "--check"]);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    assert!(ending.stderr.contains("must be 0.1.1"), "{ending:?}");
    let ending = sandbox.run_there(&["release", "--write"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let overlay = sandbox.read(OVERLAY);
    assert!(
        overlay.contains("description: Not the 0.1.0 of"),
        "{overlay}"
    );
    assert!(overlay.contains("version: 0.1.1 }"), "{overlay}");
    assert!(
        sandbox
            .read("generated/Cargo.toml")
            .contains("\nversion = \"0.1.1\"\n")
    );
    let added = "## 0.1.1\n\n<!-- by `cargo xtask release` -->\n### Added\n\n\
                 - `models::Pet::age: Option<i64>`\n<!-- end -->\n\n## 0.1.0\n";
    let changelog = sandbox.read(CHANGELOG);
    assert!(changelog.contains(added), "{changelog}");
    sandbox.commit();

    replace(
        &sandbox,
        CHANGELOG,
        "<!-- end -->\n\n## 0.1.0",
        "<!-- end -->\n\nBy hand.\n\n## 0.1.0",
    );
    rename_a_field(&sandbox);
    assert_eq!(sandbox.run_there(&["release", "--write"]).code, Some(0));
    assert!(sandbox.read(OVERLAY).contains("version: 0.2.0 }"));
    let changelog = sandbox.read(CHANGELOG);
    for part in [
        "## 0.2.0\n",
        "### Breaking\n\n- `models::Pet::name` is gone\n",
        "- `models::Pet::age: Option<i64>`\n- `models::Pet::called: String`\n",
        "\nBy hand.\n",
    ] {
        assert!(changelog.contains(part), "{changelog}");
    }
    assert!(!changelog.contains("0.1.1"), "{changelog}");
    // Once more changes nothing.
    assert_eq!(sandbox.run_there(&["release", "--write"]).code, Some(0));
    assert_eq!(sandbox.read(CHANGELOG), changelog);
    assert_eq!(sandbox.run_there(&["release", "--check"]).code, Some(0));
}

#[test]
fn what_only_the_wire_shows_has_a_section_of_its_own() {
    let sandbox = released();
    replace(&sandbox, DESCRIPTION, "  /pets:\n", "  /animals:\n");
    let ending = sandbox.run_there(&["release", "--format", "markdown"]);
    let notes = "### Behaviour\n\n- `resources::pets::Pets::list_pets()` is `GET /animals`, was `GET /pets`\n";
    assert_eq!(ending.stdout, notes);
    let ending = sandbox.run_there(&["release"]);
    let summary = "0.1.0 -> 0.1.1: the worst change since v0.1.0 is of behaviour\n";
    assert!(ending.stdout.starts_with(summary), "{ending:?}");
}

#[test]
fn what_is_deprecated_is_said_in_words() {
    let sandbox = released();
    let path = "  /pets:\n    get:\n";
    replace(
        &sandbox,
        DESCRIPTION,
        path,
        &format!("{path}      deprecated: true\n"),
    );
    let notes = || {
        sandbox
            .run_there(&["release", "--since", "HEAD", "--format", "markdown"])
            .stdout
    };
    let start = "### Documentation and tests\n\n- `#/paths/~1pets/get` is";
    assert_eq!(notes(), format!("{start} deprecated\n"));
    sandbox.commit();
    replace(&sandbox, DESCRIPTION, "      deprecated: true\n", "");
    assert_eq!(notes(), format!("{start} not deprecated any more\n"));
}

#[test]
fn a_version_that_is_larger_than_it_must_be_is_kept() {
    let sandbox = released();
    add_a_field(&sandbox);
    replace(&sandbox, OVERLAY, "version: 0.1.0 }", "version: 1.0.0 }");
    let ending = sandbox.run_there(&["release", "--write", "--format", "json"]);
    let json = ending
        .stdout
        .split_once("\n{")
        .map(|(_, rest)| format!("{{{rest}"));
    let release: Value = serde_json::from_str(&json.unwrap()).unwrap();
    assert_eq!(release["next"], "1.0.0");
    assert_eq!(release["verdict"], "additive");
    assert_eq!(release["since"], "v0.1.0");
    assert!(sandbox.read(CHANGELOG).contains("\n## 1.0.0\n"));
}

#[test]
fn a_version_that_people_raise_has_the_notes_that_they_wrote() {
    let sandbox = released();
    replace(&sandbox, OVERLAY, "version: 0.1.0 }", "version: 0.1.1 }");
    replace(
        &sandbox,
        CHANGELOG,
        "## 0.1.0\n",
        "## 0.1.1\n\nBy hand.\n\n## 0.1.0\n",
    );
    let ending = sandbox.run_there(&["release"]);
    let shown =
        "0.1.0 -> 0.1.1: no change of the description since v0.1.0 is in the crate\n\nBy hand.\n";
    assert_eq!(ending.stdout, shown);
}

#[test]
fn a_version_that_people_raise_comes_into_the_crate_and_its_notes() {
    let sandbox = released();
    replace(&sandbox, OVERLAY, "version: 0.1.0 }", "version: 0.1.1 }");
    let fresh = |code| {
        for task in ["release", "regen"] {
            let ending = sandbox.run_there(&[task, "--check"]);
            assert_eq!(ending.code, Some(code), "{task}: {ending:?}");
        }
    };
    fresh(1);
    let ending = sandbox.run_there(&["release", "--write"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    fresh(0);
    let notes = sandbox
        .run_there(&["release", "--format", "markdown"])
        .stdout;
    assert_eq!(notes, "No change of the description is in the crate.\n");
    // What people say of it stays, and comes into the crate all the same.
    replace(
        &sandbox,
        CHANGELOG,
        "<!-- by `cargo xtask release` -->\nNo change of the description is in the crate.\n<!-- end -->\n",
        "By hand.\n",
    );
    replace(&sandbox, OVERLAY, "version: 0.1.1 }", "version: 0.1.2 }");
    replace(&sandbox, CHANGELOG, "## 0.1.1\n", "## 0.1.2\n");
    fresh(1);
    assert_eq!(sandbox.run_there(&["release", "--write"]).code, Some(0));
    fresh(0);
    let notes = sandbox
        .run_there(&["release", "--format", "markdown"])
        .stdout;
    assert_eq!(notes, "By hand.\n");
}

#[test]
fn words_behind_the_version_in_a_heading_stay() {
    let sandbox = released();
    add_a_field(&sandbox);
    assert_eq!(sandbox.run_there(&["release", "--write"]).code, Some(0));
    replace(&sandbox, CHANGELOG, "## 0.1.1\n", "## 0.1.1 (2026-12-01)\n");
    let written = sandbox.read(CHANGELOG);
    let ending = sandbox.run_there(&["release", "--check"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert_eq!(sandbox.run_there(&["release", "--write"]).code, Some(0));
    assert_eq!(sandbox.read(CHANGELOG), written);

    rename_a_field(&sandbox);
    assert_eq!(sandbox.run_there(&["release", "--write"]).code, Some(0));
    let changelog = sandbox.read(CHANGELOG);
    assert!(
        changelog.contains("\n## 0.2.0 (2026-12-01)\n"),
        "{changelog}"
    );
}

#[test]
fn only_the_tag_of_a_version_is_a_release() {
    let sandbox = released();
    add_a_field(&sandbox);
    sandbox.commit();
    sandbox.git(&["tag", "v1"]);
    sandbox.git(&["tag", "v0.2-draft"]);
    let ending = sandbox.run_there(&["release"]);
    assert!(ending.stdout.starts_with("0.1.0 -> 0.1.1: "), "{ending:?}");
}

#[test]
fn without_git_or_its_history_the_last_release_is_not_known() {
    let sandbox = released();
    add_a_field(&sandbox);
    sandbox.commit();
    let whole = format!("file://{}", sandbox.path("").display());
    let shallow = Sandbox::new();
    std::fs::remove_file(shallow.path("pets.yaml")).unwrap();
    shallow.git(&["clone", "--quiet", "--depth=1", &whole, "."]);
    let ending = shallow.run_there(&["release"]);
    let message = "error: the last release is not known, for this clone has only a part of the history\n  \
                   help: `git fetch --tags --unshallow`, or say the last release with `--since`\n";
    assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), message));
    std::fs::remove_dir_all(sandbox.path(".git")).unwrap();
    let ending = sandbox.run_there(&["release"]);
    let message = "error: the last release is not known: not a git repository (or any of the parent directories): .git\n  \
                   help: releases are tags of git: run this in a clone of the repository\n";
    assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), message));
}

#[test]
fn the_notes_alone_are_the_text_of_a_release() {
    let sandbox = released();
    add_a_field(&sandbox);
    let ending = sandbox.run_there(&["release", "--since", "HEAD", "--format", "markdown"]);
    assert_eq!(
        ending.stdout,
        "### Added\n\n- `models::Pet::age: Option<i64>`\n"
    );
}

#[test]
fn where_no_line_says_the_version_it_is_for_people_to_write() {
    let sandbox = released();
    add_a_field(&sandbox);
    replace(
        &sandbox,
        OVERLAY,
        "version: 0.1.0 }",
        "version: \"0.1.\\x30\" }",
    );
    let before = sandbox.files("");
    let ending = sandbox.run_there(&["release", "--write"]);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    assert!(
        ending.stderr.contains("write `version: 0.1.1` into"),
        "{ending:?}"
    );
    assert_eq!(sandbox.files(""), before);
}
