//! What `--check` says.

use std::fs;
use std::process::Command;

use crate::sandbox::{MARK, Sandbox};

#[test]
fn a_fresh_crate_is_one_line() {
    let sandbox = Sandbox::with_client();
    let ending = sandbox.generate(&["--check"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(
        ending.stdout.starts_with("client is fresh: 1 operation, "),
        "{}",
        ending.stdout
    );
    assert_eq!(ending.stdout.lines().count(), 1);
}

#[test]
fn differences_are_shown_and_nothing_is_written() {
    let sandbox = Sandbox::with_client();
    let fresh = sandbox.read("client/src/lib.rs");
    let line = fresh.lines().count() + 1;
    sandbox.write("client/src/lib.rs", format!("{fresh}// An edit.\n"));
    sandbox.write("client/src/gone.rs", MARK);
    fs::remove_file(sandbox.path("client/README.md")).unwrap();
    let before = sandbox.files("client");

    let ending = sandbox.generate(&["--check"]);
    let list = format!(
        "\
missing  client/README.md
stale    client/src/gone.rs
changed  client/src/lib.rs
{line:>6} - // An edit.
"
    );
    assert_eq!((ending.code, ending.stdout), (Some(1), list));
    let reason = "error: client is not what pets.yaml gives: 1 changed, 1 missing, 1 stale\n  \
                  help: run the same command without `--check`\n";
    assert!(ending.stderr.ends_with(reason), "{}", ending.stderr);
    assert_eq!(sandbox.files("client"), before);
}

#[test]
fn a_changed_line_is_shown_as_it_is_and_as_it_should_be() {
    let sandbox = Sandbox::with_client();
    let fresh = sandbox.read("client/Cargo.toml");
    let line = 1 + fresh.lines().position(|line| line == "[package]").unwrap();
    sandbox.write("client/Cargo.toml", fresh.replace("[package]", "[parcel]"));
    let ending = sandbox.generate(&["--check"]);
    let expected = format!(
        "\
changed  client/Cargo.toml
{line:>6} - [parcel]
{line:>6} + [package]
"
    );
    assert_eq!(ending.stdout, expected);
    let reason = "error: client is not what pets.yaml gives: 1 changed, 0 missing, 0 stale\n";
    assert!(ending.stderr.contains(reason), "{}", ending.stderr);
}

#[test]
fn a_long_list_is_cut() {
    let sandbox = Sandbox::with_client();
    for number in 10..22 {
        sandbox.write(&format!("client/src/gone_{number}.rs"), MARK);
    }
    let ending = sandbox.generate(&["--check"]);
    let expected = "\
stale    client/src/gone_19.rs
and 2 more
";
    assert!(ending.stdout.ends_with(expected), "{}", ending.stdout);
    let reason = "error: client is not what pets.yaml gives: 0 changed, 0 missing, 12 stale\n";
    assert!(ending.stderr.contains(reason), "{}", ending.stderr);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let sandbox = Sandbox::new();
    let ending = sandbox.generate(&["--check"]);
    assert_eq!(ending.code, Some(1));
    assert!(
        ending.stdout.contains("missing  client/Cargo.toml\n"),
        "{}",
        ending.stdout
    );
    assert!(!sandbox.path("client").exists());
}

#[test]
fn the_crate_of_this_workspace_is_fresh() {
    let elsewhere = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command
        .args(["regen", "--check"])
        .current_dir(&elsewhere)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
