//! Compiles the crates of all cases in one workspace, so that their dependencies are built once.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::case::Case;

/// What the crates are compiled with: nothing is left over, whatever is asked for.
const FEATURES: [&[&str]; 2] = [&[], &["--all-features"]];

/// Runs `cargo clippy` on every crate, with warnings as errors.
pub fn compile(cases: impl Iterator<Item = Case>) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let workspace = target.join("golden");
    let _ = fs::remove_dir_all(&workspace);
    let mut members = Vec::new();
    for case in cases {
        let name = case.name();
        let tree = case
            .generate(Some(&name))
            .unwrap_or_else(|messages| panic!("{name}: {messages}"))
            .tree;
        for (path, text) in tree {
            let path = workspace.join(&name).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        members.push(name);
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, workspace.join("Cargo.lock")).unwrap();
    for features in FEATURES {
        let output = Command::new(env!("CARGO"))
            .args(["clippy", "--quiet", "--workspace", "--offline"])
            .args(features)
            .args(["--", "-D", "warnings"])
            .current_dir(&workspace)
            .env("CARGO_TARGET_DIR", target.join("golden-target"))
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{features:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
