//! The files of the project.

use std::fs;
use std::path::{Path, PathBuf};

/// A file, with its path from the project's root.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// Whether this is the file of a room, or stands in its folder.
    pub fn is_in(&self, room: &str) -> bool {
        let rest = self.path.strip_prefix(room).unwrap_or("no");
        rest == ".rs" || rest.starts_with('/')
    }
}

/// Every file with this ending below a folder, sorted by path.
pub fn files(folder: &str, ending: &str) -> Vec<File> {
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// What stands in a folder, in alphabetical order.
pub fn entries(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// The text of one file.
pub fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.extension().is_some_and(|found| found == ending) {
            let path = path
                .strip_prefix(root())
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            found.push(File {
                text: read(&path),
                path,
            });
        }
    }
}
