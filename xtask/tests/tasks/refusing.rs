//! What is refused, with the crate and everyone's files left as they are.

use std::fs;

use crate::sandbox::{DESCRIPTION, Sandbox};

#[test]
fn a_file_of_the_user_in_the_way() {
    let sandbox = Sandbox::with_client();
    sandbox.write("client/src/lib.rs", "//! Mine.\n");
    sandbox.write(
        "client/Cargo.toml",
        "# @generated; do not edit.\n# An edit.\n",
    );
    let before = sandbox.files("client");

    let ending = sandbox.generate(&[]);
    assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
    let expected = "\
error: these files are in the way, for their first line does not say `@generated`; \
nothing was written
  client/src/lib.rs
  help: move them elsewhere, or delete them if nothing in them is yours; then run this again
";
    assert!(ending.stderr.ends_with(expected), "{}", ending.stderr);
    assert_eq!(sandbox.files("client"), before);
}

#[test]
fn a_folder_of_something_else() {
    let sandbox = Sandbox::new();
    sandbox.write("client/notes.txt", "Mine.");
    let ending = sandbox.generate(&[]);
    assert_eq!(ending.code, Some(1));
    let expected = "\
error: client is not empty and holds no generated crate; nothing was written
  help: give a new or an empty folder to `--out`
";
    assert_eq!(ending.stderr, expected);
    assert_eq!(sandbox.files("client").len(), 1);
}

#[test]
fn but_not_a_folder_with_nothing_but_hidden_files() {
    let sandbox = Sandbox::new();
    sandbox.write("client/.git/HEAD", "ref: refs/heads/main\n");
    let ending = sandbox.generate(&[]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert!(sandbox.path("client/.git/HEAD").exists());
}

#[test]
fn a_description_with_errors() {
    let sandbox = Sandbox::with_client();
    let before = sandbox.files("client");
    sandbox.write(
        "pets.yaml",
        DESCRIPTION.replace("schemas/Pet'", "schemas/Nobody'"),
    );

    for more in [&[][..], &["--check"]] {
        let ending = sandbox.generate(more);
        assert_eq!((ending.code, ending.stdout.as_str()), (Some(1), ""));
        assert!(
            ending.stderr.contains("#/components/schemas/Nobody"),
            "{}",
            ending.stderr
        );
        let expected = "\
\n\nerror: there is no crate to write because of the error above; client was not changed\n";
        assert!(ending.stderr.ends_with(expected), "{}", ending.stderr);
        assert_eq!(sandbox.files("client"), before);
    }
}

#[test]
fn a_description_that_cannot_be_read() {
    let sandbox = Sandbox::new();
    fs::remove_file(sandbox.path("pets.yaml")).unwrap();
    let ending = sandbox.generate(&[]);
    assert_eq!(ending.code, Some(1));
    let (start, end) = (
        "error: cannot read pets.yaml: ",
        "\n  help: check the path: there is no such file or folder\n",
    );
    assert!(
        ending.stderr.starts_with(start) && ending.stderr.ends_with(end),
        "{}",
        ending.stderr
    );
    assert!(!ending.stderr.contains("os error"), "{}", ending.stderr);
    assert!(!sandbox.path("client").exists());
}

#[test]
fn a_description_that_is_not_utf8() {
    let sandbox = Sandbox::new();
    sandbox.write("pets.yaml", b"info: \xe9t\xe9");
    let ending = sandbox.generate(&[]);
    assert_eq!(ending.code, Some(1));
    let expected = "\
error: cannot read pets.yaml: the byte at offset 6 is not UTF-8
  help: save the file as UTF-8
";
    assert_eq!(ending.stderr, expected);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder() {
    let sandbox = Sandbox::with_client();
    fs::rename(sandbox.path("client/src"), sandbox.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", sandbox.path("client/src")).unwrap();
    let before = sandbox.files("elsewhere");
    let ending = sandbox.generate(&["--name", "other"]);
    assert_eq!(ending.code, Some(1));
    let expected = "\
error: client/src must be a folder, and is a file or a symbolic link; nothing was written
  help: move it elsewhere, then run this again
";
    assert!(ending.stderr.ends_with(expected), "{}", ending.stderr);
    assert_eq!(sandbox.files("elsewhere"), before);
}
