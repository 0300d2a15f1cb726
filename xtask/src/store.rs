//! Stores several files, all of them or none.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::failures::{self, Failure};
use crate::interrupts;
use crate::location::Location;

/// Puts each content into its place, once all of them have been written beside these. If one cannot
/// be put there, those before it are put back. An interrupt waits for the end.
pub fn store(files: &[(&Location, &[u8])]) -> Result<(), Failure> {
    let deferral = interrupts::defer();
    let staged: Result<Vec<Staged>, Failure> = files
        .iter()
        .map(|(place, content)| {
            let file = Staged::new(&place.path, content);
            file.map_err(|error| failures::unwritable(place, &error))
        })
        .collect();
    let staged = staged?;
    if deferral.is_pending() {
        drop(staged);
        interrupts::end();
    }
    put(&staged).map_err(|(index, error)| failures::unwritable(files[index].0, &error))
}

/// Puts all files into their places, or none; then gives the number of the one that cannot be, and why.
fn put(staged: &[Staged]) -> Result<(), (usize, io::Error)> {
    for (index, file) in staged.iter().enumerate() {
        if let Err(error) = file.put() {
            staged[..index].iter().for_each(Staged::take_back);
            return Err((index, error));
        }
    }
    Ok(())
}

/// A file that is written, and not yet in its place.
struct Staged {
    place: PathBuf,
    old: Option<Vec<u8>>,
    /// Beside the place, to be on the same file system.
    folder: TempDir,
}

impl Staged {
    fn new(place: &Path, content: &[u8]) -> io::Result<Self> {
        // What a link leads to is replaced, and not the link.
        let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
        let old = match fs::read(&place) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let beside = place.parent().filter(|folder| *folder != Path::new(""));
        let folder = tempfile::Builder::new()
            .prefix(".xtask-")
            .tempdir_in(beside.unwrap_or(Path::new(".")))?;
        let staged = Self { place, old, folder };
        fs::write(staged.fresh(), content)?;
        Ok(staged)
    }

    fn fresh(&self) -> PathBuf {
        self.folder.path().join("fresh")
    }

    fn put(&self) -> io::Result<()> {
        fs::rename(self.fresh(), &self.place)
    }

    /// A failure is on its way to the user already, and there is nothing better to do with another.
    fn take_back(&self) {
        let _ = match &self.old {
            Some(old) => fs::write(&self.place, old),
            None => fs::remove_file(&self.place),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_stored_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| Location::within(folder.path(), name);
        let (old, new) = (place("old"), place("new"));
        fs::write(&old.path, "old").unwrap();
        store(&[(&old, b"1"), (&new, b"2")]).unwrap();
        assert_eq!(fs::read_to_string(&old.path).unwrap(), "1");
        assert_eq!(fs::read_to_string(&new.path).unwrap(), "2");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_cannot_be_stored_leaves_the_others_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::write(place("old"), "old").unwrap();
        let files = ["old", "new", "taken"].map(|name| Staged::new(&place(name), b"1").unwrap());
        // Nothing can be moved to where a folder is.
        fs::create_dir(place("taken")).unwrap();
        let (index, _) = put(&files).unwrap_err();
        drop(files);
        assert_eq!(index, 2);
        assert_eq!(fs::read_to_string(place("old")).unwrap(), "old");
        assert!(!place("new").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
