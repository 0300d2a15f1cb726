//! Every recording says where it comes from, and is served by a test of this folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::recorded::{FOLDER, Recording};

#[test]
fn every_recording_says_where_it_comes_from() {
    for name in names() {
        let origin = Recording::read(&name).origin;
        let known = ["documentation: ", "written from the schema: ", "recorded: "];
        assert!(
            known.iter().any(|start| origin.starts_with(start)),
            "{name} says `{origin}`"
        );
    }
}

#[test]
fn every_recording_is_served() {
    let sources = sources();
    let forgotten: Vec<_> = names()
        .into_iter()
        .filter(|name| !sources.contains(&format!("\"{name}\"")))
        .collect();
    assert_eq!(forgotten, Vec::<String>::new(), "no test serves these");
}

/// The recordings as the tests name them, such as `users/list`.
fn names() -> Vec<String> {
    let folders = entries(Path::new(FOLDER)).into_iter();
    let files = folders
        .filter(|path| path.is_dir())
        .flat_map(|path| entries(&path));
    let name = |file: PathBuf| {
        let path = file.strip_prefix(FOLDER).unwrap().with_extension("");
        path.to_str().unwrap().replace('\\', "/")
    };
    let names: Vec<_> = files.map(name).collect();
    assert!(!names.is_empty(), "{FOLDER} has no recordings");
    names
}

fn sources() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("replay");
    let files = entries(&folder).into_iter().filter(|path| path.is_file());
    files
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
