//! Golden cases: a small description, and exactly what is made of it.
//!
//! A case is a folder of `cases/` with `input.yaml` (and `overlay.yaml`, if it needs one, and further files
//! of the description, if it has some). Beside it
//! stands `output.rs`, the files of the crate that show the point, or `message.txt`, all that
//! the generator has to say, or both. `UPDATE=1 cargo test -p tests --test golden` writes what is made now.

mod case;
mod compile;

use std::fs;
use std::path::{Path, PathBuf};

use case::Case;

#[test]
fn crates_are_as_written() {
    for folder in folders(&cases(), "output.rs") {
        Case::read(&folder).check_output();
    }
}

#[test]
fn messages_are_as_written() {
    for folder in folders(&cases(), "message.txt") {
        Case::read(&folder).check_message();
    }
}

#[test]
fn every_case_says_what_must_come_out() {
    let cases = folders(&cases(), "input.yaml").into_iter();
    let is_silent = |case: &PathBuf| {
        !["output.rs", "message.txt"]
            .iter()
            .any(|it| case.join(it).exists())
    };
    let silent: Vec<PathBuf> = cases.filter(is_silent).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn generated_crates_compile_without_a_warning() {
    let crates = folders(&cases(), "output.rs");
    compile::compile(crates.iter().map(|folder| Case::read(folder)));
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/cases")
}

/// The folders that hold `file`, at any depth, sorted.
fn folders(root: &Path, file: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(folders(&path, file));
        }
    }
    if root.join(file).exists() {
        found.push(root.to_owned());
    }
    found.sort();
    found
}
