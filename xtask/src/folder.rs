//! What stands in the folder of a crate, and whose it is. Nothing here writes.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

use generator::Tree;

use crate::failures::{self, Failure};
use crate::location::Location;
use crate::mark::is_marked;

/// The files that the generator wrote, as they stand, by path with `/`.
pub type OwnedFiles = BTreeMap<String, Vec<u8>>;

/// Where a first line is cut, so that a large file of another kind is not read for nothing.
const LONGEST_FIRST_LINE: u64 = 4096;

/// Refuses a folder that holds anything visible and no crate of the generator: a slip in `--out`
/// must not mix a crate into someone's files.
pub fn make_sure_it_is_ours(out: &Location) -> Result<(), Failure> {
    let entries = entries(&out.path).map_err(|error| failures::unreadable(out, &error))?;
    let is_empty = entries
        .iter()
        .all(|entry| is_hidden(&entry.file_name().to_string_lossy()));
    let is_ours = |path| owned_content(&out.path.join(path)).is_ok_and(|content| content.is_some());
    match is_empty || is_ours("Cargo.toml") || is_ours("src/lib.rs") {
        true => Ok(()),
        false => Err(failures::not_ours(out)),
    }
}

/// Reads every file below the folder that bears the mark. Links are not followed; hidden folders,
/// `target` and packages inside the package are left out.
pub fn owned_files(out: &Location) -> Result<OwnedFiles, Failure> {
    let mut owned = OwnedFiles::new();
    let mut prefixes = vec![String::new()];
    while let Some(prefix) = prefixes.pop() {
        let folder = out.join(&prefix);
        let entries =
            entries(&folder.path).map_err(|error| failures::unreadable(&folder, &error))?;
        for entry in entries {
            // A name that is not text was not given by the generator.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let path = format!("{prefix}{name}");
            let unreadable = |error| failures::unreadable(&out.join(&path), &error);
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_file() {
                if let Some(content) = owned_content(&entry.path()).map_err(unreadable)? {
                    owned.insert(path, content);
                }
            } else if kind.is_dir() && !is_left_out(&entry.path(), &name) {
                prefixes.push(path + "/");
            }
        }
    }
    Ok(owned)
}

/// Makes sure that every file of the tree can stand at its path: no file of someone's own, no
/// link and no folder is there already.
pub fn make_sure_it_is_free(
    out: &Location,
    tree: &Tree,
    owned: &OwnedFiles,
) -> Result<(), Failure> {
    let mut in_the_way = Vec::new();
    for path in tree.keys() {
        for (end, _) in path.match_indices('/') {
            let folder = out.join(&path[..end]);
            if folder
                .path
                .symlink_metadata()
                .is_ok_and(|metadata| !metadata.is_dir())
            {
                return Err(failures::not_a_folder(&folder));
            }
        }
        let file = out.join(path);
        if !owned.contains_key(path) && file.path.symlink_metadata().is_ok() {
            in_the_way.push(file);
        }
    }
    match in_the_way.is_empty() {
        true => Ok(()),
        false => Err(failures::in_the_way(&in_the_way)),
    }
}

/// What is in a folder; nothing where there is no folder yet.
fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// The content of a file that bears the mark in its first line.
fn owned_content(file: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut reader = BufReader::new(File::open(file)?);
    let mut content = Vec::new();
    reader
        .by_ref()
        .take(LONGEST_FIRST_LINE)
        .read_until(b'\n', &mut content)?;
    if !is_marked(&content) {
        return Ok(None);
    }
    reader.read_to_end(&mut content)?;
    Ok(Some(content))
}

fn is_left_out(folder: &Path, name: &str) -> bool {
    is_hidden(name) || name == "target" || folder.join("Cargo.toml").exists()
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}
