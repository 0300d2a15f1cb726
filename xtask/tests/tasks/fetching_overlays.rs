//! What `fetch` says of a new description with the overlays.

use crate::fetching::{server, text};
use crate::sandbox::{DESCRIPTION, Ending, OVERLAY, Sandbox};

/// What is said when a server has this text, which is stored.
async fn fetch_with_overlay(sandbox: &Sandbox, fresh: &str) -> Ending {
    sandbox.write("age.yaml", OVERLAY);
    let server = server(text(fresh)).await;
    let url = format!("{}/pets.yaml", server.uri());
    let files = ["--out", "pets.yaml", "--overlay", "age.yaml"];
    let ending = sandbox.run(&[&["fetch", "--overwrite", "--url", &url], &files[..]].concat());
    assert_eq!(ending.code, Some(0), "{ending:?}");
    ending
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_are_explained_with_the_overlay() {
    let sandbox = Sandbox::new();
    let fresh = DESCRIPTION.replace("        name:", "        called:");
    let ending = fetch_with_overlay(&sandbox, &fresh).await;
    for part in [
        "models::Pet::name",
        "models::Pet::called",
        " 0 unexplained\npets.yaml was fetched",
    ] {
        assert!(ending.stdout.contains(part), "{}", ending.stdout);
    }
}

#[test]
fn an_overlay_that_cannot_be_read_is_told_before_anything_is_asked() {
    let sandbox = Sandbox::new();
    let old = sandbox.read("pets.yaml");
    let url = ["--url", "https://a.example/pets.yaml"];
    let files = ["--out", "pets.yaml", "--overlay", "none.yaml"];
    let ending = sandbox.run(&[&["fetch", "--overwrite"], &url[..], &files].concat());
    assert_eq!(ending.code, Some(1), "{ending:?}");
    let message = "error: cannot read none.yaml: No such file or directory\n  \
                   help: check the path: there is no such file or folder\n";
    assert_eq!(ending.stderr, message);
    assert_eq!(sandbox.read("pets.yaml"), old);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_overlay_does_not_fit_is_stored_and_its_lines_are_shown() {
    let sandbox = Sandbox::new();
    let fresh = DESCRIPTION
        .replace("Pet:", "Animal:")
        .replace("/Pet'", "/Animal'");
    let ending = fetch_with_overlay(&sandbox, &fresh).await;
    assert!(
        ending.stderr.contains("error[overlay-target]"),
        "{}",
        ending.stderr
    );
    for part in ["\n-    Pet:\n", "\n+    Animal:\n", "cannot be said yet"] {
        assert!(ending.stdout.contains(part), "{}", ending.stdout);
    }
    assert_eq!(sandbox.read("pets.yaml"), fresh);
}
