//! On which workspace a task works: the one that is worked in, and not the one where it was built.

use crate::sandbox::Sandbox;

/// What `regen --check` says of the workspace of a sandbox.
const FRESH: &str = "generated is fresh: ";

#[test]
fn it_is_that_of_the_current_folder_or_above() {
    let sandbox = Sandbox::with_workspace();
    // Only here the crate is not fresh.
    sandbox.write(
        "spec/integrations-api.yaml",
        sandbox
            .read("spec/integrations-api.yaml")
            .replace("Gives one pet.", "Gives a pet."),
    );
    for folder in ["", "spec", "generated/src"] {
        let ending = sandbox.run_below(folder, &["regen", "--check"]);
        assert_eq!(ending.code, Some(1), "{folder}: {ending:?}");
        let told = "error: generated is not what spec/integrations-api.yaml gives: ";
        assert!(ending.stderr.contains(told), "{folder}: {ending:?}");
    }
    let ending = sandbox.run_below("spec", &["diff"]);
    assert!(ending.stdout.contains("now \"Gives a pet."), "{ending:?}");
    let ending = sandbox.run_below("spec", &["regen"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
}

#[test]
fn it_is_that_of_the_package_which_cargo_runs() {
    let sandbox = Sandbox::with_workspace();
    let elsewhere = Sandbox::new();
    let package = sandbox.path("xtask");
    let ending = elsewhere.run_by_cargo("", &package, &["regen", "--check"]);
    assert!(ending.stdout.starts_with(FRESH), "{ending:?}");
    // A package that is in no such workspace, as one whose build script runs this.
    let other = elsewhere.path("other");
    let ending = sandbox.run_by_cargo("spec", &other, &["regen", "--check"]);
    assert!(ending.stdout.starts_with(FRESH), "{ending:?}");
}

#[test]
fn without_one_there_is_an_error_where_one_is_needed() {
    let sandbox = Sandbox::new();
    for arguments in [
        &["regen"][..],
        &["names"],
        &["unions"],
        &["diff"],
        &["release"],
        &["fetch"],
        &["drift", "--no-build"],
    ] {
        let ending = sandbox.run_there(arguments);
        assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
        let told = "error: no workspace is at or above ";
        assert!(ending.stderr.starts_with(told), "{arguments:?}: {ending:?}");
    }
    let ending = sandbox.run_there(&["names", "--description", "pets.yaml"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let ending = sandbox.run_there(&["explain", "undecided-union"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
}

#[test]
fn without_one_what_is_compared_are_files() {
    let sandbox = Sandbox::new();
    let ending = sandbox.run_there(&["diff", "pets.yaml", "pest.yaml"]);
    let told = "\
error: there is no file pest.yaml
  help: check the path; a revision of git is known in a workspace alone
";
    assert_eq!((ending.code, ending.stderr.as_str()), (Some(1), told));
}
